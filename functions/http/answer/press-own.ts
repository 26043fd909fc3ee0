import { changePledge, markDelivered, withdrawPledge } from '../../../shared/actions/change-pledge.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { addDevice } from '../../../shared/store/pledge-record.ts'
import { answerNotFound } from '../app.ts'
import { readTyped, type Typed } from '../page/form.ts'
import { answerLinkPage } from '../page/page.ts'
import type { Visit } from '../visit.ts'
import { actAs, deviceHash } from './device.ts'
import { type Answering, findLink, readAnswering } from './look-up.ts'
import { refusedPledge, showAgain } from './press-pledge.ts'
import { readChosen } from './read-answer.ts'
import { actedElsewhere, showAnswering } from './show.ts'

type Mine = Answering & { readonly me: NonNullable<Answering['me']> }

/**
 * Opens a press on one's own pledge: only the device that promised, or a fresh link to the volunteer's own channel, gets
 * through; everybody else is shown how to get such a link.
 */
export function onOwnPledge(act: (visit: Visit, at: Mine, typed: Typed) => Promise<Response>) {
  return async (visit: Visit): Promise<Response> => {
    const { typed } = await readTyped(visit.c.req.raw)
    const link = await findLink(visit, typed.device)
    const at = link && (await readAnswering(visit, link))
    if (!link || !at) return answerNotFound(visit)
    if (!at.me) {
      const words = answerWords[visit.language]
      if (!at.actedElsewhere) return showAnswering(visit, at, { typed, problems: {}, status: 409 })
      return answerLinkPage(visit, { title: words.actedTitle, status: 403, body: actedElsewhere(visit, at) })
    }
    if (link.fresh) {
      const device = deviceHash(visit, link.device, at.me.volunteer)
      await addDevice(visit.fx.table, { volunteer: at.me.volunteer, need: link.need }, device)
      actAs(visit, link.path, at.me.volunteer)
    }
    return act(visit, at as Mine, typed)
  }
}

/** POST …/withdraw: 'I cannot bring it after all'; also whoever stands by no more, or lets others have what was kept for them. */
export const pressWithdraw = onOwnPledge(async (visit, { link, me }) => {
  const done = await withdrawPledge(visit.fx, { scope: link.scope, need: link.need, volunteer: me.volunteer })
  return done.ok ? visit.c.redirect(link.path, 303) : refusedPledge(visit, link, {}, done.refusal)
})

/** POST …/delivered: 'I have dropped it off'. */
export const pressDelivered = onOwnPledge(async (visit, { link, me }) => {
  if (me.hold !== undefined)
    await markDelivered(visit.fx, { scope: link.scope, need: link.need, volunteer: me.volunteer })
  return visit.c.redirect(link.path, 303)
})

/** POST …/change: how many, when, or the word. */
export const pressChange = onOwnPledge(async (visit, { link, me }, typed) => {
  const chosen = readChosen(visit, typed)
  if (!chosen.ok) return showAgain(visit, link, typed, chosen.problems)
  const { quantities, bringBy, word } = chosen
  const changed = await changePledge(visit.fx, {
    scope: link.scope,
    need: link.need,
    volunteer: me.volunteer,
    seen: typed.seen ?? '',
    quantities,
    bringBy,
    word,
  })
  return changed.ok ? visit.c.redirect(link.path, 303) : refusedPledge(visit, link, typed, changed.refusal)
})

import { pledge } from '../../../shared/actions/pledge.ts'
import { standByFor } from '../../../shared/actions/stand-by.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { lineIds, packQuantities, readAsked } from '../../../shared/rules/ledger.ts'
import { answerNotFound } from '../app.ts'
import { readTyped } from '../page/form.ts'
import { answerLinkPage } from '../page/page.ts'
import type { Visit } from '../visit.ts'
import { actAs, deviceHash } from './device.ts'
import { findLink, readAnswering } from './look-up.ts'
import { onOwnPledge } from './press-own.ts'
import { presser, refusedPledge, showAgain } from './press-pledge.ts'
import { readChosen } from './read-answer.ts'
import { actedElsewhere, showAnswering } from './show.ts'
import { tellUsToStandBy } from './tell-us.ts'

/** POST …/stand-by: everything is promised, and this person would step in. Who is not known yet says who they are first. */
export async function pressStandBy(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const link = await findLink(visit, typed.device)
  const at = link && (await readAnswering(visit, link))
  if (!link || !at) return answerNotFound(visit)
  const words = answerWords[visit.language]
  const asked = readAsked(typed, lineIds)
  const person = at.me?.volunteer ?? presser(link, typed)
  if (at.actedElsewhere && person !== 'other')
    return answerLinkPage(visit, { title: words.actedTitle, status: 403, body: actedElsewhere(visit, at) })
  if (!asked.ok || person === undefined) {
    const problems = {
      ...(asked.ok ? {} : { lines: words.chooseSomething }),
      ...(person === undefined ? { who: words.chooseWho } : {}),
    }
    return showAnswering(visit, at, { typed, problems, status: 422 })
  }
  if (person === 'other') return tellUsToStandBy(visit, link, typed, packQuantities(asked.value))
  const done = await standByFor(visit.fx, {
    scope: link.scope,
    need: link.need,
    volunteer: person,
    name: at.me?.pledge?.name ?? link.proven?.name ?? link.invitation?.name ?? '',
    quantities: asked.value,
    bringBy: at.text.deadline,
    via: link.via === 'group' ? 'group' : 'invitation',
    device: deviceHash(visit, link.device, person),
    proven: link.fresh || link.proven !== undefined,
  })
  if (!done.ok) return refusedPledge(visit, link, typed, done.refusal)
  actAs(visit, link.path, person)
  return visit.c.redirect(link.path, 303)
}

/** POST …/take: their turn has come, and they take what is kept for them. Pressed too late, the page says how things are. */
export const pressTakeUp = onOwnPledge(async (visit, { link, me, ledger }, typed) => {
  if (me.hold?.until === undefined) return visit.c.redirect(link.path, 303)
  const kept = Object.entries(me.hold.quantities).map(([line, n]) => [line, String(n)])
  const chosen = readChosen(visit, { ...typed, ...Object.fromEntries(kept) })
  if (!chosen.ok) return showAgain(visit, link, typed, chosen.problems)
  const { deadline } = ledger
  if (chosen.bringBy > deadline)
    return refusedPledge(visit, link, typed, { kind: 'after-deadline', deadline })
  const taken = await pledge(visit.fx, {
    scope: link.scope,
    need: link.need,
    volunteer: me.volunteer,
    name: me.pledge?.name ?? '',
    ...chosen,
    via: me.pledge?.via ?? (link.via === 'group' ? 'group' : 'invitation'),
    device: deviceHash(visit, link.device, me.volunteer),
    proven: link.fresh,
  })
  return taken.ok ? visit.c.redirect(link.path, 303) : refusedPledge(visit, link, typed, taken.refusal)
})

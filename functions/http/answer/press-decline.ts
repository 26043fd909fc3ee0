import { mute } from '../../../shared/actions/mute.ts'
import { noteNo } from '../../../shared/actions/note-answers.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { declineInvitation } from '../../../shared/store/decline.ts'
import { wakeNeed } from '../../../shared/store/ledger-moves.ts'
import { answerNotFound } from '../app.ts'
import { readTyped } from '../page/form.ts'
import { answerLinkPage } from '../page/page.ts'
import type { Visit } from '../visit.ts'
import { deviceHash } from './device.ts'
import { findLink, readAnswering } from './look-up.ts'
import { actedElsewhere } from './show.ts'

/** POST /r/…/decline: 'not this time' in one tap. A live pledge is not declined by it: that is withdrawing. */
export async function pressDecline(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const link = await findLink(visit, typed.device)
  const at = link && (await readAnswering(visit, link))
  if (!link || !at || link.volunteer === undefined) return answerNotFound(visit)
  const { volunteer, need } = link
  const device = deviceHash(visit, link.device, volunteer)
  const mayAct = !at.actedElsewhere && !(volunteer in at.ledger.holds)
  if (
    at.me?.hold === undefined &&
    !(mayAct && (await declineInvitation(visit.fx.table, visit.fx.now(), { volunteer, need, device })))
  ) {
    const words = answerWords[visit.language]
    return answerLinkPage(visit, { title: words.actedTitle, status: 403, body: actedElsewhere(visit, at) })
  }
  if (at.me?.hold === undefined) await noteNo(visit.fx, { volunteer, need })
  if (typed.mute === 'org') await mute(visit.fx, volunteer, { org: link.scope.org })
  if (typed.mute === 'topics') await mute(visit.fx, volunteer, { topics: at.text.topics })
  // A no releases the next invitation at once.
  await wakeNeed(visit.fx.table, visit.fx.now(), link)
  return visit.c.redirect(typed.mute ? `${link.path}?muted=1` : link.path, 303)
}

import { type PledgeRefusal, pledge } from '../../../shared/actions/pledge.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { tellUsWords } from '../../../shared/messages/tell-us.ts'
import { readPledge } from '../../../shared/store/pledge.ts'
import { answerNotFound } from '../app.ts'
import { readTyped, type Typed } from '../page/form.ts'
import { answerLinkPage } from '../page/page.ts'
import type { Visit } from '../visit.ts'
import { actAs, deviceHash } from './device.ts'
import { findLink, type Link, readAnswering } from './look-up.ts'
import { readChosen } from './read-answer.ts'
import { knownFull } from './seen-full.ts'
import { sentenceOf } from './sentences.ts'
import { actedElsewhere, showAnswering } from './show.ts'
import { tellUs } from './tell-us.ts'

/** POST …/pledge. Three calls when it is accepted: the link, the record, the hold. Nothing is written for what is known to be taken. */
export async function pressPledge(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const link = await findLink(visit, typed.device)
  if (!link) return answerNotFound(visit)
  const chosen = readChosen(visit, typed)
  const who = presser(link, typed)
  const problems = {
    ...(chosen.ok ? {} : chosen.problems),
    ...(who === undefined ? { who: answerWords[visit.language].chooseWho } : {}),
  }
  if (!chosen.ok || who === undefined) return showAgain(visit, link, typed, problems)
  if (who === 'other') return tellUs(visit, link, typed, chosen)
  const full = await knownFull(visit.fx, link, { volunteer: who, ...chosen })
  if (full) return refusedPledge(visit, link, typed, full)
  if (link.proven && !(await (await import('./proven.ts')).mayTakeAnother(visit, link.proven)))
    return showAgain(visit, link, typed, { lines: tellUsWords[visit.language].tooManyFromHere }, 429)
  const answered = await pledge(visit.fx, {
    scope: link.scope,
    need: link.need,
    volunteer: who,
    name: await nameOf(visit, link, who),
    ...chosen,
    via: link.proven ? 'group' : 'invitation',
    device: deviceHash(visit, link.device, who),
    proven: link.fresh || link.proven !== undefined,
  })
  if (!answered.ok) return refusedPledge(visit, link, typed, answered.refusal)
  actAs(visit, link.path, who)
  return visit.c.redirect(link.path, 303)
}

/** As the invitation names them; by any other link to themselves, as they were named when they promised before. */
async function nameOf({ fx }: Visit, { invitation, proven, need }: Link, volunteer: string): Promise<string> {
  return proven?.name ?? invitation?.name ?? (await readPledge(fx.table, volunteer, need))?.name ?? ''
}

/** The volunteer who presses, 'other' for anybody the link was not sent to and who is not known here, undefined while they have not said. */
export function presser(link: Link, typed: Typed): string | undefined {
  const known = link.volunteer ?? link.proven?.volunteer
  if (known === undefined || typed.who === 'other') return 'other'
  return link.fresh || typed.who === 'me' ? known : undefined
}

/** The page again, with everything typed and what to change. */
export async function showAgain(
  visit: Visit,
  link: Link,
  typed: Typed,
  problems: Readonly<Record<string, string>>,
  status: 422 | 409 | 429 = 422,
): Promise<Response> {
  const answering = await readAnswering(visit, link)
  return answering ? showAnswering(visit, answering, { typed, problems, status }) : answerNotFound(visit)
}

/** A kind answer to a press that came to nothing, with the page as it is now. */
export async function refusedPledge(
  visit: Visit,
  link: Link,
  typed: Typed,
  refusal: PledgeRefusal,
): Promise<Response> {
  const answering = await readAnswering(visit, link)
  if (!answering || refusal.kind === 'absent') return answerNotFound(visit)
  if (refusal.kind === 'acted-elsewhere') {
    const words = answerWords[visit.language]
    return answerLinkPage(visit, {
      title: words.actedTitle,
      status: 403,
      body: actedElsewhere(visit, answering),
    })
  }
  if (refusal.kind === 'not-open')
    return showAnswering(visit, answering, { typed, problems: {}, status: 409 })
  const { field, sentence, status } = sentenceOf(visit, refusal, answering.text)
  const late = refusal.kind === 'line-full'
  return showAnswering(visit, answering, { typed, problems: { [field]: sentence }, status, late })
}

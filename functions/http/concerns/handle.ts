import { handleConcern, mayTake } from '../../../shared/actions/handle-concern.ts'
import { letNeedGoOn } from '../../../shared/actions/hub-stop.ts'
import { concernHubWords } from '../../../shared/messages/concern-hub.ts'
import { longestHandlingNote, measures } from '../../../shared/rules/concerns.ts'
import { type Concern, type Handling, readConcern } from '../../../shared/store/concern.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { answerNotFound } from '../app.ts'
import { type Problems, readTyped, type Typed } from '../page/form.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerConcern } from './one-concern.ts'

/** GET /hub/concerns/…: one concern, what it is about in public words, and what can be done. */
export async function showOneConcern(visit: MemberVisit): Promise<Response> {
  const concern = await named(visit)
  return concern ? answerConcern(visit, concern) : answerNotFound(visit)
}

/** POST /hub/concerns/…: decides. */
export async function pressHandle(visit: MemberVisit): Promise<Response> {
  const concern = await named(visit)
  if (!concern) return answerNotFound(visit)
  const { typed } = await readTyped(visit.c.req.raw)
  if (typed.do === 'go-on') return pressGoOn(visit, concern, Number(typed.seen))
  const read = readDecided(visit, concern, typed)
  if (!read.ok) return answerConcern(visit, concern, { typed, problems: read.problems, status: 422 })
  const done = await handleConcern(visit.fx, concern.concern, read.decided)
  if (done.ok) return visit.c.redirect(urls.hubConcern(concern.concern), 303)
  if (done.refusal.kind === 'absent') return answerNotFound(visit)
  const words = concernHubWords[visit.language]
  const now = (await named(visit)) ?? concern
  return answerConcern(visit, now, { typed, problems: { decided: words.already }, status: 409 })
}

/** Lets the asking for a need go on, if the stop that was seen still stands; the page says how it is then. */
async function pressGoOn({ fx, by, c }: MemberVisit, concern: Concern, seenAt: number): Promise<Response> {
  const { org, need } = concern
  if (org !== undefined && need !== undefined && Number.isSafeInteger(seenAt))
    await letNeedGoOn(fx, { scope: scopeOf(org), need }, { by: `hub ${by.member}`, seenAt })
  return c.redirect(urls.hubConcern(concern.concern), 303)
}

function named({ fx, c }: MemberVisit): Promise<Concern | undefined> {
  return readConcern(fx.table, fx.now(), c.req.param('concern') ?? '')
}

type Decided = Pick<Handling, 'measure' | 'note' | 'by'>

function readDecided(
  { by, language }: MemberVisit,
  concern: Concern,
  typed: Typed,
): { readonly ok: true; readonly decided: Decided } | { readonly ok: false; readonly problems: Problems } {
  const words = concernHubWords[language]
  const problems: Record<string, string> = {}
  const measure = measures.find((one) => one === typed.measure && mayTake(concern, one))
  const note = typed.note ?? ''
  if (!measure) problems.measure = words.measureMissing
  if (note.length > longestHandlingNote) problems.note = words.noteTooLong(longestHandlingNote)
  if (measure && measure !== 'nothing' && note === '') problems.note = words.noteMissing
  if (!measure || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, decided: { measure, note, by: by.member } }
}

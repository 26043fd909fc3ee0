import { mostDaysAhead } from '../../../shared/actions/need-input.ts'
import { discardImport, startImport, undoImport } from '../../../shared/actions/start-import.ts'
import { dateSentence } from '../../../shared/messages/dates.ts'
import { describeProblems } from '../../../shared/messages/describe-need.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { parseDeadline } from '../../../shared/rules/dates.ts'
import type { Finding } from '../../../shared/rules/identity-check.ts'
import { urgencies } from '../../../shared/rules/topics.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import {
  type ImportItem,
  type NeedsShared,
  rowsOfTurn,
  type WhichImport,
} from '../../../shared/store/import-item.ts'
import { answerNotFound } from '../app.ts'
import { readWords } from '../campaigns/edit.ts'
import { findingsInWords } from '../campaigns/public-words.ts'
import { readArea } from '../page/area-field.ts'
import { type Problems, readTyped, type Typed } from '../page/form.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerCheckNeeds } from './check-needs.ts'
import { answerDone, findImport } from './show-import.ts'

/** POST /import/…/start: yes to what was read. */
export async function pressStart(visit: MemberVisit): Promise<Response> {
  const found = await findImport(visit)
  if (!found) return answerNotFound(visit)
  const { typed, all } = await readTyped(visit.c.req.raw)
  const page = urls.importOf(found.it.import)
  if (found.it.state !== 'read') return visit.c.redirect(page, 303)
  const skip = all('skip')
  const harmless = all('harmless')
  const read = await readShared(visit, found, typed, harmless)
  const again = { typed, skip, harmless, findings: read.findings }
  if (!read.shared) return answerCheckNeeds(visit, found, { ...again, problems: read.problems }, 422)
  const leftOut = new Set(skip.map(Number))
  const done = await startImport(visit.fx, found.which, visit.by.member, { leftOut, needs: read.shared })
  if (done.ok) return visit.c.redirect(page, 303)
  if (done.refusal.kind !== 'no-rows') return answerNotFound(visit)
  const problems = { twins: importWords[visit.language].allLeftOut }
  return answerCheckNeeds(visit, found, { ...again, problems }, 422)
}

/** POST /import/…/discard */
export async function pressDiscard(visit: MemberVisit): Promise<Response> {
  const found = await findImport(visit)
  if (!found) return answerNotFound(visit)
  await discardImport(visit.fx, found.which)
  return visit.c.redirect(urls.imports(), 303)
}

/** POST /import/…/undo: all of it, or nothing once a part has gone out. */
export async function pressUndo(visit: MemberVisit): Promise<Response> {
  const found = await findImport(visit)
  if (!found) return answerNotFound(visit)
  const done = await undoImport(visit.fx, found.which, visit.by.member)
  if (!done.ok && done.refusal.kind === 'went-out') return answerDone(visit, found.which, found.it, 409)
  return visit.c.redirect(urls.importOf(found.it.import), 303)
}

interface Shared {
  readonly shared?: NeedsShared
  readonly problems: Problems
  /** What title and text may give away and nobody has called harmless yet, or has just now. */
  readonly findings: readonly Finding[]
}

/** What all needs share, or what has to be changed of it. Title and text are public: they are searched as a need's own words are. */
async function readShared(
  visit: MemberVisit,
  found: { readonly which: WhichImport; readonly it: ImportItem },
  typed: Typed,
  harmless: readonly string[],
): Promise<Shared> {
  const { fx, language } = visit
  const needWords = describeProblems[language]
  const { title = '', publicText = '', dropPlace = '', dropHours = '' } = typed
  const area = readArea(visit, await areaTree(fx.table), typed)
  const deadline = parseDeadline(typed.deadline ?? '', fx.now(), fx.zone, mostDaysAhead)
  const words = readWords(visit, typed, harmless, findingsInWords(typed, await peopleOf(visit, found)))
  const { problems, findings } = words
  if (!area.ok) problems.area = area.problem
  if (!deadline.ok) problems.deadline = dateSentence(language, deadline.refusal)
  if (dropPlace === '' || dropPlace.length > 120) problems.dropPlace = needWords.dropPlace
  if (dropHours.length > 120) problems.dropHours = needWords.dropHours
  if (!area.ok || !deadline.ok || Object.keys(problems).length > 0) return { problems, findings }
  return {
    problems,
    findings,
    shared: {
      ...{ title, publicText, area: area.code, deadline: deadline.value },
      urgency: urgencies.find((one) => one === typed.urgency) ?? 'normal',
      dropOff: { place: dropPlace, hours: dropHours },
    },
  }
}

/** Whom the rows are about. */
async function peopleOf(
  { fx }: MemberVisit,
  { which, it }: { readonly which: WhichImport; readonly it: ImportItem },
) {
  const turns = await Promise.all(
    Array.from({ length: it.turns }, (_, turn) => rowsOfTurn(fx.table, which, turn)),
  )
  return turns.flat().map(({ beneficiary }) => beneficiary)
}

import { findingsInWords } from '../../../shared/actions/campaign-words.ts'
import { mostDaysAhead } from '../../../shared/actions/need-input.ts'
import { discardImport, startImport, undoImport } from '../../../shared/actions/start-import.ts'
import { dateSentence } from '../../../shared/messages/dates.ts'
import { describeProblems } from '../../../shared/messages/describe-need.ts'
import { importPeopleWords } from '../../../shared/messages/import-people.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { parseDeadline } from '../../../shared/rules/dates.ts'
import type { Finding } from '../../../shared/rules/identity-check.ts'
import { urgencies } from '../../../shared/rules/topics.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { type NeedsShared, rowsOfTurn } from '../../../shared/store/import-item.ts'
import { isNeedRow } from '../../../shared/store/import-row.ts'
import { answerNotFound } from '../app.ts'
import { readWords } from '../campaigns/edit.ts'
import { readArea } from '../page/area-field.ts'
import { type Problems, readTyped, type Typed } from '../page/form.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerCheckNeeds } from './check-needs.ts'
import { answerCheckOrganizations, answerCheckVolunteers } from './check-people.ts'
import { answerDone, type FoundImport, findImport } from './show-import.ts'

/** POST /import/…/start: yes to what was read. */
export async function pressStart(visit: MemberVisit): Promise<Response> {
  const found = await findImport(visit)
  if (!found) return answerNotFound(visit)
  const page = urls.importOf(found.it.import)
  if (found.it.state !== 'read') return visit.c.redirect(page, 303)
  const { typed, all } = await readTyped(visit.c.req.raw)
  const pressed = { typed, skip: all('skip'), harmless: all('harmless') }
  const say = found.it.kind === 'needs' ? sayNeeds : sayPeople
  const said = await say(visit, found, pressed)
  if (said instanceof Response) return said
  const leftOut = new Set(pressed.skip.map(Number))
  const done = await startImport(visit.fx, found.which, visit.by.member, { ...said.given, leftOut })
  if (done.ok) return visit.c.redirect(page, 303)
  if (done.refusal.kind !== 'no-rows') return answerNotFound(visit)
  return said.again({ twins: importWords[visit.language].allLeftOut })
}

interface Pressed {
  readonly typed: Typed
  readonly skip: readonly string[]
  readonly harmless: readonly string[]
}

/** What was said beside the yes, and the page again should it come to nothing; or that page. */
interface Said {
  readonly given: { readonly needs?: NeedsShared }
  readonly again: (problems: Problems) => Promise<Response>
}

async function sayNeeds(visit: MemberVisit, found: FoundImport, pressed: Pressed): Promise<Said | Response> {
  const read = await readShared(visit, found, pressed.typed, pressed.harmless)
  const again = (problems: Problems) =>
    answerCheckNeeds(visit, found, { ...pressed, findings: read.findings, problems }, 422)
  return read.shared ? { given: { needs: read.shared }, again } : again(read.problems)
}

/** Volunteers know that they are on the list: whoever brings it says so. */
function sayPeople(
  visit: MemberVisit,
  found: FoundImport,
  { typed, skip }: Pressed,
): Said | Promise<Response> {
  const isVolunteers = found.it.kind === 'volunteers'
  const answer = isVolunteers ? answerCheckVolunteers : answerCheckOrganizations
  const again = (problems: Problems) => answer(visit, found, { skip, problems }, 422)
  if (isVolunteers && typed.agreed !== 'yes')
    return again({ agreed: importPeopleWords[visit.language].agreedMissing })
  return { given: {}, again }
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
  found: FoundImport,
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
async function peopleOf({ fx }: MemberVisit, { which, it }: FoundImport) {
  const turns = await Promise.all(
    Array.from({ length: it.turns }, (_, turn) => rowsOfTurn(fx.table, which, turn)),
  )
  return turns
    .flat()
    .filter(isNeedRow)
    .map(({ beneficiary }) => beneficiary)
}

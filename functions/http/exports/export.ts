import { commonWords } from '../../../shared/messages/common.ts'
import { dateSentence } from '../../../shared/messages/dates.ts'
import { type ExportKind, exportKinds, exportWords } from '../../../shared/messages/exports.ts'
import { addDays, dayOf, endOfDay, parseDay, startOfDay } from '../../../shared/rules/dates.ts'
import { type SheetToWrite, type Value, writeCsv, writeXlsxFile } from '../../../shared/sheets/write-sheet.ts'
import { writeAudit } from '../../../shared/store/audit.ts'
import { radios } from '../page/choices.ts'
import { answerFile, type FileFormat, fileFormats } from '../page/file.ts'
import { type Field, field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { needsColumns, needsRows } from './needs-rows.ts'
import { promisesColumns, promisesRows } from './promises-rows.ts'
import { needsPosted } from './read-needs.ts'

/** Most rows of one file: what Lambda can answer with (6 MB) holds twice as many. */
export const mostExported = 10_000
/** New pages are read for so long, in ms: a request lives 10 s at most. */
const longestMs = 6_000
/** How far back is proposed, in days. */
const daysBack = 90

/** GET /exports: what, for which time, in which format. */
export function showExport(visit: MemberVisit): Promise<Response> {
  const today = dayOf(visit.fx.now(), visit.fx.zone)
  return answerForm(visit, { from: addDays(today, -daysBack), to: today, format: 'xlsx' })
}

/** POST /exports: the file, and an entry in the record. It changes nothing else, but who took what out must be known. */
export async function pressExport(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const { typed } = await readTyped(visit.c.req.raw)
  const read = readForm(visit, typed)
  if (!read.ok) return answerForm(visit, typed, read.problems)
  const { kind, format } = read
  const sheet = await sheetOf(visit, read)
  if (!sheet) return answerForm(visit, typed, { to: exportWords[language].tooMuch(mostExported) })
  const entry = { kind: 'exported', at: fx.now(), by: by.member, detail: kind } as const
  await writeAudit(fx.table, by.scope, fx.newId(), entry)
  const bytes = format === 'csv' ? writeCsv(sheet) : await writeXlsxFile(sheet)
  return answerFile(visit, { name: `mulin-${kind}-${dayOf(fx.now(), fx.zone)}`, format, bytes })
}

interface Wanted {
  readonly kind: ExportKind
  readonly format: FileFormat
  readonly from: number
  readonly to: number
}

/** The whole list, read page by page; undefined where it is more than one file may hold. */
async function sheetOf(visit: MemberVisit, { kind, from, to }: Wanted): Promise<SheetToWrite | undefined> {
  const words = exportWords[visit.language]
  const until = visit.fx.now() + longestMs
  const rowsOf = kind === 'needs' ? await needsRows(visit) : await promisesRows(visit)
  const rows: Value[][] = []
  for await (const page of needsPosted(visit, from, to)) {
    rows.push(...(await rowsOf(page)))
    if (rows.length > mostExported || visit.fx.now() > until) return undefined
  }
  const columns = kind === 'needs' ? needsColumns(visit) : promisesColumns(visit)
  return { name: words[`${kind}Sheet`], columns, rows }
}

function readForm(
  { fx, language }: MemberVisit,
  typed: Typed,
): ({ readonly ok: true } & Wanted) | { readonly ok: false; readonly problems: Problems } {
  const words = exportWords[language]
  const kind = exportKinds.find((one) => one === typed.what)
  const format = fileFormats.find((one) => one === typed.format) ?? 'xlsx'
  const [from, to] = [parseDay(typed.from ?? ''), parseDay(typed.to ?? '')]
  const problems: Record<string, string> = {}
  if (!kind) problems.what = words.whatMissing
  if (!from.ok) problems.from = dateSentence(language, from.refusal)
  if (!to.ok) problems.to = dateSentence(language, to.refusal)
  if (from.ok && to.ok && from.value > to.value) problems.from = words.wrongOrder
  if (!kind || !from.ok || !to.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, kind, format, from: startOfDay(from.value, fx.zone), to: endOfDay(to.value, fx.zone) }
}

function answerForm(visit: MemberVisit, typed: Typed, problems: Problems = {}): Promise<Response> {
  const words = exportWords[visit.language]
  const one = (spec: Field) => field(spec, typed, problems)
  const what = {
    name: 'what',
    legend: words.what,
    options: exportKinds.map((kind) => ({ value: kind, label: words[kind] })),
    ...(problems.what ? { problem: problems.what } : {}),
  }
  const format = {
    name: 'format',
    legend: words.format,
    options: fileFormats.map((value) => ({ value, label: words[value] })),
  }
  return answerMemberPage(visit, {
    title: words.title,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${words.title}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}<p>${words.intro} ${words.contacts}</p>
<form method="post" action="${urls.exports()}">${radios(what, typed.what)}<div class="row"><div>${one({ name: 'from', label: words.from, type: 'date', required: true })}</div><div>${one({ name: 'to', label: words.to, type: 'date', required: true })}</div></div>${radios(format, typed.format)}<button>${words.download}</button></form>`,
  })
}

import { commonWords } from '../../../shared/messages/common.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { sheetSentence } from '../../../shared/messages/sheets.ts'
import { readSheetFile } from '../../../shared/sheets/read-sheet.ts'
import { putImport } from '../../../shared/store/import-item.ts'
import { withinLimit } from '../../../shared/store/limit.ts'
import { type Problems, problemSummary } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { table } from '../page/table.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { listKinds } from './kinds.ts'
import type { ReadList } from './list-kind.ts'
import { readUpload } from './read-upload.ts'

type Kind = keyof typeof listKinds

/** More than anybody needs to get a list right, and too few to keep a function busy. */
const perMember = { what: 'upload', most: 40, windowMs: 3_600_000 } as const
/** A report that is longer helps nobody; the rest shows when these are put right. */
const mostReported = 200
const mostUnknown = 20

/** GET: the template, and where to put the file. */
export function showUpload(visit: MemberVisit, kind: Kind): Promise<Response> {
  return answerUpload(visit, kind)
}

/** POST: reads the file. Where anything is wrong with it a report says what, cell by cell, and nothing is kept. */
export async function pressUpload(visit: MemberVisit, kind: Kind): Promise<Response> {
  const { fx, by, language } = visit
  const words = importWords[language]
  const { file } = await readUpload(visit.c.req.raw)
  if (!file) return answerUpload(visit, kind, words.fileMissing, 422)
  if (!(await withinLimit(fx.table, fx.now(), { ...perMember, source: by.member })))
    return answerUpload(visit, kind, words.tooOften, 429)
  const sheet = await readSheetFile(file)
  if (!sheet.ok) return answerUpload(visit, kind, sheetSentence(language, sheet.refusal), 422)
  const list = await listKinds[kind].read(visit, sheet.value)
  if (!list.ok) return answerUpload(visit, kind, list.refusal, 422)
  if (list.value.problems.length > 0) return answerReport(visit, kind, list.value)
  const id = fx.newId()
  const unknown = list.value.unknown.slice(0, mostUnknown).map((title) => title.slice(0, 40))
  const fresh = { import: id, kind, by: by.member, role: by.role, language, unknown }
  await putImport(fx.table, by.scope, fx.now(), fresh, list.value.rows)
  return visit.c.redirect(urls.importOf(id), 303)
}

/** Every cell that must be changed, in words, in the order of the file. */
function answerReport(
  visit: MemberVisit,
  kind: Kind,
  { problems, of, unknown }: ReadList,
): Promise<Response> {
  const words = importWords[visit.language]
  const shown = problems.slice(0, mostReported)
  const rest = problems.length - shown.length
  return answerMemberPage(visit, {
    title: words.notTakenTitle,
    status: 422,
    wide: true,
    body: html`<h1>${words.notTakenTitle}</h1><p role="alert">${words.notTaken(problems.length, of)}</p>${
      unknown.length > 0 ? html`<p>${words.unknownColumns(unknown.join(words.list).slice(0, 300))}</p>` : ''
    }${table(
      words.notTakenTitle,
      [words.row, words.column, words.problem],
      shown.map(({ row, column, sentence }) => [row, column, sentence]),
    )}${rest > 0 ? html`<p>${words.more(rest)}</p>` : ''}<h2>${words.again}</h2>${uploadForm(visit, kind, {})}`,
  })
}

function answerUpload(
  visit: MemberVisit,
  kind: Kind,
  problem?: string,
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = importWords[visit.language]
  const problems: Problems = problem ? { file: problem } : {}
  return answerMemberPage(visit, {
    title: words[kind],
    status,
    body: html`<h1>${words[kind]}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}<p>${words[`${kind}Text`]}</p>
<h2>${words.step1}</h2><div class="row">${(['xlsx', 'csv'] as const).map(
      (format) =>
        html`<a class="button plain" href="${urls.importTemplate(kind, format)}">${words.template} .${format}</a>`,
    )}</div><p class="hint">${words.templateText}</p>
<h2>${words.step2}</h2>${uploadForm(visit, kind, problems)}<p><a href="${urls.imports()}">${words.toImports}</a></p>`,
  })
}

function uploadForm(visit: MemberVisit, kind: Kind, problems: Problems): Html {
  const words = importWords[visit.language]
  const problem = problems.file
  return html`<form method="post" action="${urls.importList(kind)}" enctype="multipart/form-data"><label for="file">${words.file}</label>${
    problem ? html`<p class="error" id="file-error">${problem}</p>` : ''
  }<input type="file" id="file" name="file" accept=".xlsx,.csv" required${problem ? html` aria-invalid="true" aria-describedby="file-error"` : ''}><button>${words.upload}</button></form>`
}

import { importWords } from '../../../shared/messages/imports.ts'
import { type SheetToWrite, writeCsv, writeXlsxFile } from '../../../shared/sheets/write-sheet.ts'
import { answerFile, type FileFormat } from '../page/file.ts'
import type { MemberVisit } from '../visit.ts'
import { listKinds } from './kinds.ts'

/** GET /imports/needs/template.xlsx: an empty list with its heading, hints, choices, and one row as an example. */
export async function showTemplate(
  visit: MemberVisit,
  kind: keyof typeof listKinds,
  format: FileFormat,
): Promise<Response> {
  const { columns, example } = listKinds[kind]
  const sheet: SheetToWrite = {
    name: importWords[visit.language][kind],
    columns: columns(visit.language),
    rows: [example(visit.language)],
  }
  const bytes = format === 'csv' ? writeCsv(sheet) : await writeXlsxFile(sheet)
  return answerFile(visit, { name: `mulin-${kind}`, format, bytes })
}

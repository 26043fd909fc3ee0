import type { Visit } from '../visit.ts'

/** Formats of lists that leave Mulin as files. */
export const fileFormats = ['xlsx', 'csv'] as const
export type FileFormat = (typeof fileFormats)[number]

const types: Record<FileFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Answers with a file to be saved; `name` is without its ending and in plain letters. */
export function answerFile(
  visit: Visit,
  file: { readonly name: string; readonly format: FileFormat; readonly bytes: Uint8Array },
): Response {
  return visit.c.body(new Uint8Array(file.bytes), 200, {
    'content-type': types[file.format],
    'content-disposition': `attachment; filename="${file.name}.${file.format}"`,
  })
}

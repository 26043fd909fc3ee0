import { expect } from 'vitest'
import { readSheetFile } from '../../shared/sheets/read-sheet.ts'
import type { SignedInBrowser } from './sign-in.ts'

/** What an export holds: rows by the titles of their columns. */
export async function exported(
  { browser }: SignedInBrowser,
  what: string,
  format = 'xlsx',
  lang = 'zh-CN',
): Promise<Record<string, string>[]> {
  const file = await browser.ask('POST', `/exports?lang=${lang}`, {
    form: { what, format, from: '2022-01-01', to: '2022-12-31' },
  })
  expect([file.status, file.headers.get('content-disposition')]).toEqual([
    200,
    `attachment; filename="mulin-${what}-2022-01-25.${format}"`,
  ])
  const read = await readSheetFile(file.bytes)
  if (!read.ok) throw new Error(read.refusal.kind)
  const [heading, ...rows] = read.value
  for (const { formulas } of read.value) expect(formulas).toEqual([])
  return rows.map(({ cells }) =>
    Object.fromEntries((heading?.cells ?? []).map((title, i) => [title, cells[i] ?? ''])),
  )
}

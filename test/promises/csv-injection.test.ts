import { describe, expect, it } from 'vitest'
import { readSheetFile } from '../../shared/sheets/read-sheet.ts'
import { writeCsv, writeXlsxFile } from '../../shared/sheets/write-sheet.ts'

describe('csv-injection', () => {
  const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '=cmd|"/c calc"!A1', "'=1", '小禾']
  const sheet = { name: 'x', columns: [{ title: '=title' }], rows: evil.map((value) => [value]) }

  it('no value of a written file is a formula, in .csv or .xlsx, and what was meant comes back', async () => {
    for (const file of [writeCsv(sheet), await writeXlsxFile(sheet)]) {
      const read = await readSheetFile(file)
      if (!read.ok) throw new Error(read.refusal.kind)
      for (const { formulas } of read.value) expect(formulas).toEqual([])
      const back = read.value.map(({ cells }) => cells[0])
      expect(back.slice(0, 5)).toEqual(['=title', '=1+1', '+1', '-1', '@SUM(A1)'])
      expect(back).toContain('小禾')
    }
  })

  it('the written bytes begin no cell with what a spreadsheet computes', async () => {
    const lines = new TextDecoder().decode(writeCsv(sheet)).split('\r\n')
    for (const line of lines.filter((one) => one !== '')) expect(line).toMatch(/^\ufeff?"(?![=+\-@\t\r\n＝])/)
  })
})

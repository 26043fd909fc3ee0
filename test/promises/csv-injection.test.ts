import { describe, expect, it } from 'vitest'
import { readSheetFile } from '../../shared/sheets/read-sheet.ts'
import { writeCsv, writeXlsxFile } from '../../shared/sheets/write-sheet.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { exported } from '../harness/an-export.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

const org = 'yunyijia'

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

describe('csv-injection: an export', () => {
  it('makes no formula of what posters and volunteers wrote, in .csv or .xlsx', async () => {
    const world = await aWorld()
    const coordinator = await asMember(world, { org, name: '=李社工' })
    const evil = '=HYPERLINK("http://evil.example","x")'
    const where = await aNeed(world, {
      org,
      wanted: [2],
      text: { beneficiary: { alias: '+SUM(A1)', ageBand: 'adult' }, responsible: coordinator.member },
    })
    const named = await aNeed(world, {
      org,
      wanted: [1],
      text: { lines: [{ id: 'a', label: evil, wanted: 1, unit: '@x', fit: '-1' }] },
    })
    const { volunteer } = await aVolunteer(world.fx, { name: "@SUM(1+1)*cmd|' /C calc'!A0" })
    await promised(world, where, volunteer)
    for (const format of ['csv', 'xlsx']) {
      const needs = await exported(coordinator, 'needs', format)
      expect(needs.find(({ 编号: need }) => need === where.need)).toMatchObject({
        化名: '+SUM(A1)',
        负责人: '=李社工',
      })
      expect(needs.find(({ 编号: need }) => need === named.need)).toMatchObject({
        物品: evil,
        单位: '@x',
        尺寸: '-1',
      })
      const promises = await exported(coordinator, 'promises', format)
      expect(promises).toMatchObject([{ 志愿者: "@SUM(1+1)*cmd|' /C calc'!A0" }])
    }
    const form = { what: 'needs', format: 'csv', from: '2022-01-01', to: '2022-12-31' }
    const { text } = await coordinator.browser.post('/exports', form)
    for (const line of text.split('\r\n'))
      for (const cell of line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []) expect(cell).not.toMatch(/^"?[=+\-@\t]/)
  })
})

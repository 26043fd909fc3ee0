import { describe, expect, it } from 'vitest'
import { aDesk, type Desk } from '../harness/a-desk.ts'
import { aWish, csvOf, needHeading, reportOf, upload, wishes } from '../harness/a-list.ts'
import { aCell, anXlsxOf } from '../harness/a-sheet.ts'
import { everything } from '../harness/invariants.ts'

const send = ({ poster }: Desk, file: Uint8Array, lang = 'zh-CN') =>
  upload(poster.browser, `/imports/needs?lang=${lang}`, file)

/** A row for each thing that can be wrong with a cell, with what is said of it. */
const wrong: readonly [Parameters<typeof aWish>[1], column: string, zh: string, en: string][] = [
  [
    { 化名: '名'.repeat(21) },
    '化名',
    '请填一个化名，最多 20 个字，不要用真名里的字。',
    'an alias of at most 20',
  ],
  [
    { 年龄段: '大孩子' },
    '年龄段',
    '“大孩子”看不明白，请写儿童、少年、成年人或老人，或者周岁数，例如：8。',
    'e.g. 8.',
  ],
  [{ 年龄段: '' }, '年龄段', '请写年龄段，例如：儿童。', 'e.g. child.'],
  [{ 物品: '' }, '物品', '请写需要什么，最多 60 个字，例如：冬季外套。', 'e.g. winter coat.'],
  [{ 尺寸: '长'.repeat(61) }, '尺寸', '请写短一些，最多 60 个字，例如：身高 130 cm。', 'e.g. height 130 cm.'],
  [{ 数量: '两件' }, '数量', '请把“两件”改成 1 到 1000 的整数，例如：1。', 'e.g. 1.'],
  [{ 数量: '1e21' }, '数量', '请把“1e21”改成 1 到 1000 的整数，例如：1。', 'e.g. 1.'],
  [{ 数量: '-1' }, '数量', '请把“-1”改成 1 到 1000 的整数，例如：1。', 'e.g. 1.'],
  [
    { 单位: '单位太长了单位太长了单位' + '长' },
    '单位',
    '请写短一些，最多 12 个字，例如：件。',
    'e.g. pairs.',
  ],
  [
    { 类别: '玩具' },
    '类别',
    '没有“玩具”这一类，请写：衣服被褥、鞋子、学习用品、食品、家居日用、助行助听等辅具。',
    'write one of: Clothes and bedding; Shoes',
  ],
  [
    { 给志愿者看的话: '话'.repeat(601) },
    '给志愿者看的话',
    '请写短一些，最多 600 个字。志愿者在手机上看，短一些更好。',
    'at most 600',
  ],
  [{ 您看到的情况: '话'.repeat(2001) }, '您看到的情况', '请写短一些，最多 2000 个字。', 'at most 2,000'],
  [{ 您看到的情况: '话'.repeat(5001) }, '您看到的情况', '这一格的内容太长了，请写短一些。', 'too much'],
  [{ 怎样同意: '' }, '怎样同意', '监护人的同意请写全：谁、怎样、哪一天。', 'complete the consent'],
  [{ 哪天同意: '2022-02-30' }, '哪天同意', '日历上没有这一天，请核对一下。', 'no such day'],
  [{ 哪天同意: '2023-01-01' }, '哪天同意', '同意的日子请填今天或以前的一天。', 'today or earlier'],
  [
    { 物品: '=HYPERLINK("http://x")' },
    '物品',
    '是公式（“=HYPERLINK("http://x")”），请改成文字：复制，再“选择性粘贴”为数值。',
    'This is a formula',
  ],
]

describe('import-bad: a list of needs', () => {
  const rows = [[...needHeading], ...wrong.map(([given], i) => aWish(i, given))]

  it('says of every bad cell where it is and what would do, and keeps nothing', async () => {
    const desk = await aDesk()
    const page = await send(desk, csvOf(rows))
    expect(page.status).toBe(422)
    expect(page.text).toContain(`${wrong.length} 行里有 ${wrong.length} 处要改。什么都没有导入。`)
    expect(reportOf(page.text).map(([row, column, sentence]) => [row, column, sentence])).toEqual(
      wrong.map(([, column, zh], i) => [`${i + 2}`, column, zh]),
    )
    const english = reportOf((await send(desk, csvOf(rows), 'en')).text)
    wrong.forEach(([, column, , en], i) => {
      expect(english[i]).toEqual([`${i + 2}`, column, expect.stringContaining(en)])
    })
    const left = (await everything(desk.world)).filter(({ sk }) => /^(IMPORT|ROWS|TEXT|CAMPAIGN)#/.test(sk))
    expect(left).toEqual([])
  })

  it('one bad cell among 61 rows is enough', async () => {
    const desk = await aDesk()
    const one = wishes(61).map((row, i) => (i === 44 ? aWish(44, { 数量: '许多' }) : row))
    const page = await send(desk, csvOf(one))
    expect(reportOf(page.text)).toEqual([['45', '数量', '请把“许多”改成 1 到 1000 的整数，例如：1。']])
    expect((await everything(desk.world)).filter(({ sk }) => sk.startsWith('ROWS#'))).toEqual([])
  })

  it('formulas and merged cells of a spreadsheet are named, and unknown columns are said', async () => {
    const desk = await aDesk()
    const heading = ['物品', '年龄段', '类别', '颜色']
      .map((title, i) => aCell(`${'ABCD'[i]}1`, title))
      .join('')
    const file = anXlsxOf(
      `<sheetData><row r="1">${heading}</row><row r="2"><c r="A2" t="str"><f>CONCATENATE("鞋","子")</f><v>鞋子</v></c>${aCell('B2', '儿童')}${aCell('C2', '鞋子')}</row><row r="3">${aCell('A3', '书包')}${aCell('C3', '学习用品')}</row></sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells>`,
    )
    const page = await send(desk, file)
    expect(reportOf(page.text)).toEqual([
      ['2', '物品', '是公式（“鞋子”），请改成文字：复制，再“选择性粘贴”为数值。'],
      ['2', '年龄段', '和别的格子合并了，请取消合并，每格都填上。'],
      ['3', '年龄段', '和别的格子合并了，请取消合并，每格都填上。'],
    ])
    expect(page.text).toContain('这些列用不上，没有读：颜色。')
  })

  it.each([
    [
      'wrong columns',
      () =>
        csvOf([
          ['姓氏', '东西'],
          ['a', 'b'],
        ]),
      '没有找到表头。请在第一行写上各列的名称，至少要有：年龄段、物品、类别。',
    ],
    [
      'a missing column',
      () =>
        csvOf([
          ['物品', '年龄段'],
          ['a', 'b'],
        ]),
      '请在表头补上这些列：类别。',
    ],
    [
      'a column that is there twice',
      () =>
        csvOf([
          ['物品', '心愿', '年龄段', '类别'],
          ['a', 'b', 'c', 'd'],
        ]),
      '有两列都叫“心愿”，请只留一列。',
    ],
    [
      '50,000 rows',
      () => csvOf(wishes(1).concat(Array(50_000).fill(['a', 'b', 'c']))),
      '一共 50002 行，一次最多 2000 行。请分成几个文件。',
    ],
    ['no file at all', () => new Uint8Array(), '请先选一个文件。'],
    ['a page of the web', () => new TextEncoder().encode('<!doctype html><html>'), '没有找到表头。'],
  ])('%s: said in a sentence at the field', async (_, file, sentence) => {
    const desk = await aDesk()
    const page = await send(desk, file())
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    expect(page.text).toContain('<a href="#file">')
    expect((await everything(desk.world)).filter(({ sk }) => /^(IMPORT|ROWS)#/.test(sk))).toEqual([])
  })

  it('2,000 rows of the longest texts fit, and are all there to look at', async () => {
    const desk = await aDesk()
    const long = { 您看到的情况: '话'.repeat(300), 给志愿者看的话: '心'.repeat(200) }
    const many = Array.from({ length: 1999 }, (_, i) => aWish(i, long))
    const read = await send(desk, csvOf([[...needHeading], ...many]))
    expect(read.status).toBe(303)
    const page = await desk.poster.browser.get(`${read.location}?from=76`)
    expect(page.text).toContain('读到 1999 个需求')
    expect(page.text).toContain('>2000</th>')
  })

  it('more than 4 MB is refused in words, and other pages keep their own bound', async () => {
    const { poster } = await aDesk()
    const large = new Uint8Array(4 * 1024 * 1024 + 1)
    const page = await upload(poster.browser, '/imports/needs', large)
    expect([page.status, page.text.includes('文件最多 4 MB')]).toEqual([413, true])
    const other = await upload(poster.browser, '/needs/new', new Uint8Array(300 * 1024))
    expect(other.status).toBe(413)
  })

  it('rows that are there for nobody else: another organisation finds neither the list nor its rows', async () => {
    const desk = await aDesk()
    const { location = '' } = await send(desk, csvOf(wishes(2)))
    const { aPerson } = await import('../harness/a-desk.ts')
    const stranger = await aPerson(desk.world, 'administrator', 'mochixiang')
    expect((await stranger.browser.get(location)).status).toBe(404)
    for (const step of ['start', 'discard', 'undo'])
      expect((await stranger.browser.post(`${location}/${step}`, {})).status).toBe(404)
    expect((await desk.poster.browser.get(location)).status).toBe(200)
  })
})

import { describe, expect, it } from 'vitest'
import { readCampaign } from '../../shared/store/campaign.ts'
import { importsOf } from '../../shared/store/import-item.ts'
import type { NeedText } from '../../shared/store/need-text.ts'
import { aDesk, type Desk } from '../harness/a-desk.ts'
import { aWish, csvOf, needHeading, shared, upload, wishes } from '../harness/a-list.ts'
import { anXlsx } from '../harness/a-sheet.ts'
import { bringIn } from '../harness/an-import.ts'
import { everything } from '../harness/invariants.ts'

async function texts(desk: Desk): Promise<NeedText[]> {
  return (await everything(desk.world)).filter(({ sk }) => sk.startsWith('TEXT#')) as unknown as NeedText[]
}

describe('importing needs', () => {
  it('61 wishes of a school from .xlsx become drafts of one campaign, and nobody has heard of them', async () => {
    const desk = await aDesk()
    const { world, poster, scope } = desk
    const file = await anXlsx(wishes(61))
    const read = await upload(poster.browser, '/imports/needs', file)
    const page = read.location ?? ''
    const check = await poster.browser.get(page)
    expect(check.text).toContain('读到 61 个需求，格式都对。还没有导入。')
    expect(await texts(desk)).toEqual([])
    await poster.browser.post(`${page}/start`, shared)
    const running = await poster.browser.get(page)
    expect(running.text).toContain('已导入 0 / 61 行')
    expect(running.text).toContain('<meta http-equiv="refresh" content="3">')
    await world.sweep()
    const done = await poster.browser.get(page)
    expect(done.text).toContain('61 个需求成了草稿，还没有发给任何人。')
    expect(done.text).not.toContain('http-equiv')
    const written = await texts(desk)
    expect(written).toHaveLength(61)
    expect(new Set(written.map(({ campaign }) => campaign)).size).toBe(1)
    expect(written.find(({ beneficiary }) => beneficiary.alias === '小禾 1')).toMatchObject({
      lines: [{ id: 'a', label: '冬季外套', wanted: 1, unit: '件', fit: '身高 120 cm' }],
      topics: ['clothing'],
      consent: { by: '奶奶（监护人）', recordedBy: poster.member },
      publicText: '一位邻居需要1件冬季外套。如果您有合适的，请选一样告诉我们，谢谢您！',
      dropOff: { place: '二马路社区居民服务大厅', hours: '工作日 9:00–17:00' },
    })
    const items = await everything(world)
    expect(items.filter(({ sk }) => sk.startsWith('ROWS#'))).toEqual([])
    expect(items.filter(({ sk }) => sk.startsWith('NOTICE#'))).toEqual([])
    expect(items.filter(({ sk }) => sk.startsWith('LEDGER#')).map(({ stage }) => stage)).toEqual(
      Array(61).fill('draft'),
    )
    const campaign = await readCampaign(world.fx.table, scope, page.split('/')[2] ?? '')
    expect(campaign?.needs.toSorted()).toEqual(written.map(({ need }) => need).toSorted())
  })

  it.each([
    ['zh-CN', '读到 2 个需求', '第 3 行和第 2 行一样：冬季外套'],
    ['en', '2 needs were read', 'Row 3 says the same as row 2: 冬季外套'],
  ])('says in %s what is double, and leaves out what is ticked', async (lang, read, twin) => {
    const desk = await aDesk()
    const { poster, world } = desk
    const rows = [[...needHeading], aWish(1), aWish(1)]
    const { location = '' } = await upload(poster.browser, '/imports/needs', csvOf(rows))
    const page = await poster.browser.get(`${location}?lang=${lang}`)
    expect(page.text).toContain(read)
    expect(page.text).toContain(twin)
    await poster.browser.post(`${location}/start`, { ...shared, skip: '3' })
    await world.sweep()
    expect(await texts(desk)).toHaveLength(1)
    const again = await upload(poster.browser, '/imports/needs', csvOf([[...needHeading], aWish(1)]))
    expect((await poster.browser.get(`${again.location}?lang=zh-CN`)).text).toContain(
      '第 2 行和一个进行中的需求一样：小禾 1：冬季外套',
    )
  })

  it('points out what may give somebody away, row by row, and in the title all read first', async () => {
    const { poster } = await aDesk()
    const rows = [
      [...needHeading, '真实姓名', '学校'],
      [...aWish(1, { 给志愿者看的话: '王小明的外套短了。' }), '王小明', '绿萝路小学'],
    ]
    const { location = '' } = await upload(poster.browser, '/imports/needs', csvOf(rows))
    const page = await poster.browser.get(location)
    expect(page.text).toContain('“王小明”：内部资料里的姓名或称呼，请删去。')
    const refused = await poster.browser.post(`${location}/start`, {
      ...shared,
      title: '绿萝路小学的心愿',
      publicText: '三年级2班的心愿',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('“绿萝路小学”：内部资料里的学校')
    const key = /name="harmless" value="([^"]+)"/.exec(refused.text)?.[1] ?? ''
    expect(refused.text).toContain('value="二马路"')
    const ticked = await poster.browser.post(`${location}/start`, {
      ...shared,
      publicText: '三年级2班的心愿',
      harmless: key,
    })
    expect(ticked.status).toBe(303)
  })

  it('makes up names where there are none, each once, and takes years for an age', async () => {
    const desk = await aDesk()
    const ages = ['8', '15岁', '40', '70 years']
    const rows = Array.from({ length: 50 }, (_, i) => aWish(i, { 化名: '', 年龄段: ages[i % 4] ?? '' }))
    await bringIn(desk.world, desk.poster, [[...needHeading], ...rows])
    const written = await texts(desk)
    expect(new Set(written.map(({ beneficiary }) => beneficiary.alias)).size).toBe(50)
    expect(new Set(written.map(({ beneficiary }) => beneficiary.ageBand))).toEqual(
      new Set(['child', 'teenager', 'adult', 'elder']),
    )
    for (const { beneficiary, consent } of written)
      expect(consent !== undefined).toBe(['child', 'teenager'].includes(beneficiary.ageBand))
  })

  it('keeps what was read for a day, and deletes it at once when asked', async () => {
    const desk = await aDesk()
    const { world, poster } = desk
    const one = await upload(poster.browser, '/imports/needs', csvOf(wishes(2)))
    const other = await upload(poster.browser, '/imports/needs', csvOf(wishes(2)))
    await poster.browser.post(`${one.location}/discard`, {})
    expect((await poster.browser.get(one.location ?? '')).status).toBe(404)
    expect((await everything(world)).filter(({ sk }) => sk.startsWith('ROWS#'))).toHaveLength(1)
    world.clock.advance(86_400_001)
    expect((await poster.browser.get(other.location ?? '')).status).toBe(404)
    expect((await poster.browser.post(`${other.location}/start`, shared)).status).toBe(404)
    expect((await poster.browser.get('/imports')).text).toContain('还没有导入过')
    expect((await importsOf(world.fx.table, desk.scope)).length).toBe(1)
  })
})

describe('the template', () => {
  it.each(['zh-CN', 'en'])('in %s is read back without a complaint, as .xlsx and as .csv', async (lang) => {
    const { poster } = await aDesk({ startAt: Date.parse('2026-02-01T02:00:00Z') })
    for (const ending of ['xlsx', 'csv']) {
      const file = await poster.browser.get(`/imports/needs/template.${ending}?lang=${lang}`)
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="mulin-needs.${ending}"`)
      const read = await upload(poster.browser, '/imports/needs', file.bytes)
      expect([ending, read.status]).toEqual([ending, 303])
      const page = await poster.browser.get(read.location ?? '')
      expect(page.text).toContain(lang === 'en' ? 'One need was read' : '读到 1 个需求')
    }
  })

  it('offers choices and hints where cells are filled in', async () => {
    const { poster } = await aDesk()
    const { bytes } = await poster.browser.get('/imports/needs/template.xlsx')
    const { unzip } = await import('../../shared/sheets/zip.ts')
    const parts = unzip(bytes, () => true)
    const sheet = parts.ok ? new TextDecoder().decode(parts.value.get('xl/worksheets/sheet1.xml')) : ''
    expect(sheet).toContain('<formula1>&apos;导入需求 +&apos;!$A$1:$A$4</formula1>'.replaceAll('&apos;', "'"))
    expect(sheet).toContain('prompt="可不填，睦邻会起一个。不要写真名。"')
  })
})

import { describe, expect, it } from 'vitest'
import { approveNeed } from '../../shared/actions/approve-need.ts'
import { startImport, undoImport } from '../../shared/actions/start-import.ts'
import type { ImportKind } from '../../shared/rules/import-life.ts'
import { type NeedsShared, putImport, readImport } from '../../shared/store/import-item.ts'
import type { ImportRow, NeedRow, OrganizationRow, VolunteerRow } from '../../shared/store/import-row.ts'
import { keys } from '../../shared/store/keys.ts'
import { aDesk, type Desk } from '../harness/a-desk.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything, type Item } from '../harness/invariants.ts'
import type { Process } from '../harness/world.ts'

const day = 86_400_000

const rowOf = (row: number, given: Partial<NeedRow> = {}): NeedRow => ({
  row,
  beneficiary: { alias: `小禾 ${row}`, ageBand: 'adult' },
  line: { label: '棉鞋', wanted: 1, unit: '双' },
  topics: ['shoes'],
  publicText: '一位邻居需要一双棉鞋。',
  internalText: '',
  ...given,
})

const needs = (now: number): NeedsShared => ({
  title: '几个心愿',
  publicText: '',
  area: '420502003002',
  deadline: now + 10 * day,
  urgency: 'normal',
  dropOff: { place: '服务大厅', hours: '' },
})

/** A desk with a list that was read. */
async function aListOf(kind: ImportKind, rows: readonly ImportRow[]) {
  const desk = await aDesk()
  const { world, scope, poster } = desk
  const which = { scope, import: 'theimport' }
  const role = kind === 'needs' ? 'poster' : 'administrator'
  const given = { import: 'theimport', kind, role, language: 'zh-CN', by: poster.member } as const
  await putImport(world.fx.table, scope, world.clock.now(), { ...given, unknown: [] }, rows)
  return { ...desk, which }
}

/** A list of needs that was read: two rows, or these. */
const aReadList = (rows: readonly NeedRow[] = [2, 3].map((row) => rowOf(row))) => aListOf('needs', rows)

const aVolunteer: VolunteerRow = {
  row: 2,
  name: '王阿姨',
  contact: { kind: 'email', address: 'wang@example.org', identity: 'hmac-of-wang' },
  area: '420502003002',
  wishes: ['clothing'],
  offers: [],
  language: 'zh-CN',
}

const anOrganization: OrganizationRow = {
  row: 2,
  organization: '二马路社区居委会',
  area: '420502003002',
  level: 'community',
  categories: ['family-education'],
  person: '陈主任',
  email: 'chen@example.org',
  identity: 'hmac-of-chen',
}
type Given = Awaited<ReturnType<typeof aReadList>>

const start = (process: Process, { which, poster, world }: Given, leftOut: number[] = []) =>
  startImport(process.fx, which, poster.member, {
    leftOut: new Set(leftOut),
    needs: needs(world.clock.now()),
  })

async function started(rows?: readonly NeedRow[]): Promise<Given> {
  const given = await aReadList(rows)
  await start(given.world, given)
  await given.world.sweep()
  return given
}

const isOf = (prefix: string) => (item: Item) => item.sk.startsWith(prefix)

/** Everything of the list, or nothing: needs with both their items and a link each, the campaign, no rows left lying about. */
async function wholeOrNothing(desk: Desk, count: number): Promise<number> {
  const items = await everything(desk.world)
  const texts = items.filter(isOf('TEXT#'))
  expect([0, count]).toContain(texts.length)
  for (const prefix of ['LEDGER#', 'GROUP#'])
    expect([prefix, items.filter(isOf(prefix)).length]).toEqual([prefix, texts.length])
  expect(items.filter(isOf('CAMPAIGN#')).length).toBe(texts.length > 0 ? 1 : 0)
  if (texts.length === 0) expect(items.filter(isOf('EVENT#'))).toEqual([])
  expect((await dueAudit(desk.world)).filter(({ sk }) => /^(IMPORT|TEXT|LEDGER)#/.test(sk))).toEqual([])
  return texts.length
}

describe('crash-import', () => {
  it('wherever saying yes or writing dies, the whole list is there in the end, once, or nothing of it', async () => {
    const points = await walkCrashes({
      given: () => aReadList(),
      when: async (process, given) => {
        await start(process, given)
        await process.sweep()
      },
      holds: async (given, died) => {
        const { which, world } = given
        const it = await readImport(world.fx.table, world.clock.now(), which)
        if (it?.state === 'read') {
          expect(died?.when).toBe('before')
          await start(world, given)
          await world.sweep()
        }
        expect(await wholeOrNothing(given, 2)).toBe(2)
        expect((await readImport(world.fx.table, world.clock.now(), which))?.state).toBe('done')
        expect((await everything(world)).filter(isOf('ROWS#'))).toEqual([])
      },
    })
    expect(points).toBeGreaterThan(30)
  })

  it('wherever taking back dies, nothing of it is left in the end', async () => {
    const points = await walkCrashes({
      given: () => started(),
      when: async (process, { which, poster }) => {
        await undoImport(process.fx, which, poster.member)
        await process.sweep()
      },
      holds: async ({ world, which, ...desk }) => {
        const it = await readImport(world.fx.table, world.clock.now(), which)
        if (it?.state === 'done') {
          await undoImport(world.fx, which, desk.poster.member)
          await world.sweep()
        }
        expect(await wholeOrNothing({ world, ...desk }, 2)).toBe(0)
        expect((await readImport(world.fx.table, world.clock.now(), which))?.state).toBe('undone')
      },
    })
    expect(points).toBeGreaterThan(10)
  })

  it('volunteers: wherever writing dies, each is there once and asked by one message', async () => {
    const points = await walkCrashes({
      given: () => aListOf('volunteers', [aVolunteer]),
      when: async (process, { which, poster }) => {
        await startImport(process.fx, which, poster.member, { leftOut: new Set() })
        await process.sweep()
      },
      holds: async ({ world, which, poster }) => {
        await startImport(world.fx, which, poster.member, { leftOut: new Set() })
        await world.sweep()
        const items = await everything(world)
        expect(items.filter(isOf('VOLUNTEER')).map(({ state }) => state)).toEqual(['imported'])
        expect(items.filter(({ kind }) => kind === 'join-asked')).toHaveLength(1)
        // Twice under one reference where the sending itself died, as every letter.
        const letters = world.post.to('wang@example.org')
        expect(new Set(letters.map(({ reference }) => reference)).size).toBe(1)
        expect(items.filter(isOf('ROWS#'))).toEqual([])
      },
    })
    expect(points).toBeGreaterThan(15)
  })

  it.each([false, true])(
    'organisations: wherever writing (or, %s, taking back) dies, each is there with its invitation, or not at all',
    async (back) => {
      const begin = ({ which, poster }: Given, { fx }: Process) =>
        startImport(fx, which, poster.member, { leftOut: new Set() })
      const points = await walkCrashes({
        given: async () => {
          const given = await aListOf('organizations', [anOrganization])
          if (!back) return given
          await begin(given, given.world)
          await given.world.sweep()
          return given
        },
        when: async (process, given) => {
          if (back) await undoImport(process.fx, given.which, given.poster.member)
          else await begin(given, process)
          await process.sweep()
        },
        holds: async (given) => {
          const { world, which, poster } = given
          if (back) await undoImport(world.fx, which, poster.member)
          else await begin(given, world)
          await world.sweep()
          const items = await everything(world)
          const count = back ? 0 : 1
          const own = items.filter(({ name }) => name === anOrganization.organization)
          expect(own).toHaveLength(count)
          expect(items.filter(({ email }) => email === anOrganization.email)).toHaveLength(count)
          const kinds = items.filter(isOf('AUDIT#')).map(({ kind }) => kind)
          expect(kinds.filter((kind) => kind === 'organization-admitted')).toHaveLength(count)
        },
      })
      expect(points).toBeGreaterThan(10)
    },
  )

  it('throttles and lost replies do not matter', async () => {
    const given = await aReadList(Array.from({ length: 30 }, (_, i) => rowOf(i + 2)))
    await start(given.world, given)
    given.world.faults.set({ throttle: 0.1, lostReply: 0.1 })
    for (let time = 0; time < 4; time++) {
      await given.world.sweep()
      given.world.clock.advance(120_000)
    }
    given.world.faults.stop()
    await given.world.sweep()
    expect(await wholeOrNothing(given, 30)).toBe(30)
  })
})

describe('import-bad: all or nothing', () => {
  it('a row that cannot be written any more takes those before it back, and says which it was', async () => {
    const given = await aReadList([
      rowOf(2),
      rowOf(3),
      rowOf(4, { deadline: Date.parse('2022-01-25T03:00:00Z') }),
    ])
    await start(given.world, given)
    given.world.clock.advance(2 * 3_600_000)
    await given.world.sweep()
    expect(await wholeOrNothing(given, 3)).toBe(0)
    const page = await given.poster.browser.get('/import/theimport')
    expect(page.text).toContain('第 4 行没有导入：截止日期已经过了，请改晚一些。别的行也都撤回了')
  })

  it('what has gone out keeps the whole from being taken back', async () => {
    const given = await started()
    const { world, scope, coordinator, poster, which } = given
    const [first] = (await everything(world)).filter(isOf('TEXT#'))
    const need = String(first?.need)
    expect(await approveNeed(world.fx, scope, coordinator.by, { need, version: 1 })).toEqual({ ok: true })
    expect(await undoImport(world.fx, which, poster.member)).toEqual({
      ok: false,
      refusal: { kind: 'went-out', count: 1 },
    })
    const pressed = await poster.browser.post('/import/theimport/undo', {})
    expect([pressed.status, pressed.text.includes('1 个已经发出或处理过')]).toEqual([409, true])
    expect((await everything(world)).filter(isOf('TEXT#'))).toHaveLength(2)
  })

  it('approving and taking back at the same moment: each need is out or gone, never half', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const given = await started()
      const { world, scope, coordinator, poster, which } = given
      const texts = (await everything(world)).filter(isOf('TEXT#'))
      await undoImport(world.fx, which, poster.member)
      world.faults.set({ latencyMs: 6 })
      const approving = texts.map(({ need }) =>
        approveNeed(world.newProcess().fx, scope, coordinator.by, { need: String(need), version: 1 }),
      )
      const [answers] = await Promise.all([Promise.all(approving), world.newProcess().sweep()])
      world.faults.stop()
      world.clock.advance(120_000)
      await world.sweep()
      const items = await everything(world)
      const out = texts.filter((_, i) => answers[i]?.ok)
      expect(
        items
          .filter(isOf('TEXT#'))
          .map(({ need }) => need)
          .sort(),
      ).toEqual(out.map(({ need }) => need).sort())
      for (const { need } of out)
        expect(items.find((item) => item.sk === keys.ledger(scope, String(need)).sk)).toMatchObject({
          stage: 'open',
        })
      expect(items.filter(isOf('LEDGER#'))).toHaveLength(out.length)
      expect(items.filter(isOf('GROUP#'))).toHaveLength(out.length)
      const campaign = items.find(isOf('CAMPAIGN#'))
      expect(((campaign?.needs ?? []) as string[]).toSorted()).toEqual(
        out.map(({ need }) => String(need)).toSorted(),
      )
      const page = await poster.browser.get('/import/theimport')
      expect(page.text).toContain(out.length > 0 ? `有 ${out.length} 个刚好已经发出` : '导入的内容都删除了')
    }
  })

  it('pressing yes twice, or from two windows, writes once', async () => {
    const given = await aReadList()
    const { world } = given
    await Promise.all([start(world, given), start(world.newProcess(), given)])
    await Promise.all([world.sweep(), world.newProcess().sweep()])
    expect(await wholeOrNothing(given, 2)).toBe(2)
  })

  it('rows that are left out are not written, and nothing is written when all are', async () => {
    const given = await aReadList()
    expect(await start(given.world, given, [2, 3])).toEqual({ ok: false, refusal: { kind: 'no-rows' } })
    await start(given.world, given, [3])
    await given.world.sweep()
    expect(await wholeOrNothing(given, 1)).toBe(1)
  })
})

import { expect, test } from 'vitest'
import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { cancelNeed } from '../../shared/actions/cancel-need.ts'
import { closeNeed } from '../../shared/actions/close-need.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { extendNeed } from '../../shared/actions/extend-need.ts'
import { listNeed } from '../../shared/actions/list-need.ts'
import { sightOf } from '../../shared/rules/closing.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { type Ledger, readLedger } from '../../shared/store/ledger-item.ts'
import { readGroupLink } from '../../shared/store/link.ts'
import { readListed } from '../../shared/store/listed-need.ts'
import { aDescription, aDesk, aDraft, type Desk, someAreas } from '../harness/a-desk.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import type { Process, World } from '../harness/world.ts'

const day = 86_400_000
const otherStreet = { code: '420502004', name: '西陵街道', level: 'street' } as const

type Open = Desk & { readonly need: string }

/** An open need of the desk; `listed` says whether due work has seen it. */
async function anOpenNeed(listed = true): Promise<Open> {
  const desk = await aDesk()
  await replaceAreas(desk.world.fx.table, 'more', [...someAreas, otherStreet])
  const { need, version } = await aDraft(desk, { topics: ['clothing', 'shoes'], skill: undefined })
  if (listed) await publish(desk.world, desk, need, version)
  await desk.world.sweep()
  return { ...desk, need }
}

async function publish({ fx }: Process, { scope, poster, coordinator }: Desk, need: string, version = 1) {
  await askReview(fx, scope, poster.by, { need, version })
  await approveNeed(fx, scope, coordinator.by, { need, version })
}

const onList = async (world: World) =>
  (await everything(world)).filter((item) => item.pk.startsWith('A#')).map((item) => `${item.pk} ${item.sk}`)

async function ledgerOf({ world, scope, need }: Open): Promise<Ledger> {
  const ledger = await readLedger(world.fx.table, { scope, need }, { strong: true })
  if (!ledger) throw new Error('no ledger')
  return ledger
}

test('A need is on the list while it is open, with public words only and the link of its group', async () => {
  const given = await anOpenNeed(false)
  const { world, scope, need } = given
  await world.sweep()
  expect(await onList(world)).toEqual([])
  await publish(world, given, need)
  await world.sweep()
  expect(await onList(world)).toEqual([`A#420502 420502003#${need}`])
  const link = await readGroupLink(world.fx.table, scope, need)
  expect(await readListed(world.fx.table, { district: '420502' })).toEqual([
    {
      need,
      org: 'yunyijia',
      orgName: expect.any(String),
      street: '420502003',
      place: '西陵区 云集街道',
      topics: ['clothing', 'shoes'],
      lines: [
        { id: 'a', label: '冬季外套', fit: '身高 135 cm' },
        { id: 'b', label: '鞋子', fit: '脚长 21.5 cm' },
        { id: 'c', label: '书包' },
      ],
      urgency: 'high',
      deadline: world.clock.now() + 7 * day,
      token: link?.token,
    },
  ])
  expect(JSON.stringify(await readListed(world.fx.table, { district: '420502' }))).not.toMatch(
    /小志|脚上|二马路/,
  )
  expect(await readListed(world.fx.table, { district: '420502', street: '420502003' })).toHaveLength(1)
  expect(await readListed(world.fx.table, { district: '420502', street: otherStreet.code })).toEqual([])
  expect(await readListed(world.fx.table, { district: '420503' })).toEqual([])
})

test('While nothing changes, due work of the need leaves the list alone', async () => {
  const { world } = await anOpenNeed()
  const before = JSON.stringify((await everything(world)).filter((item) => item.pk.startsWith('A#')))
  for (let i = 0; i < 3; i++) {
    world.clock.advance(day)
    await world.sweep()
  }
  expect(JSON.stringify((await everything(world)).filter((item) => item.pk.startsWith('A#')))).toBe(before)
})

test.each([
  ['its time is over', (given: Open) => given.world.clock.advance(8 * day)],
  [
    'it is cancelled',
    ({ world, scope, coordinator, need }: Open) => cancelNeed(world.fx, scope, coordinator.by, { need }),
  ],
  [
    'it is closed',
    async (given: Open) => {
      const { world, scope, coordinator, need } = given
      const seen = sightOf(await ledgerOf(given))
      const said = { outcome: 'not', reason: 'met-elsewhere', note: '别处解决了。' } as const
      const closed = await closeNeed(world.fx, coordinator.by, { scope, need, ...said, seen, harmless: [] })
      expect(closed.ok).toBe(true)
    },
  ],
] as const)('A need leaves the list when %s', async (_, end) => {
  const given = await anOpenNeed()
  await end(given)
  await given.world.sweep()
  expect(await onList(given.world)).toEqual([])
  expect((await ledgerOf(given)).listed).toBeUndefined()
})

test('A need that is open again, or whose words have changed, is on the list as it is now', async () => {
  const given = await anOpenNeed()
  const { world, scope, coordinator, need } = given
  world.clock.advance(8 * day)
  await world.sweep()
  await extendNeed(world.fx, scope, coordinator.by, { need, deadline: world.clock.now() + 5 * day })
  await world.sweep()
  expect(await readListed(world.fx.table, { district: '420502' })).toMatchObject([
    { need, deadline: world.clock.now() + 5 * day },
  ])
  const { edition = 1 } = await ledgerOf(given)
  const input = aDescription(world.fx, {
    area: otherStreet.code,
    topics: ['clothing'],
    dropOff: { place: '别处', hours: '' },
  })
  const edited = await editNeed(world.fx, scope, coordinator.by, { need, version: edition, input })
  expect(edited.ok).toBe(true)
  world.clock.advance(10_000)
  await world.sweep()
  expect(await onList(world)).toEqual([`A#420502 ${otherStreet.code}#${need}`])
  expect(await readListed(world.fx.table, { district: '420502' })).toMatchObject([{ topics: ['clothing'] }])
})

const opened = (given: Open) => publish(given.world, given, given.need)
const moved = ({ world, scope, coordinator, need }: Open) =>
  editNeed(world.fx, scope, coordinator.by, {
    need,
    version: 1,
    input: aDescription(world.fx, { area: otherStreet.code, topics: ['clothing'] }),
  })
const stopped = ({ fx }: Process, { scope, coordinator, need }: Open) =>
  cancelNeed(fx, scope, coordinator.by, { need })

test.each([
  ['a need was opened', false, opened, undefined],
  ['it was moved', true, moved, undefined],
  ['it was stopped', true, undefined, stopped],
] as const)(
  'Wherever keeping the list dies after %s, the list shows exactly what is open',
  async (_, listed, before, act) => {
    await walkCrashes({
      given: async () => {
        const given = await anOpenNeed(listed)
        await before?.(given)
        given.world.clock.advance(10_000)
        return given
      },
      when: async (process, given) => {
        if (act) await act(process, given)
        else await listNeed(process.fx, given, await ledgerOf(given))
      },
      holds: async (given) => {
        const ledger = await ledgerOf(given)
        const list = await readListed(given.world.fx.table, { district: '420502' })
        expect(list.map((one) => one.need)).toEqual(ledger.stage === 'open' ? [given.need] : [])
        for (const { street, topics } of list)
          expect([street, topics.length]).toEqual(before === moved ? [otherStreet.code, 1] : ['420502003', 2])
        const due = await dueAudit(given.world)
        expect(due.filter((item) => Number(item.dueAt) <= given.world.clock.now())).toEqual([])
      },
    })
  },
)

import { expect, test } from 'vitest'
import { cancelNeed } from '../../shared/actions/cancel-need.ts'
import { closeNeed } from '../../shared/actions/close-need.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { extendNeed } from '../../shared/actions/extend-need.ts'
import { sightOf } from '../../shared/rules/closing.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { lastStories, storiesBetween } from '../../shared/store/need-story.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { anApprovedNeed } from '../harness/an-approved-need.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import type { Process, World } from '../harness/world.ts'
import { aWorld } from '../harness/world.ts'

const day = 86_400_000
const by = { member: 'member1', role: 'coordinator' } as const

async function receivedFrom(world: World, where: Where, volunteer: string): Promise<void> {
  const ledger = await readLedger(world.fx.table, where, { strong: true })
  const seen = { hold: ledger?.holds[volunteer] ?? '', got: '' }
  await confirmReceipt(world.fx, {
    ...where,
    volunteer,
    by: by.member,
    seen,
    received: { a: 1 },
    rest: 'reopen',
  })
  await world.sweep()
}

async function close({ fx }: Process, where: Where): Promise<void> {
  const ledger = await readLedger(fx.table, where, { strong: true })
  if (!ledger) throw new Error('no ledger')
  await closeNeed(fx, by, {
    ...where,
    outcome: 'partly',
    reason: 'not-enough-offers',
    note: '谢谢大家。',
    seen: sightOf(ledger),
    harmless: [],
  })
}

test('a need that was asked for, promised and closed leaves one row of numbers and nobody’s id', async () => {
  const asking = await anApprovedNeed(20, {
    wanted: [2],
    text: { approvedAt: Date.parse('2022-01-25T01:00:00Z') },
  })
  const { world, where } = asking
  await world.sweep()
  const [first = ''] = (await everything(world))
    .filter(({ sk }) => sk === `INV#${where.need}`)
    .map(({ volunteer }) => String(volunteer))
  world.clock.advance(20 * 60_000)
  await promised(world, where, first)
  await receivedFrom(world, where, first)
  await close(world, where)
  await world.sweep()
  const rows = await lastStories(world.fx.table, where.scope, 10)
  const invited = (await everything(world)).filter(({ sk }) => sk === `INV#${where.need}`)
  expect(rows).toEqual([
    expect.objectContaining({
      need: where.need,
      topics: ['clothing', 'shoes'],
      area: '420502003',
      openedAt: Date.parse('2022-01-25T01:00:00Z'),
      outcome: 'partly',
      reason: 'not-enough-offers',
      wanted: 2,
      received: 1,
      asked: invited.length,
      yes: 1,
      givers: 1,
      delays: [20],
    }),
  ])
  expect(rows[0]?.asked).toBeGreaterThan(1)
  expect(rows[0]?.expected).toBeGreaterThan(0)
  const stored = (await everything(world)).filter(({ sk }) => sk.startsWith('STORY#'))
  expect(stored).toHaveLength(1)
  for (const { volunteer } of invited) expect(JSON.stringify(stored)).not.toContain(String(volunteer))
})

test('one that expires, gets more time and is stopped is one row, as it ended last', async () => {
  const { world, where } = await anApprovedNeed(0, {
    text: { approvedAt: Date.parse('2022-01-25T02:00:00Z') },
  })
  world.clock.advance(8 * day)
  await world.sweep()
  const [expired] = await lastStories(world.fx.table, where.scope, 10)
  expect(expired?.outcome).toBe('expired')
  await extendNeed(world.fx, where.scope, by, { need: where.need, deadline: world.clock.now() + day })
  world.clock.advance(3_600_000)
  const stoppedAt = world.clock.now()
  await cancelNeed(world.fx, where.scope, by, { need: where.need })
  world.clock.advance(3_600_000)
  await cancelNeed(world.fx, where.scope, by, { need: where.need })
  const rows = await lastStories(world.fx.table, where.scope, 10)
  expect(rows.map(({ outcome, endedAt }) => [outcome, endedAt])).toEqual([['cancelled', stoppedAt]])
})

test('a draft that is thrown away has no story', async () => {
  const world = await aWorld()
  const where = await aNeed(world, { ledger: { stage: 'draft' } })
  await cancelNeed(world.fx, where.scope, by, { need: where.need })
  await world.sweep()
  expect(await lastStories(world.fx.table, where.scope, 10)).toEqual([])
})

test('rows are read by the month they were opened in, the last first, one Query each', async () => {
  const world = await aWorld()
  const start = Date.parse('2022-01-20T00:00:00Z')
  for (let i = 0; i < 4; i++) {
    const where = await aNeed(world, { text: { approvedAt: start + i * 5 * day } })
    await close(world, where)
  }
  await world.sweep()
  const scope = (await aNeed(world)).scope
  world.meter.reset()
  const last = await lastStories(world.fx.table, scope, 3)
  const february = Date.parse('2022-02-01T00:00:00Z')
  const january = await storiesBetween(world.fx.table, scope, Date.parse('2022-01-01T00:00:00Z'), february)
  expect(world.meter.calls).toEqual({ Query: 2 })
  expect(last.map(({ openedAt }) => (openedAt - start) / day)).toEqual([15, 10, 5])
  expect(january.map(({ openedAt }) => (openedAt - start) / day)).toEqual([0, 5, 10])
})

test('wherever closing dies, there is one story and it is the same', async () => {
  const told = new Set<string>()
  const walked = await walkCrashes({
    given: async () => {
      const world = await aWorld()
      const where = await aNeed(world, { org: 'yunyi', wanted: [2] })
      await promised(world, where, 'liu')
      await receivedFrom(world, where, 'liu')
      return { world, where }
    },
    when: async (process, { where }) => {
      await close(process, where)
      await process.sweep()
    },
    holds: async ({ world, where }) => {
      const rows = await lastStories(world.newProcess().fx.table, where.scope, 10)
      // Who died before the closing was written has not closed it.
      if ((await readLedger(world.fx.table, where, { strong: true }))?.stage !== 'closed') return
      expect(rows).toHaveLength(1)
      told.add(JSON.stringify({ ...rows[0], need: '' }))
      expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('LEDGER#'))).toEqual([])
    },
  })
  expect(walked).toBeGreaterThan(10)
  expect([...told]).toHaveLength(1)
})

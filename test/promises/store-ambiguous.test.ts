import { expect, test } from 'vitest'
import { withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { aNeed } from '../harness/a-need.ts'
import { promise, standsBy, timeline } from '../harness/a-pledge.ts'
import { type Mortality, mortality } from '../harness/crash.ts'
import { everything, type Item } from '../harness/invariants.ts'
import { aWorld, type Process, type World } from '../harness/world.ts'

/** So often the store is asked before the caller gives up. */
const tries = 2

interface Given {
  readonly world: World
  readonly where: Where
  /** The person of this name at this need. */
  readonly who: (name: string) => string
  /** What the ledger said of liu before. */
  readonly hold: string
}

type Press = (process: Process, given: Given) => Promise<unknown>

/** What people press; each is pressed again, just as it was, when the answer was that it is not known. */
const presses: Readonly<Record<string, Press>> = {
  'a first promise': (process, { where, who }) =>
    promise(process, where, who('zhou'), { quantities: { b: 1 } }),
  'a withdrawal that somebody waits for': ({ fx }, { where, who }) =>
    withdrawPledge(fx, { ...where, volunteer: who('liu') }),
  'a receipt': ({ fx }, { where, who, hold }) =>
    confirmReceipt(fx, {
      ...where,
      volunteer: who('liu'),
      by: 'member1',
      seen: { hold, got: '' },
      received: { a: 1 },
      rest: 'reopen',
    }),
}

test('store-ambiguous: whatever is pressed comes to the same, whichever of its writes was done without an answer', async () => {
  const clean = await played(Object.keys(presses).map((name) => ({ name, unanswered: undefined })))
  const every = clean.flatMap(({ name, writes }) =>
    Array.from({ length: writes }, (_, unanswered) => ({ name, unanswered })),
  )
  expect(every.length).toBeGreaterThan(7)
  for (const { name, unanswered, after } of await played(every))
    expect({ name, unanswered, after }).toEqual({
      name,
      unanswered,
      after: clean.find((one) => one.name === name)?.after,
    })
})

/** Presses at needs of their own, once more where it was answered that the store is unavailable; then due work comes to its end. */
async function played(all: readonly { readonly name: string; readonly unanswered: number | undefined }[]) {
  const world = await aWorld({ tries })
  const needs = await needsWithPeople(world, all.length)
  const presseds: Awaited<ReturnType<typeof pressed>>[] = []
  for (const [i, { name, unanswered }] of all.entries())
    presseds.push(await pressed(presses[name] as Press, needs[i] as Given, unanswered))
  for (let time = 0; time < 2; time++) {
    world.clock.advance(120_000)
    await world.sweep()
  }
  const items = await everything(world)
  return Promise.all(
    all.map(async (one, i) => ({
      ...one,
      writes: presseds[i]?.writes ?? 0,
      after: { answer: presseds[i]?.answer, ...(await whatBecame(needs[i] as Given, items)) },
    })),
  )
}

async function pressed(press: Press, given: Given, unanswered: number | undefined) {
  const { life, writes } = without(unanswered)
  const first = await press(given.world.newProcess(life), given).catch((error: NodeJS.ErrnoException) => {
    expect(error.code).toBe('ECONNRESET')
  })
  const count = writes()
  return { writes: count, answer: first ?? (await press(given.world, given)) }
}

/** Needs of which Liu holds the first thing, for which Chen stands by. */
async function needsWithPeople(world: World, count: number): Promise<Given[]> {
  const needs: Omit<Given, 'hold'>[] = []
  for (let i = 0; i < count; i++) {
    const where = await aNeed(world, { wanted: [1, 1] })
    const who = (name: string) => `${name}-${i}`
    await promise(world, where, who('liu'))
    needs.push({ world, where, who })
  }
  await world.sweep()
  for (const { where, who } of needs) await standsBy(world, where, who('chen'))
  await world.sweep()
  return Promise.all(
    needs.map(async (one) => {
      const ledger = await readLedger(world.fx.table, one.where, { strong: true })
      return { ...one, hold: ledger?.holds[one.who('liu')] ?? '' }
    }),
  )
}

/** A process whose n-th write is done, every time it is tried, and never answered. */
function without(unanswered: number | undefined): { life: Mortality; writes: () => number } {
  let writes = 0
  const life: Mortality = {
    ...mortality(),
    between: async (call, go) => {
      if (!call.writes) return go()
      const mine = writes++
      const answer = await go()
      const lost = unanswered !== undefined && mine >= unanswered && mine < unanswered + tries
      if (lost) throw Object.assign(new Error('made by a test'), { code: 'ECONNRESET' })
      return answer
    },
  }
  return { life, writes: () => writes }
}

/** What the ledger and the records say, and who was told what, without the numbers of the needs. */
async function whatBecame({ world, where, who }: Given, items: readonly Item[]) {
  const ledger = await readLedger(world.fx.table, where, { strong: true })
  const records = await Promise.all(
    ['liu', 'chen', 'zhou'].map((name) =>
      readPledge(world.fx.table, who(name), where.need, { strong: true }),
    ),
  )
  const notices = items.filter(({ need, sk }) => need === where.need && sk.startsWith('NOTICE#'))
  const after = {
    ...{ stage: ledger?.stage, open: ledger?.open, received: ledger?.received, got: ledger?.got },
    holds: Object.keys(ledger?.holds ?? {}).sort(),
    standby: ledger?.standby,
    records: records.map((record) => record && [record.state, record.received, record.told?.split(':')[0]]),
    told: notices.map((item) => `${item.to} ${item.kind}`).sort(),
    timeline: (await timeline(world, where)).sort(),
  }
  return JSON.parse(JSON.stringify(after).replaceAll(/(?<=liu|chen|zhou)-\d+/g, '')) as typeof after
}

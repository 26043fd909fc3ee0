import { describe, expect, it } from 'vitest'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { readBudgets } from '../../shared/store/budget.ts'
import { claim, findDue } from '../../shared/store/due.ts'
import { keys } from '../../shared/store/keys.ts'
import { aNeed } from '../harness/a-need.ts'
import { aWave } from '../harness/a-wave.ts'
import { dueAudit } from '../harness/invariants.ts'
import { invitationsNow } from '../harness/invitations-now.ts'
import { manyVolunteers, wavesOf } from '../harness/many-volunteers.ts'
import { aWorld, type World } from '../harness/world.ts'

/** 500 by default; `MANY=5000` for the whole promise. */
const many = Number(process.env.MANY ?? 500)

/** What the table's stream says of an item: its keys only. */
const streamOf = (key: { pk: string; sk: string }) => ({
  Records: [
    {
      eventSource: 'aws:dynamodb',
      dynamodb: { SequenceNumber: '1', Keys: { pk: { S: key.pk }, sk: { S: key.sk } } },
    },
  ],
})

/** How often each address got a letter, as a sorted list of counts. */
function counts(world: World): Map<string, number> {
  const found = new Map<string, number>()
  for (const { to } of world.post.arrived) found.set(to, (found.get(to) ?? 0) + 1)
  return found
}

describe('cast-once', () => {
  it('sends one counted letter each, though stream, sweep and "run now" all start every wave', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const people = await manyVolunteers(world, many)
    const waves = wavesOf(people)
    for (const [i, wave] of waves.entries()) await aWave(world, need, wave, i + 1)
    const start = async (i: number) => {
      const { fx } = world.newProcess()
      const record = streamOf(keys.wave(need.need, i + 1))
      await Promise.all([
        notifyHandler(fx)(record, {} as never),
        notifyHandler(fx)({}, {} as never),
        notifyHandler(fx)(record, {} as never),
      ])
    }
    // Four workers at a time, each with a repeated stream record and a sweep of its own.
    for (const some of wavesOf([...waves.keys()], 4)) await Promise.all(some.map(start))
    await world.sweep()

    const got = counts(world)
    expect(got.size).toBe(many)
    expect([...got.values()].every((count) => count === 1)).toBe(true)
    const budgets = await readBudgets(
      world.fx.table,
      people.map((one) => one.volunteer),
    )
    expect([...budgets.values()].every(({ asks }) => Object.keys(asks).length === 1)).toBe(true)
    const invitations = await invitationsNow(world, need.need, people)
    expect(invitations.filter(({ state }) => state === 'sent')).toHaveLength(many)
    expect((await dueAudit(world)).filter((item) => item.sk.startsWith('WAVE#'))).toEqual([])
  })

  it('asks nobody twice whom two waves name', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const people = await manyVolunteers(world, 10)
    await aWave(world, need, people, 1)
    await aWave(world, need, people, 1)
    await aWave(world, need, people, 2)
    await world.sweep()
    expect([...counts(world).values()]).toEqual(Array(10).fill(1))
  })

  it('spends at most three writes a volunteer and three a wave, index writes aside', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    for (const n of [20, 25]) {
      const people = await manyVolunteers(world, n)
      world.meter.reset()
      await aWave(world, need, people, n)
      await sweep(world.fx, 'notify', (await import('../../functions/notify/works.ts')).notifyWorks)
      const { PutItem = 0, UpdateItem = 0 } = world.meter.calls
      expect(PutItem + UpdateItem).toBeLessThanOrEqual(3 * n + 3)
    }
  })
})

describe('cast-claim', () => {
  it('gives one due item to one of two workers, a thousand times', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const rounds = Number(process.env.MANY ?? 200)
    const { table } = world.fx
    let winners = 0
    for (let round = 1; round <= rounds; round++) {
      await aWave(world, need, [], round)
      const item = { ...keys.wave(need.need, round), dueAt: world.clock.now() }
      const claims = await Promise.all([0, 1].map(() => claim(table, item, world.clock.now())))
      winners += claims.filter(Boolean).length
    }
    expect(winners).toBe(rounds)
    // What is leased is found, and nobody gets it before the lease is over.
    const found = await findDue(table, 'notify', world.clock.now())
    const again = await Promise.all(found.map((item) => claim(table, item, world.clock.now())))
    expect(again.filter(Boolean)).toEqual([])
  })
})

describe('cast-wave', () => {
  it('breaks no weekly cap when ten needs ask the same people at once', async () => {
    const world = await aWorld({ faults: { latencyMs: 3 } })
    const people = await manyVolunteers(world, 20)
    const needs = await Promise.all(Array.from({ length: 10 }, () => aNeed(world)))
    for (const need of needs) await aWave(world, need, people)
    await Promise.all(needs.map(() => world.newProcess().sweep()))
    const budgets = await readBudgets(
      world.fx.table,
      people.map((one) => one.volunteer),
    )
    // Each may be asked twice a week, and rests after the first.
    for (const { asks } of budgets.values()) expect(Object.keys(asks)).toHaveLength(1)
    expect([...counts(world).values()]).toEqual(Array(20).fill(1))
  })

  it('sends nothing more once the need is covered, even in the middle', async () => {
    const world = await aWorld()
    const people = await manyVolunteers(world, 50)
    const need = await aNeed(world, { ledger: { open: { a: 0, b: 0, c: 0 } } })
    for (const [i, wave] of wavesOf(people).entries()) await aWave(world, need, wave, i + 1)
    await world.sweep()
    expect(world.post.arrived).toEqual([])
  })
})

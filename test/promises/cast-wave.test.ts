import { expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { packStandingBy } from '../../shared/rules/ledger.ts'
import { dueAt } from '../../shared/store/due.ts'
import { takeHold } from '../../shared/store/holds.ts'
import { keys } from '../../shared/store/keys.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { letGo } from '../../shared/store/letting-go.ts'
import { eventsOf } from '../../shared/store/need-event.ts'
import { aCity, communities } from '../harness/a-city.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** An approved need, due now, with people around it. */
async function given(people = 40, changes: Parameters<typeof aNeed>[1] = {}) {
  const world = await aWorld()
  await aCity(world)
  for (let i = 0; i < people; i++)
    await aVolunteer(world.fx, { area: communities[i % 3] as string, reach: 'street', perWeek: 7 })
  await world.sweep()
  const where = await aNeed(world, changes)
  await wakeNeed(world.fx.table, world.clock.now(), where)
  return { world, where }
}

/** Everybody chosen for a wave so far, with the wave's number, as the timeline and the table show. */
async function asked(world: World, where: Where): Promise<string[]> {
  const items = await everything(world)
  return [
    ...items
      .filter((item) => item.pk === `N#${where.need}`)
      .flatMap((item) => [...(item.volunteers as string[])]),
    ...items.filter((item) => item.sk === `INV#${where.need}`).map((item) => item.volunteer as string),
  ].filter((id, i, all) => all.indexOf(id) === i)
}

const waves = async ({ world, where }: { world: World; where: Where }) =>
  (await eventsOf(world.fx.table, where.scope, where.need))
    .filter((event) => event.kind === 'wave')
    .map((event) => event.count)
const ledger = async ({ world, where }: { world: World; where: Where }) => {
  const found = await readLedger(world.fx.table, where, { strong: true })
  if (!found) throw new Error('no ledger')
  return found
}
const notices = async (world: World, kind: string) =>
  (await everything(world)).filter((item) => item.sk.startsWith('NOTICE#') && item.kind === kind)

test('An approved need asks its first wave at once, and the next ones only after their time', async () => {
  const at = await given()
  await at.world.sweep()
  expect(await waves(at)).toEqual([25])
  at.world.clock.advance(29 * minute)
  await at.world.sweep()
  expect(await waves(at)).toEqual([25])
  at.world.clock.advance(minute)
  await at.world.sweep()
  expect(await waves(at)).toEqual([25, 15])
  expect(await asked(at.world, at.where)).toHaveLength(40)
})

test('A covered need sends nothing more; when somebody withdraws, the next wave starts', async () => {
  const at = await given()
  await at.world.sweep()
  const [volunteer = ''] = await asked(at.world, at.where)
  const { table } = at.world.fx
  await takeHold(table, at.world.clock.now(), { ...at.where, volunteer, quantities: { a: 2, b: 2, c: 1 } })
  at.world.clock.advance(2 * hour)
  await at.world.sweep()
  expect(await waves(at)).toEqual([25])
  await letGo(table, at.world.clock.now(), { ...at.where, volunteer, reserveMs: hour })
  await at.world.sweep()
  expect(await waves(at)).toEqual([25, 15])
})

test('Nothing goes out at night: the wave waits for the morning', async () => {
  const at = await given()
  at.world.clock.set(Date.parse('2022-01-25T22:10:00+08:00'))
  await at.world.sweep()
  expect(await waves(at)).toEqual([])
  at.world.clock.set(Date.parse('2022-01-26T07:00:00+08:00'))
  await at.world.sweep()
  expect(await waves(at)).toEqual([25])
})

test('When nobody is left the responsible member is told once, and newcomers are asked the next day', async () => {
  const at = await given(3)
  await at.world.sweep()
  expect(await waves(at)).toEqual([3])
  at.world.clock.advance(hour)
  await at.world.sweep()
  expect(await notices(at.world, 'nobody-left')).toMatchObject([{ to: 'O#yunyi#member1' }])
  await aVolunteer(at.world.fx)
  at.world.clock.advance(day)
  await at.world.sweep()
  expect(await waves(at)).toEqual([3, 1])
  expect(await notices(at.world, 'nobody-left')).toHaveLength(1)
})

test('The other districts of the city are asked only when the own one is used up, and only who reaches so far', async () => {
  const at = await given(4)
  const far = await aVolunteer(at.world.fx, { area: '420504003002', reach: 'city' })
  await aVolunteer(at.world.fx, { area: '420504003002', reach: 'district' })
  await at.world.sweep()
  expect(await waves(at)).toEqual([5])
  expect(await asked(at.world, at.where)).toContain(far.volunteer)
})

test('At its deadline a need ends, its member is told, and nothing is due any more', async () => {
  const at = await given(2)
  at.world.clock.advance(7 * day)
  await at.world.sweep()
  expect((await ledger(at)).stage).toBe('expired')
  expect(await notices(at.world, 'deadline-passed')).toMatchObject([{ to: 'O#yunyi#member1' }])
  const due = await dueAudit(at.world)
  expect(due.filter((item) => item.sk.startsWith('LEDGER#'))).toEqual([])
  await at.world.sweep()
  expect((await eventsOf(at.world.fx.table, at.where.scope, at.where.need)).map((one) => one.kind)).toEqual([
    'expired',
  ])
})

test('A reservation that ran out goes to the next on standby, who is told once', async () => {
  const at = await given(0, { wanted: [1] })
  const { table } = at.world.fx
  const now = at.world.clock.now()
  const until = Math.ceil((now + 10 * minute) / 1000)
  await takeHold(table, now, { ...at.where, volunteer: 'first', quantities: { a: 1 }, until })
  await standingBy(at, 'second')
  await wakeNeed(table, now, at.where)
  await at.world.sweep()
  at.world.clock.advance(10 * minute + 1000)
  await at.world.sweep()
  await at.world.sweep()
  expect(Object.keys((await ledger(at)).holds)).toEqual(['second'])
  expect(await notices(at.world, 'promoted')).toMatchObject([{ to: 'V#second' }])
  at.world.clock.advance(day + minute)
  await at.world.sweep()
  expect((await ledger(at)).holds).toEqual({})
  expect((await ledger(at)).open).toEqual({ a: 1 })
})

async function standingBy({ world, where }: { world: World; where: Where }, volunteer: string) {
  const { UpdateCommand, PutCommand } = await import('@aws-sdk/lib-dynamodb')
  const { table } = world.fx
  const at = world.clock.now()
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.ledger(where.scope, where.need),
      UpdateExpression: 'SET standby = :standby',
      ExpressionAttributeValues: { ':standby': [packStandingBy({ volunteer, quantities: { a: 1 } })] },
    }),
  )
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keys.pledge(volunteer, where.need),
        ...{
          volunteer,
          need: where.need,
          org: where.scope.org,
          state: 'standby',
          lines: 'a1',
          told: 'standby',
        },
        ...{ name: '李娜', word: '', bringBy: at + 5 * day, via: 'invitation', at, changedAt: at },
      },
    }),
  )
}

test('crash-broadcast: wherever a wave dies, the need asks the same number of people, each once, and stays due', async () => {
  const points = await walkCrashes({
    given: () => given(30),
    when: ({ fx }) => sweep(fx, 'broadcast', broadcastWorks),
    holds: async (at) => {
      expect(await waves(at)).toEqual([25])
      expect(await asked(at.world, at.where)).toHaveLength(25)
      const { wave, dueAt: due } = await ledger(at)
      expect(wave).toBe(1)
      expect(due).toBeGreaterThan(at.world.clock.now())
    },
  })
  expect(points).toBeGreaterThan(3)
})

test('crash-broadcast: wherever ending at the deadline dies, it is over once and told once', async () => {
  await walkCrashes({
    given: async () => {
      const at = await given(0)
      await at.world.sweep()
      at.world.clock.advance(8 * day)
      return at
    },
    when: ({ fx }) => sweep(fx, 'broadcast', broadcastWorks),
    holds: async (at) => {
      expect((await ledger(at)).stage).toBe('expired')
      expect((await ledger(at)).dueAt).toBeUndefined()
      expect(await notices(at.world, 'deadline-passed')).toHaveLength(1)
    },
  })
})

test('schedule-overlap: five sweeps at the same moment start one wave', async () => {
  const at = await given(40)
  await Promise.all(
    Array.from({ length: 5 }, () => sweep(at.world.newProcess().fx, 'broadcast', broadcastWorks)),
  )
  expect(await waves(at)).toEqual([25])
  expect(await asked(at.world, at.where)).toHaveLength(25)
})

test('stream-dead: the sweep alone starts a broadcast within 120 seconds', async () => {
  const at = await given(20)
  for (let minutes = 0; minutes < 2; minutes++) {
    at.world.clock.advance(minute)
    await sweep(at.world.fx, 'broadcast', broadcastWorks)
  }
  expect(await waves(at)).toEqual([20])
})

test('due-audit: an open need is always due, whatever happened to it', async () => {
  const at = await given(12)
  for (let step = 0; step < 10; step++) {
    await at.world.sweep()
    const { stage, dueAt: due, dueShard } = await ledger(at)
    expect({ stage, due: due !== undefined }).toEqual({ stage, due: stage === 'open' })
    if (due !== undefined)
      expect(dueShard).toBe(dueAt('broadcast', keys.ledger(at.where.scope, at.where.need), due).dueShard)
    at.world.clock.advance(Math.max(minute, (due ?? 0) - at.world.clock.now()))
  }
})

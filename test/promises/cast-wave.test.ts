import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { packStandingBy } from '../../shared/rules/ledger.ts'
import { spendBudget } from '../../shared/store/budget.ts'
import { takeHold } from '../../shared/store/holds.ts'
import { keys } from '../../shared/store/keys.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { letGo } from '../../shared/store/letting-go.ts'
import { eventsOf } from '../../shared/store/need-event.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { linkIn } from '../harness/a-wave.ts'
import { type Asking, anApprovedNeed, asked, ledgerNow, notices, waves } from '../harness/an-approved-need.ts'
import { dueAudit } from '../harness/invariants.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test('An approved need asks at once until enough is expected, and the next ones when silence has made it too little', async () => {
  const at = await anApprovedNeed(120)
  await at.world.sweep()
  const first = await waves(at)
  // 1.75 yeses kept expected for five pieces, at 0.06 to 0.075 each.
  expect(first).toHaveLength(1)
  const people = (await asked(at)).length
  expect(people).toBeGreaterThan(21)
  expect(people).toBeLessThan(30)
  at.world.clock.advance(2 * minute)
  await at.world.sweep()
  expect(await waves(at)).toEqual(first)
  at.world.clock.advance(28 * minute)
  await at.world.sweep()
  expect((await asked(at)).length).toBeGreaterThan(people + 5)
})

test('A covered need sends nothing more and thanks whoever opens a link; when somebody withdraws, the next wave starts', async () => {
  const at = await anApprovedNeed(60, { wanted: [1] })
  await at.world.sweep()
  const first = await waves(at)
  const [volunteer = ''] = await asked(at)
  const { table } = at.world.fx
  await takeHold(table, at.world.clock.now(), { ...at.where, volunteer, quantities: { a: 1 } })
  at.world.clock.advance(2 * hour)
  await at.world.sweep()
  expect(await waves(at)).toEqual(first)
  const others = at.world.post.arrived.filter((letter) => letter.reference?.includes(volunteer) !== true)
  for (const letter of others.slice(0, 3))
    expect((await at.world.browser().get(linkIn(letter))).text).toContain('都有人带了，谢谢您！')
  await letGo(table, at.world.clock.now(), { ...at.where, volunteer, reserveMs: hour })
  await at.world.sweep()
  expect((await waves(at)).length).toBe(first.length + 1)
})

test('Somebody else is asked at once instead of whom no channel could reach', async () => {
  const at = await anApprovedNeed(60, { wanted: [1] })
  let refused = 0
  at.world.post.meet(() => (refused++ < 4 ? { kind: 'refused', permanent: true } : { kind: 'sent' }))
  await at.world.sweep()
  const [first = 0, ...instead] = await waves(at)
  expect(first).toBeLessThan(25)
  expect(instead).toEqual([4])
  expect((await ledgerNow(at)).replaced).toBe(4)
})

test('A "not this time" releases the next invitation at once, one for one', async () => {
  const at = await anApprovedNeed(60, { wanted: [1] })
  await at.world.sweep()
  const first = (await asked(at)).length
  for (const letter of at.world.post.arrived.slice(0, 2)) {
    const browser = at.world.browser()
    const link = linkIn(letter)
    await browser.get(link)
    await browser.post(`${link}/decline`, {})
    await at.world.sweep()
  }
  expect((await asked(at)).length).toBe(first + 2)
  expect((await waves(at)).slice(1)).toEqual([1, 1])
})

test('Somebody else is asked at once instead of whose week is full since they were chosen', async () => {
  const at = await anApprovedNeed(60, { wanted: [1] })
  await broadcastOnly(at)
  const chosen = await asked(at)
  for (const volunteer of chosen.slice(0, 3))
    await spendBudget(at.world.fx.table, at.world.clock.now(), { volunteer, need: 'other', perWeek: 7 })
  await at.world.sweep()
  expect((await waves(at)).slice(1)).toEqual([3])
  expect(at.world.post.arrived).toHaveLength(chosen.length)
})

test('Nothing goes out at night: the wave waits for the morning', async () => {
  const at = await anApprovedNeed()
  at.world.clock.set(Date.parse('2022-01-25T22:10:00+08:00'))
  await at.world.sweep()
  expect(await waves(at)).toEqual([])
  at.world.clock.set(Date.parse('2022-01-26T07:00:00+08:00'))
  await at.world.sweep()
  expect((await waves(at))[0]).toBeGreaterThan(20)
})

test('When nobody is left the responsible member is told once, and newcomers are asked the next day', async () => {
  const at = await anApprovedNeed(3)
  await at.world.sweep()
  expect(await waves(at)).toEqual([3])
  at.world.clock.advance(hour)
  await at.world.sweep()
  expect(await notices(at, 'nobody-left')).toMatchObject([{ to: 'O#yunyi#member1' }])
  await aVolunteer(at.world.fx)
  at.world.clock.advance(day)
  await at.world.sweep()
  expect(await waves(at)).toEqual([3, 1])
  expect(await notices(at, 'nobody-left')).toHaveLength(1)
})

test('The other districts of the city are asked only when the own one is used up, and only who reaches so far', async () => {
  const at = await anApprovedNeed(4)
  const far = await aVolunteer(at.world.fx, { area: '420504003002', reach: 'city' })
  await aVolunteer(at.world.fx, { area: '420504003002', reach: 'district' })
  await at.world.sweep()
  expect(await waves(at)).toEqual([5])
  expect(await asked(at)).toContain(far.volunteer)
})

test('At its deadline a need ends, its member is told, and nothing is due any more', async () => {
  const at = await anApprovedNeed(2)
  at.world.clock.advance(7 * day)
  await at.world.sweep()
  expect((await ledgerNow(at)).stage).toBe('expired')
  expect(await notices(at, 'deadline-passed')).toMatchObject([{ to: 'O#yunyi#member1' }])
  const due = await dueAudit(at.world)
  expect(due.filter((item) => item.sk.startsWith('LEDGER#'))).toEqual([])
  await at.world.sweep()
  expect((await eventsOf(at.world.fx.table, at.where.scope, at.where.need)).map((one) => one.kind)).toEqual([
    'expired',
  ])
})

test('A reservation that ran out goes to the next on standby, who is told once', async () => {
  const at = await anApprovedNeed(0, { wanted: [1] })
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
  expect(Object.keys((await ledgerNow(at)).holds)).toEqual(['second'])
  expect(await notices(at, 'promoted')).toMatchObject([{ to: 'V#second' }])
  at.world.clock.advance(day + minute)
  await at.world.sweep()
  expect((await ledgerNow(at)).holds).toEqual({})
  expect((await ledgerNow(at)).open).toEqual({ a: 1 })
})

async function standingBy({ world, where }: Asking, volunteer: string) {
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

/** Runs broadcast alone, so that a wave stands and has not been sent. */
const broadcastOnly = ({ world }: Asking) => sweep(world.fx, 'broadcast', broadcastWorks)

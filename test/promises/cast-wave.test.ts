import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { packStandingBy } from '../../shared/rules/ledger.ts'
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

test('An approved need asks its first wave at once, and the next ones only after their time', async () => {
  const at = await anApprovedNeed()
  await at.world.sweep()
  expect(await waves(at)).toEqual([25])
  at.world.clock.advance(29 * minute)
  await at.world.sweep()
  expect(await waves(at)).toEqual([25])
  at.world.clock.advance(minute)
  await at.world.sweep()
  expect(await waves(at)).toEqual([25, 15])
  expect(await asked(at)).toHaveLength(40)
})

test('A covered need sends nothing more and thanks whoever opens a link; when somebody withdraws, the next wave starts', async () => {
  const at = await anApprovedNeed()
  await at.world.sweep()
  const [volunteer = ''] = await asked(at)
  const { table } = at.world.fx
  await takeHold(table, at.world.clock.now(), { ...at.where, volunteer, quantities: { a: 2, b: 2, c: 1 } })
  at.world.clock.advance(2 * hour)
  await at.world.sweep()
  expect(await waves(at)).toEqual([25])
  const others = at.world.post.arrived.filter((letter) => letter.reference?.includes(volunteer) !== true)
  for (const letter of others.slice(0, 3))
    expect((await at.world.browser().get(linkIn(letter))).text).toContain('都有人带了，谢谢您！')
  await letGo(table, at.world.clock.now(), { ...at.where, volunteer, reserveMs: hour })
  await at.world.sweep()
  expect(await waves(at)).toEqual([25, 15])
})

test('Somebody else is asked at once instead of whom no channel could reach', async () => {
  const at = await anApprovedNeed()
  let refused = 0
  at.world.post.meet(() => (refused++ < 4 ? { kind: 'refused', permanent: true } : { kind: 'sent' }))
  await at.world.sweep()
  expect(await waves(at)).toEqual([25, 4])
  at.world.clock.advance(30 * minute)
  await at.world.sweep()
  expect(await waves(at)).toEqual([25, 4, 11])
})

test('Nothing goes out at night: the wave waits for the morning', async () => {
  const at = await anApprovedNeed()
  at.world.clock.set(Date.parse('2022-01-25T22:10:00+08:00'))
  await at.world.sweep()
  expect(await waves(at)).toEqual([])
  at.world.clock.set(Date.parse('2022-01-26T07:00:00+08:00'))
  await at.world.sweep()
  expect(await waves(at)).toEqual([25])
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

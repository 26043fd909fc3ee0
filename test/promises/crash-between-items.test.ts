import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { reconcile } from '../../shared/actions/reconcile.ts'
import { holdDelivered, takeHold } from '../../shared/store/holds.ts'
import { keys } from '../../shared/store/keys.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { letGo, receive } from '../../shared/store/letting-go.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { standBy } from '../../shared/store/standing-by.ts'
import { aNeed } from '../harness/a-need.ts'
import { pledgeNow, promise, promised, promisedDay, timeline, told } from '../harness/a-pledge.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld } from '../harness/world.ts'

const day = 86_400_000

describe('crash-pledge', () => {
  it('settles by the ledger wherever it dies: told yes exactly when there is a hold', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        return { world, where: await aNeed(world, { wanted: [1] }) }
      },
      when: (process, { where }) => promise(process, where, 'liu'),
      holds: async ({ world, where }) => {
        const ledger = await expectBalanced(world, where)
        const record = await readPledge(world.fx.table, 'liu', where.need, { strong: true })
        const held = 'liu' in ledger.holds
        expect(record?.state).toBe(held ? 'pledged' : undefined)
        expect(await timeline(world, where)).toEqual(held ? ['pledged liu a1'] : [])
        expect(await told(world)).toEqual(
          held ? ['O#yunyi#member1 covered', 'O#yunyi#member1 first-pledge', 'V#liu pledge-noted'] : [],
        )
      },
    })
    expect(walked).toBeGreaterThan(2)
  })
})

describe('crash-withdraw-promote', () => {
  it('frees the place once, reserves it for the first on standby, and tells both once', async () => {
    await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const where = await aNeed(world, { wanted: [1] })
        await promised(world, where, 'liu')
        await standBy(world.fx.table, world.clock.now(), {
          ...where,
          volunteer: 'chen',
          quantities: { a: 1 },
        })
        await standingRecord(world, where.need, 'chen')
        return { world, where }
      },
      when: (process, { where }) => withdrawPledge(process.fx, { ...where, volunteer: 'liu' }),
      holds: async ({ world, where }, died) => {
        const ledger = await expectBalanced(world, where)
        const mine = (await told(world)).filter((line) => /withdrawn|promoted/.test(line))
        if (died?.effect === 0 && died.when === 'before') {
          expect(Object.keys(ledger.holds)).toEqual(['liu'])
          expect(mine).toEqual([])
          return
        }
        expect(Object.keys(ledger.holds)).toEqual(['chen'])
        expect(ledger.standby).toEqual([])
        expect((await pledgeNow(world, where, 'liu')).state).toBe('withdrawn')
        expect(mine).toEqual(['O#yunyi#member1 withdrawn', 'V#chen promoted', 'V#liu pledge-withdrawn'])
        expect(await timeline(world, where)).toEqual(
          expect.arrayContaining(['withdrawn liu a1', 'promoted chen a1']),
        )
      },
    })
  })
})

describe('crash-between-items', () => {
  it('a hold whose record says nothing of it yet becomes a pledge at the next visit', async () => {
    const world = await aWorld()
    const where = await aNeed(world)
    await promise(world, where, 'liu')
    await reconcile(world.fx, where)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe('pledged')
  })

  it('receipts of a covered need whose records nobody brought after them are by due work, all in one turn', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { ledger: { open: { a: 2, b: 0, c: 0 } } })
    for (const who of ['liu', 'chen']) await promised(world, where, who)
    const due: (number | undefined)[] = []
    for (const volunteer of ['liu', 'chen']) {
      world.clock.advance(10_000)
      const hold = (await readLedger(world.fx.table, where, { strong: true }))?.holds[volunteer] ?? ''
      const seen = { hold, got: '' }
      const of = { ...where, volunteer, reserveMs: day, seen, received: { a: 1 }, rest: 'reopen' } as const
      expect((await receive(world.fx.table, world.clock.now(), of)).ok).toBe(true)
      due.push((await readLedger(world.fx.table, where, { strong: true }))?.dueAt)
    }
    expect(due).toEqual([world.clock.now() + 15_000, world.clock.now() + 15_000])
    world.clock.advance(15_000)
    await world.sweep()
    for (const who of ['liu', 'chen']) expect((await pledgeNow(world, where, who)).state).toBe('received')
  })

  it.each([
    ['let go', 'withdrawn'],
    ['received', 'received'],
    ['dropped off', 'delivered'],
  ] as const)('%s in the ledger alone is %s in the record after a visit', async (what, state) => {
    const world = await aWorld()
    const where = await aNeed(world)
    await promised(world, where, 'liu')
    world.clock.advance(1000)
    const { holds } = await expectBalanced(world, where)
    const of = { ...where, volunteer: 'liu', reserveMs: day }
    if (what === 'let go') await letGo(world.fx.table, world.clock.now(), of)
    if (what === 'dropped off') await holdDelivered(world.fx.table, of)
    if (what === 'received')
      await receive(world.fx.table, world.clock.now(), {
        ...of,
        seen: { hold: holds.liu ?? '', got: '' },
        received: { a: 1 },
        rest: 'reopen',
      })
    await reconcile(world.fx, where)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe(state)
    expect((await timeline(world, where)).at(-1)).toBe(`${state} liu a1`)
  })

  it('a hold without any record gets one, and it lapses like any other', async () => {
    const world = await aWorld()
    const where = await aNeed(world)
    const by = world.clock.now() + day
    await takeHold(world.fx.table, world.clock.now(), {
      ...where,
      volunteer: 'liu',
      quantities: { a: 1 },
      by,
    })
    await reconcile(world.fx, where)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe('pledged')
    world.clock.advance(3 * day)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe('lapsed')
    expect((await expectBalanced(world, where)).holds).toEqual({})
  })

  it('a record that says more than the ledger holds follows it', async () => {
    const world = await aWorld()
    const where = await aNeed(world)
    await promised(world, where, 'liu')
    await world.fx.table.client.send(
      new UpdateCommand({
        TableName: world.fx.table.name,
        Key: keys.pledge('liu', where.need),
        UpdateExpression: 'SET #lines = :more, bringBy = :other',
        ExpressionAttributeNames: { '#lines': 'lines' },
        ExpressionAttributeValues: { ':more': 'a2b1', ':other': promisedDay + 3 * day },
      }),
    )
    await reconcile(world.fx, where)
    await world.sweep()
    expect(await pledgeNow(world, where, 'liu')).toMatchObject({ lines: 'a1', bringBy: promisedDay })
  })

  it('a record whose need is gone is at rest', async () => {
    const world = await aWorld()
    const where = await aNeed(world)
    await promised(world, where, 'liu')
    const key = keys.ledger(where.scope, where.need)
    await world.fx.table.client.send(new DeleteCommand({ TableName: world.fx.table.name, Key: key }))
    world.clock.set(promisedDay)
    await world.sweep()
    expect(await pledgeNow(world, where, 'liu')).toMatchObject({ state: 'released' })
    expect((await pledgeNow(world, where, 'liu')).dueAt).toBeUndefined()
  })
})

async function standingRecord(world: Awaited<ReturnType<typeof aWorld>>, need: string, volunteer: string) {
  await promise(world, { scope: { org: 'yunyi' } as never, need }, volunteer)
  await world.sweep()
}

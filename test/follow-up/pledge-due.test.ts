import { describe, expect, it } from 'vitest'
import { changePledge, markDelivered, withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { nextMoment, remindAt } from '../../shared/rules/pledge-clock.ts'
import { aNeed } from '../harness/a-need.ts'
import { pledgeNow, promise, promised, promisedDay, timeline, told } from '../harness/a-pledge.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld } from '../harness/world.ts'

const hour = 3_600_000

describe('the clock of a pledge', () => {
  const bringBy = promisedDay
  it('reminds at six the evening before, or at nine that morning, or not at all', () => {
    expect(remindAt({ bringBy, changedAt: bringBy - 72 * hour })).toBe(bringBy - 30 * hour)
    expect(remindAt({ bringBy, changedAt: bringBy - 28 * hour })).toBe(bringBy - 15 * hour)
    expect(remindAt({ bringBy, changedAt: bringBy - 10 * hour })).toBeUndefined()
  })

  it('reminds once per promised day, and lapses a day after it', () => {
    const promised = { bringBy, changedAt: bringBy - 72 * hour }
    expect(nextMoment(promised, 0)).toEqual({ kind: 'remind', at: bringBy - 30 * hour })
    const reminded = { ...promised, remindedAt: bringBy - 30 * hour }
    expect(nextMoment(reminded, 0)).toEqual({ kind: 'lapse', at: bringBy + 24 * hour })
    expect(nextMoment({ ...reminded, bringBy: bringBy + 48 * hour }, 0).kind).toBe('remind')
    expect(nextMoment(promised, bringBy + 1).kind).toBe('lapse')
  })
})

describe('a pledge in due work', () => {
  it('is settled within seconds, and the poster hears of the first and of the covering', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [2] })
    const liu = await promised(world, where, 'liu')
    expect(liu).toMatchObject({ state: 'pledged', dueAt: promisedDay - 30 * hour })
    expect(await told(world)).toEqual(['O#yunyi#member1 first-pledge', 'V#liu pledge-noted'])
    await promised(world, where, 'chen')
    expect(await told(world)).toEqual([
      'O#yunyi#member1 covered',
      'O#yunyi#member1 first-pledge',
      'V#chen pledge-noted',
      'V#liu pledge-noted',
    ])
  })

  it('tells the poster once of each covering', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [2] })
    await promised(world, where, 'liu', { quantities: { a: 2 } })
    const seen = (await expectBalanced(world, where)).holds.liu ?? ''
    const change = { ...where, volunteer: 'liu', word: '', bringBy: promisedDay }
    world.clock.advance(hour)
    await changePledge(world.fx, { ...change, seen, quantities: { a: 1 } })
    await world.sweep()
    await promised(world, where, 'chen')
    await promised(world, where, 'wu').catch(() => {})
    const covered = (await told(world)).filter((line) => line.endsWith(' covered'))
    expect(covered).toHaveLength(2)
    expect(await timeline(world, where)).toEqual(['pledged liu a2', 'changed liu a1', 'pledged chen a1'])
  })

  it('reminds the giver and asks the coordinator, then lapses and starts over', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [1] })
    await promised(world, where, 'liu')
    world.clock.set(promisedDay - 30 * hour)
    await world.sweep()
    expect(await told(world)).toEqual(
      expect.arrayContaining(['V#liu reminder', 'O#yunyi#member1 still-needed']),
    )
    world.clock.set(promisedDay + 1)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe('pledged')
    world.clock.set(promisedDay + 24 * hour)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe('lapsed')
    expect((await expectBalanced(world, where)).open).toEqual({ a: 1 })
    expect(await timeline(world, where)).toEqual(['pledged liu a1', 'reminded liu', 'lapsed liu a1'])
    const again = await told(world)
    expect(again.filter((line) => line.startsWith('V#liu'))).toEqual([
      'V#liu lapsed',
      'V#liu pledge-noted',
      'V#liu reminder',
    ])
    expect(again).toContain('O#yunyi#member1 lapsed-pledge')
  })

  it('does not lapse once it was dropped off', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [1] })
    await promised(world, where, 'liu')
    expect(await markDelivered(world.fx, { ...where, volunteer: 'liu' })).toBe(true)
    expect(await markDelivered(world.fx, { ...where, volunteer: 'liu' })).toBe(true)
    world.clock.set(promisedDay + 72 * hour)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe('delivered')
    expect((await expectBalanced(world, where)).holds.liu).toMatch(/!$/)
    expect((await told(world)).filter((line) => line.endsWith(' delivered'))).toHaveLength(1)
  })

  it('of somebody unconfirmed is given back after ten minutes', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [1] })
    await promise(world, where, 'liu', { unconfirmed: true })
    await world.sweep()
    world.clock.advance(5 * 60_000)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe('asked')
    world.clock.advance(5 * 60_000)
    await world.sweep()
    expect((await expectBalanced(world, where)).holds).toEqual({})
    await expect(pledgeNow(world, where, 'liu')).rejects.toThrow('no pledge')
    expect(await told(world)).toEqual([])
  })

  it('asked in vain by somebody who had withdrawn leaves them withdrawn', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [1] })
    await promised(world, where, 'liu')
    world.clock.advance(hour)

    await withdrawPledge(world.fx, { ...where, volunteer: 'liu' })
    await world.sweep()
    await promised(world, where, 'chen')
    expect((await promise(world, where, 'liu')).ok).toBe(false)
    world.clock.advance(2 * 60_000)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).state).toBe('withdrawn')
    expect((await told(world)).filter((line) => line === 'V#liu pledge-withdrawn')).toHaveLength(1)
  })
})

import { expect, test } from 'vitest'
import { holdAsking } from '../../shared/actions/hub-stop.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { readOutlook } from '../../shared/store/outlook.ts'
import { aCity } from '../harness/a-city.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { asked } from '../harness/an-approved-need.ts'
import { everything } from '../harness/invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

/** Seven people in the street: one need alone would ask them all. */
async function aSmallStreet() {
  const world = await aWorld()
  await aCity(world)
  const people = []
  for (let i = 0; i < 7; i++)
    people.push(await aVolunteer(world.fx, { topics: ['clothing', 'shoes'], reach: 'street' }))
  await world.sweep()
  return { world, people }
}

/** A need of so many pairs that is due now. */
async function shoes(world: World, pairs: number, org = 'yunyi') {
  const given = {
    org,
    wanted: [pairs],
    text: { topics: ['shoes' as const] },
    ledger: { openedAt: world.clock.now() },
  }
  const where = await aNeed(world, given)
  await wakeNeed(world.fx.table, world.clock.now(), where)
  await world.sweep()
  return { world, where }
}

const shortItems = async (world: World) => (await everything(world)).filter(({ pk }) => pk.startsWith('AS#'))

const shorts = async (world: World) => (await shortItems(world)).map(({ need }) => need)

test('Where people are too few for all, a need that lacks more leaves newcomers to one that lacks less, and says so', async () => {
  const { world, people } = await aSmallStreet()
  const coats = await shoes(world, 5)
  expect(await asked(coats)).toHaveLength(people.length)
  const pair = await shoes(world, 1)
  expect(await asked(pair), 'everybody rests').toEqual([])
  expect((await shorts(world)).toSorted()).toEqual([coats.where.need, pair.where.need].toSorted())
  const [item] = (await shortItems(world)).filter(({ need }) => need === pair.where.need)
  expect(item, 'what it lacks and when it looked').toMatchObject({ lacks: 1, lookedAt: world.clock.now() })

  const newcomer = await aVolunteer(world.fx, { topics: ['shoes'], reach: 'street' })
  await world.sweep()
  await wakeNeed(world.fx.table, world.clock.now(), coats.where)
  await world.sweep()
  expect(await asked(coats)).not.toContain(newcomer.volunteer)
  expect((await readOutlook(world.fx.table, coats.where))?.counts['left-to-another']).toBe(1)
  await wakeNeed(world.fx.table, world.clock.now(), pair.where)
  await world.sweep()
  expect(await readInvitation(world.fx.table, newcomer.volunteer, pair.where.need)).toBeDefined()
})

test('Nobody is left to a need that the hub has paused', async () => {
  const { world } = await aSmallStreet()
  const coats = await shoes(world, 5)
  const pair = await shoes(world, 1)
  await holdAsking(world.fx, pair.where, { reason: '核对', at: world.clock.now(), by: 'hub chief' })
  const newcomer = await aVolunteer(world.fx, { topics: ['shoes'], reach: 'street' })
  await world.sweep()
  await wakeNeed(world.fx.table, world.clock.now(), coats.where)
  await world.sweep()
  expect(await asked(coats)).toContain(newcomer.volunteer)
})

test('What another organisation goes before with reads as resting', async () => {
  const { world } = await aSmallStreet()
  const coats = await shoes(world, 5)
  await shoes(world, 1, 'another')
  await aVolunteer(world.fx, { topics: ['shoes'], reach: 'street' })
  await world.sweep()
  await wakeNeed(world.fx.table, world.clock.now(), coats.where)
  await world.sweep()
  const counts = (await readOutlook(world.fx.table, coats.where))?.counts
  expect(counts?.['left-to-another']).toBeUndefined()
  expect(counts?.resting).toBe(1)
})

test('Nobody is left any more to a need that has found enough', async () => {
  const { world } = await aSmallStreet()
  const coats = await shoes(world, 5)
  const pair = await shoes(world, 1)

  for (let i = 0; i < 20; i++) await aVolunteer(world.fx, { topics: ['shoes'], reach: 'street' })
  await world.sweep()
  await wakeNeed(world.fx.table, world.clock.now(), pair.where)
  await world.sweep()
  expect(await shorts(world), 'it found enough').toEqual([coats.where.need])
  await wakeNeed(world.fx.table, world.clock.now(), coats.where)
  await world.sweep()
  expect((await asked(coats)).length, 'and so the other goes on').toBeGreaterThan(7)
})

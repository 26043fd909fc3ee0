import { expect, test } from 'vitest'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { joinVolunteer } from '../../shared/actions/join.ts'
import type { Topic } from '../../shared/rules/topics.ts'
import { readReach } from '../../shared/store/match-copies.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aVolunteer, joining } from '../harness/a-volunteer.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const copies = async (world: World) =>
  (await everything(world))
    .filter((item) => item.pk.startsWith('M#'))
    .map((item) => `${item.pk} ${item.sk}`)
    .sort()

test('Copies stand under district and topic, by how far the volunteer reaches', async () => {
  const world = await aWorld()
  const { volunteer } = await aVolunteer(world.fx)
  await world.sweep()
  expect(await copies(world)).toEqual([
    `M#420502#clothing 420502003#420502003002#${volunteer}`,
    `M#420502#shoes 420502003#420502003002#${volunteer}`,
  ])
  expect(await dueAudit(world)).toEqual([])
})

test('Copies say nothing of who the volunteer is', async () => {
  const world = await aWorld()
  await aVolunteer(world.fx, {
    offers: [{ id: 'o1', topic: 'clothing', what: '王芳家的童装', size: '130 码' }],
  })
  await world.sweep()
  const written = JSON.stringify((await everything(world)).filter((item) => item.pk.startsWith('M#')))
  expect(written).not.toMatch(/王芳|example\.org|童装/)
})

test('Copies carry what is ready under their topic, in few words, and follow every change of it', async () => {
  const world = await aWorld()
  const coat = { id: 'o1', topic: 'clothing', what: '羽绒服，九成新', size: '130' } as const
  const { volunteer } = await aVolunteer(world.fx, {
    offers: [coat, { id: 'o2', topic: 'shoes', what: '雨靴', size: '21.5 cm' }, { id: 'o3', what: '运动鞋' }],
  })
  await world.sweep()
  const read = async (topic: Topic) => {
    const [copy] = await readReach(world.fx.table, { district: '420502', topic, reachArea: '420502003' })
    return copy?.decode().offers
  }
  expect(await read('clothing')).toEqual([{ topic: 'clothing', what: 'coat, 130, child' }])
  expect(await read('shoes')).toEqual([
    { topic: 'shoes', what: 'boots, 33码' },
    { topic: 'shoes', what: 'trainers' },
  ])
  await changeVolunteer(world.fx, volunteer, () => ({ offers: [{ ...coat, size: '140' }] }))
  await world.sweep()
  expect(await read('clothing')).toEqual([{ topic: 'clothing', what: 'coat, 140, child' }])
  expect(await read('shoes')).toBeUndefined()
})

test('Who is only written down by a coordinator is never found', async () => {
  const world = await aWorld()
  await joinVolunteer(world.fx, joining({ as: 'by-phone' }))
  world.clock.advance(120_000)
  await world.sweep()
  expect(await copies(world)).toEqual([])
})

test('Wherever changing preferences twice dies, copies are exactly those of the last wish', async () => {
  await walkCrashes({
    given: async () => {
      const world = await aWorld()
      const { volunteer } = await aVolunteer(world.fx)
      await world.sweep()
      return { world, volunteer }
    },
    when: async ({ fx, sweep }, { volunteer }) => {
      await changeVolunteer(fx, volunteer, () => ({ area: '420503001001', reach: 'city', topics: ['food'] }))
      await sweep()
      await changeVolunteer(fx, volunteer, () => ({ topics: ['shoes', 'company'], reach: 'community' }))
      await sweep()
    },
    holds: async ({ world, volunteer }) => {
      const now = await readVolunteer(world.fx.table, volunteer, { strong: true })
      const area = now?.area ?? ''
      const reach = now?.reach === 'community' ? area : now?.reach === 'city' ? '4205' : area.slice(0, 9)
      const wanted = (now?.topics ?? []).map(
        (topic) => `M#${area.slice(0, 6)}#${topic} ${reach}#${area}#${volunteer}`,
      )
      expect(await copies(world)).toEqual(wanted.sort())
      expect(await dueAudit(world)).toEqual([])
    },
  })
})

test('Who pauses is not found until the pause ends', async () => {
  const world = await aWorld()
  const { volunteer } = await aVolunteer(world.fx)
  await changeVolunteer(world.fx, volunteer, () => ({ pausedUntil: world.clock.now() + 86_400_000 }))
  await world.sweep()
  expect(await copies(world)).toEqual([])
  world.clock.advance(86_400_000)
  await world.sweep()
  expect(await copies(world)).toHaveLength(2)
})

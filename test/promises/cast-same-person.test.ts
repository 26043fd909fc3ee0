import { expect, test } from 'vitest'
import { joinVolunteer } from '../../shared/actions/join.ts'
import { type Contact, parseContact } from '../../shared/rules/contact.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { joining } from '../harness/a-volunteer.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { everything } from '../harness/invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const read = (typed: string): Contact => {
  const parsed = parseContact(typed)
  if (!parsed.ok) throw new Error(typed)
  return parsed.value
}
const profiles = async (world: World) =>
  (await everything(world)).filter((item) => item.sk === 'VOLUNTEER').map((item) => item.volunteer)

test.each([
  ['an e-mail address', ['li.na@example.org', 'Li.Na@Example.ORG', ' mailto:li.na@example.org ']],
  ['a mobile number', ['13812345678', '+86 138 1234 5678', '0086-138-1234-5678', '86 13812345678']],
])('Joining twice with another spelling of %s is one volunteer', async (_, spellings) => {
  const world = await aWorld()
  const ids = new Set<string>()
  for (const typed of spellings)
    ids.add((await joinVolunteer(world.fx, joining({ contact: read(typed) }))).volunteer)
  await world.sweep()
  expect(ids.size).toBe(1)
  expect(await profiles(world)).toEqual([...ids])
})

test('Twenty visits with one address at the same moment make one volunteer', async () => {
  const world = await aWorld({ faults: { lostReply: 0.1, throttle: 0.1, latencyMs: 4 } })
  const joined = await Promise.all(Array.from({ length: 20 }, () => joinVolunteer(world.fx, joining())))
  world.faults.stop()
  world.clock.advance(120_000)
  await world.sweep()
  expect(new Set(joined.map((one) => one.volunteer)).size).toBe(1)
  expect(await profiles(world)).toEqual([joined[0]?.volunteer])
})

test('Wherever joining dies, trying again makes one volunteer who can be asked', async () => {
  const points = await walkCrashes({
    given: async () => ({ world: await aWorld() }),
    when: ({ fx }) => joinVolunteer(fx, joining()),
    holds: async ({ world }) => {
      const { volunteer } = await joinVolunteer(world.fx, joining())
      await world.sweep()
      expect(await profiles(world)).toEqual([volunteer])
      expect((await readVolunteer(world.fx.table, volunteer))?.state).toBe('active')
      const copies = (await everything(world)).filter((item) => item.pk.startsWith('M#'))
      expect(copies.map((item) => item.pk).sort()).toEqual(['M#420502#clothing', 'M#420502#shoes'])
    },
  })
  expect(points).toBeGreaterThan(3)
})

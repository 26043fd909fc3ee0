import { describe, expect, it } from 'vitest'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { joinVolunteer } from '../../shared/actions/join.ts'
import { type Contact, parseContact } from '../../shared/rules/contact.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'
import { aDevice, onDevices } from '../harness/a-device.ts'
import { aNeed } from '../harness/a-need.ts'
import { joining } from '../harness/a-volunteer.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { everything } from '../harness/invariants.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

const read = (typed: string): Contact => {
  const parsed = parseContact(typed)
  if (!parsed.ok) throw new Error(typed)
  return parsed.value
}
const profiles = async (world: World) =>
  (await everything(world)).filter((item) => item.sk === 'VOLUNTEER').map((item) => item.volunteer)

describe('cast-same-person', () => {
  it.each([
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

  it('Twenty visits with one address at the same moment make one volunteer', async () => {
    const world = await aWorld({ faults: { lostReply: 0.1, throttle: 0.1, latencyMs: 4 } })
    const joined = await Promise.all(Array.from({ length: 20 }, () => joinVolunteer(world.fx, joining())))
    world.faults.stop()
    world.clock.advance(120_000)
    await world.sweep()
    expect(new Set(joined.map((one) => one.volunteer)).size).toBe(1)
    expect(await profiles(world)).toEqual([joined[0]?.volunteer])
  })

  it('Wherever joining dies, trying again makes one volunteer who can be asked', async () => {
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

  it('asks somebody with an address, a number and two phones once, by one way', async () => {
    const world = await aWorld()
    const where = await aNeed(world)
    await someTexts(world, where.scope)
    const first = await joinVolunteer(world.fx, joining({ contact: read('li.na@example.org') }))
    const number = read('+86 138 1234 5678')
    await changeVolunteer(world.fx, first.volunteer, () => ({
      mobile: {
        address: number.address,
        identity: world.fx.identify(number.address),
        confirmedAt: world.clock.now(),
      },
    }))
    const joined = await readVolunteer(world.fx.table, first.volunteer)
    await onDevices(world.fx, joined as Volunteer, aDevice(), aDevice())
    await world.sweep()
    await wakeNeed(world.fx.table, world.clock.now(), where)
    await world.sweep()
    const items = await everything(world)
    expect(items.filter(({ sk }) => sk === `INV#${where.need}`)).toHaveLength(1)
    expect(world.logs.filter(({ code }) => code === 'message-sent')).toHaveLength(1)
    expect(new Set(world.post.arrived.map(({ channel }) => channel))).toEqual(new Set(['push']))
    expect(
      items.filter(({ sk }) => sk === 'BUDGET').flatMap(({ asks }) => Object.keys(asks as object)),
    ).toEqual([where.need])
  })
})

import { describe, expect, it } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { isAskedAtAll } from '../../shared/actions/asked-at-all.ts'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { stopAsking } from '../../shared/actions/stop-asking.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import type { ChannelKind } from '../../shared/rules/channel-order.ts'
import { readBudgets } from '../../shared/store/budget.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { putNotice, toVolunteer } from '../../shared/store/notice.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'
import { aDevice, onDevices } from '../harness/a-device.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { everything } from '../harness/invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const gone = { kind: 'refused', permanent: true, gone: true } as const

/** Asks somebody for a new need; answers the channels their messages came by. */
async function asked(world: World, person: Pick<Volunteer, 'volunteer'>) {
  const need = await aNeed(world)
  const before = world.post.arrived.length
  await aWave(world, need, [person])
  await world.sweep()
  const invitation = await readInvitation(world.fx.table, person.volunteer, need.need)
  const budget = (await readBudgets(world.fx.table, [person.volunteer])).get(person.volunteer)
  return {
    by: world.post.arrived.slice(before).map(({ channel }) => channel),
    invitation,
    counted: Object.keys(budget?.asks ?? {}).includes(need.need),
  }
}

const wish = (world: World, person: Volunteer, channels: ChannelKind[]) =>
  changeVolunteer(world.fx, person.volunteer, () => ({ channels }))

describe('the ways to a volunteer', () => {
  it('goes the cheapest first, unless they wish another or never', async () => {
    const world = await aWorld()
    const someone = () => aVolunteer(world.fx)
    expect((await asked(world, await someone())).by).toEqual(['email'])
    const person = await onDevices(world.fx, await someone(), aDevice())
    expect((await asked(world, person)).by).toEqual(['push'])
    const writer = await onDevices(world.fx, await someone(), aDevice())
    await wish(world, writer, ['email', 'push'])
    expect((await asked(world, writer)).by).toEqual(['email'])
    await wish(world, writer, ['push', 'mobile'])
    world.clock.advance(60 * 86_400_000)
    expect((await asked(world, writer)).by).toEqual(['push'])
  })

  it('tells every device at once, as one message', async () => {
    const world = await aWorld()
    const devices = [aDevice(), aDevice(), aDevice()]
    const person = await onDevices(world.fx, await aVolunteer(world.fx), ...devices)
    world.post.meet(({ to }) =>
      to === devices[1]?.endpoint ? { kind: 'refused', permanent: false } : { kind: 'sent' },
    )
    const { by, invitation, counted } = await asked(world, person)
    expect(by).toEqual(['push', 'push'])
    expect([invitation?.state, invitation?.via, invitation?.sends, counted]).toEqual([
      'sent',
      'push',
      1,
      true,
    ])
    expect(world.logs.filter(({ code }) => code === 'message-sent')).toHaveLength(1)
  })

  it('falls through to the next way in the same turn when no device is left, and counts one message', async () => {
    const world = await aWorld()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice(), aDevice())
    world.post.meet((_, channel) => (channel === 'push' ? gone : { kind: 'sent' }))
    const { by, invitation, counted } = await asked(world, person)
    expect(by).toEqual(['email'])
    expect([invitation?.state, invitation?.via, invitation?.sends, counted]).toEqual([
      'sent',
      'email',
      1,
      true,
    ])
    const now = await readVolunteer(world.fx.table, person.volunteer, { strong: true })
    expect(now?.push).toBeUndefined()
    expect(now?.email?.address).toBe(person.email?.address)
  })

  it('falls through where a device will not have this very message, and keeps the device', async () => {
    const world = await aWorld()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    world.post.meet((_, channel) =>
      channel === 'push' ? { kind: 'refused', permanent: true } : { kind: 'sent' },
    )
    expect((await asked(world, person)).by).toEqual(['email'])
    expect((await readVolunteer(world.fx.table, person.volunteer))?.push).toHaveLength(1)
    expect((await everything(world)).filter(({ sk }) => sk === 'SUPPRESSED')).toEqual([])
  })

  it('waits with a push that is refused for now, and sends nothing by mail meanwhile', async () => {
    const world = await aWorld()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    world.post.meet((_, channel) =>
      channel === 'push' ? { kind: 'refused', permanent: false } : { kind: 'sent' },
    )
    expect((await asked(world, person)).by).toEqual([])
    world.post.meet(undefined)
    world.clock.advance(120_000)
    await world.sweep()
    expect(world.post.arrived.map(({ channel }) => channel)).toEqual(['push'])
  })

  it('sends a push whose answer was lost once more and then no other way, and never more than twice', async () => {
    const world = await aWorld()
    const device = aDevice()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), device)
    world.post.meet(() => ({ kind: 'lost-reply' }))
    await asked(world, person)
    for (let minutes = 0; minutes < 10; minutes++) {
      world.clock.advance(60_000)
      await world.sweep()
    }
    const arrived = world.post.arrived.map(({ channel, reference }) => [channel, reference])
    expect(arrived).toHaveLength(2)
    expect(arrived[0]).toEqual(arrived[1])
    const other = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    let lost = 0
    world.post.meet((_, channel) => (channel === 'push' && ++lost > 1 ? gone : { kind: 'lost-reply' }))
    await asked(world, other)
    world.clock.advance(61_000)
    await world.sweep()
    expect(world.post.arrived.slice(2).map(({ channel }) => channel)).toEqual(['push'])
  })

  it('fails as unreachable where no way is left, and gives the ask back', async () => {
    const world = await aWorld()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    await wish(world, person, ['push'])
    world.post.meet(() => gone)
    const { by, invitation, counted } = await asked(world, person)
    expect(by).toEqual([])
    expect([invitation?.state, invitation?.why, counted]).toEqual(['failed', 'unreachable', false])
    const now = await readVolunteer(world.fx.table, person.volunteer, { strong: true })
    expect(now && isAskedAtAll(now, world.clock.now())).toBe(false)
  })

  it('counts somebody with only a device as one who can be asked, and one who never wants their only way as one who cannot', async () => {
    const world = await aWorld()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    const now = world.clock.now()
    expect(isAskedAtAll({ ...person, email: undefined }, now)).toBe(true)
    expect(isAskedAtAll({ ...person, email: undefined, push: undefined }, now)).toBe(false)
    expect(isAskedAtAll({ ...person, push: undefined, channels: ['push'] }, now)).toBe(false)
  })

  it('stops every device with the person', async () => {
    const world = await aWorld()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    await stopAsking(world.fx, person.volunteer)
    // The mark alone must hold: the wave has read the wish before it was changed.
    await changeVolunteer(world.fx, person.volunteer, () => ({ perWeek: 2 }))
    const { by, invitation } = await asked({ ...world, sweep: notifyOnly(world) }, person)
    expect([by, invitation?.why]).toEqual([[], 'stopped'])
  })

  it('sends a link to the own settings to an address, whatever they wish to be asked by', async () => {
    const world = await aWorld()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    await wish(world, person, ['push'])
    await putNotice(world.fx.table, world.clock.now(), {
      to: toVolunteer(person.volunteer),
      id: 'preferences-link-1',
      kind: 'preferences-link',
    })
    await world.sweep()
    expect(world.post.arrived.map(({ channel, to }) => [channel, to])).toEqual([
      ['email', person.email?.address],
    ])
  })
})

/** Lets only notify work: the marks stay, because due work of the volunteer has not lifted them yet. */
function notifyOnly(world: World): World['sweep'] {
  return () => sweep(world.fx, 'notify', notifyWorks)
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'
import { pushChannelOf } from '../../shared/wiring-push.ts'
import { type Device, onDevices } from '../harness/a-device.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { everything } from '../harness/invariants.ts'
import { somePushKeys } from '../harness/push-keys.ts'
import { aPushService, opened, type PushService, senderOf } from '../harness/push-service.ts'
import { aWorld, type World } from '../harness/world.ts'

const minute = 60_000
let service: PushService
beforeEach(async () => {
  service = await aPushService()
})
afterEach(() => service.stop())

interface At {
  readonly world: World
  readonly person: Volunteer
  readonly devices: readonly Device[]
  readonly need: Where
  /** Lets notify work as its Lambda does, over the real channel. */
  readonly work: () => Promise<unknown>
}

/** Somebody with devices at a real push service is asked for a need. */
async function asked(count = 1, changes: Parameters<typeof aNeed>[1] = {}): Promise<At> {
  const world = await aWorld({ settings: somePushKeys() })
  const devices = Array.from({ length: count }, () => service.device())
  const person = await onDevices(world.fx, await aVolunteer(world.fx, { name: '王小芳' }), ...devices)
  const need = await aNeed(world, changes)
  await aWave(world, need, [person])
  const push = pushChannelOf(world.settings, service.out)
  const notify = notifyHandler({ ...world.fx, channels: { ...world.fx.channels, ...(push ? { push } : {}) } })
  return { world, person, devices, need, work: () => notify({}, {} as never) }
}

const invitationOf = ({ world, person, need }: At) =>
  readInvitation(world.fx.table, person.volunteer, need.need, { strong: true })
const devicesOf = async ({ world, person }: At) =>
  (await readVolunteer(world.fx.table, person.volunteer, { strong: true }))?.push?.map(
    ({ endpoint }) => endpoint,
  )
const mailOf = ({ world, person }: At) => world.post.to(person.email!.address)

describe('push-life: what goes out', () => {
  it('says what, where and by when, and leads to the personal link; sealed, and without anybody’s name', async () => {
    const at = await asked()
    await at.work()
    const [request] = service.for(at.devices[0]!)
    const said = opened(request!, at.devices[0]!)
    for (const word of ['云集街道', '冬季外套', '云益家', '2月'])
      expect(`${said.title}${said.body}`).toContain(word)
    expect(said.lang).toBe('zh-CN')
    const page = await at.world.browser().get(said.path!)
    expect([page.status, page.text.includes('冬季外套')]).toEqual([200, true])
    for (const secret of ['王', '小芳', '小志', '冬衣短了', '二马路', '走访', '奶奶'])
      expect(JSON.stringify(said)).not.toContain(secret)
    expect(request!.bytes.includes(Buffer.from('冬季外套'))).toBe(false)
    expect(request!.bytes.includes(Buffer.from(said.path!))).toBe(false)
    expect((await invitationOf(at))?.state).toBe('sent')
    expect(mailOf(at)).toEqual([])
  })

  it('is signed with the server’s own key, for this push service alone and not for long', async () => {
    const at = await asked()
    await at.work()
    const sender = senderOf(service.received[0]!, at.world.settings.VAPID_PUBLIC_KEY!)
    expect(sender).toMatchObject({ aud: service.origin, sub: 'mailto:mulin@localhost' })
    expect(Number(sender?.exp) * 1000 - Date.now()).toBeLessThan(24 * 3_600_000)
    expect(senderOf(service.received[0]!, somePushKeys().VAPID_PUBLIC_KEY)).toBeUndefined()
  })

  it.each([
    ['normal', 3 * 3_600_000, 10_800],
    ['high', 90 * minute, 5_400],
    ['normal', 60 * 86_400_000, 28 * 86_400],
  ] as const)('is kept by the service as long as the need lasts: %s, %i ms', async (urgency, left, ttl) => {
    const startAt = Date.parse('2022-01-25T02:00:00Z')
    const at = await asked(1, { ledger: { urgency, deadline: startAt + left } })
    await at.work()
    expect(service.received[0]?.headers).toMatchObject({ ttl: String(ttl), urgency })
  })

  it('goes to every device at once and counts as one message', async () => {
    const at = await asked(3)
    await at.work()
    expect(at.devices.map((device) => service.for(device).length)).toEqual([1, 1, 1])
    expect(await invitationOf(at)).toMatchObject({ state: 'sent', via: 'push', sends: 1 })
    expect(at.world.logs.filter(({ code }) => code === 'message-sent')).toHaveLength(1)
  })
})

describe('push-life: what comes of it', () => {
  it.each([404, 410])('%i deletes that device and nothing else', async (status) => {
    const at = await asked(3)
    const [, gone] = at.devices
    service.meet((device) => (device === gone?.endpoint ? status : 201))
    const before = await readVolunteer(at.world.fx.table, at.person.volunteer, { strong: true })
    await at.work()
    const after = await readVolunteer(at.world.fx.table, at.person.volunteer, { strong: true })
    expect(await devicesOf(at)).toEqual([at.devices[0]?.endpoint, at.devices[2]?.endpoint])
    const but = (one: Volunteer | undefined) => ({ ...one, push: 0, version: 0, dueAt: 0, dueShard: 0 })
    expect(but(after)).toEqual(but(before))
    expect((await everything(at.world)).filter(({ sk }) => sk === 'SUPPRESSED')).toEqual([])
    expect(await invitationOf(at)).toMatchObject({ state: 'sent', via: 'push' })
  })

  it('writes a letter in the same turn when the last device is gone, and counts both as one', async () => {
    const at = await asked(2)
    service.meet(() => 410)
    await at.work()
    expect(await devicesOf(at)).toBeUndefined()
    expect(mailOf(at)).toHaveLength(1)
    expect(await invitationOf(at)).toMatchObject({ state: 'sent', via: 'email', sends: 1 })
  })

  it.each([400, 401, 403, 413, 301])(
    '%i is a no for this message: a letter goes, and the device stays',
    async (status) => {
      const at = await asked()
      service.meet(() => status)
      await at.work()
      expect(service.received).toHaveLength(1)
      expect(await devicesOf(at)).toEqual([at.devices[0]?.endpoint])
      expect(mailOf(at)).toHaveLength(1)
    },
  )

  it.each([429, 500, 503])('%i is a no for now: the same push a little later', async (status) => {
    const at = await asked()
    service.meet(() => status)
    await at.work()
    expect([mailOf(at).length, (await invitationOf(at))?.state]).toEqual([0, 'sending'])
    service.meet(() => 201)
    at.world.clock.advance(2 * minute)
    await at.work()
    expect(service.received.map(({ headers }) => headers.topic)).toHaveLength(2)
    expect([mailOf(at).length, (await invitationOf(at))?.state]).toEqual([0, 'sent'])
  })

  it('a lost answer is unknown: once more under the same topic, so that a device shows it once, and never a third time', async () => {
    const at = await asked()
    service.meet(() => 'lost')
    await at.work()
    expect(await invitationOf(at)).toMatchObject({ state: 'unknown', via: 'push' })
    for (let minutes = 0; minutes < 5; minutes++) {
      at.world.clock.advance(minute)
      await at.work()
    }
    const [first, again, ...more] = service.received
    expect(more).toEqual([])
    expect(first?.headers.topic).toMatch(/^[\w-]{32}$/)
    expect(again?.headers.topic).toBe(first?.headers.topic)
    expect(opened(again!, at.devices[0]!)).toEqual(opened(first!, at.devices[0]!))
    expect(mailOf(at)).toEqual([])
  })

  it('a device with broken keys cannot be sealed for: a letter goes', async () => {
    const at = await asked()
    const broken = { ...service.device(), p256dh: `B${'A'.repeat(86)}` }
    const person = await onDevices(at.world.fx, await aVolunteer(at.world.fx), broken)
    const need = await aNeed(at.world)
    await aWave(at.world, need, [person])
    await at.work()
    expect(service.for(broken)).toEqual([])
    expect(mailOf({ ...at, person })).toHaveLength(1)
  })

  it('no address and no key of a device stands in any log, whatever happens', async () => {
    const devices: Device[] = []
    const logs: unknown[] = []
    for (const status of [201, 410, 413, 503, 'lost'] as const) {
      const at = await asked()
      service.meet(() => status)
      await at.work()
      devices.push(...at.devices)
      logs.push(...at.world.logs)
    }
    const written = JSON.stringify(logs)
    expect(written).toContain('message-unknown')
    for (const { endpoint, p256dh, auth } of devices)
      for (const secret of [endpoint, new URL(endpoint).pathname, new URL(endpoint).host, p256dh, auth])
        expect(written).not.toContain(secret)
  })
})

import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { type OutgoingOptions, outgoing } from '../../shared/channels/outgoing.ts'
import { isPushAddress, pushHosts } from '../../shared/rules/push-address.ts'
import { putNotice, toVolunteer } from '../../shared/store/notice.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { pushChannelOf } from '../../shared/wiring-push.ts'
import { aCity } from '../harness/a-city.ts'
import { aDevice, type Device, onDevices } from '../harness/a-device.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'
import { somePushKeys } from '../harness/push-keys.ts'
import { aPushService, type PushService } from '../harness/push-service.ts'
import { aWorld } from '../harness/world.ts'

const good = [
  'https://fcm.googleapis.com/fcm/send/abc:APA91b-_',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
  'https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d',
  'https://web.push.apple.com/QGuQyavXutnMH',
  'https://api.push.apple.com/3/device/abc',
]
const bad = [
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://evil.example/fcm.googleapis.com',
  'https://fcm.googleapis.com.evil.example/send',
  'https://evilfcm.googleapis.com/send',
  'https://notify.windows.com/send',
  'https://fcm.googleapis.com@169.254.169.254/send',
  'https://me:secret@fcm.googleapis.com/send',
  'https://fcm.googleapis.com:8443/send',
  'https://fcm.googleapis.com\\@evil.example/',
  'https://169.254.169.254/latest/meta-data',
  'https://127.0.0.1/send',
  'https://[::1]/send',
  'https://localhost/send',
  'file:///etc/passwd',
  '//fcm.googleapis.com/send',
  'https://fcm.googleapis.com/\r\nHost: evil.example',
]

describe('ssrf: push addresses', () => {
  test.each(good)('a browser may name %s', (address) => {
    expect(isPushAddress(address)).toBe(true)
  })

  test.each(bad)('nobody may name %s', (address) => {
    expect(isPushAddress(address)).toBe(false)
  })

  test('more hosts are those of the setting, and no others', () => {
    const more = ['push.example', '*.wide.example:8443']
    expect(isPushAddress('https://push.example/x', more)).toBe(true)
    expect(isPushAddress('https://a.wide.example:8443/x', more)).toBe(true)
    expect(isPushAddress('https://a.wide.example/x', more)).toBe(false)
    expect(isPushAddress('https://sub.push.example/x', more)).toBe(false)
  })

  it('is refused at the page before anything is kept', async () => {
    const world = await aWorld({ settings: somePushKeys() })
    await aCity(world)
    const { volunteer, email } = await aVolunteer(world.fx)
    const to = toVolunteer(volunteer)
    await putNotice(world.fx.table, world.clock.now(), {
      to,
      id: 'preferences-link-1',
      kind: 'preferences-link',
    })
    await world.sweep()
    const path = linkIn(world.post.to(email!.address)[0])
    const browser = world.browser()
    const { p256dh, auth } = aDevice()
    for (const endpoint of bad)
      expect([endpoint, (await browser.post(`${path}/push`, { endpoint, p256dh, auth })).status]).toEqual([
        endpoint,
        422,
      ])
    const kept = await readVolunteer(world.fx.table, volunteer, { strong: true })
    expect([kept?.push, kept?.version]).toEqual([undefined, 1])
  })
})

describe('ssrf: sending a push', () => {
  let service: PushService
  beforeEach(async () => {
    service = await aPushService()
  })
  afterEach(() => service.stop())

  /** Asks somebody who has this device, however it got there, through the guard that sending is given. */
  async function askedAt(device: Device, guard?: Partial<OutgoingOptions>) {
    const world = await aWorld({ settings: somePushKeys() })
    const person = await onDevices(world.fx, await aVolunteer(world.fx), device)
    await aWave(world, await aNeed(world), [person])
    const out = guard && outgoing({ hosts: [...pushHosts], ...guard })
    const push = pushChannelOf(world.settings, out)
    if (!push) throw new Error('There are no keys.')
    await notifyHandler({ ...world.fx, channels: { ...world.fx.channels, push } })({}, {} as never)
    return { letters: world.post.to(person.email!.address).length, logs: JSON.stringify(world.logs) }
  }

  it('asks nothing of an address that is not on the list, even when it is already kept; a letter goes', async () => {
    const device = service.device()
    const { letters, logs } = await askedAt(device)
    expect([letters, service.received]).toEqual([1, []])
    expect(logs).not.toContain('push.example')
  })

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1'])(
    'asks nothing of a listed name that leads to %s',
    async (address) => {
      const { port } = new URL(service.origin)
      const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }]
      const { letters } = await askedAt(service.device(), { hosts: [`push.example:${port}`], resolve })
      expect([letters, service.received]).toEqual([1, []])
    },
  )

  it('follows no redirect', async () => {
    service.meet(() => 301)
    const world = await aWorld({ settings: somePushKeys() })
    const device = service.device()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), device)
    await aWave(world, await aNeed(world), [person])
    const push = pushChannelOf(world.settings, service.out)!
    await notifyHandler({ ...world.fx, channels: { ...world.fx.channels, push } })({}, {} as never)
    expect(service.received.map(({ path }) => path)).toEqual([new URL(device.endpoint).pathname])
  })
})

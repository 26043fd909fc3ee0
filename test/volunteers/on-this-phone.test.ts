import { describe, expect, it } from 'vitest'
import { addDevice } from '../../shared/actions/push-devices.ts'
import { mostDevices } from '../../shared/rules/push-devices.ts'
import { readContact } from '../../shared/store/contact.ts'
import { putNotice, toVolunteer } from '../../shared/store/notice.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'
import { aCity } from '../harness/a-city.ts'
import { aDevice, type Device, onDevices } from '../harness/a-device.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { linkIn } from '../harness/a-wave.ts'
import type { Browser, Form, Seen } from '../harness/browser.ts'
import { somePushKeys } from '../harness/push-keys.ts'
import { anOrganization, codeIn } from '../harness/sign-in.ts'
import { aWorld, type World, type WorldOptions } from '../harness/world.ts'

async function given(settings: WorldOptions['settings'] = somePushKeys()) {
  const world = await aWorld({ settings })
  await aCity(world)
  await anOrganization(world, { org: 'yunyi', area: '420502' })
  return world
}

/** Somebody with their personal link to their settings open. */
async function atTheirSettings(world: World, person: Volunteer) {
  await putNotice(world.fx.table, world.clock.now(), {
    to: toVolunteer(person.volunteer),
    id: `preferences-link-${world.fx.newId()}`,
    kind: 'preferences-link',
  })
  await world.sweep()
  const path = linkIn(world.post.to(person.email!.address).at(-1))
  const browser = world.browser()
  return { path, browser, page: await browser.get(path) }
}

const formOf = ({ endpoint, p256dh, auth }: Device, changes: Form = {}): Form => ({
  endpoint,
  p256dh,
  auth,
  ...changes,
})

const devicesOf = async (world: World, { volunteer }: Pick<Volunteer, 'volunteer'>) =>
  (await readVolunteer(world.fx.table, volunteer, { strong: true }))?.push ?? []

const policyOf = ({ headers }: Seen) => headers.get('content-security-policy') ?? ''

describe('being told on one’s own phone', () => {
  it('is offered at the own settings: hidden without a script, bound to the link, the same as other changes', async () => {
    const world = await given()
    const person = await aVolunteer(world.fx)
    const { path, browser, page } = await atTheirSettings(world, person)
    expect(page.text).toMatch(/<section class="card" id="push-offer" hidden/)
    expect(page.text).toContain(`data-key="${world.settings.VAPID_PUBLIC_KEY}"`)
    expect(page.text).not.toContain('会提醒您的设备')
    const device = aDevice()
    const answer = await browser.post(`${path}/push`, formOf(device))
    expect([answer.status, answer.location]).toEqual([303, `${path}?saved=1`])
    expect(await devicesOf(world, person)).toEqual([
      {
        ...{ endpoint: device.endpoint, p256dh: device.p256dh, auth: device.auth },
        identity: world.fx.identify(device.endpoint),
        addedAt: world.clock.now(),
      },
    ])
    const later = await browser.get(path)
    expect(later.text).toContain(`data-endpoint="${world.fx.hash(device.endpoint)}"`)
    expect(later.text).not.toContain(device.endpoint)
    expect((await world.browser().post(`${path}/push`, formOf(aDevice()))).status).toBe(403)
    expect(await devicesOf(world, person)).toHaveLength(1)
  })

  it('keeps the newest five devices, and each browser once', async () => {
    const world = await given()
    const person = await aVolunteer(world.fx)
    const devices = Array.from({ length: mostDevices + 2 }, () => aDevice())
    await onDevices(world.fx, person, ...devices, devices[3]!)
    const kept = (await devicesOf(world, person)).map(({ endpoint }) => endpoint)
    expect(kept).toEqual([2, 4, 5, 6, 3].map((at) => devices[at]?.endpoint))
  })

  it('is turned off for one device, which nothing but the page is needed for', async () => {
    const world = await given()
    const [stays, goes] = [aDevice(), aDevice()]
    const person = await onDevices(world.fx, await aVolunteer(world.fx), stays, goes)
    const { path, browser, page } = await atTheirSettings(world, person)
    const turnOff = world.fx.identify(goes.endpoint)
    expect(page.text).toContain(`name="turnOff" value="${turnOff}"`)
    const answer = await browser.submit(`${path}/push/off`, { turnOff })
    expect([answer.status, answer.text.includes('已经保存')]).toEqual([200, true])
    expect((await devicesOf(world, person)).map(({ endpoint }) => endpoint)).toEqual([stays.endpoint])
    await browser.post(`${path}/push/off`, { turnOff: 'nothing of the kind' })
    expect(await devicesOf(world, person)).toHaveLength(1)
  })

  it('is offered to whoever has just joined, in the browser they joined with, for half an hour', async () => {
    const world = await given()
    const browser = world.browser()
    const joined = await join(world, browser)
    expect(joined.path).toMatch(/^\/joined\/[0-9A-Za-z]+$/)
    const page = await browser.get(joined.path)
    expect(page.text).toMatch(/id="push-offer" hidden/)
    const device = aDevice()
    const stranger = await world.browser().get(joined.path)
    expect([stranger.status, stranger.text.includes('push-offer')]).toEqual([200, false])
    expect((await world.browser().post(`${joined.path}/push`, formOf(device))).status).toBe(410)
    const on = await browser.submit(`${joined.path}/push`, formOf(device))
    expect(on.text).toContain('已经打开提醒')
    expect((await devicesOf(world, await joined.volunteer())).map(({ endpoint }) => endpoint)).toEqual([
      device.endpoint,
    ])
    world.clock.advance(31 * 60_000)
    expect((await browser.get(joined.path)).text).not.toContain('push-offer')
    expect((await browser.post(`${joined.path}/push`, formOf(aDevice()))).status).toBe(410)
  })

  it('lets scripts run on pages with the offer alone, and only our own', async () => {
    const world = await given()
    const { browser, path, page } = await atTheirSettings(world, await aVolunteer(world.fx))
    expect(policyOf(page)).toMatch(/^default-src 'none'; .*; script-src 'self'; worker-src 'self'$/)
    expect(page.text.match(/<script[^>]*>/g)).toEqual(['<script src="/push.js" defer>'])
    for (const other of ['/', '/joined', '/preferences', '/join/yunyi', `${path}/leave`, '/sign-in']) {
      const seen = await browser.get(other)
      expect([other, /script-src|worker-src/.test(policyOf(seen))]).toEqual([other, false])
      expect(seen.text).not.toContain('<script')
    }
    for (const script of ['/push.js', '/push-worker.js']) {
      const { headers, status, text } = await browser.get(script)
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        200,
        'text/javascript; charset=utf-8',
        'no-cache',
      ])
      expect(text.length).toBeLessThan(4_000)
    }
  })

  it('is not offered, and not taken, where the server has no keys', async () => {
    const world = await given({})
    const person = await aVolunteer(world.fx)
    const { path, browser, page } = await atTheirSettings(world, person)
    expect(page.text).not.toMatch(/push-offer|<script/)
    expect(policyOf(page)).not.toContain('script-src')
    expect((await browser.post(`${path}/push`, formOf(aDevice()))).status).toBe(422)
    expect(await devicesOf(world, person)).toEqual([])
    expect((await join(world, browser)).path).toBe('/joined')
  })

  it.each([
    ['no key', { p256dh: '' }],
    ['a key that is none', { p256dh: `A${'x'.repeat(86)}` }],
    ['a short secret', { auth: 'short' }],
    ['an endless address', { endpoint: `https://fcm.googleapis.com/${'x'.repeat(1000)}` }],
  ])('says so kindly where the browser hands out %s, and keeps nothing', async (_, changes) => {
    const world = await given()
    const person = await aVolunteer(world.fx)
    const { path, browser } = await atTheirSettings(world, person)
    const answer = await browser.post(`${path}/push`, formOf(aDevice(), changes))
    expect([answer.status, answer.text.includes('照旧给您发消息')]).toEqual([422, true])
    expect(await devicesOf(world, person)).toEqual([])
  })

  it('ends a ‘never’ for such messages, since whoever turns it on wants it', async () => {
    const world = await given()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    const { path, browser } = await atTheirSettings(world, person)
    await browser.post(path, { ...settingsForm, firstBy: 'email', neverBy: 'push' })
    expect((await readVolunteer(world.fx.table, person.volunteer))?.channels).toEqual(['email', 'mobile'])
    const { endpoint, p256dh, auth } = aDevice()
    await addDevice(world.fx, person.volunteer, { endpoint, p256dh, auth })
    const now = await readVolunteer(world.fx.table, person.volunteer, { strong: true })
    expect(now?.channels).toEqual(['push', 'email', 'mobile'])
  })
})

describe('the order of ways', () => {
  it('is not asked of whoever has one way, and chosen by whoever has several', async () => {
    const world = await given()
    const person = await aVolunteer(world.fx)
    expect((await atTheirSettings(world, person)).page.text).not.toContain('firstBy')
    const both = await onDevices(world.fx, person, aDevice())
    const { path, browser, page } = await atTheirSettings(world, both)
    expect(page.text).toMatch(/id="firstBy-push"[^>]* checked/)
    expect(page.text).toContain('id="neverBy-email"')
    expect(page.text).not.toContain('neverBy-mobile')
    const saved = await browser.post(path, { ...settingsForm, firstBy: 'email' })
    expect(saved.status).toBe(303)
    const wished = async () =>
      (await readVolunteer(world.fx.table, both.volunteer, { strong: true }))?.channels
    expect(await wished()).toEqual(['email', 'push', 'mobile'])
    expect((await browser.get(path)).text).toMatch(/id="firstBy-email"[^>]* checked/)
    await browser.post(path, { ...settingsForm, firstBy: 'push' })
    expect(await wished()).toBeUndefined()
  })

  it('refuses a first that is also a never, and keeps what was typed', async () => {
    const world = await given()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice())
    const { path, browser } = await atTheirSettings(world, person)
    const answer = await browser.post(path, { ...settingsForm, firstBy: 'email', neverBy: ['email'] })
    expect([answer.status, answer.text.includes('又选了不要用它')]).toEqual([422, true])
    expect(answer.text).toMatch(/id="firstBy-email"[^>]* checked/)
    expect(answer.text).toMatch(/id="neverBy-email"[^>]* checked/)
    expect((await readVolunteer(world.fx.table, person.volunteer))?.channels).toBeUndefined()
  })

  it('is asked of whoever has ended up without any way they want', async () => {
    const world = await given()
    const device = aDevice()
    const person = await onDevices(world.fx, await aVolunteer(world.fx), device)
    const { path, browser } = await atTheirSettings(world, person)
    await browser.post(path, { ...settingsForm, firstBy: 'push', neverBy: 'email' })
    await browser.post(`${path}/push/off`, { turnOff: world.fx.identify(device.endpoint) })
    expect((await browser.get(path)).text).toMatch(/id="neverBy-email"[^>]* checked/)
  })
})

const settingsForm: Form = {
  ...{ name: '王芳', area: '420502003002', reach: 'street', topics: ['clothing'], perWeek: '2' },
  ...{ language: 'zh-CN', pause: 'now', quietFrom: '22:00', quietTo: '07:00' },
}

async function join(world: World, browser: Browser) {
  const contact = 'wang.fang@example.org'
  const asked = await browser.post('/join/yunyi', { ...settingsForm, contact, adult: 'yes' })
  await world.sweep()
  const { location = '' } = await browser.post(asked.location ?? '', { code: codeIn(world, contact) })
  return {
    path: location,
    volunteer: async () => {
      const claim = await readContact(world.fx.table, world.fx.identify(contact))
      return { volunteer: claim?.volunteer ?? '' }
    },
  }
}

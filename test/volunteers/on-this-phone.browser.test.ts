import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../infra/local/local.ts'
import { pushChannelOf } from '../../shared/wiring-push.ts'
import { aDevice, type Device } from '../harness/a-device.ts'
import { patienceMs } from '../harness/patience.ts'
import { aPushService, opened, type PushService } from '../harness/push-service.ts'
import { openChromium } from '../story/phone.ts'

/**
 * A real browser, a real service worker, the program as it starts. What the browser's own push service would do is done here: it hands out an
 * address and keys, and delivers what was sealed for them.
 */
describe('push-life: in a real browser', () => {
  let folder: string
  let local: Local
  let browser: Browser
  let service: PushService
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mulin-push-'))
    local = await startLocal({
      port: 0,
      dataFolder: folder,
      quiet: true,
      longestWait: patienceMs,
      more: { PUSH_HOSTS: 'push.example' },
    })
    browser = await openChromium()
    service = await aPushService()
  })
  afterAll(async () => {
    await service?.stop()
    await browser?.close()
    await local?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  interface Phone {
    readonly page: Page
    readonly context: BrowserContext
    readonly device: Device
    readonly troubles: string[]
  }

  /** A phone whose browser allows notifications, or not; its push service hands out this device. */
  async function aPhone({ allows = true, scripts = true, able = true } = {}): Promise<Phone> {
    const context = await browser.newContext({
      baseURL: local.origin,
      viewport: { width: 320, height: 640 },
      locale: 'zh-CN',
      javaScriptEnabled: scripts,
    })
    if (allows) await context.grantPermissions(['notifications'], { origin: local.origin })
    else if (scripts)
      await context.addInitScript(() => {
        Notification.requestPermission = async () => 'denied'
      })
    const device = aDevice('https://push.example')
    const { endpoint, p256dh, auth } = device
    await context.addInitScript(
      ({ said }) => {
        const manager = globalThis.PushManager.prototype
        const handedOut = {
          endpoint: said.endpoint,
          options: { applicationServerKey: null },
          toJSON: () => ({ endpoint: said.endpoint, keys: { p256dh: said.p256dh, auth: said.auth } }),
          unsubscribe: async () => localStorage.removeItem('handed-out') === undefined,
        }
        Object.assign(manager, {
          subscribe: async (wish: { applicationServerKey: Uint8Array }) => {
            if (!said.able) throw new DOMException('Registration failed - push service error')
            localStorage.setItem('handed-out', String(wish.applicationServerKey.length))
            return handedOut
          },
          getSubscription: async () => (localStorage.getItem('handed-out') ? handedOut : null),
        })
      },
      { said: { endpoint, p256dh, auth, able } },
    )
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    page.on('pageerror', (error) => troubles.push(error.message))
    return { page, context, device, troubles }
  }

  async function letterTo(address: string, says: RegExp): Promise<string> {
    for (const until = Date.now() + patienceMs; Date.now() < until; ) {
      await local.sweep()
      const found = local.outbox.messages().findLast(({ to, text }) => to === address && says.test(text))
      if (found) return says.exec(found.text)?.[0] ?? ''
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error(`No letter to ${address} says ${says}.`)
  }

  /** Joins by the organisation's page; ends on the page after joining. */
  async function joins({ page }: Phone, address: string): Promise<void> {
    await page.goto('/join/yunyijia')
    await page.getByLabel('怎么称呼您').fill('王阿姨')
    await page.locator('[name=contact]').fill(address)
    await page.locator('[name=area]').fill('二马路社区')
    await page.locator('[name=topics][value=shoes]').check()
    await page.locator('[name=adult]').check()
    await page.getByRole('button', { name: '验证码' }).click()
    await page.getByLabel('验证码').fill(await letterTo(address, /\b\d{6}\b/))
    await page.locator('main button').first().click()
    await page.waitForURL('**/joined/*')
  }

  /** Opens the own settings by the link in a letter. */
  async function opensSettings({ page }: Phone, address: string): Promise<void> {
    await page.goto('/preferences')
    await page.locator('[name=contact]').fill(address)
    await page.locator('main button').click()
    await page.goto(await letterTo(address, /\/p\/[0-9A-Za-z]{20}/))
  }

  it('is offered after joining, turned on with one press, and shows what was sealed for this phone', async () => {
    const phone = await aPhone()
    const { page, device, context } = phone
    const address = 'phone@neighbours.example'
    await joins(phone, address)
    const offer = page.getByRole('region', { name: '在这台手机上提醒您？' })
    expect(await offer.isVisible()).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('button', { name: '在这台手机上提醒我' }).click()
    await page.waitForURL('**/joined/*?on=1')
    expect(await page.getByRole('status').innerText()).toContain('已经打开提醒')

    // What reaches the phone is what our channel sealed, opened with the phone's own keys.
    const channel = pushChannelOf(local.settings, service.out)
    const sealedFor = { ...device, endpoint: service.device().endpoint }
    await channel?.send({
      ...{
        to: sealedFor.endpoint,
        subject: '云集街道有邻居需要：鞋子',
        text: '鞋子 2 双',
        reference: 'ask.1',
      },
      push: { ...sealedFor, path: '/r/01234567890123456789', language: 'zh-CN', ttl: 60, urgency: 'normal' },
    })
    const data = JSON.stringify(opened(service.for(sealedFor)[0]!, sealedFor))
    const cdp = await context.newCDPSession(page)
    const registration = new Promise<{ registrationId: string; scopeURL: string }>((found) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => one && found(one))
    })
    await cdp.send('ServiceWorker.enable')
    const { registrationId, scopeURL } = await registration
    expect(scopeURL).toBe(`${local.origin}/`)
    // Twice: a message that may not have arrived comes again, and is still one notification.
    for (let time = 0; time < 2; time++)
      await cdp.send('ServiceWorker.deliverPushMessage', { origin: local.origin, registrationId, data })
    const shown = () =>
      page.evaluate(async () => {
        const registered = await navigator.serviceWorker.ready
        const all = await registered.getNotifications()
        return all.map(({ title, body, data: { path }, lang }) => ({ title, body, path, lang }))
      })
    await expect.poll(shown).toEqual([
      {
        ...{ title: '云集街道有邻居需要：鞋子', body: '鞋子 2 双', lang: 'zh-CN' },
        path: '/r/01234567890123456789',
      },
    ])
    await expect.poll(() => pressed(context)).toBe(`${local.origin}/r/01234567890123456789`)
    await expect.poll(shown).toEqual([])
    expect(phone.troubles).toEqual([])
    await context.close()
  })

  it('is on and off per device at the own settings, and chosen before or after letters', async () => {
    const phone = await aPhone()
    const { page } = phone
    const address = 'settings@neighbours.example'
    await joins(phone, address)
    await opensSettings(phone, address)
    await page.getByRole('button', { name: '在这台手机上提醒我' }).click()
    await page.waitForURL('**?saved=1')
    const devices = page.getByRole('region', { name: '会提醒您的设备' })
    await expect.poll(() => devices.getByText('就是这台').isVisible()).toBe(true)
    expect(await page.locator('#push-offer').isVisible()).toBe(false)
    expect(await barriersOn(page)).toEqual([])
    await page.getByRole('radio', { name: '邮件' }).check()
    await page.getByRole('button', { name: '保存' }).last().click()
    await page.waitForURL('**?saved=1')
    expect(await page.getByRole('radio', { name: '邮件' }).isChecked()).toBe(true)
    await devices.getByRole('button').click()
    await expect.poll(() => devices.count()).toBe(0)
    await expect.poll(() => page.locator('#push-offer').isVisible()).toBe(true)
    expect(await page.evaluate(() => localStorage.getItem('handed-out'))).toBeNull()
    expect(phone.troubles).toEqual([])
    await phone.context.close()
  })

  it('says so where it is not allowed or does not work, and shows nothing of it without scripts', async () => {
    const sentences = [
      [await aPhone({ allows: false }), '这个浏览器不允许我们提醒'],
      [await aPhone({ able: false }), '现在办不到'],
    ] as const
    for (const [phone, sentence] of sentences) {
      await joins(phone, `no${sentences.findIndex(([one]) => one === phone)}@neighbours.example`)
      await phone.page.getByRole('button', { name: '在这台手机上提醒我' }).click()
      await expect.poll(() => phone.page.getByRole('alert').allInnerTexts()).toHaveLength(1)
      expect(await phone.page.getByRole('alert').innerText()).toContain(sentence)
      expect(new URL(phone.page.url()).search).toBe('')
      await phone.context.close()
    }
    const plain = await aPhone({ allows: false, scripts: false })
    await joins(plain, 'plain@neighbours.example')
    expect(await plain.page.locator('#push-offer').isVisible()).toBe(false)
    expect(await plain.page.locator('main').innerText()).toContain('欢迎您')
    await plain.context.close()
  })
})

/** What keeps somebody from using the page as it stands, the offer shown, by the rules of axe. */
async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

/** Presses the notification that is shown; answers where the worker leads. A window may only be opened by a real finger, so it is only named. */
async function pressed(context: BrowserContext): Promise<string | undefined> {
  const [worker] = context.serviceWorkers()
  return worker?.evaluate(async () => {
    const self = globalThis as unknown as {
      registration: ServiceWorkerRegistration
      clients: { openWindow: (to: string) => unknown }
      dispatchEvent: (event: Event) => void
      NotificationEvent: new (type: string, of: { notification: Notification }) => Event
    }
    let led: string | undefined
    self.clients.openWindow = async (to) => {
      led = to
    }
    const [notification] = await self.registration.getNotifications()
    if (notification) self.dispatchEvent(new self.NotificationEvent('notificationclick', { notification }))
    return led
  })
}

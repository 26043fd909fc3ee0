import type { Page } from 'playwright-core'
import { httpHandler } from '../../functions/http/door.ts'
import { openGateway } from '../../infra/local/gateway.ts'
import { openChromium } from '../story/phone.ts'
import { patienceMs } from './patience.ts'
import { asMember, type SignedInBrowser } from './sign-in.ts'
import { aWorld, type World, type WorldOptions } from './world.ts'

/** A world whose pages are served to a real browser, with JavaScript. */
export interface ServedWorld {
  readonly world: World
  readonly origin: string
  /** A window of a member, signed in. */
  readonly windowOf: (
    who?: Parameters<typeof asMember>[1],
    size?: { readonly width: number; readonly height: number },
  ) => Promise<{ readonly page: Page; readonly as: SignedInBrowser; readonly troubles: readonly string[] }>
  readonly leave: () => Promise<void>
}

export async function aServedWorld(options: WorldOptions = {}): Promise<ServedWorld> {
  let world: World | undefined
  const gateway = await openGateway(0, {
    address: '127.0.0.1',
    now: () => world?.clock.now() ?? 0,
    longestWait: patienceMs,
  })
  const origin = `http://localhost:${gateway.port}`
  const made = await aWorld({ ...options, settings: { PUBLIC_ORIGIN: origin, ...options.settings } })
  world = made
  const door = httpHandler(made.app)
  gateway.open((event) => door(event, {} as never))
  const chromium = await openChromium()
  return {
    world: made,
    origin,
    windowOf: async (who, size = { width: 1280, height: 800 }) => {
      const as = await asMember(made, who)
      const context = await chromium.newContext({
        baseURL: origin,
        viewport: size,
        locale: who?.language ?? 'zh-CN',
      })
      const value = as.browser.cookies.get('__Host-session') ?? ''
      await context.addCookies([{ name: 'session', value, url: origin }])
      const page = await context.newPage()
      const troubles: string[] = []
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
      page.on('pageerror', (error) => troubles.push(error.message))
      return { page, as, troubles }
    },
    leave: async () => {
      await chromium.close()
      await gateway.close()
    },
  }
}

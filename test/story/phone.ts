import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { patienceMs } from '../harness/patience.ts'

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Where screenshots of the story go, for people to look at. */
const album = new URL('./screens/', import.meta.url).pathname

/** A real browser; `CHROMIUM` names one where it is not in its usual place. */
export async function openChromium(): Promise<Browser> {
  const known = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  const executablePath = known.find((path) => path !== undefined && existsSync(path))
  if (!executablePath) throw new Error('No Chromium here: install it, or name one in CHROMIUM.')
  const browser = await chromium.launch({ executablePath, args: flags.split(' '), timeout: patienceMs })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(patienceMs)
    return context
  }
  return browser
}

/** One person's phone: 360 points wide, without JavaScript, its own cookies. */
export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
  /** Takes a picture of the whole page for the album. */
  readonly look: (name: string) => Promise<void>
  /** Every console error and failed request so far: a page has none. */
  readonly troubles: string[]
}

export async function aPhone(
  browser: Browser,
  origin: string,
  locale: 'zh-CN' | 'en' = 'zh-CN',
): Promise<Phone> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 360, height: 740 },
    locale,
    javaScriptEnabled: false,
    isMobile: true,
    hasTouch: true,
  })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`)
  })
  page.on('requestfailed', (request) =>
    troubles.push(`${request.method()} ${new URL(request.url()).pathname}`),
  )
  return {
    page,
    context,
    troubles,
    look: async (name) => {
      await mkdir(album, { recursive: true })
      await page.screenshot({ path: `${album}${name}.png`, fullPage: true })
    },
  }
}

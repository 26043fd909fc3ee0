import type { BrowserContext, Page } from 'playwright-core'
import { urls } from '../../functions/http/urls.ts'
import type { Language } from '../../shared/messages/catalogue.ts'
import type { Look } from './looks.ts'

/** Opens a page as its look says, in one browser window that is used again and again; answers its status. */
export async function openLook(page: Page, origin: string, look: Look, language: Language): Promise<number> {
  await dress(page.context(), origin, look, language)
  const url = new URL(look.path, origin).href
  const answer = look.form
    ? await press(page, origin, url, look.form)
    : await page.goto(url, { waitUntil: 'load' })
  return answer?.status() ?? 0
}

/** The cookies of the look's own browser, and the language. */
async function dress(
  context: BrowserContext,
  url: string,
  { browser }: Look,
  language: Language,
): Promise<void> {
  await context.clearCookies()
  const kept = [...browser.cookies].filter(([name]) => name !== 'lang' && !name.startsWith('__Host-'))
  await context.addCookies(
    [...kept, ['lang', language] as const].map(([name, value]) => ({ name, value, url })),
  )
}

/** Sends a form from a page of ours, as a press would. */
async function press(page: Page, origin: string, url: string, form: NonNullable<Look['form']>) {
  await page.goto(new URL(urls.left(), origin).href)
  const fields = Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url() === url),
    page.waitForEvent('load'),
    page.evaluate(
      ([action, values]) => {
        const sent = document.body.appendChild(document.createElement('form'))
        Object.assign(sent, { method: 'post', action })
        for (const [name, value] of values)
          sent.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
        sent.submit()
      },
      [url, fields] as const,
    ),
  ])
  return answer
}

/** What the window has loaded since the page was opened. */
export interface Loaded {
  /** As it came over the line, compressed, with its headers. */
  bytes: number
  /** Addresses that are not ours. */
  foreign: string[]
  /** What the browser complained about: a broken policy, a script that failed. */
  complaints: string[]
}

/** Watches what a window loads; `begin` forgets what was. */
export async function watchLoads(
  page: Page,
  origin: string,
): Promise<{ readonly begin: () => void; readonly loaded: () => Loaded }> {
  let loaded: Loaded = { bytes: 0, foreign: [], complaints: [] }
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Network.enable')
  devTools.on('Network.requestWillBeSent', ({ request: { url } }) => {
    if (!url.startsWith(origin) && !url.startsWith('data:')) loaded.foreign.push(url)
  })
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    loaded.bytes += encodedDataLength
  })
  page.on('pageerror', (error) => loaded.complaints.push(error.message))
  page.on('console', (message) => {
    // That a page answers 404 or 422 is no complaint.
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
      loaded.complaints.push(message.text())
  })
  return {
    loaded: () => loaded,
    begin: () => {
      loaded = { bytes: 0, foreign: [], complaints: [] }
    },
  }
}

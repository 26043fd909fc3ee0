import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../shared/messages/catalogue.ts'
import { aTownOfPages, type PagesTown } from '../pages/a-town.ts'
import { axeFindings, bringAxe, doubleText, otherFindings } from '../pages/inspect.ts'
import { everyRouteOpened, type Look, otherStates } from '../pages/looks.ts'
import { openLook, watchLoads } from '../pages/real-browser.ts'
import { openChromium } from '../story/phone.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1280, height: 800 }
/** What a page may weigh with all it loads, compressed, in bytes. */
const heaviest = 60_000

/**
 * Every page there is, in a real browser: axe finds nothing in either language, by day and by night, on a small phone and on a desk, and what axe
 * does not look at is right too. A route that is added comes into it by itself; one whose page cannot be found fails.
 */
describe('accessibility', () => {
  let town: PagesTown
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    town = await aTownOfPages()
    browser = await openChromium()
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
    await bringAxe(page)
  })
  afterAll(async () => {
    await browser?.close()
    await town?.leave()
  })

  /** A route that is opened shows a page, or it is no page at all: a file, a script, an answer to a machine. */
  async function isPage(look: Look): Promise<boolean | string> {
    const { status, headers } = await look.browser.get(look.path)
    if (status !== 200)
      return `${look.name} answers ${status} at ${look.path}: say in looks.ts where its page is`
    return headers.get('content-type')?.startsWith('text/html') ?? false
  }

  async function everyPage(): Promise<Look[]> {
    const opened = everyRouteOpened(town)
    const pages = await Promise.all(opened.map(isPage))
    return [...opened.filter((_, i) => pages[i] === true), ...otherStates(town)]
  }

  it('looks at every route that is opened', async () => {
    const answers = await Promise.all(everyRouteOpened(town).map(isPage))
    expect(answers.filter((one) => typeof one === 'string')).toEqual([])
    expect(answers.filter((one) => one === true).length).toBeGreaterThan(40)
  })

  const promise = 'axe finds nothing on any page in %s, nothing is in the way, and it is light'
  it.each(languages)(promise, async (language) => {
    const found: string[] = []
    const watched = await watchLoads(page, town.origin)
    for (const look of await everyPage()) {
      const note = (where: string, findings: readonly string[]) =>
        found.push(...findings.map((finding) => `${look.name} (${where}): ${finding}`))
      await page.setViewportSize(phone)
      watched.begin()
      const status = await openLook(page, town.origin, look, language)
      if (status !== (look.status ?? 200)) note('opening it', [`answered with ${status}`])
      note('loading it', [
        ...watched.loaded().foreign,
        ...watched.loaded().complaints,
        ...(watched.loaded().bytes > heaviest ? [`${watched.loaded().bytes} bytes`] : []),
      ])
      for (const viewport of [phone, desk]) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme: 'light' })
        note(`${viewport.width} px`, [...(await axeFindings(page)), ...(await otherFindings(page))])
        await page.emulateMedia({ colorScheme: 'dark' })
        note(`${viewport.width} px, at night`, await axeFindings(page, 'colours'))
      }
      await page.setViewportSize(phone)
      await doubleText(page, true)
      const large = await otherFindings(page)
      note(
        'text twice as large',
        large.filter((one) => one.includes('too wide')),
      )
    }
    expect(found).toEqual([])
  })
})

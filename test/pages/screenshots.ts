import { mkdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../shared/messages/catalogue.ts'
import { openChromium } from '../story/phone.ts'
import { aTownOfPages, type PagesTown } from './a-town.ts'
import { everyRouteOpened, type Look, otherStates } from './looks.ts'
import { openLook } from './real-browser.ts'

/** `npm run screenshots`: every page in both languages on a phone and on a desk, into a folder git does not keep. */
const album = new URL('./screens/', import.meta.url).pathname
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const
/** `ONLY=board npm run screenshots` takes only pages whose name says so; `DARK=1` takes them at night, `FORCED=1` with the few colours of high contrast. */
const only = new RegExp(process.env.ONLY ?? '')
const colorScheme = process.env.DARK ? 'dark' : 'light'
const strong = process.env.FORCED ? ({ forcedColors: 'active', contrast: 'more' } as const) : {}
const suffix = `${process.env.DARK ? '-dark' : ''}${process.env.FORCED ? '-forced' : ''}`

describe('screenshots', () => {
  let town: PagesTown
  beforeAll(async () => {
    town = await aTownOfPages()
  }, 300_000)
  afterAll(() => town?.leave())

  it('are taken of every page', async () => {
    const browser = await openChromium()
    const page = await (
      await browser.newContext({ colorScheme, reducedMotion: 'reduce', ...strong })
    ).newPage()
    const all = [...everyRouteOpened(town), ...otherStates(town)].filter(({ name }) => only.test(name))
    const pages = await Promise.all(all.map(isPage))
    const looks = all.filter((_, i) => pages[i])
    const taken: string[] = []
    for (const look of looks)
      for (const language of languages) {
        await openLook(page, town.origin, look, language)
        for (const [size, viewport] of Object.entries(sizes)) {
          await page.setViewportSize(viewport)
          const folder = `${album}${size}-${language}${suffix}`
          await mkdir(folder, { recursive: true })
          await page.screenshot({ path: `${folder}/${fileName(look)}.png`, fullPage: true })
          taken.push(look.name)
        }
      }
    await browser.close()
    expect(taken.length).toBe(looks.length * 4)
  }, 900_000)
})

/** Not a file or a script: those a browser saves and shows nothing. */
async function isPage({ browser, path, form }: Look): Promise<boolean> {
  if (form) return true
  return (await browser.get(path)).headers.get('content-type')?.startsWith('text/html') ?? false
}

/** 'GET /needs/:need covered' becomes 'needs-need-covered'. */
function fileName({ name }: Look): string {
  const words = name
    .replace(/^GET /, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.filter(Boolean).join('-') || 'home'
}

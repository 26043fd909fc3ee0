import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** A finger needs this much, in CSS pixels (WCAG 2.5.5, enhanced). */
const leastTarget = 44

/** Makes axe known to every page that this window opens from now on; page scripts and policies do not notice. */
export async function bringAxe(page: Page): Promise<void> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.addInitScript(source)
}

/** What axe finds on the page as it stands, each finding in one line. By night nothing differs from day but the colours. */
export async function axeFindings(
  page: Page,
  what: 'everything' | 'colours' = 'everything',
): Promise<string[]> {
  const { violations } = await page.evaluate(
    (only) => {
      const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
      return axe.run({ resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) })
    },
    what === 'colours' ? ['cat.color'] : undefined,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} at ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`,
    ),
  )
}

/** What axe does not look at: one heading of the first rank, links that lead somewhere, room for a finger, no scrolling sideways. */
export function otherFindings(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = []
    const named = (element: Element) =>
      `${element.localName} '${(element.textContent || element.id).trim().slice(0, 40)}'`
    const ranks = document.querySelectorAll('h1').length
    if (ranks !== 1) found.push(`${ranks} headings of the first rank`)
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
      if (!document.getElementById(decodeURIComponent(link.hash.slice(1))))
        found.push(`${named(link)} leads nowhere`)
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) {
      const widest = [...document.querySelectorAll('main *')].filter(
        (one) => one.getBoundingClientRect().right > root.clientWidth,
      )
      found.push(`${root.scrollWidth - root.clientWidth} px too wide, from ${widest.slice(-1).map(named)}`)
    }
    const shown = (element: HTMLElement) => element.checkVisibility() && !element.closest('.skip')
    const controls = document.querySelectorAll<HTMLElement>(
      'button, .button, select, summary, nav a, textarea, input',
    )
    for (const control of [...controls].filter(shown)) {
      const tick = control.matches('[type=checkbox], [type=radio]')
      const part = tick ? ((control as HTMLInputElement).labels?.[0] ?? control) : control
      const { height } = part.getBoundingClientRect()
      if (height > 0 && height < least) found.push(`${named(part)} is only ${Math.round(height)} px high`)
    }
    return found
  }, leastTarget)
}

/** Text at twice its size, as people set it in their browser. */
export function doubleText(page: Page, on: boolean): Promise<void> {
  return page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size
    },
    on ? '200%' : '',
  )
}

import type { Locator, Page } from 'playwright-core'

/** More presses than this to reach something is a page nobody would use. */
const mostTabs = 120

/** Somebody who uses nothing but the keys of a keyboard. Counts the keys that are not letters. */
export interface Keyboard {
  readonly presses: () => number
  /** Goes to something with Tab; it must be seen to have the focus. */
  readonly to: (what: string | Locator) => Promise<void>
  /** Goes to a field and types over what was there. */
  readonly type: (what: string | Locator, text: string) => Promise<void>
  /** Goes to a box and ticks it, or to a choice and takes it. */
  readonly tick: (what: string | Locator) => Promise<void>
  /** Goes to a list and takes the option that begins so. */
  readonly take: (what: string | Locator, option: string) => Promise<void>
  /** Goes to a button or link and presses Enter. */
  readonly press: (what: string | Locator) => Promise<void>
}

export function keyboardOf(page: Page): Keyboard {
  let count = 0
  const hit = async (key: string) => {
    count++
    await page.keyboard.press(key)
  }
  const find = (what: string | Locator) => (typeof what === 'string' ? page.locator(what) : what).first()

  const to = async (what: string | Locator) => {
    const wanted = find(what)
    const has = () => wanted.evaluate((one) => one === document.activeElement)
    // A group of radio buttons has one stop: from it the arrows lead on.
    const inGroup = () =>
      wanted.evaluate(({ type, name }: Partial<HTMLInputElement>) => {
        const at = document.activeElement as HTMLInputElement | null
        return type === 'radio' && at?.type === 'radio' && at.name === name
      })
    for (let tabs = 0; !(await has()); tabs++) {
      if (tabs > mostTabs) throw new Error(`${mostTabs} presses of Tab do not lead to ${String(what)}.`)
      await hit((await inGroup()) ? 'ArrowDown' : 'Tab')
    }
    const seen = await wanted.evaluate((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      const { top, bottom } = one.getBoundingClientRect()
      return outlineStyle !== 'none' && outlineWidth !== '0px' && bottom > 0 && top < innerHeight
    })
    if (!seen) throw new Error(`${String(what)} has the focus, and nobody sees it.`)
  }

  return {
    to,
    presses: () => count,
    type: async (what, text) => {
      await to(what)
      await hit('Control+a')
      await page.keyboard.type(text)
    },
    tick: async (what) => {
      await to(what)
      if (!(await find(what).isChecked())) await hit('Space')
    },
    take: async (what, option) => {
      await to(what)
      const chosen = () =>
        find(what).evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.label ?? '')
      for (let turns = 0; !(await chosen()).startsWith(option); turns++) {
        if (turns > 60) throw new Error(`${String(what)} has no option ${option}.`)
        await hit('ArrowDown')
      }
    },
    press: async (what) => {
      await to(what)
      const before = page.url()
      await Promise.all([page.waitForEvent('load'), hit('Enter')])
      if (page.isClosed()) throw new Error(`Pressing ${String(what)} at ${before} closed the page.`)
    },
  }
}

import type { Locator, Page } from 'playwright-core'

/** Somebody with one thumb on a phone. Counts what they tap: a button, a link, a choice; a field counts once, with what is typed into it. */
export interface Thumb {
  readonly taps: () => number
  /** Taps something that stays on the page. */
  readonly tap: (what: string | Locator) => Promise<void>
  /** Taps a link or a button, and waits for the page behind it. */
  readonly press: (what: string | Locator) => Promise<void>
  readonly type: (what: string, text: string) => Promise<void>
  readonly take: (what: string, option: string) => Promise<void>
  /** Chooses a file. */
  readonly choose: (what: string, file: { name: string; mimeType: string; buffer: Buffer }) => Promise<void>
}

export function thumbOf(page: Page): Thumb {
  let taps = 0
  const find = (what: string | Locator) => {
    taps++
    return (typeof what === 'string' ? page.locator(what) : what).first()
  }
  return {
    taps: () => taps,
    tap: (what) => find(what).tap(),
    press: async (what) => {
      const wanted = find(what)
      await Promise.all([page.waitForEvent('load'), wanted.tap()])
    },
    type: (what, text) => find(what).fill(text),
    take: async (what, option) => void (await find(what).selectOption(option)),
    choose: (what, file) => find(what).setInputFiles(file),
  }
}

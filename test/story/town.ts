import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type Local, startLocal } from '../../infra/local/local.ts'
import { aMailServer, type MailServer } from '../harness/mail-server.ts'
import { patienceMs } from '../harness/patience.ts'
import { aPhone, openChromium, type Phone } from './phone.ts'

/** A letter somebody got, wherever it went: the real mail server, or the outbox of the town's invented people. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Mulin as `npm start` starts it, with a mail server, a browser and a clock that the story moves. */
export interface StoryTown {
  readonly local: Local
  readonly phone: (locale?: 'zh-CN' | 'en') => Promise<Phone>
  /** Moves the clock and lets everything happen that is then due. */
  readonly later: (ms: number) => Promise<void>
  readonly letters: (to?: string) => Letter[]
  /** The newest letter to somebody that says this. */
  readonly letter: (to: string, says: string) => Promise<Letter>
  readonly leave: () => Promise<void>
}

/** Tuesday, 25 January 2022, ten in the morning in Yichang. */
const begins = Date.parse('2022-01-25T02:00:00Z')

export async function aStoryTown(): Promise<StoryTown> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'mulin-story-'))
  const mail: MailServer = await aMailServer()
  let now = begins
  const endpoint = process.env.DYNAMODB_ENDPOINT
  const local = await startLocal({
    port: 0,
    dataFolder,
    smtpUrl: mail.url,
    clock: () => now,
    quiet: true,
    fresh: true,
    longestWait: patienceMs,
    ...(endpoint ? { endpoint } : {}),
  })
  const browser: Browser = await openChromium()
  const letters = (to?: string): Letter[] =>
    [
      ...local.outbox.messages(),
      ...mail.received.map(({ mail: it, to: [first = ''] }) => ({
        to: first,
        subject: it.subject ?? '',
        text: it.text ?? '',
      })),
    ].filter((letter) => to === undefined || letter.to === to)
  return {
    local,
    letters,
    phone: (locale) => aPhone(browser, local.origin, locale),
    later: async (ms) => {
      now += ms
      await local.sweep()
    },
    letter: async (to, says) => {
      for (const until = Date.now() + patienceMs; Date.now() < until; ) {
        await local.sweep()
        const found = letters(to).findLast(({ subject, text }) => `${subject}\n${text}`.includes(says))
        if (found) return found
        await new Promise((done) => setTimeout(done, 250))
      }
      throw new Error(
        `No letter to ${to} says ${says}; there are: ${letters(to).map(({ subject }) => subject)}`,
      )
    },
    leave: async () => {
      await browser.close()
      await local.stop()
      await mail.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** The six digits of a letter. */
export const codeIn = ({ text }: Letter): string => /\b\d{6}\b/.exec(text)?.[0] ?? ''

/** The first link of a letter that leads to this kind of page, as a path. */
export function linkIn({ text }: Letter, start: string): string {
  const found = [...text.matchAll(/https?:\/\/[^\s/]+(\/[^\s)>\]]*)/g)].map(([, path]) => path ?? '')
  return found.find((path) => path.startsWith(start)) ?? ''
}

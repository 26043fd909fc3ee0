import { type MailWords, oneLine } from './mail-layout.ts'

/** What a notification shows, and where a press on it leads. */
export interface PushWords {
  readonly title: string
  readonly body: string
  /** On our own origin. */
  readonly path: string
}

/** Devices show about this much; what push services take at most (4 kB, encrypted) is far away. In characters. */
const longestTitle = 100
const longestBody = 400

/**
 * A message as a notification: what, where and by when, without anybody's name, since it lies on a lock screen. The link is kept apart from
 * the words and without its origin: a notification leads to where it came from and nowhere else.
 */
export function pushMessage(
  { subject, items = [], facts = [], short, button }: MailWords,
  origin: string,
): PushWords {
  const lines = [...items.map(oneLine), ...facts.map(([name, value]) => `${name}${oneLine(value)}`)]
  return {
    title: cut(oneLine(subject), longestTitle),
    body: cut(lines.length > 0 ? lines.join('\n') : oneLine(short), longestBody),
    path: button?.href.startsWith(`${origin}/`) ? button.href.slice(origin.length) : '/',
  }
}

function cut(text: string, most: number): string {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}

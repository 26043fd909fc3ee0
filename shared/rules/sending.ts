import { hash32 } from './shard.ts'

/**
 * When a message may be handed over, and when again. No channel can be told 'only once', so: an e-mail whose answer was lost goes out at most
 * once more (the mailbox knows it by its id), a text message never.
 */
const mostHandOvers = { email: 2, mobile: 1 } as const

/** Whether a message that was handed over so often, without being refused for certain, may be handed over (again). */
export function maySend(channel: 'email' | 'mobile', handedOver: number): boolean {
  return handedOver < mostHandOvers[channel]
}

/** How long after a lost answer an e-mail is sent once more, in ms. */
export const sendAgainMs = 60_000

/** Refusals in a row after which a message is given up: with the waits between them, some four hours. */
export const mostRefusals = 10

const minute = 60_000

/** When to try again after so many refusals in a row: 1, 2, 4 … minutes, at most an hour, up to a quarter sooner so that not all come at once. */
export function tryAgainAt(now: number, refusals: number, who: string): number {
  const wait = Math.min(2 ** Math.max(0, refusals - 1), 60) * minute
  return now + wait - (hash32(`${who} ${refusals}`) % Math.floor(wait / 4))
}

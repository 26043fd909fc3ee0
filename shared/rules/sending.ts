import type { ChannelKind } from './channel-order.ts'
import { hash32 } from './shard.ts'

/**
 * When a message may be handed over, and when again. No channel can be told 'only once', so: an e-mail or a push whose answer was lost goes out
 * at most once more (mailbox and device know it by its id), a text message never.
 */
const mostHandOvers = { push: 2, email: 2, mobile: 1 } as const satisfies Record<ChannelKind, number>

/** Whether a message that was handed over so often, without being refused for certain, may be handed over (again). */
export function maySend(channel: ChannelKind, handedOver: number): boolean {
  return handedOver < mostHandOvers[channel]
}

/** How long after a lost answer a message is sent once more, in ms. */
export const sendAgainMs = 60_000

/** A link that was asked for works this long, in ms; what is sent without an end of its own is worth showing as long. */
export const askedForLinkMs = 7 * 86_400_000

/** The longest that every push service keeps a message, in seconds: four weeks. */
const longestKept = 28 * 86_400

/** How long a push service keeps a message for a device that is off, in seconds: until it is no longer worth showing (epoch ms). */
export function secondsLeft(now: number, until = now + askedForLinkMs): number {
  return Math.min(Math.max(0, Math.floor((until - now) / 1000)), longestKept)
}

/** Refusals in a row after which a message is given up: with the waits between them, some four hours. */
export const mostRefusals = 10

const minute = 60_000

/** When to try again after so many refusals in a row: 1, 2, 4 … minutes, at most an hour, up to a quarter sooner so that not all come at once. */
export function tryAgainAt(now: number, refusals: number, who: string): number {
  const wait = Math.min(2 ** Math.max(0, refusals - 1), 60) * minute
  return now + wait - (hash32(`${who} ${refusals}`) % Math.floor(wait / 4))
}

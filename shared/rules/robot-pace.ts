/** What WeCom lets a group's robot say in a minute (its documentation of group robots, 'message frequency limit'). */
export const mostAMinute = 20

/** A minute and a little: what is said now may arrive a moment later than what is said next. In ms. */
export const minuteAndMoreMs = 62_000

/** When a robot that spoke at these times (epoch ms, oldest first) may speak again; not after `now` when it may at once. */
export function maySpeakAt(spoke: readonly number[], now: number): number {
  const decisive = spoke.at(-mostAMinute)
  return decisive === undefined ? now : Math.max(now, decisive + minuteAndMoreMs)
}

/** The times worth remembering after it spoke at `now`. */
export function spokenTimes(spoke: readonly number[], now: number): number[] {
  return [...spoke, now].slice(-mostAMinute)
}

import type { Day } from './dates.ts'

/** What happened, as far as telling it by days needs it. */
export interface Happening {
  readonly kind: string
  /** Epoch ms. */
  readonly at: number
  readonly count?: number | undefined
}

/** One thing that happened; waves that followed each other are one, with everybody they asked. */
export interface Told<E extends Happening> {
  readonly event: E
  /** People asked in all; as the event says for everything else. */
  readonly count: number
  readonly rounds: number
}

/** A need's story by days, oldest first. Waves of a day that nothing came between are told as one. */
export function toldByDay<E extends Happening>(
  events: readonly E[],
  dayOf: (at: number) => Day,
): { day: Day; told: Told<E>[] }[] {
  const days: { day: Day; told: Told<E>[] }[] = []
  for (const event of events) {
    const day = dayOf(event.at)
    let last = days.at(-1)
    if (last?.day !== day) {
      last = { day, told: [] }
      days.push(last)
    }
    const before = last.told.at(-1)
    const count = event.count ?? 0
    if (event.kind === 'wave' && before?.event.kind === 'wave')
      last.told.splice(-1, 1, { ...before, count: before.count + count, rounds: before.rounds + 1 })
    else last.told.push({ event, count, rounds: 1 })
  }
  return days
}

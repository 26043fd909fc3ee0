import type { Worker } from '../../shared/store/table-shape.ts'
import type { Stream, WorkerDoor } from './stream.ts'

/** EventBridge on this machine: more often than the cloud's once a minute, since it costs nothing here. */
const everyMs = 3000
/** What is done about once an hour, in rounds. */
const hourly = 3_600_000 / everyMs

export interface Schedule {
  readonly start: () => void
  /** Runs both workers until a round writes nothing more. */
  readonly sweepToRest: () => Promise<void>
  /** No round begins after this; the one under way is finished. */
  readonly stop: () => Promise<void>
}

/** Starts the workers every few seconds, one round at a time, and `everyHour` between two rounds. */
export function newSchedule(
  doors: Readonly<Record<Worker, WorkerDoor>>,
  stream: Stream,
  everyHour: () => Promise<void> = async () => {},
): Schedule {
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  const round = async (): Promise<void> => {
    // A failed round is the next one's work: whatever was due is still due.
    for (const door of Object.values(doors)) await door({ source: 'aws.scheduler' }).catch(() => undefined)
    await stream.idle()
  }
  const inTurn = (go: () => Promise<void>): Promise<void> => {
    last = last.then(go)
    return last
  }
  const toRest = async (): Promise<void> => {
    for (let before = -1; before !== stream.written(); ) {
      before = stream.written()
      await round()
    }
  }
  let rounds = 0
  const tick = async (): Promise<void> => {
    await inTurn(round)
    if (++rounds % hourly === 0) await inTurn(() => everyHour().catch(() => undefined))
    if (timer) timer = setTimeout(tick, everyMs)
  }
  return {
    start: () => {
      timer = setTimeout(tick, 0)
    },
    sweepToRest: () => inTurn(toRest),
    stop: async () => {
      clearTimeout(timer)
      timer = undefined
      await last
      await stream.idle()
    },
  }
}

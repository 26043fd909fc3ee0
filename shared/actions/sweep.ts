import * as z from 'zod/mini'
import type { Effects, LogWord } from '../effects.ts'
import { type Claim, claim, type DueItem, findDue, finish, lookAt } from '../store/due.ts'
import { getItem, type Key } from '../store/table.ts'
import type { Worker } from '../store/table-shape.ts'
import { whoseTurn } from './whose-turn.ts'

/**
 * Does one claimed piece of due work. Idempotent: it may run again after a crash at any point. Before it returns it must have
 * set the item's next due time or removed it, in the same update that changed the item's state (or by `finish`).
 */
export type DueWork<F extends Effects = Effects> = (fx: F, claimed: Claim) => Promise<void>

/** Due work that needs no claim before it begins: its own first write of the item takes it, and whoever comes second changes nothing. */
export function takesItself<F extends Effects>(job: DueWork<F>): Job<F> {
  return { job, takesItself: true }
}

interface Job<F extends Effects> {
  readonly job: DueWork<F>
  readonly takesItself: boolean
}

/** Due work by the prefix of the sort key. */
export type DueWorks<F extends Effects = Effects> = Readonly<Record<string, DueWork<F> | Job<F>>>

/** Due work older than this, in ms, means that the workers do not keep up: said in the log, where an alarm listens. */
const lateAfterMs = 5 * 60_000

/**
 * How long a run may start new work, in ms: what it has begun then has another 30 s (a channel may take 20) before the
 * function is stopped. What is left stays due.
 */
export const runMs = 30_000

/**
 * Does what is due for this worker now, organisations in turns, as far as it comes; one failure is logged and stays due, the rest
 * goes on. Answers how much it did.
 */
export async function sweep<F extends Effects>(fx: F, worker: Worker, works: DueWorks<F>): Promise<number> {
  const until = fx.now() + runMs
  const found = await findDue(fx.table, worker, fx.now())
  const late = found.filter((item) => item.dueAt < fx.now() - lateAfterMs).length
  if (late > 0) fx.log('due-late', { late })
  let done = 0
  for (const item of await whoseTurn(fx, found)) {
    if (fx.now() >= until) break
    if (await work(fx, works, item)) done++
  }
  return done
}

const dueOf = z.looseObject({ dueAt: z.optional(z.number()), dueShard: z.optional(z.string()) })

/**
 * Starts one item at once, because the stream named it. The item is read again: records repeat and come out of order. Not strongly, at half the
 * price: a read that comes too early only leaves the item to the next sweep, and the claim decides.
 */
export async function startNow<F extends Effects>(
  fx: F,
  worker: Worker,
  works: DueWorks<F>,
  key: Key,
): Promise<void> {
  if (!workFor(works, key)) return
  const item = await getItem(fx.table, key, dueOf)
  if (item?.dueAt === undefined || item.dueAt > fx.now() || !item.dueShard?.startsWith(`${worker}#`)) return
  await work(fx, works, { ...key, dueAt: item.dueAt }, item)
}

async function work<F extends Effects>(
  fx: F,
  works: DueWorks<F>,
  item: DueItem,
  known?: Claim['item'],
): Promise<boolean> {
  const found = workFor(works, item)
  const prefix = item.sk.split('#')[0] as LogWord
  if (!found) {
    fx.log('due-failed', { prefix, unknown: true })
    return false
  }
  try {
    const claimed = found.takesItself
      ? await lookAt(fx.table, item, fx.now(), known)
      : await claim(fx.table, item, fx.now())
    if (!claimed) return false
    await found.job(fx, claimed)
    fx.log('due-done', { prefix })
    return true
  } catch (error) {
    fx.log('due-failed', { prefix, error: (error as Error).name })
    if (found.takesItself) await stepBack(fx, item)
    return false
  }
}

/** What failed before it was taken comes again as late as what fails after, behind what is newer. */
async function stepBack(fx: Effects, item: DueItem): Promise<void> {
  try {
    const claimed = await claim(fx.table, item, fx.now())
    if (claimed) await finish(fx.table, claimed, claimed.dueAt)
  } catch {
    // The store is in trouble: it is still due, and the next sweep sees it.
  }
}

function workFor<F extends Effects>(works: DueWorks<F>, key: Key): Job<F> | undefined {
  const found = works[key.sk.split('#')[0] ?? '']
  return typeof found === 'function' ? { job: found, takesItself: false } : found
}

import type { Effects } from '../effects.ts'
import { writeAnswerBack } from '../store/pledge-record.ts'

/**
 * Keeps the one answer of somebody who gave to the outcome note; the first stays. Due work tells the coordinator and the
 * timeline.
 */
export async function answerBack(
  fx: Effects,
  it: { readonly need: string; readonly volunteer: string; readonly words: string },
): Promise<void> {
  await writeAnswerBack(fx.table, fx.now(), it)
}

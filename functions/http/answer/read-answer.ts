import { answerWords } from '../../../shared/messages/answer.ts'
import { endOfDay, parseDay } from '../../../shared/rules/dates.ts'
import { lineIds, type Quantities, readAsked } from '../../../shared/rules/ledger.ts'
import type { Problems, Typed } from '../page/form.ts'
import type { Visit } from '../visit.ts'

/** What somebody chose: parsed at the door, or the sentences that say what is missing. */
export type Chosen =
  | { readonly ok: true; readonly quantities: Quantities; readonly bringBy: number; readonly word: string }
  | { readonly ok: false; readonly problems: Problems }

export function readChosen(visit: Visit, typed: Typed): Chosen {
  const words = answerWords[visit.language]
  const problems: Record<string, string> = {}
  const asked = readAsked(typed, lineIds)
  if (!asked.ok)
    problems.lines = asked.refusal.kind === 'nothing-chosen' ? words.chooseSomething : words.notAQuantity
  const day = parseDay(typed.day ?? '')
  const bringBy = day.ok ? endOfDay(day.value, visit.settings.TIME_ZONE) : 0
  if (bringBy <= visit.fx.now()) problems.day = words.chooseDay
  if (!asked.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, quantities: asked.value, bringBy, word: (typed.word ?? '').slice(0, 300) }
}

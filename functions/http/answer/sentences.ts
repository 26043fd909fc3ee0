import type { PledgeRefusal } from '../../../shared/actions/pledge.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import type { Page } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** What a refused pledge says, under which field, and with which status: always what to do next, never blame. */
export function sentenceOf(
  visit: Visit,
  refusal: Exclude<PledgeRefusal, { kind: 'acted-elsewhere' | 'absent' | 'not-open' }>,
  text: NeedText,
): { readonly field: string; readonly sentence: string; readonly status: NonNullable<Page['status']> } {
  const words = answerWords[visit.language]
  switch (refusal.kind) {
    case 'line-full': {
      const left = text.lines
        .filter((line) => (refusal.open[line.id] ?? 0) > 0)
        .map((line) => `${line.label} ${words.amount(refusal.open[line.id] ?? 0, line.unit)}`)
      const sentence = left.length > 0 ? words.justTakenLeft(left.join(words.lines)) : words.justTaken
      return { field: 'lines', sentence, status: 409 }
    }
    case 'after-deadline': {
      const day = sayDate(refusal.deadline, visit.settings.TIME_ZONE, visit.language, visit.fx.now())
      return { field: 'day', sentence: words.tooLate(day), status: 422 }
    }
    case 'too-many-holds':
      return { field: 'lines', sentence: words.tooMany, status: 409 }
    case 'queue-full':
      return { field: 'lines', sentence: words.queueFull, status: 409 }
    case 'changed-meanwhile':
      return { field: 'lines', sentence: words.changedMeanwhile, status: 409 }
  }
}

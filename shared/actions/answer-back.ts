import type { Effects } from '../effects.ts'
import type { Where } from '../store/ledger-item.ts'
import { writeEvent } from '../store/need-event.ts'
import { readNeedText } from '../store/need-text.ts'
import { putNotice, toMember } from '../store/notice.ts'
import { keepAnswerBack } from '../store/pledge-record.ts'

/**
 * Keeps the one word somebody who gave sends back, and tells the member who answers for the need. The first word stays; sending
 * it again is sending it once. Answers false when another word is there already, or there is no such pledge.
 */
export async function answerBack(
  fx: Effects,
  { scope, need, volunteer, word }: Where & { readonly volunteer: string; readonly word: string },
): Promise<boolean> {
  const kept = await keepAnswerBack(fx.table, fx.now(), { volunteer, need, word })
  if (!kept) return false
  const text = await readNeedText(fx.table, scope, need)
  if (!text) return true
  await putNotice(fx.table, fx.now(), {
    to: toMember(scope.org, text.responsible),
    id: `answer-back#${need}#${volunteer}`,
    kind: 'answer-back',
    org: scope.org,
    need,
    about: volunteer,
  })
  // The end of the need names the entry, so that repeating it is the same entry.
  const at = text.outcome?.at ?? text.createdAt
  await writeEvent(fx.table, scope, `answered-back-${volunteer}`, {
    ...{ need, kind: 'answered-back', at, by: volunteer, volunteer },
    note: word,
  })
  return true
}

import { approveNeed, askReview, type OfVersion, sendBack } from '../../../shared/actions/approve-need.ts'
import { checkNeed } from '../../../shared/actions/check-need.ts'
import { mayChange, readNeedNow } from '../../../shared/actions/need-access.ts'
import type { NeedRefusal } from '../../../shared/actions/need-refusal.ts'
import { confirmHarmless, removeWords } from '../../../shared/actions/settle-findings.ts'
import { checkWords } from '../../../shared/messages/check-need.ts'
import type { Result } from '../../../shared/rules/result.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { answerNotFound } from '../app.ts'
import { readTyped, type Typed } from '../page/form.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerCheck, isBefore } from './check-need.ts'
import { namedFinding } from './findings.ts'
import { answerRefusal } from './refused.ts'
import { refusalSentence } from './sentence.ts'
import { makeGroupLink } from './share-need.ts'

/** Whatever is pressed on the check page: words taken out or called harmless, on to a colleague, out, or back. */
export async function pressCheck(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const need = visit.c.req.param('need') ?? ''
  const whole = await readNeedNow(fx, { scope: by.scope, need })
  if (!whole) return answerNotFound(visit)
  if (!mayChange(by, whole.text)) return answerRefusal(visit, need, { kind: 'not-yours' })
  const { typed, all } = await readTyped(visit.c.req.raw)
  const pressed = typed.remove ? 'remove' : typed.do
  if (pressed === 'send-back' && !typed.note) {
    const problems = { note: checkWords[visit.language].noteMissing }
    return answerCheck(visit, whole, problems, typed)
  }
  const done = await press(visit, whole.text, pressed, typed, all('harmless'))
  if (!done) return answerNotFound(visit)
  if (done.ok) return visit.c.redirect(done.value, 303)
  const { refusal } = done
  const again = await readNeedNow(fx, { scope: by.scope, need })
  if (refusal.kind === 'absent' || !again || !isBefore(again)) return answerRefusal(visit, need, refusal)
  return answerCheck(visit, again, { note: refusalSentence(visit.language, refusal) }, typed)
}

/** Does what was pressed and says where to go next; undefined for a button that this page does not have. */
async function press(
  visit: MemberVisit,
  text: NeedText,
  pressed: string | undefined,
  typed: Typed,
  harmless: readonly string[],
): Promise<Result<string, NeedRefusal> | undefined> {
  const { fx, by } = visit
  const of = { need: text.need, version: Number(typed.version) }
  const here = urls.checkNeed(text.need)
  switch (pressed) {
    case 'remove': {
      const finding = namedFinding(await checkNeed(fx, text), typed.remove)
      return then(await removeWords(fx, by.scope, by, { ...of, findings: finding ? [finding] : [] }), here)
    }
    case 'remove-recorded': {
      const findings = (await checkNeed(fx, text)).filter(({ severity }) => severity === 'from-record')
      return then(await removeWords(fx, by.scope, by, { ...of, findings }), here)
    }
    case 'review': {
      const looked = await confirmTicked(visit, text, of, harmless)
      return looked.ok ? then(await askReview(fx, by.scope, by, looked.value), here) : looked
    }
    case 'send-back':
      return then(await sendBack(fx, by.scope, by, { ...of, note: typed.note ?? '' }), urls.board())
    case 'publish': {
      const looked = await confirmTicked(visit, text, of, harmless)
      if (!looked.ok) return looked
      const out = await approveNeed(fx, by.scope, by, looked.value)
      if (out.ok) await makeGroupLink(visit, text.need)
      return then(out, `${urls.shareNeed(text.need)}?done=published`)
    }
    default:
      return undefined
  }
}

const then = <R>(done: Result<unknown, R>, next: string): Result<string, R> =>
  done.ok ? { ok: true, value: next } : done

/** What was ticked as harmless is kept with the need before it goes on. */
async function confirmTicked(
  { fx, by }: MemberVisit,
  text: NeedText,
  of: OfVersion,
  harmless: readonly string[],
): Promise<Result<OfVersion, NeedRefusal>> {
  const fresh = harmless.filter((key) => !text.looksHarmless?.includes(key))
  if (fresh.length === 0) return { ok: true, value: of }
  const kept = await confirmHarmless(fx, by.scope, by, { ...of, harmless: fresh })
  return kept.ok ? { ok: true, value: { ...of, version: kept.value.version } } : kept
}

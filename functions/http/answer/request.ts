import { answerWords } from '../../../shared/messages/answer.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import type { Problems, Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'
import { chooseLines, chooseWhen } from './choose.ts'
import { requestCard } from './request-card.ts'

/** What a volunteer reads before choosing. Whoever checks a need before it goes out reads the very same, under a heading of the page's own. */
export function requestHead(visit: Visit, text: NeedText, rank: 'h1' | 'h3' = 'h1'): Html {
  const { language, settings, fx } = visit
  return html`${requestCard(text, language, settings.TIME_ZONE, fx.now(), rank)}<p class="hint">${answerWords[language].noMoneyNoAddress}</p>`
}

/** What a volunteer chooses: what, how many, on which day, with a word. */
export function requestChoices(
  visit: Visit,
  text: NeedText,
  ledger: Ledger,
  { typed, problems }: { readonly typed: Typed; readonly problems: Problems },
): Html {
  return html`${chooseLines(visit, text, ledger, typed)}${chooseWhen(visit, text, typed, problems)}`
}

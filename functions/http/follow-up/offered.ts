import type { OfferedNow } from '../../../shared/actions/offered-now.ts'
import { askingWords, sayReason } from '../../../shared/messages/asking.ts'
import { offeredWords } from '../../../shared/messages/offered.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import { hourMs } from '../../../shared/rules/zone-time.ts'
import { isHeld } from '../../../shared/store/ledger-item.ts'
import { aloud, masked } from '../page/masked.ts'
import { type Html, html } from '../page/page.ts'
import { inlineTag } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import type { NeedView } from './need-view.ts'

/** Who has just what is missing and was not asked yet, by initial and ring; whoever may act for the need has them asked next. */
export function offered(visit: MemberVisit, view: NeedView): Html {
  if (view.offered.length === 0) return html``
  const words = offeredWords[visit.language]
  const mayAsk = view.mayAct && !isHeld(view.ledger) && view.offered.some((one) => !one.pressed && !one.waits)
  return html`<section class="card" aria-labelledby="offered"><h2 id="offered">${words.title}</h2><ul class="plain">${view.offered.map(
    (one) => html`<li>${says(visit, view, one)}</li>`,
  )}</ul><p class="hint">${mayAsk ? words.text : words.onlyOthers}</p></section>`
}

function says(visit: MemberVisit, view: NeedView, one: OfferedNow): Html {
  const { language } = visit
  const words = offeredWords[language]
  const who = askingWords[language].initial(one.initial)
  const what = whatAndWhere(visit, view, one)
  const now = visit.fx.now()
  const said = masked(
    language,
    now - one.at < hourMs
      ? words.justNow(who, what)
      : words.since(who, sayMoment(one.at, visit.settings.TIME_ZONE, language, now), what),
  )
  if (one.pressed) return html`<p>${said} ${inlineTag(words.pressed, 'go')}</p>`
  if (one.waits) return html`<p>${said} ${inlineTag(words[one.waits])}</p>`
  if (!view.mayAct || isHeld(view.ledger)) return html`<p>${said}</p>`
  return html`<p>${said}</p><form method="post" action="${urls.askOffered(view.need, one.handle)}"><button class="plain" aria-label="${aloud(language, words.askWhom(who))}">${words.ask}</button></form>`
}

/** In the need's own words, with the size they have: '童鞋（34），住在同一个街道'. */
function whatAndWhere({ language }: MemberVisit, { ledger }: NeedView, { fits, ring }: OfferedNow): string {
  const words = offeredWords[language]
  const things = fits.map(({ line, size }) => {
    const label = ledger.lines.find(({ id }) => id === line)?.label ?? ''
    return size === '' ? label : words.size(label, size)
  })
  return [...things, ...(ring ? [sayReason(`same-${ring}`, language)] : [])].join(askingWords[language].list)
}

import { askingWords, sayForecast } from '../../../shared/messages/asking.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { readOutlook } from '../../../shared/store/outlook.ts'
import { whoIsNext } from '../follow-up/asked.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'

/** What publishing is likely to bring, before it is done: worked out by due work for these very words. */
export async function forecastCard(visit: MemberVisit, { need, version }: NeedText): Promise<Html> {
  const { fx, by, language } = visit
  const words = askingWords[language]
  const seen = await readOutlook(fx.table, { scope: by.scope, need })
  const current = seen?.forecast && seen.edition === version ? seen : undefined
  return html`<section aria-labelledby="forecast"><h2 id="forecast">${words.forecastTitle}</h2>${
    current?.forecast
      ? html`${sayForecast(current.forecast, language).map((sentence) => html`<p>${sentence}</p>`)}<p class="hint">${words.honest}</p>${whoIsNext(visit, current)}`
      : html`<p class="hint">${words.forecastComing}</p>`
  }</section>`
}

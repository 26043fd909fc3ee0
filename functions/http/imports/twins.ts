import { importWords } from '../../../shared/messages/imports.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'

/** A row that looks double, and what it is the double of. */
export interface Twin {
  readonly row: number
  readonly said: string
}

const mostShown = 100

/** Rows that look double, each to be left out by a tick. */
export function twinList(
  { language }: MemberVisit,
  twins: readonly Twin[],
  skip: readonly string[],
  text: string = importWords[language].twinsText,
): Html {
  const words = importWords[language]
  if (twins.length === 0) return html``
  return html`<section class="card" aria-labelledby="twins"><h2 id="twins">${words.twins(twins.length)}</h2><p>${text}</p><ul class="plain">${twins
    .slice(0, mostShown)
    .map(
      ({ row, said }) =>
        html`<li>${said}<div class="choice"><input type="checkbox" id="skip${row}" name="skip" value="${row}"${skip.includes(`${row}`) ? html` checked` : ''}><label for="skip${row}">${words.leaveOut(row)}</label></div></li>`,
    )}</ul></section>`
}

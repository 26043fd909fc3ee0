import { severalKinds } from '../../../shared/actions/several-needs.ts'
import { severalWords } from '../../../shared/messages/several.ts'
import { field } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** The boxes on the board's cards belong to this form, wherever they stand. */
export const severalId = 'several'

/** What can be done with the ticked needs; the next page says what will happen to each before anything does. */
export function severalForm(visit: MemberVisit): Html {
  const words = severalWords[visit.language]
  const choice = {
    name: 'do',
    label: words.withTicked,
    options: severalKinds.map((value) => ({ value, label: words[value] })),
  }
  return html`<form method="get" action="${urls.severalNeeds()}" id="${severalId}" class="card" tabindex="-1">${field(choice, {})}<button class="plain">${words.look}</button></form>`
}

/** The sentence after several needs were dealt with. */
export function severalDone({ c, language }: MemberVisit): string | undefined {
  const kind = severalKinds.find((one) => one === c.req.query('done'))
  const count = Number(c.req.query('n'))
  return kind && Number.isInteger(count) && count > 0
    ? severalWords[language][`done-${kind}`](count)
    : undefined
}

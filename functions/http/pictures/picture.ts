import { pictureWords } from '../../../shared/messages/pictures.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/**
 * Pictures are drawn for a width of 360 units, so that their letters can be read on a phone of 320 points. Colours are those of
 * the page: they follow its theme.
 */
export const pictureWidth = 360

/** What is drawn, in units from the top left, and how high it is. */
export interface Drawing {
  readonly height: number
  readonly drawn: readonly Html[]
}

/** A picture with its heading, and the same as a table for whoever reads better so or does not see it. */
export interface Picture extends Drawing {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  /** What the picture shows, in a sentence. */
  readonly says: string
  readonly table: Table
}

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export function picture({ language }: Visit, { id, title, says, height, drawn, table }: Picture): Html {
  const words = pictureWords[language]
  return html`<section class="picture" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p>${says}</p><svg viewBox="0 0 ${pictureWidth} ${height}" role="img" aria-label="${title}: ${says}" font-size="13" fill="currentColor">${drawn}</svg><details><summary>${words.asTable}</summary>${tableOf(table, title)}</details></section>`
}

/** A table that may be wider than a phone: it scrolls by itself, by keyboard too. */
function tableOf({ head, rows }: Table, label: string): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows.map(
    ([first, ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map((one) => html`<td class="number">${one}</td>`)}</tr>`,
  )}</tbody></table></div>`
}

/** A coordinate with one decimal: enough for a screen, and short. */
export const at = (n: number): number => Math.round(n * 10) / 10

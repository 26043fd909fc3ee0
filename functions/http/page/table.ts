import { type Html, html } from './page.ts'

/** A cell; what is undefined or empty leaves no line on a phone. */
export type Cell = Html | string | number | undefined

/**
 * A table with one heading per column, whose first column names its rows. On a phone every row becomes a short list under that name, so that
 * nobody scrolls sideways; the roles say that it is a table all the same.
 * @param label what a screen reader announces.
 */
export function table(label: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  return html`<table class="stack" role="table" aria-label="${label}"><thead><tr role="row">${heads.map(
    (head) => html`<th scope="col" role="columnheader">${head}</th>`,
  )}</tr></thead><tbody>${rows.map((row) => oneRow(heads, row))}</tbody></table>`
}

function oneRow(heads: readonly string[], [name, ...cells]: readonly Cell[]): Html {
  return html`<tr role="row"><th scope="row" role="rowheader"${typeof name === 'number' ? html` data-label="${heads[0]}"` : ''}>${name}</th>${cells.map(
    (cell, i) =>
      cell === undefined || cell === ''
        ? html`<td role="cell"></td>`
        : html`<td role="cell" data-label="${heads[i + 1]}"><span>${cell}</span></td>`,
  )}</tr>`
}

import { type Html, html } from './page.ts'

/** What is known, each with its name: beside each other where there is room. What is empty is left out. */
export function facts(all: readonly (readonly [name: string, value: Html | string])[]): Html {
  return html`<dl class="facts">${all
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

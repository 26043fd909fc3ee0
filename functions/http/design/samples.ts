import { designWords } from '../../../shared/messages/design.ts'
import { facts } from '../page/facts.ts'
import { field, problemSummary } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { linkComponents } from '../page/style/link-components.ts'
import type { moreComponents } from '../page/style/more-components.ts'
import { table } from '../page/table.ts'
import { tag, tags } from '../page/tag.ts'
import type { Visit } from '../visit.ts'

export type Component = keyof typeof linkComponents | keyof typeof moreComponents

/** Every component as pages use it; one without a sample does not compile. */
export function samplesIn({ language }: Visit): Readonly<Record<Component, Html>> {
  const words = designWords[language]
  const choices = (name: string, type: 'checkbox' | 'radio') =>
    [words.sample, words.sizeSample].map(
      (label, i) =>
        html`<div class="choice"><input type="${type}" id="${name}-${i}" name="${name}"${i === 0 ? html` checked` : ''}><label for="${name}-${i}">${label}</label></div>`,
    )
  return {
    button: html`<button type="button">${words.save}</button><button type="button" class="plain">${words.secondary}</button><button type="button" class="warn">${words.remove}</button>`,
    field: html`${field({ name: 'name', label: words.name, hint: words.nameHint }, {})}${field(
      { name: 'again', label: words.name },
      {},
      { again: words.nameProblem },
    )}`,
    choice: html`<fieldset><legend>${words.size}</legend>${choices('choice', 'radio')}</fieldset>`,
    card: html`<article class="card"><h3>${words.sample}</h3><p>${words.placeSample}</p></article><p role="status">${words.done}</p>`,
    thing: html`<fieldset class="card"><legend>${words.sample}</legend>${field({ name: 'thing', label: words.size }, {})}</fieldset>`,
    paper: html`<p>${words.paperSample}</p>`,
    placard: html`<div class="placard"><p>${words.placardSample}</p></div>`,
    problems: problemSummary(words.problems, { again: words.nameProblem }),
    details: html`<details><summary>${words.more}</summary><p>${words.sizeSample}</p></details>`,
    facts: html`<dl><dt>${words.size}</dt><dd>${words.sizeSample}</dd></dl>`,
    list: html`<ul class="plain lines"><li>${words.sample}</li><li>${words.sizeSample}</li></ul>`,
    link: html`<button type="button" class="link">${words.more}</button>`,
    tag: tags([tag(words.plain), tag(words.done, 'go'), tag(words.waits, 'wait'), tag(words.late, 'warn')]),
    row: html`<div class="row"><div class="card">${words.sample}</div><div class="card">${words.sizeSample}</div></div>`,
    progress: html`<p>${words.open}</p><div class="dots" aria-hidden="true">●◎○</div>`,
    board: html`<div class="find"><label for="find">${words.find}</label><input id="find" type="search"><button type="button">${words.search}</button></div>`,
    picture: html`<div class="picture"><svg viewBox="0 0 360 40" role="img" aria-label="${words.open}" fill="currentColor"><rect y="8" width="240" height="24" opacity=".75"/><rect x="244" y="8" width="116" height="24" opacity=".25"/></svg></div>`,
    table: table(words.table, [words.sample, words.size], [[words.today, words.sizeSample]]),
    grid: facts([
      [words.place, words.placeSample],
      [words.size, words.sizeSample],
    ]),
    timeline: html`<ol class="timeline"><li><time>${words.today}</time> ${words.promised}</li><li><time>${words.today}</time> ${words.asked}</li></ol>`,
    inset: html`<p class="inset">${words.typeSample} <mark>${words.sample}</mark></p>`,
    menu: html`<p>${words.menuSample}</p>`,
    need: html`<fieldset class="choices short"><legend>${words.size}</legend>${choices('short', 'checkbox')}</fieldset>`,
    quick: html`<fieldset class="quick"><legend>${words.sample}</legend><button type="button" class="plain">${words.sample}</button><button type="button" class="plain">${words.secondary}</button></fieldset>`,
    preview: html`<div class="card"><fieldset class="preview" disabled><button type="button">${words.save}</button></fieldset></div>`,
    steps: html`<div class="steps"><div><label for="steps">${words.size}</label><button type="button" class="plain" aria-label="−1">−</button><input id="steps" value="1" inputmode="numeric"><button type="button" class="plain" aria-label="+1">+</button></div></div>`,
    sizes: html`<fieldset class="sizes"><legend>${words.size}</legend>${['130', '140'].map(
      (size) =>
        html`<div class="size"><input type="radio" id="size-${size}" name="size"><label for="size-${size}"><b>${size}</b></label></div>`,
    )}</fieldset>`,
    wide: html`<p>${words.wideSample}</p>`,
  }
}

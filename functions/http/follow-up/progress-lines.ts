import { boardWords } from '../../../shared/messages/board.ts'
import { progressOf } from '../../../shared/rules/progress.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** Up to this many things stand as one dot each. */
const mostDots = 24

/** Every line of a need in words, and the same as a picture, which says nothing that the words do not say. */
export function progressLines(visit: Visit, ledger: Ledger): Html {
  const words = boardWords[visit.language]
  return html`<ul>${progressOf(ledger).map(({ line, wanted, open, promised, received }, i) => {
    const { label, unit } = ledger.lines[i] ?? { label: line, unit: '' }
    return html`<li><b>${label}</b> ${words.progress(received, promised, open, unit)}${
      wanted > mostDots
        ? html`<progress max="${wanted}" value="${promised + received}" aria-hidden="true"></progress>`
        : dots(received, promised, open)
    }</li>`
  })}</ul>`
}

/** Full for what has come, ringed for what is promised, empty for what is missing: told apart without colours, on paper and on any phone. Little markup: a board has hundreds. */
function dots(received: number, promised: number, open: number): Html {
  return html`<i aria-hidden="true">${'●'.repeat(received)}${'◎'.repeat(promised)}${'○'.repeat(open)}</i>`
}

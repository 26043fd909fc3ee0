import { boardWords } from '../../../shared/messages/board.ts'
import { progressOf } from '../../../shared/rules/progress.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** Every line of a need in words, and the same as a bar, which says nothing that the words do not say. */
export function progressLines(visit: Visit, ledger: Ledger): Html {
  const words = boardWords[visit.language]
  return html`<ul class="plain">${progressOf(ledger).map(({ line, wanted, open, promised, received }, i) => {
    const { label, unit } = ledger.lines[i] ?? { label: line, unit: '' }
    const taken = promised + received
    return html`<li><strong>${label}</strong> ${words.progress(received, promised, open, unit)}<progress max="${wanted}" value="${taken}" aria-hidden="true"></progress></li>`
  })}</ul>`
}

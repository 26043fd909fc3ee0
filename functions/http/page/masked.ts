import type { Language } from '../../../shared/messages/catalogue.ts'
import { maskedWords } from '../../../shared/messages/masked-names.ts'
import { doubleSurnames } from '../../../shared/rules/surnames.ts'
import { type Html, html } from './page.ts'

/** A masked name, wherever it stands in a sentence, as in '我是王**': a surname of two letters, or one letter (see rules/masking.ts). */
const mask = new RegExp(`(${doubleSurnames.join('|')}|[^\\s*])\\*\\*`, 'gu')

/** A sentence with masked names, as it is seen and as it is read aloud. */
export function masked(language: Language, sentence: string): Html {
  const parts = sentence.split(mask)
  return html`${parts.map((part, i) =>
    i % 2 === 0
      ? part
      : html`<span aria-hidden="true">${part}**</span><span class="aloud">${maskedWords[language].spoken(part)}</span>`,
  )}`
}

/** The same where only text can stand, as in the name of a button. */
export const aloud = (language: Language, sentence: string): string =>
  sentence.replace(mask, (_, letters: string) => maskedWords[language].spoken(letters))

import { between } from '../../shared/messages/between.ts'
import type { Language } from '../../shared/messages/catalogue.ts'
import type { Quantities } from '../../shared/rules/ledger.ts'
import { unitOf } from '../../shared/rules/unit-words.ts'
import { headline, type NeedLine, type NeedText } from '../../shared/store/need-text.ts'

type Lines = Pick<NeedText, 'lines'>

/** Quantities of a need as people say them, one entry a line: '童鞋 1 双（脚长 21.5 cm）'. */
export function sayLines({ lines }: Lines, quantities: Quantities, language: Language): string[] {
  return lines.flatMap((line) => {
    const quantity = quantities[line.id] ?? 0
    return quantity > 0 ? [sayLine(line, quantity, language)] : []
  })
}

/** What the lines of these quantities are called, without how many: for a text message. */
export function labelsOf({ lines }: Lines, quantities: Quantities): string[] {
  return lines.filter((line) => (quantities[line.id] ?? 0) > 0).map((line) => line.label)
}

/** The public headline of a need. */
export function sayHeadline({ lines }: Lines, language: Language): string {
  return headline(lines, between[language].things)
}

function sayLine(line: NeedLine, quantity: number, language: Language): string {
  const [open, close] = language === 'en' ? [' (', ')'] : ['（', '）']
  return (
    `${line.label} ${quantity} ${unitOf(quantity, line.unit)}`.trim() +
    (line.fit ? `${open}${line.fit}${close}` : '')
  )
}

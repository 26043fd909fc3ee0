import { standingWords } from '../../../shared/messages/board.ts'
import type { Language } from '../../../shared/messages/catalogue.ts'
import { type Standing, standingOf } from '../../../shared/rules/progress.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import { type Tag, type Tone, tag } from '../page/tag.ts'

const tones: Partial<Record<Standing, Tone>> = {
  review: 'wait',
  covered: 'go',
  arrived: 'go',
  expired: 'warn',
}

/** Where a need stands, in its tone: coloured only where somebody should notice. */
export function standingTag(language: Language, ledger: Ledger): Tag {
  const standing = standingOf(ledger)
  return tag(standingWords[language][standing], tones[standing])
}

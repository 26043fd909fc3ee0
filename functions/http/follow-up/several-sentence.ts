import type { SeveralRefusal } from '../../../shared/actions/several-needs.ts'
import type { Language } from '../../../shared/messages/catalogue.ts'
import { closingWords } from '../../../shared/messages/closing.ts'
import { severalWords } from '../../../shared/messages/several.ts'
import { refusalSentence } from '../post-need/sentence.ts'

/** Why one of several needs was not dealt with, in the reader's language. */
export function severalSentence(language: Language, refusal: SeveralRefusal): string {
  const words = severalWords[language]
  switch (refusal.kind) {
    case 'absent':
      return words.notThere
    case 'already-closed':
      return words.alreadyClosed
    case 'to-confirm':
      return words.toConfirm
    case 'not-all-received':
      return words.notAllReceived
    case 'reason-does-not-fit':
      return closingWords[language].reasonDoesNotFit
    case 'note-missing':
      return words.noteMissing
    case 'gives-away':
      return words.givesAway
    case 'no-such-campaign':
      return words.noSuchCampaign
    case 'campaign-gives-away':
      return words.campaignGivesAway
    default:
      return refusalSentence(language, refusal)
  }
}

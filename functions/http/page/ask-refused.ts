import type { AskRefusal } from '../../../shared/actions/one-time-code.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { textBudgetWords } from '../../../shared/messages/text-budgets.ts'
import type { Visit } from '../visit.ts'

/** Why no code was sent, as a sentence beside the address. */
export function askRefused({ language }: Visit, { kind }: AskRefusal): string {
  switch (kind) {
    case 'too-often':
      return commonWords[language].tooMany
    case 'country':
      return textBudgetWords[language].countryNotTexted
    case 'texts-used-up':
      return textBudgetWords[language].codesUsedUp
  }
}

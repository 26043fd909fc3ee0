import { isMinor } from '../rules/consent.ts'
import type { NeedText } from '../store/need-text.ts'
import type { NeedNotReady } from './need-refusal.ts'

/** Why these texts may not go out yet; undefined when they may. */
export function notReady(text: NeedText): NeedNotReady | undefined {
  if (isMinor(text.beneficiary.ageBand)) {
    if (!text.consent) return { kind: 'consent-missing' }
    if (text.consent.withdrawnAt !== undefined) return { kind: 'consent-withdrawn' }
  }
  return undefined
}

import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import type { Notice } from '../../../shared/store/notice.ts'
import type { Prepared } from './send-notice.ts'

/** A notice as a letter to a member's address. */
export function letterTo(
  fx: NotifyEffects,
  notice: Notice,
  { email, language }: { readonly email: string; readonly language: Prepared['letter']['language'] },
  words: Prepared['letter']['words'],
): Prepared {
  return {
    ways: [{ channel: 'email', address: email, identity: fx.identify(email) }],
    letter: { words, language, reference: `notice.${fx.hash(`${notice.to} ${notice.id}`).slice(0, 22)}` },
  }
}

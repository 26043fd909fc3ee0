import type { Effects } from '../effects.ts'
import { defaultPreferences } from '../rules/preferences.ts'
import { readReplyWord } from '../rules/reply-words.ts'
import { readContact } from '../store/contact.ts'
import { noteLastWord, readLastWord } from '../store/last-word.ts'
import { suppress } from '../store/suppression.ts'
import { changeVolunteer } from './change-volunteer.ts'
import { stopAsking } from './stop-asking.ts'

/** What somebody texted to us. */
export interface TextReply {
  /** Normal form (E.164). */
  readonly number: string
  readonly text: string
  /** When, epoch ms, by whoever carried it. */
  readonly at: number
}

/**
 * Follows what somebody texts back: 'stop' stops all asking at once, 'start' undoes it. Anything else says nothing to us. A word that is older than the last one
 * followed, or comes again, changes nothing; it is noted only after it was followed, so that a crash leads to following it twice and never to not at all.
 */
export async function takeTextReply(fx: Effects, { number, text, at }: TextReply): Promise<void> {
  const word = readReplyWord(text)
  if (!word) return fx.log('reply-unread')
  const identity = fx.identify(number)
  const last = await readLastWord(fx.table, identity)
  if (last && (last.at > at || (last.at === at && last.word === word))) return
  const owner = await readContact(fx.table, identity)
  if (word === 'stop') {
    await suppress(fx.table, identity, { why: 'stopped', at: fx.now() })
    if (owner) await stopAsking(fx, owner.volunteer)
  } else if (owner) await askAgain(fx, owner.volunteer, identity)
  await noteLastWord(fx.table, identity, { word, at })
}

/**
 * They are asked again as often as anybody, and their number has just been shown to work, whatever a network said before. The marks on their addresses are
 * lifted by the due work of this change.
 */
async function askAgain(fx: Effects, volunteer: string, identity: string): Promise<void> {
  await changeVolunteer(fx, volunteer, (now) => {
    if (now.state !== 'active') return undefined
    const { mobile } = now
    return {
      perWeek: now.perWeek || defaultPreferences.perWeek,
      ...(mobile?.identity === identity ? { mobile: { ...mobile, confirmedAt: fx.now() } } : {}),
    }
  })
}

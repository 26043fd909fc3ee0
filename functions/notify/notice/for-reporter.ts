import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { reporterMail } from '../../../shared/messages/mail-reporter.ts'
import { defaultPreferences } from '../../../shared/rules/preferences.ts'
import { quietBegins, quietEnds } from '../../../shared/rules/quiet-hours.ts'
import { textOfNotice } from '../../../shared/rules/text-kinds.ts'
import { readConcern } from '../../../shared/store/concern.ts'
import type { Notice } from '../../../shared/store/notice.ts'
import type { Prepared } from './send-notice.ts'

/** Answers whoever left this address with a concern, once it has been handled, and never at night. Undefined when the address is gone. */
export async function forReporter(
  fx: NotifyEffects,
  notice: Notice,
  identity: string,
): Promise<Prepared | undefined> {
  const concern = await readConcern(fx.table, fx.now(), notice.about ?? '')
  if (!concern?.handled || concern.reach?.identity !== identity) return undefined
  const { language, reach } = concern
  if (!fx.channels[reach.channel]) return undefined
  const { quiet } = defaultPreferences
  const awake = quietEnds(fx.now(), quiet, fx.zone)
  return {
    ways: [reach],
    letter: {
      words: reporterMail[language]['concern-answered'],
      text: { kind: textOfNotice['concern-answered'], until: quietBegins(awake, quiet, fx.zone) },
      language,
      reference: `notice.${fx.hash(`${notice.to} ${notice.id}`).slice(0, 22)}`,
    },
    notBefore: awake,
  }
}

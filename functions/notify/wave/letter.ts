import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import type { Language } from '../../../shared/messages/catalogue.ts'
import { invitationMail } from '../../../shared/messages/mail-invitation.ts'
import { sayBringBy } from '../../../shared/rules/date-words.ts'
import type { QuietHours } from '../../../shared/rules/quiet-hours.ts'
import { appealUntil } from '../../../shared/rules/text-round.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { urls } from '../../http/urls.ts'
import type { Letter } from '../hand-over.ts'
import { sayHeadline, sayLines } from '../say-lines.ts'

/** The letter that asks one volunteer. Only public words of the need go in, and only what is still open. */
export function invitationLetter(
  fx: NotifyEffects,
  { ledger, text }: { readonly ledger: Ledger; readonly text: NeedText },
  to: {
    readonly volunteer: string
    readonly name: string
    readonly language: Language
    readonly token: string
    readonly quiet: QuietHours
  },
): Letter {
  const { language, token } = to
  const open = { lines: text.lines.filter((line) => (ledger.open[line.id] ?? 0) > 0) }
  const page = fx.origin + urls.invitation(token)
  const stop = fx.origin + urls.oneClickStop(token)
  return {
    language,
    reference: `ask.${text.need}.${to.volunteer}`,
    stop: { page: stop, oneClick: stop },
    worth: { until: ledger.deadline, urgency: ledger.urgency },
    text: {
      kind: 'appeal',
      what: open.lines.map((line) => line.label),
      token,
      until: appealUntil(fx.now(), ledger.deadline, to.quiet, fx.zone),
    },
    words: invitationMail[language]({
      name: to.name,
      what: sayHeadline(open, language),
      open: sayLines(open, ledger.open, language),
      place: text.place,
      by: sayBringBy(text.deadline, fx.zone, language, fx.now()),
      organization: text.orgName,
      link: page,
      stopPage: stop,
    }),
  }
}

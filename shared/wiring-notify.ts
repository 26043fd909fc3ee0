import type { Channel, Channels } from './channels/channel.ts'
import { linkKeys } from './channels/link-keys.ts'
import type { NotifyEffects } from './channels/notify-effects.ts'
import { sesChannel } from './channels/ses.ts'
import { smtpChannel } from './channels/smtp.ts'
import type { Effects } from './effects.ts'
import type { Settings } from './settings.ts'
import { wire } from './wiring.ts'

/** The composition root of notify: apart from the others', because only notify loads what sends. */
export function wireNotify(environment: Record<string, string | undefined>): {
  fx: NotifyEffects
  settings: Settings
} {
  const { fx, settings } = wire(environment)
  const email = mailChannel(settings)
  if (!email) throw new Error('MAIL must be "ses" or "smtp" here: the outbox belongs to the local start.')
  return { fx: notifyEffects(fx, settings, { email }), settings }
}

/** What notify may do beyond the others, over given channels: the local start and the tests bring their own. */
export function notifyEffects(fx: Effects, settings: Settings, channels: Channels): NotifyEffects {
  return {
    ...fx,
    channels,
    linkKeys: linkKeys(settings),
    origin: settings.PUBLIC_ORIGIN,
  }
}

/** The e-mail channel of the settings; undefined where messages are kept on the local outbox instead. */
export function mailChannel(settings: Settings): Channel | undefined {
  if (settings.MAIL === 'ses') return sesChannel(settings.MAIL_FROM, settings.SES_CONFIGURATION_SET)
  if (settings.MAIL === 'outbox' && settings.SMTP_URL === undefined) return undefined
  if (settings.SMTP_URL === undefined) throw new Error('SMTP_URL is not set, and MAIL says smtp.')
  return smtpChannel(settings.SMTP_URL, settings.MAIL_FROM)
}

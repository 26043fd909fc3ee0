import type { Channel, Channels } from './channels/channel.ts'
import { linkKeys } from './channels/link-keys.ts'
import type { NotifyEffects } from './channels/notify-effects.ts'
import type { Outgoing } from './channels/outgoing.ts'
import type { Effects } from './effects.ts'
import { pushHosts } from './rules/push-address.ts'
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
  const push = pushChannelOf(settings)
  return { fx: notifyEffects(fx, settings, { email, ...(push ? { push } : {}) }), settings }
}

/** What notify may do beyond the others, over given channels: the local start and the tests bring their own. */
export function notifyEffects(fx: Effects, settings: Settings, channels: Channels): NotifyEffects {
  return {
    ...fx,
    channels,
    linkKeys: linkKeys(settings),
    origin: settings.PUBLIC_ORIGIN,
    textOrigin: settings.SMS_ORIGIN ?? settings.PUBLIC_ORIGIN,
  }
}

/** The e-mail channel of the settings; undefined where messages are kept on the local outbox instead. */
export function mailChannel({ MAIL, MAIL_FROM, SMTP_URL, ...settings }: Settings): Channel | undefined {
  if (MAIL === 'ses')
    return channelLater(async () => {
      const { sesChannel } = await import('./channels/ses.ts')
      return sesChannel(MAIL_FROM, settings.SES_CONFIGURATION_SET)
    })
  if (MAIL === 'outbox' && SMTP_URL === undefined) return undefined
  if (SMTP_URL === undefined) throw new Error('SMTP_URL is not set, and MAIL says smtp.')
  return channelLater(async () => {
    const { smtpChannel } = await import('./channels/smtp.ts')
    return smtpChannel(SMTP_URL, MAIL_FROM)
  })
}

/**
 * Notifications on people's own devices, by the keys of the settings; undefined without them. `out` is what requests go through: the tests
 * bring one that reaches their own push service.
 */
export function pushChannelOf(settings: Settings, out?: Outgoing): Channel | undefined {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings
  if (publicKey === undefined || privateKey === undefined) return undefined
  const subject = settings.VAPID_SUBJECT ?? `mailto:${/([^<\s]+@[^>\s]+)/.exec(settings.MAIL_FROM)?.[1]}`
  return channelLater(async () => {
    const [{ pushChannel }, { outgoing }] = await Promise.all([
      import('./channels/push.ts'),
      import('./channels/outgoing.ts'),
    ])
    const hosts = [...pushHosts, ...settings.PUSH_HOSTS]
    return pushChannel({ publicKey, privateKey, subject }, out ?? outgoing({ hosts }))
  })
}

/** A channel whose adapter is read when the first message leaves: most sweeps send nothing, and adapters are heavy. */
function channelLater(open: () => Promise<Channel>): Channel {
  let channel: Promise<Channel> | undefined
  return {
    send: async (message) => {
      channel ??= open()
      return (await channel).send(message)
    },
  }
}

import type { Channel, Channels } from './channels/channel.ts'
import { channelLater } from './channels/channel-later.ts'
import type { GroupRobot } from './channels/group-robot.ts'
import { linkKeys } from './channels/link-keys.ts'
import type { NotifyEffects } from './channels/notify-effects.ts'
import type { Effects } from './effects.ts'
import type { Settings } from './settings.ts'
import { forWork, wire } from './wiring.ts'
import { pushChannelOf } from './wiring-push.ts'
import { textChannel } from './wiring-texts.ts'

/** The composition root of notify: apart from the others', because only notify loads what sends. */
export function wireNotify(environment: Record<string, string | undefined>): {
  fx: NotifyEffects
  settings: Settings
} {
  const { fx, settings } = wire(environment, forWork)
  const email = mailChannel(settings)
  if (!email) throw new Error('MAIL must be "ses" or "smtp" here: the outbox belongs to the local start.')
  const [push, mobile] = [pushChannelOf(settings), textChannel(settings, fx.now)]
  const channels = { ...(push ? { push } : {}), email, ...(mobile ? { mobile } : {}) }
  return { fx: notifyEffects(fx, settings, channels, groupRobot(settings)), settings }
}

/** What notify may do beyond the others, over given channels: the local start and the tests bring their own. */
export function notifyEffects(
  fx: Effects,
  settings: Settings,
  channels: Channels,
  robot: GroupRobot,
): NotifyEffects {
  return {
    ...fx,
    channels,
    robot,
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

/** Robots of chat groups, at WeCom and at the hosts of the settings; read when the first of them speaks. */
export function groupRobot({ ROBOT_HOSTS }: Settings): GroupRobot {
  let robot: Promise<GroupRobot> | undefined
  return {
    say: async (address, text) => {
      robot ??= import('./channels/wecom-robot.ts').then(({ weComRobot }) => weComRobot(ROBOT_HOSTS))
      return (await robot).say(address, text)
    },
  }
}

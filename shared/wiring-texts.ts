import type { Channel } from './channels/channel.ts'
import { channelLater } from './channels/channel-later.ts'
import { textsFit } from './messages/texts.ts'
import type { Settings } from './settings.ts'

/**
 * The channel of text messages in the settings; undefined where there is none, or where they stand on the outbox of the local start.
 * @throws Error with a sentence, before the first message, when what it needs is not set.
 */
export function textChannel(settings: Settings): Channel | undefined {
  const { SMS } = settings
  if (SMS === 'none' || SMS === 'outbox') return undefined
  if (!textsFit(settings.SMS_ORIGIN ?? settings.PUBLIC_ORIGIN))
    throw new Error(
      'A text message with a link has no room left: set SMS_ORIGIN to a short domain that leads to PUBLIC_ORIGIN, such as https://mulin.cn.',
    )
  return byAws(settings)
}

function byAws(settings: Settings): Channel {
  const origination = settings.SMS_ORIGINATION
  if (origination === undefined) throw new Error(`SMS_ORIGINATION is not set, and SMS says ${settings.SMS}.`)
  return channelLater(async () => {
    const { awsTextChannel } = await import('./channels/sms-aws.ts')
    return awsTextChannel({
      origination,
      configurationSet: settings.SMS_CONFIGURATION_SET,
      appealsAs: settings.SMS_APPEALS_AS,
    })
  })
}

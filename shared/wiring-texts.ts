import { byCountry } from './channels/by-country.ts'
import type { Channel } from './channels/channel.ts'
import { channelLater } from './channels/channel-later.ts'
import { textsFit } from './messages/texts.ts'
import { type FormatRefusal, parseGatewayFormat, parseGatewayTemplates } from './rules/gateway-format.ts'
import type { Result } from './rules/result.ts'
import type { Settings } from './settings.ts'

/**
 * The channel of text messages in the settings; undefined where there is none, or where they stand on the outbox of the local start.
 * @throws Error with a sentence, before the first message, when what it needs is not set or cannot be used. Values are not repeated.
 */
export function textChannel(settings: Settings, now: () => number): Channel | undefined {
  const { SMS } = settings
  if (SMS === 'none' || SMS === 'outbox') return undefined
  if (!textsFit(settings.SMS_ORIGIN ?? settings.PUBLIC_ORIGIN))
    throw new Error(
      'A text message with a link has no room left: set SMS_ORIGIN to a short domain that leads to PUBLIC_ORIGIN, such as https://mulin.cn.',
    )
  if (SMS === 'aws') return byAws(settings)
  if (SMS === 'gateway') return byGateway(settings, now)
  return byCountry(settings.SMS_GATEWAY_COUNTRIES, byGateway(settings, now), byAws(settings))
}

function byAws(settings: Settings): Channel {
  const origination = given(settings, 'SMS_ORIGINATION')
  return channelLater(async () => {
    const { awsTextChannel } = await import('./channels/sms-aws.ts')
    return awsTextChannel({
      origination,
      configurationSet: settings.SMS_CONFIGURATION_SET,
      appealsAs: settings.SMS_APPEALS_AS,
    })
  })
}

function byGateway(settings: Settings, now: () => number): Channel {
  const gateway = {
    url: given(settings, 'SMS_GATEWAY_URL'),
    key: given(settings, 'SMS_GATEWAY_KEY'),
    templates: read('SMS_GATEWAY_TEMPLATES', parseGatewayTemplates(settings.SMS_GATEWAY_TEMPLATES)),
    format: read('SMS_GATEWAY_FORMAT', parseGatewayFormat(settings.SMS_GATEWAY_FORMAT)),
  }
  const { host } = new URL(gateway.url)
  return channelLater(async () => {
    const [{ gatewayTextChannel }, { outgoing }] = await Promise.all([
      import('./channels/sms-gateway.ts'),
      import('./channels/outgoing.ts'),
    ])
    return gatewayTextChannel(gateway, outgoing({ hosts: [host] }), now)
  })
}

type Needed = 'SMS_ORIGINATION' | 'SMS_GATEWAY_URL' | 'SMS_GATEWAY_KEY'

function given(settings: Settings, name: Needed): string {
  const value = settings[name]
  if (value === undefined) throw new Error(`${name} is not set, and SMS says ${settings.SMS}.`)
  return value
}

function read<T>(name: string, parsed: Result<T, FormatRefusal>): T {
  if (!parsed.ok) throw new Error(`${name} cannot be used: ${parsed.refusal}.`)
  return parsed.value
}

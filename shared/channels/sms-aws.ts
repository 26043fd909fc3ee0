import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Channel, SendAnswer } from './channel.ts'

export interface AwsTexts {
  /** Who it comes from: the id or ARN of a number, a pool or a sender id. */
  readonly origination: string
  /** Brings delivery receipts back; see infra. */
  readonly configurationSet?: string | undefined
  /** How appeals are declared to the networks. All else is transactional. */
  readonly appealsAs: 'PROMOTIONAL' | 'TRANSACTIONAL'
}

/**
 * Text messages through AWS End User Messaging, in the function's own region. One attempt: only notify decides what is sent again, and a text message
 * never is.
 */
export function awsTextChannel(
  { origination, configurationSet, appealsAs }: AwsTexts,
  client = new PinpointSMSVoiceV2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  }),
): Channel {
  return {
    send: async ({ to, text, reference, template }) => {
      try {
        await client.send(
          new SendTextMessageCommand({
            DestinationPhoneNumber: to,
            OriginationIdentity: origination,
            ConfigurationSetName: configurationSet,
            MessageBody: text,
            MessageType: template?.kind === 'appeal' ? appealsAs : 'TRANSACTIONAL',
            TimeToLive: template?.ttl,
            // Comes back with the receipt: ids only.
            Context: { reference },
          }),
        )
        return { kind: 'sent' }
      } catch (error) {
        return answerTo(error)
      }
    },
  }
}

/** The number itself is refused: its owner has opted out with AWS, it is blocked, or it is none. */
const numberRefused = [
  'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  'DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE',
]

/** A 4xx is a no, and before the connection nothing went out; anything else may have been taken. */
function answerTo(error: unknown): SendAnswer {
  const { $metadata, code, Reason, Fields } = error as {
    $metadata?: { httpStatusCode?: number }
    code?: string
    Reason?: string
    Fields?: readonly { readonly Name?: string }[]
  }
  const status = $metadata?.httpStatusCode
  const refused = status !== undefined && status >= 400 && status < 500
  if (refused) {
    const isNone = Fields?.some(({ Name }) => Name === 'DestinationPhoneNumber') ?? false
    return { kind: 'refused', permanent: isNone || numberRefused.includes(Reason ?? '') }
  }
  const unreached = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/.test(code ?? '')
  return unreached ? { kind: 'refused', permanent: false } : { kind: 'unknown' }
}

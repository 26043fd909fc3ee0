import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Channel, SendAnswer } from './channel.ts'
import { mailOf } from './mail.ts'

/** What sends: the SES client, or whatever a test puts in its place. */
export type SesClient = Pick<SESv2Client, 'send'>

/** E-mail through Amazon SES, in the function's own region. One attempt: only notify decides what is sent again. */
export function sesChannel(
  from: string,
  /** Brings bounces and complaints back; see infra. */
  configurationSet: string | undefined,
  client: SesClient = new SESv2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  }),
): Channel {
  return {
    send: async (message) => {
      const mime = await new MailComposer(mailOf(message, from)).compile().build()
      try {
        await client.send(
          new SendEmailCommand({
            FromEmailAddress: from,
            ConfigurationSetName: configurationSet,
            Destination: { ToAddresses: [message.to] },
            Content: { Raw: { Data: mime } },
          }),
        )
        return { kind: 'sent' }
      } catch (error) {
        return answerTo(error)
      }
    },
  }
}

/** A 4xx is a no, and before the connection nothing went out; anything else may have been taken. SES tells of a dead mailbox later, by a receipt. */
function answerTo(error: unknown): SendAnswer {
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: string }
  const status = $metadata?.httpStatusCode
  const refused = status !== undefined && status >= 400 && status < 500
  const unreached = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/.test(code ?? '')
  return refused || unreached ? { kind: 'refused', permanent: false } : { kind: 'unknown' }
}

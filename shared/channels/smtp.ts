import { createTransport } from 'nodemailer'
import type { Channel, Message, SendAnswer } from './channel.ts'
import { mailOf } from './mail.ts'

/** Conversations with the server at the same time; what is more waits. */
const mostAtOnce = 5

/** E-mail over any SMTP server: one conversation per message, never repeated by itself. */
export function smtpChannel(url: string, from: string): Channel {
  let free = mostAtOnce
  const waiting: (() => void)[] = []
  return {
    send: async (message) => {
      if (free > 0) free--
      else await new Promise<void>((turn) => waiting.push(turn))
      try {
        return await converse(url, from, message)
      } finally {
        const next = waiting.shift()
        if (next) next()
        else free++
      }
    },
  }
}

async function converse(url: string, from: string, message: Message): Promise<SendAnswer> {
  let begun = false
  const transport = createTransport({
    url,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    dnsTimeout: 5000,
    socketTimeout: 10_000,
  })
  // The text is first read when the server has let us in: from then on a lost conversation may have been a delivery.
  transport.use('stream', (mail, done) => {
    const { message: node } = mail
    const read = node.createReadStream.bind(node)
    node.createReadStream = (options) => {
      begun = true
      return read(options)
    }
    done()
  })
  try {
    await transport.sendMail(mailOf(message, from))
    return { kind: 'sent' }
  } catch (error) {
    return answerTo(error, begun)
  } finally {
    transport.close()
  }
}

/** What an error of the conversation means for the message. */
function answerTo(error: unknown, begun: boolean): SendAnswer {
  const { responseCode, command } = error as { responseCode?: number; command?: string }
  // A 5xx to the recipient is about this mailbox; any other is about us, our server or this text, and may be mended.
  if (responseCode !== undefined)
    return { kind: 'refused', permanent: command === 'RCPT TO' && responseCode >= 500 }
  return begun ? { kind: 'unknown' } : { kind: 'refused', permanent: false }
}

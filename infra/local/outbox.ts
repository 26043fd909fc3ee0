import { appendFile, readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Channel } from '../../shared/channels/channel.ts'
import { type ChannelKind, channelKinds } from '../../shared/rules/channel-order.ts'

const sentMessage = z.object({
  at: z.number(),
  channel: z.enum(channelKinds),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
})
export type SentMessage = z.infer<typeof sentMessage>

/** The channels of the local start: a message is sent when it stands in the outbox. */
export interface Outbox {
  readonly channel: (kind: ChannelKind) => Channel
  /** Oldest first. */
  readonly messages: () => readonly SentMessage[]
}

/** Opens the outbox kept in a file, one JSON record a line; a line cut off by a kill is passed over. */
export async function openOutbox(file: string, now: () => number): Promise<Outbox> {
  const messages = await readMessages(file)
  return {
    messages: () => messages,
    channel: (channel) => ({
      send: async ({ to, subject, text }) => {
        const sent = { at: now(), channel, to, subject, text }
        try {
          await appendFile(file, `${JSON.stringify(sent)}\n`)
        } catch {
          return { kind: 'unknown' }
        }
        messages.push(sent)
        return { kind: 'sent' }
      },
    }),
  }
}

async function readMessages(file: string): Promise<SentMessage[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return text.split('\n').flatMap((line) => {
    const read = sentMessage.safeParse(recordOf(line))
    return read.success ? [read.data] : []
  })
}

function recordOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

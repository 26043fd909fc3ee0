import { appendFile, readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Channel } from '../../shared/channels/channel.ts'
import type { GroupRobot } from '../../shared/channels/group-robot.ts'
import { type ChannelKind, channelKinds } from '../../shared/rules/channel-order.ts'

const sentMessage = z.object({
  at: z.number(),
  channel: z.enum([...channelKinds, 'group']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
})
export type SentMessage = z.infer<typeof sentMessage>

/** The channels of the local start: a message is sent when it stands in the outbox. */
export interface Outbox {
  readonly channel: (kind: ChannelKind) => Channel
  /** What the robots of chat groups say stands there, too; of their addresses, which are keys, only the end. */
  readonly robot: GroupRobot
  /** Oldest first. */
  readonly messages: () => readonly SentMessage[]
}

/** Opens the outbox kept in a file, one JSON record a line; a line cut off by a kill is passed over. */
export async function openOutbox(file: string, now: () => number): Promise<Outbox> {
  const messages = await readMessages(file)
  const keep = async (sent: Omit<SentMessage, 'at'>): Promise<{ readonly kind: 'sent' | 'unknown' }> => {
    const message = { at: now(), ...sent }
    try {
      await appendFile(file, `${JSON.stringify(message)}\n`)
    } catch {
      return { kind: 'unknown' }
    }
    messages.push(message)
    return { kind: 'sent' }
  }
  return {
    messages: () => messages,
    channel: (channel) => ({ send: ({ to, subject, text }) => keep({ channel, to, subject, text }) }),
    robot: {
      say: (address, text) => {
        const [subject = ''] = text.split('\n')
        return keep({ channel: 'group', to: `${new URL(address).host} …${address.slice(-4)}`, subject, text })
      },
    },
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

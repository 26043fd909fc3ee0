import type { Channel, Message, SendAnswer } from '../../shared/channels/channel.ts'
import type { ChannelKind } from '../../shared/rules/channel-order.ts'
import type { Mortality } from './crash.ts'

/** A message that arrived, with the channel it came by and the virtual time. */
export interface Arrived extends Message {
  readonly channel: ChannelKind
  readonly at: number
}

/** What the channel does with a message: delivers it and says so, loses its answer after delivering, or refuses. */
export type Postman = (message: Message, channel: ChannelKind) => SendAnswer | { readonly kind: 'lost-reply' }

/** Where the messages of a world arrive. */
export interface PostBox {
  readonly arrived: Arrived[]
  /** Every message to an address, oldest first. */
  readonly to: (address: string) => Arrived[]
  /** Changes what happens to messages from now on; `undefined`: all are delivered. */
  readonly meet: (postman: Postman | undefined) => void
  readonly channel: (kind: ChannelKind, life: Mortality) => Channel
}

export function postBox(now: () => number): PostBox {
  const arrived: Arrived[] = []
  let postman: Postman = () => ({ kind: 'sent' })
  return {
    arrived,
    to: (address) => arrived.filter((message) => message.to === address),
    meet: (next) => {
      postman = next ?? (() => ({ kind: 'sent' }))
    },
    channel: (channel, life) => ({
      send: (message) =>
        life.effect(async () => {
          const answer = postman(message, channel)
          if (answer.kind !== 'refused') arrived.push({ ...message, channel, at: now() })
          return answer.kind === 'lost-reply' ? { kind: 'unknown' } : answer
        }),
    }),
  }
}

import type { Channel, Message, SendAnswer } from '../../shared/channels/channel.ts'
import type { GroupRobot, RobotAnswer } from '../../shared/channels/group-robot.ts'
import type { ChannelKind } from '../../shared/rules/channel-order.ts'
import type { Mortality } from './crash.ts'

/** A message that arrived, with the channel it came by and the virtual time. */
export interface Arrived extends Message {
  readonly channel: ChannelKind
  readonly at: number
}

/** What the channel does with a message: delivers it and says so, loses its answer after delivering, or refuses. */
export type Postman = (message: Message, channel: ChannelKind) => SendAnswer | { readonly kind: 'lost-reply' }

/** A word in a chat group, by the address of its robot. */
export interface Said {
  readonly address: string
  readonly text: string
  readonly at: number
}

/** Where the messages of a world arrive. */
export interface PostBox {
  readonly arrived: Arrived[]
  /** Every message to an address, oldest first. */
  readonly to: (address: string) => Arrived[]
  /** Changes what happens to messages from now on; `undefined`: all are delivered. */
  readonly meet: (postman: Postman | undefined) => void
  /** What the robots of chat groups have said. */
  readonly groups: Said[]
  /** Changes what robots answer from now on; `undefined`: they say everything. */
  readonly meetRobots: (
    answer: ((said: Said) => RobotAnswer | { readonly kind: 'lost-reply' }) | undefined,
  ) => void
  readonly robot: (life: Mortality) => GroupRobot
  readonly channel: (kind: ChannelKind, life: Mortality) => Channel
  /** How to take back what arrives, and what is changed, from here on. */
  readonly remember: () => () => void
}

export function postBox(now: () => number): PostBox {
  const arrived: Arrived[] = []
  let postman: Postman = () => ({ kind: 'sent' })
  const groups: Said[] = []
  const says = (): RobotAnswer => ({ kind: 'sent' })
  let robots: (said: Said) => RobotAnswer | { readonly kind: 'lost-reply' } = says
  return {
    groups,
    meetRobots: (next) => {
      robots = next ?? says
    },
    robot: (life) => ({
      say: (address, text) =>
        life.effect(async () => {
          const said = { address, text, at: now() }
          const answer = robots(said)
          if (answer.kind !== 'refused') groups.push(said)
          return answer.kind === 'lost-reply' ? { kind: 'unknown' } : answer
        }),
    }),
    arrived,
    remember: () => {
      const then = { postman, robots, arrived: arrived.length, groups: groups.length }
      return () => {
        ;({ postman, robots } = then)
        arrived.length = then.arrived
        groups.length = then.groups
      }
    },
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

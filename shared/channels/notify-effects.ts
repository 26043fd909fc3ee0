import type { Effects } from '../effects.ts'
import type { Channels } from './channel.ts'
import type { GroupRobot } from './group-robot.ts'

/** What only notify may do: send, and make the secrets of links and codes. */
export interface NotifyEffects extends Effects {
  readonly channels: Channels
  /** What speaks in chat groups. */
  readonly robot: GroupRobot
  readonly linkKeys: LinkKeys
  /** The origin people see, without a trailing slash; never taken from a request. */
  readonly origin: string
  /** The same for links in text messages, where every letter counts: a short domain that leads there. */
  readonly textOrigin: string
}

/** The keys personal links and codes are made with. */
export interface LinkKeys {
  /** The id of the key for new links. */
  readonly current: string
  /** HMAC-SHA-256 of the text under the key of that id, current or retired; undefined when that key is gone. */
  readonly sign: (keyId: string, text: string) => Uint8Array | undefined
}

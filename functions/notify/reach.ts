import type { ChannelKind, Channels } from '../../shared/channels/channel.ts'
import { channelKinds } from '../../shared/channels/channel.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'

/** One way to a person. */
export interface Way {
  readonly channel: ChannelKind
  readonly address: string
  /** The address's HMAC, under which it may be suppressed. */
  readonly identity: string
}

/** Every way to a volunteer that is configured and that they have confirmed, the preferred one first: e-mail, then mobile. */
export function waysTo(volunteer: Volunteer, channels: Channels): Way[] {
  return channelKinds.flatMap((channel) => {
    const contact = volunteer[channel]
    if (!contact || contact.confirmedAt === undefined || !channels[channel]) return []
    return [{ channel, address: contact.address, identity: contact.identity }]
  })
}

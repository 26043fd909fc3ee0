import type { Channels } from '../../shared/channels/channel.ts'
import {
  type ChannelKind,
  type ContactKind,
  channelsOf,
  contactKinds,
  wishedChannels,
} from '../../shared/rules/channel-order.ts'
import type { PushDevice } from '../../shared/rules/push-devices.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'

/** One way to a person. */
export type Way = AddressWay | PushWay

export interface AddressWay {
  readonly channel: ContactKind
  readonly address: string
  /** The address's HMAC, under which it may be suppressed. */
  readonly identity: string
}

/** All devices of one volunteer: what goes there is one message, whichever of them shows it. */
export interface PushWay {
  readonly channel: 'push'
  readonly volunteer: string
  readonly devices: readonly PushDevice[]
  /** Of one of the devices: a stop marks them all. */
  readonly identity: string
}

/** Every way to a volunteer that is configured and works, in the order they wish. */
export function waysTo(volunteer: Volunteer, channels: Channels): Way[] {
  return ways(volunteer, wishedChannels(volunteer), channels)
}

/** Their own addresses, whatever they wish to be asked by: for what they have just asked to be sent there. */
export function addressesOf(volunteer: Volunteer, channels: Channels): Way[] {
  return ways(volunteer, channelsOf(volunteer), channels).filter(({ channel }) =>
    contactKinds.some((kind) => kind === channel),
  )
}

/** Addresses that an organisation has written down and nobody has confirmed: for asking once whether that is right. */
export function listedWays(volunteer: Volunteer, channels: Channels): Way[] {
  return ways(volunteer, contactKinds, channels)
}

function ways(volunteer: Volunteer, kinds: readonly ChannelKind[], channels: Channels): Way[] {
  return kinds.filter((kind) => channels[kind]).flatMap((kind) => wayBy(kind, volunteer) ?? [])
}

function wayBy(channel: ChannelKind, volunteer: Volunteer): Way | undefined {
  if (channel === 'push') {
    const devices = volunteer.push ?? []
    const [one] = devices
    return one && { channel, volunteer: volunteer.volunteer, devices, identity: one.identity }
  }
  const contact = volunteer[channel]
  return contact && { channel, address: contact.address, identity: contact.identity }
}

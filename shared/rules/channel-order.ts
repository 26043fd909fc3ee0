/**
 * How a message reaches somebody, cheapest first. 'push': a notification on their own devices, free and without an app. 'mobile': a text
 * message to a number.
 */
export const channelKinds = ['push', 'email', 'mobile'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** Channels that have an address somebody can type, and so can prove to be theirs. */
export const contactKinds = ['email', 'mobile'] as const
export type ContactKind = (typeof contactKinds)[number]

/** What somebody says about it: which way first, and which never. */
export interface ChannelWish {
  readonly first: ChannelKind
  readonly never: readonly ChannelKind[]
}

/** The order in which somebody is reached who has said nothing: cheapest first, for everybody's sake. */
export const defaultOrder: readonly ChannelKind[] = channelKinds

/** The order a wish means: the first one, then the others, cheapest first; without those that are never to be used. */
export function orderOf({ first, never }: ChannelWish): ChannelKind[] {
  return [first, ...channelKinds.filter((kind) => kind !== first)].filter((kind) => !never.includes(kind))
}

/** The wish an order stands for. */
export function wishOf(order: readonly ChannelKind[] = defaultOrder): ChannelWish {
  return {
    first: order[0] ?? channelKinds[0],
    never: channelKinds.filter((kind) => !order.includes(kind)),
  }
}

/** A person as channels see them. */
export interface Reachable {
  readonly push?: readonly unknown[] | undefined
  readonly email?: { readonly confirmedAt?: number | undefined } | undefined
  readonly mobile?: { readonly confirmedAt?: number | undefined } | undefined
  /** The order they wish; absent: they have said nothing about it. */
  readonly channels?: readonly ChannelKind[] | undefined
}

/** The channels a person can be reached by at all: one of their devices allows it, or they have shown that the address is theirs. */
export function channelsOf({ push = [], email, mobile }: Reachable): ChannelKind[] {
  const works = {
    push: push.length > 0,
    email: email?.confirmedAt !== undefined,
    mobile: mobile?.confirmedAt !== undefined,
  }
  return channelKinds.filter((kind) => works[kind])
}

/** Those of them they wish to be reached by, in their order. */
export function wishedChannels(person: Reachable): ChannelKind[] {
  const works = channelsOf(person)
  return (person.channels ?? defaultOrder).filter((kind) => works.includes(kind))
}

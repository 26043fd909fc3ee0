/** What the hub can stop of an organisation: its asking, or all of its work. */
export const orgStopKinds = ['asking', 'work'] as const

export interface OrgStop {
  /** 'asking': what has been promised is brought as agreed. 'work': nobody is there to receive it, so that it waits. */
  readonly kind: (typeof orgStopKinds)[number]
  /** Epoch ms. */
  readonly at: number
}

/** What the hub has stopped of an organisation. That it has stopped its own asking for a while is no stop of the hub's. */
export function stopOf(organization: {
  readonly state: 'active' | 'stopped'
  readonly stateAt?: number | undefined
  readonly askingStop?: { readonly at: number; readonly by: string } | undefined
}): OrgStop | undefined {
  const { state, stateAt = 0, askingStop } = organization
  if (state === 'stopped') return { kind: 'work', at: stateAt }
  return askingStop && isByHub(askingStop) ? { kind: 'asking', at: askingStop.at } : undefined
}

/** A member of the hub did it; only the hub lets that go on. */
export const isByHub = ({ by }: { readonly by: string }): boolean => by.startsWith('hub ')

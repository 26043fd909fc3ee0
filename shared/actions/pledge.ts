import type { Effects } from '../effects.ts'
import { packQuantities, type Quantities } from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { type HoldRefusal, takeHold } from '../store/holds.ts'
import type { Where } from '../store/ledger-item.ts'
import { type Pledge, readPledge } from '../store/pledge.ts'
import { addDevice, writeAsked } from '../store/pledge-record.ts'

/** How long somebody whose address is not confirmed yet may hold something, in ms. */
export const reservationMs = 10 * 60_000

export interface Pledging extends Where {
  readonly volunteer: string
  readonly name: string
  readonly quantities: Quantities
  readonly word: string
  /** End of the promised day, epoch ms. */
  readonly bringBy: number
  readonly via: Pledge['via']
  /** Hash of the device that presses. */
  readonly device: string
  /** True for a person whose address is not confirmed: the hold is only reserved. */
  readonly unconfirmed?: boolean
  /** They come by a fresh link to their own channel, so this device may act from now on whatever others did before. */
  readonly proven?: boolean
}

export type PledgeRefusal =
  | HoldRefusal
  /** This volunteer has already acted from another device: control is by that device or a fresh link. */
  | { readonly kind: 'acted-elsewhere' }

/** What a yes means: what is held now, and until when it is only reserved. */
export interface Pledged {
  readonly quantities: Quantities
  readonly reservedUntil?: number
}

/**
 * The order of a pledge: its record is written first as `asked`, then the hold is taken, then the person is answered.
 * Whoever crashes in between leaves an `asked` record that due work settles by the ledger. The same press repeated is the
 * same hold and the same answer. Three calls when it is accepted (the caller's look-up of the link is the first).
 */
export async function pledge(fx: Effects, it: Pledging): Promise<Result<Pledged, PledgeRefusal>> {
  const now = fx.now()
  const written = await writeAsked(fx.table, now, {
    volunteer: it.volunteer,
    need: it.need,
    org: it.scope.org,
    lines: packQuantities(it.quantities),
    name: it.name,
    word: it.word,
    bringBy: it.bringBy,
    via: it.via,
    device: it.device,
    ...(it.proven ? { proven: true } : {}),
  })
  if (!written) {
    const record = await readPledge(fx.table, it.volunteer, it.need, { strong: true })
    const known = record?.devices?.includes(it.device) ?? true
    if (!known && !it.proven) return refuse({ kind: 'acted-elsewhere' })
    if (!known) await addDevice(fx.table, it, it.device)
  }
  const held = await takeHold(fx.table, now, {
    scope: it.scope,
    need: it.need,
    volunteer: it.volunteer,
    quantities: it.quantities,
    by: it.bringBy,
    ...(it.unconfirmed ? { until: Math.ceil((now + reservationMs) / 1000) } : {}),
  })
  if (!held.ok) return refuse(held.refusal)
  const { quantities, until } = held.value
  return ok({ quantities, ...(until === undefined ? {} : { reservedUntil: until * 1000 }) })
}

import { payForAppeal } from '../../../shared/actions/pay-for-text.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import type { TextRefusal } from '../../../shared/rules/text-limits.ts'
import type { Where } from '../../../shared/store/ledger-item.ts'
import { readSuppression } from '../../../shared/store/suppression.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { type Way, waysTo } from '../reach.ts'

export type ChosenWay =
  | { readonly kind: 'way'; readonly way: Way }
  | { readonly kind: 'unreachable' }
  /** Only a text message would have reached them, and it may not be sent. */
  | { readonly kind: 'unpaid'; readonly refusal: TextRefusal }

/** The way by which somebody is asked first: what costs money is paid for here, and passed over where it cannot be. */
export async function chooseWay(fx: NotifyEffects, where: Where, volunteer: Volunteer): Promise<ChosenWay> {
  let refusal: TextRefusal | undefined
  for (const way of waysTo(volunteer, fx.channels)) {
    if (way.channel !== 'mobile') return { kind: 'way', way }
    // Whoever does not want to be written to costs nothing: the letter is not handed over.
    if (await readSuppression(fx.table, way.identity)) return { kind: 'way', way }
    refusal = await payFor(fx, where, way)
    if (refusal === undefined) return { kind: 'way', way }
  }
  return refusal === undefined ? { kind: 'unreachable' } : { kind: 'unpaid', refusal }
}

/** Pays for an appeal by this way; answers why it may not go, or undefined: it may. Only a text message costs anything. */
export async function payFor(fx: NotifyEffects, where: Where, way: Way): Promise<TextRefusal | undefined> {
  if (way.channel !== 'mobile') return undefined
  const refusal = await payForAppeal(fx, way.address, where)
  if (refusal !== undefined) fx.log('text-unpaid', { kind: 'invitation', refusal })
  return refusal
}

import type { Effects } from '../effects.ts'
import type { Contact } from '../rules/contact.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { claimContact, readContact } from '../store/contact.ts'
import { readVolunteer } from '../store/volunteer.ts'
import { changeVolunteer } from './change-volunteer.ts'

/** 'taken': it is the address of another entry. 'full': they have one of this kind already. 'gone': they have left. */
export type AddressRefusal =
  | { readonly kind: 'taken' }
  | { readonly kind: 'full' }
  | { readonly kind: 'gone' }

/**
 * Adds a second way to a volunteer, after they have shown that it is theirs: a number beside their e-mail address, or the other way round. The claim comes first,
 * so that one address is one person's; what a crash leaves is a claim without use, and doing it again finishes it.
 */
export async function addOwnAddress(
  fx: Effects,
  volunteer: string,
  { kind, address }: Contact,
): Promise<Result<null, AddressRefusal>> {
  const identity = fx.identify(address)
  const now = await readVolunteer(fx.table, volunteer, { strong: true })
  if (now?.state !== 'active') return refuse({ kind: 'gone' })
  if (now[kind]?.confirmedAt !== undefined && now[kind].identity !== identity) return refuse({ kind: 'full' })
  const known = await readContact(fx.table, identity)
  const other = known && known.volunteer !== volunteer ? known.volunteer : undefined
  if (other !== undefined && (await stays(fx, other))) return refuse({ kind: 'taken' })
  const insteadOf = other === undefined ? {} : { insteadOf: other }
  const winner = await claimContact(fx.table, fx.now(), { identity, volunteer, ...insteadOf })
  if (winner !== volunteer) return refuse({ kind: 'taken' })
  const saved = await changeVolunteer(fx, volunteer, (latest) =>
    latest.state === 'active' ? { [kind]: { address, identity, confirmedAt: fx.now() } } : undefined,
  )
  return saved ? ok(null) : refuse({ kind: 'gone' })
}

async function stays(fx: Effects, volunteer: string): Promise<boolean> {
  const found = await readVolunteer(fx.table, volunteer, { strong: true })
  return found !== undefined && found.state !== 'left'
}

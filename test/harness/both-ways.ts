import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import type { Joining } from '../../shared/actions/join.ts'
import { claimContact } from '../../shared/store/contact.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { aVolunteer } from './a-volunteer.ts'
import type { World } from './world.ts'

let numbers = 0

/** A mobile number nobody else has in these tests. */
export const aNumber = (): string => `+86139${String(++numbers).padStart(8, '0')}`

/** Somebody with an e-mail address and a mobile number, both shown to be theirs. */
export async function bothWays(
  { fx }: Pick<World, 'fx'>,
  changes: Partial<Joining> = {},
): Promise<Volunteer & Required<Pick<Volunteer, 'email' | 'mobile'>>> {
  const { volunteer } = await aVolunteer(fx, changes)
  const address = aNumber()
  const identity = fx.identify(address)
  await claimContact(fx.table, fx.now(), { identity, volunteer })
  const mobile = { address, identity, confirmedAt: fx.now() }
  const saved = await changeVolunteer(fx, volunteer, () => ({ mobile }))
  if (!saved?.email || !saved.mobile) throw new Error('The volunteer is not there.')
  return { ...saved, email: saved.email, mobile: saved.mobile }
}

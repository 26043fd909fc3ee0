import { getItems } from '../../shared/store/batch.ts'
import { type Invitation, invitation } from '../../shared/store/invitation.ts'
import { keys } from '../../shared/store/keys.ts'
import type { World } from './world.ts'

/** The invitations of these people to a need as their items stand: the index of the need does not hold that they were sent. */
export function invitationsNow(
  { fx }: World,
  need: string,
  people: readonly { readonly volunteer: string }[],
): Promise<Invitation[]> {
  const theirs = people.map(({ volunteer }) => keys.invitation(volunteer, need))
  return getItems(fx.table, theirs, invitation, { strong: true })
}

import type { Effects } from '../effects.ts'
import type { Contact } from '../rules/contact.ts'
import { defaultPreferences, type Preferences } from '../rules/preferences.ts'
import { claimContact, readContact } from '../store/contact.ts'
import {
  addVolunteer,
  readVolunteer,
  removeVolunteer,
  type Unsaved,
  type Volunteer,
} from '../store/volunteer.ts'
import { changeVolunteer, spanOf } from './change-volunteer.ts'

/** Somebody who comes to Mulin: what they must say, and as much of the rest as they like. */
export type Joining = Partial<Preferences> &
  Pick<Preferences, 'name' | 'language' | 'area'> & {
    /** In its normal form (rules/contact.ts). Only a person a coordinator writes down may have none. */
    readonly contact?: Contact
    /** The organisation whose link they came by. */
    readonly org: string
    /** 'confirmed': they have typed the code that was sent to their address. */
    readonly as: 'by-phone' | 'confirmed'
  }

export interface Joined {
  readonly volunteer: string
  /** False when the address already belonged to this volunteer. Never shown to whoever typed it. */
  readonly isNew: boolean
}

/**
 * Finds or makes the volunteer of an address, so that the same person is one volunteer whatever way they come by. Nothing
 * is written under anybody's address before they have shown that it is theirs, except for somebody a coordinator writes
 * down. An existing profile stays as it is (see confirmContact).
 */
export async function joinVolunteer(fx: Effects, joining: Joining): Promise<Joined> {
  const identity = joining.contact && fx.identify(joining.contact.address)
  const known = identity === undefined ? undefined : await whoHas(fx, identity)
  if (known?.stays) return { volunteer: known.volunteer, isNew: false }
  const fresh = newVolunteer(fx, joining, identity)
  await addVolunteer(fx.table, fresh, fx.now())
  if (identity === undefined) return { volunteer: fresh.volunteer, isNew: true }
  const winner = await claimContact(fx.table, fx.now(), {
    identity,
    volunteer: fresh.volunteer,
    ...(known ? { insteadOf: known.volunteer } : {}),
  })
  if (winner !== fresh.volunteer) await removeVolunteer(fx.table, fresh.volunteer)
  return { volunteer: winner, isNew: winner === fresh.volunteer }
}

/** Whose an address is, and whether they stay: one who has left, or was never written, gives way to somebody new. */
async function whoHas(
  fx: Effects,
  identity: string,
): Promise<{ volunteer: string; stays: boolean } | undefined> {
  const claim = await readContact(fx.table, identity)
  if (!claim) return undefined
  const volunteer = await readVolunteer(fx.table, claim.volunteer, { strong: true })
  return { volunteer: claim.volunteer, stays: volunteer !== undefined && volunteer.state !== 'left' }
}

function newVolunteer(fx: Effects, joining: Joining, identity: string | undefined): Unsaved {
  const { contact, org, as, ...said } = joining
  const now = fx.now()
  const reached =
    contact && identity !== undefined
      ? {
          [contact.kind]: {
            address: contact.address,
            identity,
            ...(as === 'confirmed' ? { confirmedAt: now } : {}),
          },
        }
      : {}
  const spoken = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const wishes = { ...defaultPreferences, ...(spoken as typeof said) } as Preferences
  return {
    ...wishes,
    ...reached,
    volunteer: fx.newId(),
    state: as === 'confirmed' ? 'active' : 'by-phone',
    joinedThrough: org,
    joinedAt: now,
    skills: [...wishes.skills],
    offers: [...wishes.offers],
    topics: [...wishes.topics],
    copied: [spanOf(wishes)],
    version: 1,
  }
}

/**
 * The address has been shown to be theirs: they are asked from now on, with what they said when they joined (`said`) taking the
 * place of what an earlier visit said. Answers undefined when the volunteer has gone meanwhile.
 */
export async function confirmContact(
  fx: Effects,
  of: {
    volunteer: string
    kind: Contact['kind']
    said?: Partial<Preferences & Pick<Volunteer, 'pausedUntil'>>
  },
): Promise<Volunteer | undefined> {
  return changeVolunteer(fx, of.volunteer, (now) => {
    const contact = now[of.kind]
    if (!contact || now.state === 'left') return undefined
    return {
      ...of.said,
      state: 'active',
      [of.kind]: { ...contact, confirmedAt: contact.confirmedAt ?? fx.now() },
    }
  })
}

/**
 * Joins somebody who has just shown that the address is theirs. What they said now takes the place of what an earlier visit
 * said: whoever had stopped us or paused is asked again.
 */
export async function confirmJoining(
  fx: Effects,
  { contact, org, ...said }: Preferences & { readonly contact: Contact; readonly org: string },
): Promise<{ volunteer: string }> {
  const { volunteer, isNew } = await joinVolunteer(fx, { ...said, contact, org, as: 'confirmed' })
  if (!isNew)
    await confirmContact(fx, { volunteer, kind: contact.kind, said: { ...said, pausedUntil: undefined } })
  return { volunteer }
}

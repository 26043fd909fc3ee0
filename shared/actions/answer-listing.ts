import type { Effects } from '../effects.ts'
import { suppress } from '../store/suppression.ts'
import { readVolunteer, type Volunteer } from '../store/volunteer.ts'
import { changeVolunteer } from './change-volunteer.ts'

/** Somebody whom an organisation has put on a list says yes: from now on they are a volunteer as any other. Answers whether they are. */
export async function sayYes(fx: Effects, volunteer: string): Promise<boolean> {
  const now = fx.now()
  const confirmed = (contact: Volunteer['email']) => contact && { ...contact, confirmedAt: now }
  const changed = await changeVolunteer(fx, volunteer, (seen) => {
    if (seen.state !== 'imported') return undefined
    const { email, mobile } = seen
    return {
      state: 'active',
      ...(email ? { email: confirmed(email) } : {}),
      ...(mobile ? { mobile: confirmed(mobile) } : {}),
    }
  })
  return (
    changed !== undefined || (await readVolunteer(fx.table, volunteer, { strong: true }))?.state === 'active'
  )
}

/**
 * They say no, or nothing for thirty days: they are erased, and no list asks that address again, whoever brings it. Joining
 * by themselves lifts that.
 */
export async function sayNo(fx: Effects, volunteer: string): Promise<void> {
  const seen = await readVolunteer(fx.table, volunteer, { strong: true })
  if (seen?.state !== 'imported') return
  for (const contact of [seen.email, seen.mobile])
    if (contact) await suppress(fx.table, contact.identity, { why: 'stopped', at: fx.now() })
  await takeOffList(fx, volunteer)
}

/** Takes somebody off who has not answered; what a coordinator wrote down of theirs by phone they may still bring. Answers false for one who has. */
export async function takeOffList(fx: Effects, volunteer: string): Promise<boolean> {
  const seen = await readVolunteer(fx.table, volunteer, { strong: true })
  if (!seen) return true
  const left = await changeVolunteer(fx, volunteer, (now) =>
    now.state === 'imported' ? { state: 'left', leaving: 'finish', leftAt: fx.now() } : undefined,
  )
  return left !== undefined
}

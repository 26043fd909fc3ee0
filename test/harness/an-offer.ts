import type { Joining } from '../../shared/actions/join.ts'
import { type Fitting, fittingOf } from '../../shared/rules/offered.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { aVolunteer } from './a-volunteer.ts'
import { type Asking, anApprovedNeed, ledgerNow } from './an-approved-need.ts'
import { oncePerFile } from './remember.ts'

const lines = [
  { id: 'a', label: '儿童冬季外套', fit: '身高 135 cm', wanted: 1, unit: '件' },
  { id: 'b', label: '儿童运动鞋', fit: '34 码', wanted: 1, unit: '双' },
] as const

export const shoes34 = { id: 'o1', topic: 'shoes', what: '童鞋，我女儿王小美穿过', size: '34' } as const

/** An open need for a coat and shoes of size 34 that has asked enough people for now: it waits for their answers. */
export const aWaitingNeed = oncePerFile(aNewWaitingNeed)

async function aNewWaitingNeed(org = 'yunyijia', people = 40): Promise<Asking> {
  const at = await anApprovedNeed(people, {
    org,
    wanted: [1, 1],
    text: { lines: [...lines] },
    ledger: { lines: lines.map(({ id, label, wanted, unit }) => ({ id, label, wanted, unit })) },
  })
  await at.world.sweep()
  return at
}

/** Somebody of another community of the need's street joins with shoes of size 34, if nothing else is said. */
export async function offers({ world }: Asking, changes: Partial<Joining> = {}): Promise<Volunteer> {
  return aVolunteer(world.fx, { area: '420502003004', reach: 'street', offers: [shoes34], ...changes })
}

/** Whom a need knows of, the newest first. */
export async function known(at: Asking): Promise<(Fitting & { readonly volunteer: string })[]> {
  return fittingOf(await ledgerNow(at))
}

import { type Joining, joinVolunteer } from '../../shared/actions/join.ts'
import type { Effects } from '../../shared/effects.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'

/** What somebody says who joins in 云集街道, 西陵区; valid as it is, changed where a test says so. */
export function joining(changes: Partial<Joining> = {}): Joining {
  return {
    name: '王芳',
    language: 'zh-CN',
    area: '420502003002',
    reach: 'street',
    topics: ['clothing', 'shoes'],
    contact: { kind: 'email', address: 'wang.fang@example.org' },
    org: 'yunji',
    as: 'confirmed',
    ...changes,
  }
}

/** Somebody who has joined, with an address of their own, and can be asked. */
export async function aVolunteer(fx: Effects, changes: Partial<Joining> = {}): Promise<Volunteer> {
  const contact = { kind: 'email', address: `v${fx.newId()}@example.org`.toLowerCase() } as const
  const { volunteer } = await joinVolunteer(fx, joining({ contact, ...changes }))
  const joined = await readVolunteer(fx.table, volunteer, { strong: true })
  if (!joined) throw new Error('The volunteer is not there.')
  return joined
}

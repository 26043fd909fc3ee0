import type { Actor } from '../../shared/actions/need-access.ts'
import type { NeedInput } from '../../shared/actions/need-input.ts'
import { postNeed } from '../../shared/actions/post-need.ts'
import type { Effects } from '../../shared/effects.ts'
import type { Area } from '../../shared/rules/areas.ts'
import type { Role } from '../../shared/rules/roles.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import type { Organization } from '../../shared/store/organization.ts'
import type { Scope } from '../../shared/store/scope.ts'
import { anOrganization, asMember, type SignedInBrowser } from './sign-in.ts'
import { aWorld, type World, type WorldOptions } from './world.ts'

const day = 86_400_000

/** The few places the case of 小志 plays in. */
export const someAreas: readonly Area[] = [
  { code: '4205', name: '宜昌市', level: 'city' },
  { code: '420502', name: '西陵区', level: 'district' },
  { code: '420502003', name: '云集街道', level: 'street' },
  { code: '420502003002', name: '二马路社区居民委员会', level: 'community' },
]

export interface Person extends SignedInBrowser {
  readonly by: Actor
}

/** An organisation at work: places, somebody who posts, somebody who approves. */
export interface Desk {
  readonly world: World
  readonly scope: Scope
  readonly poster: Person
  readonly coordinator: Person
}

export async function aDesk(
  options: WorldOptions & { readonly organization?: Partial<Organization> } = {},
): Promise<Desk> {
  const world = await aWorld(options)
  await replaceAreas(world.fx.table, world.fx.newId(), someAreas)
  const scope = await anOrganization(world, { org: 'yunyijia', ...options.organization })
  const poster = await aPerson(world, 'poster', scope.org)
  const coordinator = await aPerson(world, 'coordinator', scope.org)
  return { world, scope, poster, coordinator }
}

export async function aPerson(world: World, role: Role, org = 'yunyijia'): Promise<Person> {
  const person = await asMember(world, { org, role })
  return { ...person, by: { member: person.member, role } }
}

/** 小志's need as a poster describes it; valid by default. */
export function aDescription(fx: Pick<Effects, 'now'>, given: Partial<NeedInput> = {}): NeedInput {
  return {
    internalText: '走访时看到，他脚上的鞋比脚小4码，衣服单薄又短小。',
    publicText: '一个孩子的冬衣短了，鞋子也小了。如果您有合适的新衣新鞋，请选一样告诉我们。',
    beneficiary: { alias: '小志', ageBand: 'child' },
    consent: { by: '奶奶（监护人）', how: '在家中当面、书面', at: fx.now() - day },
    lines: [
      { label: '冬季外套', wanted: 2, unit: '件', fit: '身高 135 cm' },
      { label: '鞋子', wanted: 2, unit: '双', fit: '脚长 21.5 cm' },
      { label: '书包', wanted: 1, unit: '个' },
    ],
    topics: ['clothing', 'shoes', 'school-things'],
    area: '420502003002',
    urgency: 'high',
    deadline: fx.now() + 7 * day,
    dropOff: { place: '二马路社区居民服务大厅', hours: '工作日 9:00–17:00' },
    ...given,
  }
}

/** A draft of 小志's need by the desk's poster. */
export async function aDraft({ world, scope, poster }: Desk, given: Partial<NeedInput> = {}) {
  const posted = await postNeed(world.fx, scope, poster.by, aDescription(world.fx, given))
  if (!posted.ok) throw new Error(`The draft was refused: ${posted.refusal.kind}`)
  return { scope, ...posted.value }
}

import { readFile } from 'node:fs/promises'
import { approveNeed } from '../../../shared/actions/approve-need.ts'
import { ensureHub } from '../../../shared/actions/hub.ts'
import { joinVolunteer } from '../../../shared/actions/join.ts'
import type { NeedInput } from '../../../shared/actions/need-input.ts'
import type { NeedRefusal } from '../../../shared/actions/need-refusal.ts'
import { postNeed } from '../../../shared/actions/post-need.ts'
import type { Effects } from '../../../shared/effects.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { readContact } from '../../../shared/store/contact.ts'
import { readLedger } from '../../../shared/store/ledger-item.ts'
import { readLogin } from '../../../shared/store/login.ts'
import { importAreas } from '../areas-file.ts'
import { type GoodsCase, readCases } from './cases.ts'
import { neighbour } from './neighbours.ts'
import { type Desk, openDesk } from './staff.ts'

const dayMs = 86_400_000
const neighbours = 200
/** Districts around the first need: 西陵区 itself, 伍家岗区 and 点军区 across the river. */
const districts = ['420502', '420502', '420503', '420504']
const firstStreet = '420502003'

/** The town to try Mulin in: who works there. */
export interface Town {
  readonly hubAdministrator: string
  readonly desks: readonly Desk[]
}

/**
 * Fills the table with Yichang's places, the hub, the report's organisations with their people, 200 neighbours and the
 * open needs, all by Mulin's own actions. Whatever is there already stays as it is. `rest` lets due work finish, so that
 * neighbours can be found before a need looks for them.
 */
export async function settleTown(
  fx: Effects,
  hubAdministrator: string,
  rest: () => Promise<void>,
): Promise<Town> {
  await ensureAreas(fx)
  await ensureHub(fx, hubAdministrator)
  const hub = await readLogin(fx.table, fx.identify(hubAdministrator), hubOrganization)
  const { organizations, needs } = await readCases()
  const desks: Desk[] = []
  for (const [n, facts] of organizations.entries())
    desks.push(await openDesk(fx, hub?.member ?? hubOrganization, facts, n))
  await ensureNeighbours(fx, desks)
  await rest()
  for (const need of needs) await ensureNeed(fx, deskOf(desks, need.organization), need)
  await rest()
  return { hubAdministrator, desks }
}

/** Yichang's list, unless a list has been imported. */
export async function ensureAreas(fx: Effects): Promise<void> {
  const tree = await areaTree(fx.table)
  if (tree.size > 0) return
  const file = await readFile(new URL('yichang-areas.csv', import.meta.url))
  const imported = await importAreas(fx.table, file, fx.newId())
  if (!imported.ok) throw new Error(`Yichang's areas: ${imported.refusal.kind}`)
}

async function ensureNeighbours(fx: Effects, desks: readonly Desk[]): Promise<void> {
  const tree = await areaTree(fx.table)
  const communitiesOf = (code: string): string[] =>
    tree
      .children(code)
      .flatMap((area) => (area.level === 'community' ? [area.code] : communitiesOf(area.code)))
  const homes = { communities: districts.flatMap(communitiesOf), near: communitiesOf(firstStreet) }
  const all = Array.from({ length: neighbours }, (_, n) =>
    neighbour(n, { ...homes, org: desks[n % desks.length]!.scope.org }),
  )
  // The last one joins last: once known, all are.
  const last = all.pop()!
  if (await readContact(fx.table, fx.identify(last.contact?.address ?? ''))) return
  while (all.length > 0) await Promise.all(all.splice(0, 10).map((joining) => joinVolunteer(fx, joining)))
  await joinVolunteer(fx, last)
}

/** Posted by the poster, let out by the coordinator. What people did with it since then is left alone. */
async function ensureNeed(fx: Effects, { scope, actor }: Desk, from: GoodsCase): Promise<void> {
  const posted = await postNeed(fx, scope, actor.poster, inputOf(fx, from), `seed ${from.id}`)
  const need = posted.ok ? posted.value.need : alreadyThere(from, posted.refusal)
  const ledger = await readLedger(fx.table, { scope, need }, { strong: true })
  if (ledger?.stage !== 'draft') return
  const approved = await approveNeed(fx, scope, actor.coordinator, { need, version: ledger.edition ?? 1 })
  if (!approved.ok) throw new Error(`The need ${from.id}: ${approved.refusal.kind}`)
}

function alreadyThere(from: GoodsCase, refusal: NeedRefusal): string {
  if (refusal.kind === 'already-posted') return refusal.need
  throw new Error(`The need ${from.id}: ${refusal.kind}`)
}

function inputOf(fx: Effects, { invented, ...from }: GoodsCase): NeedInput {
  const [place = '', hours = ''] = invented.dropOff.split('，')
  const fits: Readonly<Record<string, string | undefined>> = invented.fits ?? {}
  return {
    title: from.title,
    beneficiary: from.beneficiary,
    topics: from.topics,
    area: from.area,
    urgency: from.urgency,
    internalText: invented.internalText,
    publicText: invented.publicText,
    lines: from.lines.map((line) => ({ ...line, fit: fits[line.label] })),
    deadline: fx.now() + invented.deadlineDays * dayMs,
    dropOff: { place, hours },
    ...(invented.consent ? { consent: { ...invented.consent, at: fx.now() - dayMs } } : {}),
  }
}

function deskOf(desks: readonly Desk[], name: string): Desk {
  const desk = desks.find((one) => one.name === name)
  if (!desk) throw new Error(`No organisation is called ${name}.`)
  return desk
}

import { type Ledger, readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { eventsOf } from '../../shared/store/need-event.ts'
import { aCity, communities } from './a-city.ts'
import { aNeed } from './a-need.ts'
import { aVolunteer } from './a-volunteer.ts'
import { everything, type Item } from './invariants.ts'
import { aWorld, type World } from './world.ts'

export interface Asking {
  readonly world: World
  readonly where: Where
}

/** An approved need, due now, in a small city with so many people of its street who would be asked. */
export async function anApprovedNeed(
  people = 40,
  changes: Parameters<typeof aNeed>[1] = {},
): Promise<Asking> {
  const world = await aWorld()
  await aCity(world)
  for (let i = 0; i < people; i++)
    await aVolunteer(world.fx, { area: communities[i % 3] as string, reach: 'street', perWeek: 7 })
  await world.sweep()
  const where = await aNeed(world, changes)
  await wakeNeed(world.fx.table, world.clock.now(), where)
  return { world, where }
}

/** Everybody chosen so far: still in a wave, or invited. */
export async function asked({ world, where }: Asking): Promise<string[]> {
  const items = await everything(world)
  const waiting = items
    .filter((item) => item.pk === `N#${where.need}`)
    .flatMap((item) => item.volunteers as string[])
  const invited = items
    .filter((item) => item.sk === `INV#${where.need}`)
    .map((item) => String(item.volunteer))
  return [...new Set([...waiting, ...invited])]
}

/** How many each wave asked, as the timeline says. */
export async function waves({ world, where }: Asking): Promise<(number | undefined)[]> {
  const events = await eventsOf(world.fx.table, where.scope, where.need)
  return events.filter((event) => event.kind === 'wave').map((event) => event.count)
}

export async function ledgerNow({ world, where }: Asking): Promise<Ledger> {
  const found = await readLedger(world.newProcess().fx.table, where, { strong: true })
  if (!found) throw new Error('The need has no ledger.')
  return found
}

/** Messages of this kind that have been written down. */
export async function notices({ world }: Asking, kind: string): Promise<Item[]> {
  return (await everything(world)).filter((item) => item.sk.startsWith('NOTICE#') && item.kind === kind)
}

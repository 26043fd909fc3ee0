import { expect } from 'vitest'
import { pledge } from '../../shared/actions/pledge.ts'
import { standByFor } from '../../shared/actions/stand-by.ts'
import { endOfDay } from '../../shared/rules/dates.ts'
import type { Quantities } from '../../shared/rules/ledger.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { eventsOf, type NeedEvent } from '../../shared/store/need-event.ts'
import { type Pledge, readPledge } from '../../shared/store/pledge.ts'
import { everything } from './invariants.ts'
import type { Process, World } from './world.ts'

/** Four days after the world begins: the promised day of a pledge unless told. */
export const promisedDay = endOfDay('2022-01-29', 'Asia/Shanghai')

/** A volunteer promises one of the first line, valid by default. */
export function promise(
  process: Process,
  where: Where,
  volunteer: string,
  given: { quantities?: Quantities; bringBy?: number; unconfirmed?: boolean } = {},
) {
  return pledge(process.fx, {
    ...where,
    volunteer,
    name: `${volunteer}阿姨`,
    quantities: { a: 1 },
    word: '',
    bringBy: promisedDay,
    via: 'invitation',
    device: `device of ${volunteer}`,
    ...given,
  })
}

/** A volunteer stands by for one of the first line. */
export function standsBy(process: Process, where: Where, volunteer: string) {
  return standByFor(process.fx, {
    ...where,
    volunteer,
    name: `${volunteer}阿姨`,
    quantities: { a: 1 },
    bringBy: promisedDay,
    via: 'invitation',
    device: `device of ${volunteer}`,
  })
}

/** The same as a promise, settled and told. */
export async function promised(
  world: World,
  where: Where,
  volunteer: string,
  given: Parameters<typeof promise>[3] = {},
): Promise<Pledge> {
  const answer = await promise(world, where, volunteer, given)
  expect(answer.ok, 'the pledge was accepted').toBe(true)
  await world.sweep()
  return pledgeNow(world, where, volunteer)
}

export async function pledgeNow(world: World, where: Where, volunteer: string): Promise<Pledge> {
  const record = await readPledge(world.newProcess().fx.table, volunteer, where.need, { strong: true })
  if (!record) throw new Error(`${volunteer} has no pledge`)
  return record
}

/** The timeline as words: 'pledged liu a1'. */
export async function timeline(world: World, where: Where): Promise<string[]> {
  const events: NeedEvent[] = await eventsOf(world.newProcess().fx.table, where.scope, where.need)
  return events.map(({ kind, volunteer, lines }) => [kind, volunteer, lines].filter(Boolean).join(' '))
}

/** Who has been written to about pledges and what: 'V#liu pledge-noted', sorted. That nobody is left to ask is another matter. */
export async function told(world: World): Promise<string[]> {
  const notices = (await everything(world)).filter(
    (item) => item.sk.startsWith('NOTICE#') && item.kind !== 'nobody-left',
  )
  return notices.map((item) => `${item.to} ${item.kind}`).sort()
}

import { promisesExportColumns, viaWords } from '../../../shared/messages/exports.ts'
import { pledgeStateWords } from '../../../shared/messages/follow-up.ts'
import { dayOf } from '../../../shared/rules/dates.ts'
import { add, lineIds, readHold, readQuantities } from '../../../shared/rules/ledger.ts'
import { showContact } from '../../../shared/rules/masking.ts'
import type { Column, Value } from '../../../shared/sheets/write-sheet.ts'
import { getItems } from '../../../shared/store/batch.ts'
import { keys } from '../../../shared/store/keys.ts'
import { type Pledge, pledgesOf } from '../../../shared/store/pledge.ts'
import { type Volunteer, volunteer } from '../../../shared/store/volunteer.ts'
import { mayBeReached, standingOfPledge } from '../follow-up/need-view.ts'
import type { MemberVisit } from '../visit.ts'
import type { Exported } from './read-needs.ts'

type Name = keyof (typeof promisesExportColumns)['en']
interface Promised extends Exported {
  readonly pledge: Pledge
}

/** Needs whose promises are read at the same time. */
const atOnce = 10

export function promisesColumns({ language }: MemberVisit): Column[] {
  return Object.values(promisesExportColumns[language]).map((title) => ({ title }))
}

/** Makes the rows of promises, one a thing. Who can be reached is who may be on the need's own page, and nobody else. */
export async function promisesRows(
  visit: MemberVisit,
): Promise<(page: readonly Exported[]) => Promise<Value[][]>> {
  const { fx } = visit
  return async (page) => {
    const promised: Promised[] = []
    for (let from = 0; from < page.length; from += atOnce) {
      const some = page.slice(from, from + atOnce)
      const found = await Promise.all(some.map(({ ledger }) => pledgesOf(fx.table, ledger.need)))
      some.forEach((one, i) => {
        for (const pledge of found[i] ?? []) promised.push({ ...one, pledge })
      })
    }
    const people = await peopleOf(visit, promised)
    return promised.flatMap((one) => rowsOf(visit, one, people.get(one.pledge.volunteer)))
  }
}

/** Those who may be called: they promised something that is still under way. */
async function peopleOf(
  { fx }: MemberVisit,
  promised: readonly Promised[],
): Promise<ReadonlyMap<string, Volunteer>> {
  const ids = new Set(
    promised.flatMap(({ ledger, pledge }) => (mayBeReached(ledger, pledge) ? [pledge.volunteer] : [])),
  )
  const found = await getItems(
    fx.table,
    [...ids].map((id) => keys.volunteer(id)),
    volunteer,
  )
  return new Map(found.map((one) => [one.volunteer, one]))
}

function rowsOf(
  { fx, language }: MemberVisit,
  { ledger, text, pledge }: Promised,
  person: Volunteer | undefined,
): Value[][] {
  const reached = mayBeReached(ledger, pledge) ? person : undefined
  const held = ledger.holds[pledge.volunteer]
  const got = readQuantities(ledger.got[pledge.volunteer] ?? '')
  const now = held === undefined ? {} : readHold(held).quantities
  const promised = Object.keys(now).length > 0 ? add(now, got) : readQuantities(pledge.lines)
  const day = (at: number): Value => ({ day: dayOf(at, fx.zone) })
  return lineIds
    .filter((id) => (promised[id] ?? 0) + (got[id] ?? 0) > 0)
    .map((id): Value[] => {
      const line = text.lines.find((one) => one.id === id)
      const row: Record<Name, Value> = {
        need: ledger.need,
        alias: text.beneficiary.alias,
        thing: line?.label,
        unit: line?.unit,
        volunteer: reached?.name ?? pledge.name,
        promised: promised[id] ?? 0,
        received: got[id] ?? 0,
        standing: pledgeStateWords[language][standingOfPledge(ledger, pledge, fx.now())],
        bringBy: day(pledge.bringBy),
        at: day(pledge.at),
        via: viaWords[language][pledge.via],
        reason: pledge.reason,
        mobile: reached?.mobile && showContact({ kind: 'mobile', address: reached.mobile.address }),
        email: reached?.email?.address,
      }
      return (Object.keys(promisesExportColumns[language]) as Name[]).map((name) => row[name])
    })
}

import * as z from 'zod/mini'
import { type AreaScheme, ancestors, nationalScheme } from './areas.ts'
import { figuresOf, type Month, sumOfTallies, type Tally, tally } from './figures.ts'

/** Figures that everybody may see, of one organisation or of an area. */
export const openLedger = z.object({
  of: z.object({ kind: z.enum(['organization', 'area']), id: z.string() }),
  /** First and last month of the needs it counts, by when they were published. */
  from: z.string(),
  to: z.string(),
  /** How many organisations' needs it counts. */
  organizations: z.int(),
  tally,
  at: z.number(),
})
export type OpenLedger = z.infer<typeof openLedger>

/** Fewer needs than this say more about single people than about the work: nothing is published of them. */
export const fewestNeeds = 5
/** An area of which only one organisation's needs are counted would be that organisation's ledger under another name. */
export const fewestOrganizations = 2

/** What one organisation's needs of a month add up to, by street. */
interface OfMonth {
  readonly org: string
  readonly streets: Readonly<Record<string, Tally>>
}

/** What is to be published of these months: only of organisations that have said so, and only what counts enough. */
export function ledgersToPublish(
  rows: readonly OfMonth[],
  optedIn: ReadonlySet<string>,
  about: { readonly from: Month; readonly to: Month; readonly at: number },
  scheme: AreaScheme = nationalScheme,
): OpenLedger[] {
  const mine = rows.filter(({ org }) => optedIn.has(org))
  const organizations = grouped(mine.flatMap(({ org, streets }) => each(org, org, streets)))
  const areas = grouped(
    mine.flatMap(({ org, streets }) =>
      Object.entries(streets).flatMap(([street, one]) =>
        [...ancestors(street, scheme), street].map((area) => ({ of: area, org, tally: one })),
      ),
    ),
  )
  const ledgers = [
    ...[...organizations].map(([id, all]) => ledger('organization', id, all, about)),
    ...[...areas].map(([id, all]) => ledger('area', id, all, about)),
  ]
  return ledgers.filter(
    ({ of, organizations: count, tally: one }) =>
      figuresOf(one).needs >= fewestNeeds && (of.kind === 'organization' || count >= fewestOrganizations),
  )
}

interface Part {
  readonly of: string
  readonly org: string
  readonly tally: Tally
}

const each = (of: string, org: string, streets: OfMonth['streets']): Part[] =>
  Object.values(streets).map((one) => ({ of, org, tally: one }))

function grouped(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  const groups = new Map<string, Part[]>()
  for (const part of parts) groups.set(part.of, [...(groups.get(part.of) ?? []), part])
  return groups
}

function ledger(
  kind: OpenLedger['of']['kind'],
  id: string,
  parts: readonly Part[],
  about: { readonly from: Month; readonly to: Month; readonly at: number },
): OpenLedger {
  const counting = parts.filter((part) => figuresOf(part.tally).needs > 0)
  return {
    of: { kind, id },
    ...about,
    organizations: new Set(counting.map(({ org }) => org)).size,
    tally: sumOfTallies(parts.map((part) => part.tally)),
  }
}

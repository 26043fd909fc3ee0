import { shownMonths } from '../rules/figures.ts'
import { ledgersToPublish, type OpenLedger } from '../rules/open-ledger.ts'
import { areaTree } from '../store/areas-store.ts'
import { finish } from '../store/due.ts'
import { figuresBetween } from '../store/figures.ts'
import { allOpenLedgers, putOpenIndex, putOpenLedger, removeOpenLedger } from '../store/open-ledger.ts'
import { allOrganizations } from '../store/organization.ts'
import type { DueWork } from './sweep.ts'

/**
 * Publishes the open ledgers anew, of the organisations that have said so and of areas where enough of them work, and takes
 * back what must not be seen any more. What is public is exactly what was written here: a page reads nothing else.
 */
export const publishLedgers: DueWork = async (fx, claimed) => {
  const months = shownMonths(fx.now(), fx.zone)
  const about = { from: months[0] ?? '', to: months.at(-1) ?? '', at: fx.now() }
  const [organizations, rows, before, tree] = await Promise.all([
    allOrganizations(fx.table),
    figuresBetween(fx.table, about.from, about.to),
    allOpenLedgers(fx.table),
    areaTree(fx.table),
  ])
  const open = organizations.filter(({ state, openLedger }) => state === 'active' && openLedger)
  const ledgers = ledgersToPublish(rows, new Set(open.map(({ org }) => org)), about, tree.scheme)
  for (const gone of before.filter((one) => !ledgers.some((other) => isSame(one, other))))
    await removeOpenLedger(fx.table, gone)
  for (const ledger of ledgers) await putOpenLedger(fx.table, ledger)
  const idsOf = (kind: OpenLedger['of']['kind']) =>
    ledgers.flatMap(({ of }) => (of.kind === kind ? [of.id] : []))
  await putOpenIndex(fx.table, {
    organizations: idsOf('organization'),
    areas: idsOf('area').sort(),
    at: fx.now(),
  })
  await finish(fx.table, claimed)
}

const isSame = (one: OpenLedger, other: OpenLedger): boolean =>
  one.of.kind === other.of.kind && one.of.id === other.of.id

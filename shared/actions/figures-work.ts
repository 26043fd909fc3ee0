import type { Effects } from '../effects.ts'
import { beginOfMonth, type Month, monthsBefore, tallyOf } from '../rules/figures.ts'
import type { NeedStory } from '../rules/need-story.ts'
import { cutTo } from '../rules/rings.ts'
import { monthOf } from '../rules/text-limits.ts'
import { dayMs, hourMs } from '../rules/zone-time.ts'
import { endFigures, type MonthFigures, putFigures, readFigures, readFiguresDue } from '../store/figures.ts'
import { invitationsOf } from '../store/invitation.ts'
import { type Ledger, openLedgers } from '../store/ledger-item.ts'
import { storiesBetween } from '../store/need-story.ts'
import { markPublish } from '../store/open-ledger.ts'
import { readOrganization } from '../store/organization.ts'
import { type Scope, scopeOf } from '../store/scope.ts'
import { countHeard } from './count-heard.ts'
import type { DueWork } from './sweep.ts'

/** While outcome notes are under way, and once a day while a need is open. In ms. */
const lookAgainMs = { notes: 3 * hourMs, open: dayMs }

/**
 * Adds up the months of an organisation that have changed, from the stories of their needs, and counts who has heard how it
 * ended. Nothing is added to what was there: doing it again gives the same.
 */
export const figuresWork: DueWork = async (fx, claimed) => {
  const scope = scopeOf(claimed.key.pk.slice('O#'.length))
  const seen = await readFiguresDue(fx.table, scope)
  const open = await openLedgers(fx.table, scope)
  const current = monthOf(fx.now(), fx.zone)
  const waiting: Month[] = []
  for (const month of new Set([...(seen.months ?? []), current])) {
    const stories = await storiesOf(fx, scope, month, open)
    const heard = await countHeard(fx, scope, stories)
    if (heard.waits) waiting.push(month)
    await putFigures(fx.table, {
      org: scope.org,
      month,
      at: fx.now(),
      streets: byStreet(heard.stories),
      ...(month === current ? await running(fx, scope, month, open) : {}),
    })
  }
  if ((await readOrganization(fx.table, scope.org))?.openLedger) await markPublish(fx.table, fx.now())
  const again = waiting.length > 0 ? lookAgainMs.notes : open.length > 0 ? lookAgainMs.open : undefined
  await endFigures(fx.table, claimed, seen, {
    months: waiting,
    ...(again === undefined ? {} : { at: fx.now() + again }),
  })
}

/** The needs of a month that have ended; one that was given more time after its day goes on and is none of them. */
async function storiesOf(
  fx: Effects,
  scope: Scope,
  month: Month,
  open: readonly Ledger[],
): Promise<NeedStory[]> {
  const from = beginOfMonth(month, fx.zone)
  const to = beginOfMonth(monthsBefore(month, -1), fx.zone)
  const goesOn = new Set(open.filter(({ stage }) => stage !== 'expired').map(({ need }) => need))
  return (await storiesBetween(fx.table, scope, from, to)).filter(({ need }) => !goesOn.has(need))
}

function byStreet(stories: readonly NeedStory[]): MonthFigures['streets'] {
  const streets = new Set(stories.map(({ area }) => area))
  return Object.fromEntries(
    [...streets].map((street) => [street, tallyOf(stories.filter(({ area }) => area === street))]),
  )
}

/** What is said of the running month only: what is open where, and how often people were asked. */
async function running(
  fx: Effects,
  scope: Scope,
  month: Month,
  all: readonly Ledger[],
): Promise<Pick<MonthFigures, 'open' | 'load'>> {
  const open = all.filter(({ stage }) => stage === 'open')
  const counts: Record<string, number> = {}
  for (const { area } of open) {
    const street = cutTo(area ?? '', 'street')
    if (street !== '') counts[street] = (counts[street] ?? 0) + 1
  }
  return { open: counts, load: await loadOf(fx, scope, month, open) }
}

/** A need that was published so long before the month and has ended since asked its people earlier: it is not looked at. In ms. */
const asksLastMs = 62 * dayMs

/** How many volunteers were asked once, twice, … by this organisation's needs since the month began. */
async function loadOf(fx: Effects, scope: Scope, month: Month, open: readonly Ledger[]): Promise<number[]> {
  const begin = beginOfMonth(month, fx.zone)
  const ended = await storiesBetween(fx.table, scope, begin - asksLastMs, fx.now())
  const needs = new Set([
    ...open.map(({ need }) => need),
    ...ended.filter(({ endedAt }) => endedAt >= begin).map(({ need }) => need),
  ])
  const asks = new Map<string, number>()
  for (const need of needs)
    for (const { volunteer, at, org, state } of await invitationsOf(fx.table, need))
      if (at >= begin && org === scope.org && state !== 'failed')
        asks.set(volunteer, (asks.get(volunteer) ?? 0) + 1)
  const times = Math.max(0, ...asks.values())
  return Array.from({ length: times }, (_, i) => [...asks.values()].filter((n) => n === i + 1).length)
}

/** The figures of an organisation for some months, oldest first; months without any are left out. */
export async function figuresOfMonths(
  fx: Effects,
  org: string,
  months: readonly Month[],
): Promise<MonthFigures[]> {
  const found = await Promise.all(months.map((month) => readFigures(fx.table, org, month)))
  return found.filter((one) => one !== undefined)
}

import { between } from '../../../shared/messages/between.ts'
import { outcomeWords, standingWords } from '../../../shared/messages/board.ts'
import { needsExportColumns, viaWords } from '../../../shared/messages/exports.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import { dayOf } from '../../../shared/rules/dates.ts'
import { progressOf, standingOf } from '../../../shared/rules/progress.ts'
import type { Column, Value } from '../../../shared/sheets/write-sheet.ts'
import { campaignsOf } from '../../../shared/store/campaign.ts'
import { membersOf } from '../../../shared/store/member.ts'
import type { MemberVisit } from '../visit.ts'
import type { Exported } from './read-needs.ts'

type Name = keyof (typeof needsExportColumns)['en']

export function needsColumns({ language }: MemberVisit): Column[] {
  return Object.values(needsExportColumns[language]).map((title) => ({ title }))
}

/** Makes the rows of needs, one a thing. Of the beneficiary there is the made-up name and nothing else. */
export async function needsRows(
  visit: MemberVisit,
): Promise<(page: readonly Exported[]) => Promise<Value[][]>> {
  const { fx, by, language } = visit
  const [members, campaigns] = await Promise.all([
    membersOf(fx.table, by.scope),
    campaignsOf(fx.table, by.scope),
  ])
  const names = new Map(members.map(({ member, name }) => [member, name]))
  const titles = new Map(campaigns.map(({ campaign, title }) => [campaign, title]))
  const day = (at: number | undefined): Value => (at === undefined ? undefined : { day: dayOf(at, fx.zone) })
  const rowsOf = ({ ledger, text }: Exported): Value[][] => {
    const ended = ledger.closing ?? text.outcome
    return progressOf(ledger).map((line): Value[] => {
      const said = text.lines.find(({ id }) => id === line.line)
      const row: Record<Name, Value> = {
        need: ledger.need,
        alias: text.beneficiary.alias,
        thing: said?.label,
        fit: said?.fit,
        unit: said?.unit,
        wanted: line.wanted,
        open: line.open,
        promised: line.promised,
        received: line.received,
        standing: standingWords[language][standingOf(ledger)],
        topics: text.topics.map((topic) => topicNames[language][topic]).join(between[language].entries),
        place: ledger.place,
        urgent: ledger.urgency === 'high' ? viaWords[language].yes : undefined,
        posted: day(ledger.createdAt),
        deadline: day(ledger.deadline),
        responsible: names.get(text.responsible),
        campaign: text.campaign === undefined ? undefined : titles.get(text.campaign),
        waves: ledger.wave,
        closed: day(ended?.at),
        outcome: ended && outcomeWords[language][ended.outcome],
      }
      return (Object.keys(needsExportColumns[language]) as Name[]).map((name) => row[name])
    })
  }
  return async (page) => page.flatMap(rowsOf)
}

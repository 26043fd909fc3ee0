import { levelNames } from '../../../shared/messages/areas.ts'
import { between } from '../../../shared/messages/between.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { categoryWords } from '../../../shared/messages/hub.ts'
import {
  importPeopleWords,
  organizationColumnWords,
  volunteerColumnWords,
} from '../../../shared/messages/import-people.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import { type AreaTree, placeName } from '../../../shared/rules/area-tree.ts'
import { showContact } from '../../../shared/rules/masking.ts'
import { sameWord } from '../../../shared/rules/preferences.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { type ImportItem, rowsOfTurn, type WhichImport } from '../../../shared/store/import-item.ts'
import {
  isOrganizationRow,
  isVolunteerRow,
  type OrganizationRow,
  type VolunteerRow,
} from '../../../shared/store/import-row.ts'
import { allOrganizations } from '../../../shared/store/organization.ts'
import { checkbox } from '../page/choices.ts'
import { type Problems, problemSummary } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { table } from '../page/table.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type Twin, twinList } from './twins.ts'

interface Found {
  readonly which: WhichImport
  readonly it: ImportItem
}

/** A list of volunteers as it was read, with what will happen to them, before anybody is written down or hears of it. */
export async function answerCheckVolunteers(
  visit: MemberVisit,
  { which, it }: Found,
  again?: { readonly skip: readonly string[]; readonly problems: Problems },
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = importPeopleWords[visit.language]
  const rows = (await allRows(visit, { which, it })).filter(isVolunteerRow)
  const twins = twinsBy(rows, ({ contact }) => contact.identity).map(
    ({ row, other }): Twin => ({ row, said: words.sameAddress(row, other) }),
  )
  const tree = await areaTree(visit.fx.table)
  const agreed = { value: 'agreed', label: words.agreed }
  return answerCheck(visit, it, {
    said: words.checkVolunteers(rows.length),
    problems: again?.problems ?? {},
    status,
    form: html`${twinList(visit, twins, again?.skip ?? twins.map(({ row }) => `${row}`), words.twinsText)}<p>${words.whatHappens}</p>${
      again?.problems.agreed ? html`<p class="error" id="agreed-error">${again.problems.agreed}</p>` : ''
    }${checkbox(agreed, false)}<button>${words.confirmVolunteers(rows.length)}</button>`,
    rows: volunteerTable(visit, tree, rows),
  })
}

/** A list of organisations as it was read. */
export async function answerCheckOrganizations(
  visit: MemberVisit,
  { which, it }: Found,
  again?: { readonly skip: readonly string[]; readonly problems: Problems },
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = importPeopleWords[visit.language]
  const rows = (await allRows(visit, { which, it })).filter(isOrganizationRow)
  const [tree, all] = await Promise.all([areaTree(visit.fx.table), allOrganizations(visit.fx.table)])
  const known = new Set(all.map(({ name }) => sameWord(name)))
  const twins: Twin[] = [
    ...twinsBy(rows, ({ organization }) => sameWord(organization)).map(({ row, other }) => ({
      row,
      said: words.sameName(row, other),
    })),
    ...rows
      .filter(({ organization }) => known.has(sameWord(organization)))
      .map(({ row, organization }) => ({ row, said: words.knownName(row, organization) })),
  ]
  const marked = [...new Map(twins.map((twin) => [twin.row, twin])).values()]
  return answerCheck(visit, it, {
    said: words.checkOrganizations(rows.length),
    problems: again?.problems ?? {},
    status,
    form: html`${twinList(visit, marked, again?.skip ?? marked.map(({ row }) => `${row}`))}<button>${words.confirmOrganizations(rows.length)}</button>`,
    rows: organizationTable(visit, tree, rows),
  })
}

async function allRows({ fx }: MemberVisit, { which, it }: Found) {
  const turns = await Promise.all(
    Array.from({ length: it.turns }, (_, turn) => rowsOfTurn(fx.table, which, turn)),
  )
  return turns.flat()
}

function answerCheck(
  visit: MemberVisit,
  it: ImportItem,
  page: {
    readonly said: string
    readonly problems: Problems
    readonly status: NonNullable<Page['status']>
    readonly form: Html
    readonly rows: Html
  },
): Promise<Response> {
  const words = importWords[visit.language]
  return answerMemberPage(visit, {
    title: words.checkTitle,
    status: page.status,
    wide: true,
    body: html`<h1>${words.checkTitle}</h1>${problemSummary(commonWords[visit.language].problemsFound, page.problems)}<p>${page.said} ${words.kept24}</p>${
      it.unknown.length > 0 ? html`<p>${words.unknownColumns(it.unknown.join(words.list))}</p>` : ''
    }<form method="post" action="${urls.startImport(it.import)}">${page.form}</form><h2>${words.rowsTitle}</h2>${page.rows}<form method="post" action="${urls.discardImport(it.import)}"><button class="plain">${words.discard}</button></form>`,
  })
}

/** Rows of the same mark as an earlier one. */
function twinsBy<Row extends { readonly row: number }>(
  rows: readonly Row[],
  markOf: (row: Row) => string,
): { readonly row: number; readonly other: number }[] {
  const seen = new Map<string, number>()
  return rows.flatMap((row) => {
    const other = seen.get(markOf(row))
    if (other === undefined) seen.set(markOf(row), row.row)
    return other === undefined ? [] : [{ row: row.row, other }]
  })
}

function volunteerTable({ language }: MemberVisit, tree: AreaTree, rows: readonly VolunteerRow[]): Html {
  const titles = volunteerColumnWords[language]
  const and = between[language].entries
  const heads = [titles.name, titles.contact, titles.area, titles.topics, titles.offers].map(
    ({ title }) => title,
  )
  return table(
    importWords[language].checkTitle,
    [importWords[language].row, ...heads],
    rows.map(({ row, name, contact, area, wishes, offers }) => [
      row,
      name,
      showContact(contact),
      placeName(tree, area),
      wishes.map((topic) => topicNames[language][topic]).join(and),
      offers.map(({ what }) => what).join(and),
    ]),
  )
}

function organizationTable(
  { language }: MemberVisit,
  tree: AreaTree,
  rows: readonly OrganizationRow[],
): Html {
  const titles = organizationColumnWords[language]
  const heads = Object.values(titles).map(({ title }) => title)
  return table(
    importWords[language].checkTitle,
    [importWords[language].row, ...heads],
    rows.map(({ row, organization, area, level, categories, person, email }) => [
      row,
      organization,
      placeName(tree, area),
      levelNames[language][level],
      categories.map((one) => categoryWords[language][one]).join(between[language].entries),
      person,
      email,
    ]),
  )
}

import { commonWords } from '../../../shared/messages/common.ts'
import { describeWords } from '../../../shared/messages/describe-need.ts'
import { findingSentence } from '../../../shared/messages/identity.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { placeName } from '../../../shared/rules/area-tree.ts'
import { isMinor } from '../../../shared/rules/consent.ts'
import { addDays, dayOf } from '../../../shared/rules/dates.ts'
import { checkIdentity, type Finding } from '../../../shared/rules/identity-check.ts'
import { rowsPerTurn } from '../../../shared/rules/import-life.ts'
import { urgencies } from '../../../shared/rules/topics.ts'
import { twinsAmong, twinsOfNeeds, type Wish } from '../../../shared/rules/twins.ts'
import { unitOf } from '../../../shared/rules/unit-words.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { type ImportItem, rowsOfTurn, type WhichImport } from '../../../shared/store/import-item.ts'
import { isNeedRow, type NeedRow } from '../../../shared/store/import-row.ts'
import { openLedgers } from '../../../shared/store/ledger-item.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { wordFields } from '../campaigns/edit.ts'
import { areaField } from '../page/area-field.ts'
import { radios } from '../page/choices.ts'
import { type Field, field, type Problems, problemSummary, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { table } from '../page/table.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { twinList } from './twins.ts'

/** How far ahead a day is proposed for rows without one, in days: a school needs longer than a family. */
const daysGiven = 14
/** Turns of rows that one page shows. */
const turnsShown = 4

export interface Confirming {
  readonly typed: Typed
  readonly skip: readonly string[]
  readonly harmless: readonly string[]
  readonly problems: Problems
  readonly findings: readonly Finding[]
}

/** Everything of a list of needs that was read, before anything is written: what is double, what may give somebody away, and what all of them share. */
export async function answerCheckNeeds(
  visit: MemberVisit,
  { which, it }: { readonly which: WhichImport; readonly it: ImportItem },
  again?: Confirming,
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const { fx, language } = visit
  const words = importWords[language]
  const turns = await Promise.all(
    Array.from({ length: it.turns }, (_, turn) => rowsOfTurn(fx.table, which, turn)),
  )
  const rows = turns.flat().filter(isNeedRow)
  const from = pageOf(visit.c.req.query('from'), it)
  const shown = turns
    .slice(from, from + turnsShown)
    .flat()
    .filter(isNeedRow)
  const confirming = again ?? {
    ...{ typed: await proposed(visit), skip: [], harmless: [], problems: {}, findings: [] },
  }
  return answerMemberPage(visit, {
    title: words.checkTitle,
    status,
    wide: true,
    body: html`<h1>${words.checkTitle}</h1>${problemSummary(commonWords[language].problemsFound, confirming.problems)}<p>${words.checkNeeds(rows.length)} ${words.kept24}</p>${
      it.unknown.length > 0 ? html`<p>${words.unknownColumns(it.unknown.join(words.list))}</p>` : ''
    }${from === 0 ? await confirmForm(visit, it, rows, confirming) : ''}
<h2 id="rows">${words.rowsTitle}</h2>${givingAway(visit, shown)}${rowsOf(visit, shown)}${pages(visit, it, from)}
<form method="post" action="${urls.discardImport(it.import)}"><button class="plain">${words.discard}</button></form>`,
  })
}

/** The first turn a page shows: '?from=4'. */
function pageOf(asked: string | undefined, it: ImportItem): number {
  const from = /^\d{1,2}$/.test(asked ?? '') ? Number(asked) : 0
  return from < it.turns ? from - (from % turnsShown) : 0
}

/** What Mulin can know of what all needs share. */
async function proposed({ fx, by }: MemberVisit): Promise<Typed> {
  const [tree, organization] = await Promise.all([
    areaTree(fx.table),
    readOrganization(fx.table, by.scope.org),
  ])
  return {
    area: organization && tree.area(organization.area) ? placeName(tree, organization.area) : '',
    deadline: addDays(dayOf(fx.now(), fx.zone), daysGiven),
    urgency: 'normal',
    dropPlace: organization?.dropOff?.place ?? '',
    dropHours: organization?.dropOff?.hours ?? '',
  }
}

async function confirmForm(
  visit: MemberVisit,
  it: ImportItem,
  rows: readonly NeedRow[],
  { typed, skip, harmless, problems, findings }: Confirming,
): Promise<Html> {
  const { fx, by, language } = visit
  const [words, needWords] = [importWords[language], describeWords[language]]
  const [tree, organization] = await Promise.all([
    areaTree(fx.table),
    readOrganization(fx.table, by.scope.org),
  ])
  const one = (spec: Field): Html => field(spec, typed, problems)
  const place = {
    label: needWords.area,
    hint: needWords.areaHint,
    required: true,
    near: organization?.area ?? '',
  }
  return html`<form method="post" action="${urls.startImport(it.import)}">${await twins(visit, rows, skip)}
<h2>${words.shared}</h2>${wordFields(visit, typed, problems, findings, harmless)}
${areaField(visit, tree, place, typed, problems)}
${one({ name: 'deadline', label: words.deadlineRows, type: 'date', required: true })}
${radios({ name: 'urgency', legend: needWords.urgency, options: urgencies.map((urgency) => ({ value: urgency, label: needWords[urgency] })) }, typed.urgency ?? 'normal')}
${one({ name: 'dropPlace', label: needWords.dropPlace, hint: needWords.dropPlaceHint, required: true, max: 120 })}
${one({ name: 'dropHours', label: needWords.dropHours, hint: needWords.dropHoursHint, max: 120 })}
<button>${words.confirmNeeds(rows.length)}</button></form>`
}

/** Rows that look double, in the file and against needs in progress, each to be left out by a tick. */
async function twins(visit: MemberVisit, rows: readonly NeedRow[], skip: readonly string[]): Promise<Html> {
  const words = importWords[visit.language]
  const wishes = rows.map(wishOf)
  const things = new Map(rows.map(({ row, line }) => [row, line.label]))
  const among = twinsAmong(wishes).map(({ row, other }) => ({
    row,
    said: words.twinOfRow(row, other, things.get(row) ?? ''),
  }))
  const known = new Set(among.map(({ row }) => row))
  const ofNeeds = twinsOfNeeds(wishes, await openLedgers(visit.fx.table, visit.by.scope))
    .filter(({ row }) => !known.has(row))
    .map(({ row, title }) => ({ row, said: words.twinOfNeed(row, title) }))
  const all = [...among, ...ofNeeds].sort((a, b) => a.row - b.row)
  return twinList(visit, all, skip)
}

const wishOf = ({ row, beneficiary, line }: NeedRow): Wish => ({
  row,
  names: [beneficiary.alias, beneficiary.realName ?? ''],
  thing: line.label,
  fit: line.fit ?? '',
})

/** What of a row's public words may give the person away, as far as it can be seen before the place is known. */
export function findingsOfRow({ beneficiary, line, publicText, internalText, consent }: NeedRow): Finding[] {
  const { alias, realName, school } = beneficiary
  return checkIdentity(
    [
      { field: 'label', text: line.label },
      { field: 'unit', text: line.unit },
      { field: 'fit', text: line.fit ?? '' },
      { field: 'publicText', text: publicText },
    ],
    { alias, realName, school, internalText, title: '', otherNames: consent ? [consent.by] : [], places: [] },
  )
}

function givingAway({ language }: MemberVisit, shown: readonly NeedRow[]): Html {
  const words = importWords[language]
  const found = shown.flatMap((row) => {
    const findings = findingsOfRow(row)
    return findings.length > 0 ? [{ row: row.row, findings }] : []
  })
  const without = shown.filter(({ beneficiary, consent }) => isMinor(beneficiary.ageBand) && !consent).length
  return html`${without > 0 ? html`<p class="card">${words.noConsent(without)}</p>` : ''}${
    found.length === 0
      ? ''
      : html`<section class="card"><p>${words.findings(found.length)}</p><ul>${found.map(
          ({ row, findings }) =>
            html`<li>${words.row} ${row}: ${findings.map((finding) => html`${findingSentence(language, finding)} `)}</li>`,
        )}</ul></section>`
  }`
}

function rowsOf({ language, fx }: MemberVisit, shown: readonly NeedRow[]): Html {
  const [words, needWords] = [importWords[language], describeWords[language]]
  const heads = [
    words.row,
    needWords.alias,
    needWords.ageBand,
    needWords.label,
    needWords.fit,
    needWords.wanted,
    needWords.public,
    needWords.deadline,
    needWords.consent,
  ]
  const rows = shown.map(({ row, beneficiary, line, publicText, deadline, consent }) => [
    row,
    beneficiary.alias,
    needWords[beneficiary.ageBand],
    line.label,
    line.fit,
    `${line.wanted} ${unitOf(line.wanted, line.unit)}`,
    publicText,
    deadline === undefined ? undefined : dayOf(deadline, fx.zone),
    consent ? '✓' : undefined,
  ])
  return table(words.rowsTitle, heads, rows)
}

function pages({ language }: MemberVisit, it: ImportItem, from: number): Html {
  const words = importWords[language]
  const to = (turn: number, label: string) =>
    html`<a class="button plain" href="${urls.importOf(it.import)}?from=${turn}">${label}</a>`
  const later = from + turnsShown < it.turns
  return html`<div class="row">${from > 0 ? to(from - turnsShown, words.earlierRows) : ''}${later ? to(from + turnsShown, words.laterRows) : ''}</div>`
}

/** How many rows a page shows. */
export const rowsShown = turnsShown * rowsPerTurn

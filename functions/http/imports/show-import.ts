import { wentOut } from '../../../shared/actions/start-import.ts'
import { importPeopleWords } from '../../../shared/messages/import-people.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { rowsPerTurn } from '../../../shared/rules/import-life.ts'
import { type ImportItem, readImport, type WhichImport } from '../../../shared/store/import-item.ts'
import { answerNotFound } from '../app.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerCheckNeeds } from './check-needs.ts'
import { answerCheckOrganizations, answerCheckVolunteers } from './check-people.ts'
import { mayImport } from './kinds.ts'

/** Seconds until a page of something under way asks for itself again. */
const refreshAfter = 3

export interface FoundImport {
  readonly which: WhichImport
  readonly it: ImportItem
}

/** An import of the member's own organisation, of a kind they may bring in. */
export async function findImport(visit: MemberVisit): Promise<FoundImport | undefined> {
  const { fx, by } = visit
  const id = visit.c.req.param('import') ?? ''
  if (!/^[0-9A-Za-z]{1,40}$/.test(id)) return undefined
  const which = { scope: by.scope, import: id }
  const it = await readImport(fx.table, fx.now(), which)
  return it && mayImport(by, it.kind) ? { which, it } : undefined
}

/** GET /import/…: what was read, how far it is, or what came of it. */
export async function showImport(visit: MemberVisit): Promise<Response> {
  const found = await findImport(visit)
  if (!found) return answerNotFound(visit)
  const { it } = found
  switch (it.state) {
    case 'read':
      return checks[it.kind](visit, found)
    case 'running':
    case 'undoing':
      return answerUnderWay(visit, it)
    case 'done':
      return answerDone(visit, found.which, it)
    case 'undone':
      return answerUndone(visit, it)
  }
}

const checks = {
  needs: answerCheckNeeds,
  volunteers: answerCheckVolunteers,
  organizations: answerCheckOrganizations,
} as const

function answerUnderWay(visit: MemberVisit, it: ImportItem): Promise<Response> {
  const words = importWords[visit.language]
  const all = it.rows.length
  const back = it.state === 'undoing'
  const done = Math.min(all, (back ? it.undone : it.done) * rowsPerTurn)
  const title = back ? words.undoingTitle : words.runningTitle
  const said = back ? words.undoing(done, all) : words.running(done, all)
  return answerMemberPage(visit, {
    title,
    refreshAfter,
    body: html`<h1>${title}</h1><p role="status">${said}</p><progress max="${all}" value="${done}">${said}</progress><p class="hint">${words.refreshes}</p>${home(visit)}`,
  })
}

/** `status` where taking it back was not done. */
export async function answerDone(
  visit: MemberVisit,
  which: WhichImport,
  it: ImportItem,
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = importWords[visit.language]
  const said = wordsOf(visit, it)
  const out = await wentOut(visit.fx, which, it)
  return answerMemberPage(visit, {
    title: words.doneTitle,
    status,
    body: html`<h1>${words.doneTitle}</h1><p>${said.done}</p>${said.next}
<h2>${words.undoTitle}</h2>${
      out > 0
        ? html`<p${status === 200 ? '' : html` role="alert"`}>${said.cannot(out)}</p>`
        : html`<p>${said.undo}</p><form method="post" action="${urls.undoImport(it.import)}"><button class="warn">${words.undo}</button></form>`
    }${home(visit)}`,
  })
}

/** What is said of each kind of list once it is written. */
function wordsOf({ language }: MemberVisit, it: ImportItem) {
  const [words, people] = [importWords[language], importPeopleWords[language]]
  switch (it.kind) {
    case 'needs':
      return {
        done: words.doneNeeds(it.rows.length),
        next: html`<a class="button" href="${urls.campaign(it.import)}">${words.toCampaign}</a>`,
        undo: words.undoText,
        cannot: words.cannotUndo,
      }
    case 'volunteers':
      return {
        done: people.doneVolunteers,
        next: html``,
        undo: people.undoVolunteers,
        cannot: people.confirmed,
      }
    case 'organizations':
      return {
        done: people.doneOrganizations,
        next: html`<a class="button" href="${urls.hub()}">${people.toHub}</a>`,
        undo: people.undoOrganizations,
        cannot: people.entered,
      }
  }
}

function answerUndone(visit: MemberVisit, it: ImportItem): Promise<Response> {
  const words = importWords[visit.language]
  const { failed } = it
  const title = failed ? words.failedTitle : words.undoneTitle
  return answerMemberPage(visit, {
    title,
    body: html`<h1>${title}</h1><p>${failed ? words.failed(failed.row, whyFailed(visit, failed.why)) : it.kept.length > 0 ? words.undoneKept(it.kept.length) : words.undone}</p>${
      failed ? html`<a class="button" href="${urls.importList(it.kind)}">${words.again}</a>` : ''
    }${home(visit)}`,
  })
}

function whyFailed({ language }: MemberVisit, why: string): string {
  const words = importWords[language]
  if (why === 'deadline-passed') return words['why-deadline-passed']
  return why === 'area-unknown' ? words['why-area-unknown'] : words['why-other']
}

const home = ({ language }: MemberVisit): Html =>
  html`<p><a href="${urls.imports()}">${importWords[language].toImports}</a></p>`

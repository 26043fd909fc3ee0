import { importWords } from '../../../shared/messages/imports.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import { type ImportItem, importsOf } from '../../../shared/store/import-item.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { listKinds, mayImport } from './kinds.ts'

const mostShown = 30

/** GET /imports: what may be brought in, and what was. */
export async function showImports(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const words = importWords[language]
  const kinds = (Object.keys(listKinds) as (keyof typeof listKinds)[]).filter((kind) => mayImport(by, kind))
  const recent = (await importsOf(fx.table, by.scope))
    .filter((it) => mayImport(by, it.kind) && isThere(it, fx.now()))
    .slice(0, mostShown)
  return answerMemberPage(visit, {
    title: words.title,
    body: html`<h1>${words.title}</h1><p>${words.intro}</p>${kinds.map(
      (kind) =>
        html`<section class="card"><h2><a href="${urls.importList(kind)}">${words[kind]}</a></h2><p>${words[`${kind}Text`]}</p></section>`,
    )}<h2>${words.recent}</h2>${
      recent.length === 0
        ? html`<p class="quiet">${words.none}</p>`
        : html`<ul class="plain">${recent.map(
            (it) =>
              html`<li><a href="${urls.importOf(it.import)}">${it.needs?.title ?? words[it.kind]}</a> <span class="tag">${words[`state-${it.state}`]}</span> <span class="quiet">${words.entry(it.rows.length, sayMoment(it.at, fx.zone, language, fx.now()))}</span></li>`,
          )}</ul>`
    }`,
  })
}

/** What was only read is gone after a day. */
const isThere = ({ state, expiresAtMs }: ImportItem, now: number): boolean =>
  state !== 'read' || expiresAtMs > now

import { followUpWords, pledgeStateWords } from '../../../shared/messages/follow-up.ts'
import { handOverSheetWords } from '../../../shared/messages/paper.ts'
import { sayDate, sayMoment } from '../../../shared/rules/date-words.ts'
import { progressOf } from '../../../shared/rules/progress.ts'
import { writeAudit } from '../../../shared/store/audit.ts'
import { answerNotFound } from '../app.ts'
import { facts } from '../page/facts.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { qrCode } from '../page/qr.ts'
import { type Cell, table } from '../page/table.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, type Promised, readNeedView, sayQuantities } from './need-view.ts'

/** Rows for those who come without having promised anything. */
const unannounced = [1, 2]

/** Whoever comes, or has come; the others have taken it back. */
const expected: readonly Promised['state'][] = ['late', 'delivered', 'pledged', 'asked', 'received']

/**
 * GET /needs/…/sheet: one sheet of paper for the hand-over, by the browser's own printing. Contacts stand on it for whom they concern
 * only, and not with ?contacts=no; opening it with contacts is written down.
 */
export async function showHandOverSheet(visit: MemberVisit): Promise<Response> {
  const view = await readNeedView(visit)
  if (!view) return answerNotFound(visit)
  const { fx, by, language, settings } = visit
  const words = handOverSheetWords[language]
  const people = view.promises.filter(({ state }) => expected.includes(state))
  const withContacts = view.mayReach && visit.c.req.query('contacts') !== 'no'
  if (withContacts && people.some(({ reach }) => reach))
    await writeAudit(fx.table, by.scope, `${by.member}-${view.need}`, {
      kind: 'contacts-viewed',
      at: fx.now(),
      by: by.member,
      about: view.need,
    })
  const link = settings.PUBLIC_ORIGIN + urls.need(view.need)
  return answerMemberPage(visit, {
    title: words.title,
    wide: true,
    body: html`<article class="paper"><div class="beside"><div><p>${by.orgName} · ${words.title}</p><h1>${view.ledger.title}</h1><p class="quiet">${words.printed(sayMoment(fx.now(), fx.zone, language, fx.now()))}</p></div>${qrCode(link, words.qrLabel(link))}</div><p class="quiet">${words.toNeed}</p>${where(visit, view)}
<h2>${words.things}</h2>${things(visit, view)}
<h2>${words.people}</h2>${people.length === 0 ? html`<p>${words.nobody}</p>` : ''}${peopleTable(visit, view, people, withContacts)}
<p><strong>${words.inside}</strong></p></article><div class="screen"><p>${words.toPrint}</p>${otherSheet(visit, view, withContacts)}<p><a class="button plain" href="${urls.need(view.need)}">${words.back}</a></p></div>`,
  })
}

function where({ fx, language }: MemberVisit, { ledger, text, members }: NeedView): Html {
  const [words, needWords] = [handOverSheetWords[language], followUpWords[language]]
  return facts([
    [words.alias, text.beneficiary.alias],
    [needWords.dropOff, text.dropOff.place],
    [words.hours, text.dropOff.hours],
    [needWords.deadline, sayDate(ledger.deadline, fx.zone, language, fx.now())],
    [needWords.responsible, members.get(text.responsible) ?? ''],
  ])
}

/** Every line with what is wanted, promised and there. */
function things({ language }: MemberVisit, { ledger, text }: NeedView): Html {
  const words = handOverSheetWords[language]
  const amount = followUpWords[language].amount
  const rows = progressOf(ledger).map(({ line, wanted, promised, received }): Cell[] => {
    const { label, unit, fit } = text.lines.find(({ id }) => id === line) ?? { label: line, unit: '' }
    const name = fit ? html`${label} <span class="quiet">${fit}</span>` : label
    return [name, amount(wanted, unit), amount(promised, unit), amount(received, unit)]
  })
  return table(words.things, [words.thing, words.wanted, words.promised, words.arrived], rows)
}

/** Everybody who promised, with a box to tick and room to sign. */
function peopleTable(
  visit: MemberVisit,
  view: NeedView,
  people: readonly Promised[],
  withContacts: boolean,
): Html {
  const { fx, language } = visit
  const [words, needWords] = [handOverSheetWords[language], followUpWords[language]]
  const heads = [
    ...[words.name, words.what, words.by],
    ...(withContacts ? [words.contact] : []),
    ...[words.came, words.signature],
  ]
  const rows = people.map((one): Cell[] => {
    const { record, hold, got, state, reach } = one
    const came = got ? words.received(sayQuantities(view, got, needWords)) : ''
    const says = state === 'pledged' || state === 'received' ? '' : pledgeStateWords[language][state]
    return [
      record.name || needWords.somebody,
      hold ? sayQuantities(view, hold.quantities, needWords) : '',
      html`${hold ? sayDate(record.bringBy, fx.zone, language, fx.now()) : ''}${says ? html` <span class="quiet">${says}</span>` : ''}`,
      ...(withContacts ? [html`${[reach?.mobile, reach?.email].filter(Boolean).join(' ')}`] : []),
      hold ? html`${box}${came ? html` ${came}` : ''}` : came,
      signHere,
    ]
  })
  const others = unannounced.map((n): Cell[] => [
    words.another(n),
    ...heads.slice(1, -2).map(() => ''),
    box,
    signHere,
  ])
  return table(words.people, heads, [...rows, ...others])
}

const box = html`<span class="box" aria-hidden="true"></span>`
/** As wide as a name written by hand. */
const signHere = html`<span class="sign" aria-hidden="true"></span>`

/** The other of the two sheets: with contacts, or without. */
function otherSheet({ language }: MemberVisit, { need, mayReach }: NeedView, withContacts: boolean): Html {
  if (!mayReach) return html``
  const words = handOverSheetWords[language]
  return withContacts
    ? html`<p><a href="${urls.needSheet(need)}?contacts=no">${words.withoutContacts}</a></p>`
    : html`<p><a href="${urls.needSheet(need)}">${words.withContacts}</a></p>`
}

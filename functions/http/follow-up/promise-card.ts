import { followUpWords, pledgeStateWords } from '../../../shared/messages/follow-up.ts'
import { sayDate, sayMoment } from '../../../shared/rules/date-words.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import { type Html, html } from '../page/page.ts'
import { type Tone, tag, tags } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, type Promised, type Reach, sayQuantities } from './need-view.ts'
import { noteToRead } from './note-to-read.ts'

const tones: Partial<Record<Promised['state'], Tone>> = {
  late: 'warn',
  'no-show': 'warn',
  delivered: 'wait',
  asked: 'wait',
  received: 'go',
}

/** One promise: who, what, by when, how to reach them, and what a coordinator may press. */
export function promiseCard(visit: MemberVisit, view: NeedView, promised: Promised): Html {
  const words = followUpWords[visit.language]
  const { record, hold, got, state } = promised
  const now = visit.fx.now()
  const what = sayQuantities(view, hold?.quantities ?? record.lines, words)
  const until =
    hold?.until === undefined
      ? ''
      : html`<p>${words.reservedUntil(sayMoment(hold.until * 1000, visit.settings.TIME_ZONE, visit.language, now))}</p>`
  const by = hold
    ? html`<p>${words.broughtBy(sayDate(record.bringBy, visit.settings.TIME_ZONE, visit.language, now))}</p>`
    : ''
  return html`<section class="card" id="p-${record.volunteer}"><h3>${record.name || words.somebody} · ${what}</h3>${tags(
    [
      tag(pledgeStateWords[visit.language][state], tones[state]),
      ...(record.via === 'phone' ? [tag(words.byPhone)] : []),
    ],
  )}${until || by}${got ? html`<p>${words.came(sayQuantities(view, got, words))}</p>` : ''}${
    record.word ? html`<p>${words.wordTo(record.word)}</p>` : ''
  }${record.answerBack ? html`<p>${words.answeredBack(record.answerBack)}</p>` : ''}${noteToRead(visit, view, promised)}${reach(visit, promised.reach)}${
    view.mayAct && hold && hold.until === undefined && mayPress(view.ledger)
      ? presses(visit, view, promised, hold.packed)
      : ''
  }</section>`
}

const mayPress = ({ stage }: Ledger): boolean => stage === 'open' || stage === 'expired'

function reach(visit: MemberVisit, of: Reach | undefined): Html {
  if (!of) return html``
  const words = followUpWords[visit.language]
  if (!of.email && !of.mobile) return html`<p class="quiet">${words.noContact}</p>`
  return html`<p>${of.mobile ? html`<a href="tel:${of.mobile}">${words.call} ${of.mobile}</a> ` : ''}${
    of.email ? html`<a href="mailto:${of.email}">${words.write} ${of.email}</a>` : ''
  }</p>`
}

/** Confirming all is one press; everything rarer is folded away, but for a promise that is late: then it is why somebody came. What was seen travels with each press. */
function presses(
  visit: MemberVisit,
  view: NeedView,
  { record, hold, got, state }: Promised,
  packed: string,
): Html {
  const words = followUpWords[visit.language]
  const { need } = view
  const { volunteer } = record
  const quantities = hold?.quantities ?? {}
  const held = view.ledger.lines.filter((line) => (quantities[line.id] ?? 0) > 0)
  const seen = html`<input type="hidden" name="hold" value="${packed}"><input type="hidden" name="got" value="${got}">`
  const all = html`${held.map(({ id }) => html`<input type="hidden" name="${id}" value="${quantities[id]}">`)}`
  const some = held.map(({ id, label, unit }) => {
    const field = `${id}-${volunteer}`
    const most = quantities[id] ?? 0
    const options = Array.from({ length: Math.min(most, 50) + 1 }, (_, n) => n)
    return html`<label for="${field}">${words.cameOf(label)}</label><select id="${field}" name="${id}">${options.map(
      (n) => html`<option value="${n}"${n === most ? html` selected` : ''}>${words.amount(n, unit)}</option>`,
    )}</select>`
  })
  const receipt = urls.confirmReceipt(need, volunteer)
  return html`<form method="post" action="${receipt}">${seen}${all}<input type="hidden" name="rest" value="reopen"><button>${words.allCame(sayQuantities(view, quantities, words))}</button></form>
<details${state === 'late' ? html` open` : ''}><summary>${words.onlySome}</summary>${
    held.length === 1 && quantities[held[0]?.id ?? 'a'] === 1
      ? ''
      : html`<form method="post" action="${receipt}">${seen}${some}<label for="rest-${volunteer}">${words.theRest}</label><select id="rest-${volunteer}" name="rest"><option value="still-comes">${words.restComes}</option><option value="reopen">${words.restReopens}</option></select><button class="plain">${words.confirmSome}</button></form>`
  }<form method="post" action="${urls.letPledgeGo(need, volunteer)}">${seen}<p class="hint">${words.letGoHint}</p><button class="plain">${words.letGo}</button></form><form method="post" action="${urls.recordNoShow(need, volunteer)}">${seen}<label for="reason-${volunteer}">${words.noShowReason}</label><input id="reason-${volunteer}" name="reason" maxlength="300" required><button class="warn">${words.recordNoShow}</button></form></details>`
}

import { answerWords } from '../../../shared/messages/answer.ts'
import { calendarWords } from '../../../shared/messages/calendar.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { hubStopWords } from '../../../shared/messages/hub-stop.ts'
import { ownPromisesWords } from '../../../shared/messages/own-promises.ts'
import { sayDate, sayMoment } from '../../../shared/rules/date-words.ts'
import { dayOf } from '../../../shared/rules/dates.ts'
import { isCovered, packHold, type Quantities } from '../../../shared/rules/ledger.ts'
import { stateTold } from '../../../shared/rules/pledge-repair.ts'
import { isHeld } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { problemSummary } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { chooseLines, chooseWhen } from './choose.ts'
import type { Answering } from './look-up.ts'
import { noteForm } from './note.ts'
import { type Again, deviceField } from './show.ts'
import { inTheQueue, theirTurn } from './standing-by.ts'

/**
 * The page of somebody who has promised: what, where and when, and the three things they may still say. Shown only to the
 * device that promised or through a fresh link. Undefined when this device has no pledge here.
 */
export function ownPledge(visit: Visit, at: Answering, again?: Again): Html | undefined {
  const page = asItStands(visit, at, again)
  return page && html`${page}${toAllPromises(visit, at)}`
}

/** The way from a promise to all of them. */
export function toAllPromises({ language }: Visit, { link }: Answering): Html {
  const to = link.via === 'own' ? urls.ownPledges(link.token) : urls.mine(link.path)
  return html`<p><a href="${to}">${ownPromisesWords[language].title}</a></p>`
}

function asItStands(visit: Visit, at: Answering, again?: Again): Html | undefined {
  const { me } = at
  if (!me) return undefined
  const words = answerWords[visit.language]
  const state = me.pledge?.state
  if (me.hold === undefined) {
    const waiting = inTheQueue(visit, at)
    if (waiting && isHeld(at.ledger))
      return html`<p class="card" role="status">${hubStopWords[visit.language].yourPlaceStays}</p>${waiting}`
    if (waiting) return waiting
    if (state === 'received' && at.ledger.stage === 'open')
      return html`${problemSummary(commonWords[visit.language].problemsFound, again?.problems ?? {})}<h1>${words.receivedThanks}</h1>${noteForm(visit, at, again)}`
    if (state === 'withdrawn' && at.ledger.stage === 'open' && !isCovered(at.ledger))
      return html`<h1>${words.withdrawn}</h1><p>${words.withdrawnText}</p>`
    return undefined
  }
  const now = visit.fx.now()
  const zone = visit.settings.TIME_ZONE
  const { until, quantities } = me.hold
  if (until !== undefined && until * 1000 <= now) return undefined
  if (until !== undefined && stateTold(me.pledge?.told) === 'standby')
    return theirTurn(visit, at, { quantities, until }, again)
  const reserved =
    until === undefined
      ? ''
      : html`<p><strong>${words.reservedUntil(sayMoment(until * 1000, zone, visit.language, now))}</strong></p>`
  return html`${problemSummary(commonWords[visit.language].problemsFound, again?.problems ?? {})}<p class="quiet">${at.text.orgName}</p><h1>${
    state === 'delivered' ? words.thanksDelivered : words.thanksPledged
  }</h1>${
    isHeld(at.ledger) && state !== 'delivered'
      ? html`<p class="card" role="status">${whatHolds(visit, at)}</p>`
      : ''
  }${reserved}<h2>${words.youBring}</h2><ul>${brought(visit, at.text, quantities)}</ul>
<dl><dt>${words.dropOff}</dt><dd>${at.text.dropOff.place}</dd><dt>${words.hours}</dt><dd>${at.text.dropOff.hours}</dd>${
    me.pledge
      ? html`<dt>${words.bringUntil}</dt><dd>${sayDate(me.pledge.bringBy, zone, visit.language, now)}</dd>`
      : ''
  }</dl>${until === undefined ? actions(visit, at, quantities, again) : ''}`
}

/** What a stop of the hub's means for what was promised and is still to be brought. */
function whatHolds({ language }: Visit, { ledger, text }: Answering): string {
  const words = hubStopWords[language]
  return ledger.orgStop?.kind === 'work' ? words.pleaseWait(text.orgName) : words.yourPromiseStands
}

function actions(visit: Visit, at: Answering, quantities: Quantities, again?: Again): Html {
  const words = answerWords[visit.language]
  const { link, me, text, ledger } = at
  const change = again?.problems.note === undefined ? again : undefined
  const typed = change?.typed ?? {
    ...Object.fromEntries(Object.entries(quantities).map(([line, n]) => [line, String(n)])),
    word: me?.pledge?.word ?? '',
    ...(me?.pledge ? { day: dayOf(me.pledge.bringBy, visit.settings.TIME_ZONE) } : {}),
  }
  const delivered = me?.pledge?.state === 'delivered'
  // While the hub has stopped all work nobody is there to take it: what is asked of them is to wait.
  const notYet = ledger.orgStop?.kind === 'work'
  return html`${
    delivered
      ? ''
      : html`<form method="post" action="${urls.delivered(link.path)}">${deviceField(at)}<button${notYet ? html` class="plain"` : ''}>${words.delivered}</button></form><p><a href="${urls.calendar(link.path)}">${calendarWords[visit.language].put}</a></p>`
  }<details${change ? html` open` : ''}><summary>${words.change}</summary><form method="post" action="${urls.changePledge(link.path)}">${deviceField(at)}<input type="hidden" name="seen" value="${me?.hold ? packHold(me.hold) : ''}">${chooseLines(visit, text, ledger, typed, quantities)}${chooseWhen(visit, text, typed, change?.problems ?? {})}<button class="plain">${words.saveChange}</button></form></details>${noteForm(visit, at, again)}${
    delivered
      ? html`<details><summary>${words.pressedByMistake}</summary>${withdrawForm(visit, at)}</details>`
      : withdrawForm(visit, at)
  }`
}

function withdrawForm(visit: Visit, at: Answering): Html {
  const words = answerWords[visit.language]
  return html`<form method="post" action="${urls.withdraw(at.link.path)}">${deviceField(at)}<p class="hint">${words.withdrawHint}</p><button class="warn">${words.withdraw}</button></form>`
}

/** The lines of a hold in words. */
export function brought(visit: Visit, text: NeedText, quantities: Quantities): Html {
  const words = answerWords[visit.language]
  return html`${text.lines
    .filter((line) => (quantities[line.id] ?? 0) > 0)
    .map(
      (line) =>
        html`<li>${line.label} ${words.amount(quantities[line.id] ?? 0, line.unit)}${line.fit ? html` · ${words.fits(line.fit)}` : ''}</li>`,
    )}`
}

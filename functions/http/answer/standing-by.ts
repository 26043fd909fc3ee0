import { answerWords } from '../../../shared/messages/answer.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { standingByWords } from '../../../shared/messages/standing-by.ts'
import { sayDate, sayMoment } from '../../../shared/rules/date-words.ts'
import { type Hold, mostStandingBy, readStandingBy } from '../../../shared/rules/ledger.ts'
import { problemSummary } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { chooseWhen } from './choose.ts'
import type { Answering } from './look-up.ts'
import { brought } from './own-pledge.ts'
import { type Again, deviceField, who } from './show.ts'

/** On the page of a covered need: a place in the queue for who wants it, or a kind word that it is long enough. */
export function queueForm(visit: Visit, at: Answering, again: Again): Html {
  const words = standingByWords[visit.language]
  const { link, text, ledger } = at
  if (ledger.standby.length >= mostStandingBy) return html`<p>${answerWords[visit.language].queueFull}</p>`
  const problems = Object.keys(again.problems).length > 0
  const lines = text.lines.map(({ id, label }) => {
    const only = text.lines.length === 1 || again.typed[id] === '1'
    return html`<p class="choice"><input type="checkbox" id="line-${id}" name="${id}" value="1"${only ? html` checked` : ''}><label for="line-${id}">${label}</label></p>`
  })
  return html`<details${problems ? html` open` : ''}><summary>${words.standBy}</summary><p class="hint">${words.hint}</p>${problemSummary(commonWords[visit.language].problemsFound, again.problems)}<form method="post" action="${urls.standBy(link.path)}">${deviceField(at)}<fieldset id="lines"><legend>${words.would}</legend>${lines}</fieldset>${who(visit, at, again)}<button class="plain">${words.standBy}</button></form></details>`
}

/** The page of somebody who stands by: which place is theirs, and how to give it up. Undefined for anybody else. */
export function inTheQueue(visit: Visit, at: Answering): Html | undefined {
  const queue = at.ledger.standby.map(readStandingBy)
  const place = queue.findIndex(({ volunteer }) => volunteer === at.me?.volunteer)
  const mine = queue[place]
  if (!mine) return undefined
  const words = standingByWords[visit.language]
  return html`<h1>${words.thanks}</h1><p><strong>${place === 0 ? words.first : words.place(place + 1)}</strong> ${words.text}</p><h2>${words.youWould}</h2><ul>${brought(visit, at.text, mine.quantities)}</ul>
<form method="post" action="${urls.withdraw(at.link.path)}">${deviceField(at)}<button class="plain">${words.stop}</button></form>`
}

/** Something has become free and is kept for who stood by: one button to take it, one to let others have it. */
export function theirTurn(visit: Visit, at: Answering, hold: Hold & { until: number }, again?: Again): Html {
  const words = standingByWords[visit.language]
  const { language, settings } = visit
  const { link, text, ledger } = at
  const now = visit.fx.now()
  const until = sayMoment(hold.until * 1000, settings.TIME_ZONE, language, now)
  const by = words.by(sayDate(ledger.deadline, settings.TIME_ZONE, language, now))
  return html`${problemSummary(commonWords[language].problemsFound, again?.problems ?? {})}<p class="quiet">${text.orgName}</p><h1>${words.turn}</h1><p>${words.turnText(until)}</p><ul>${brought(visit, text, hold.quantities)}</ul><p><strong>${words.where}</strong> ${text.place} · ${by}</p>
<form method="post" action="${urls.takeUp(link.path)}">${deviceField(at)}${chooseWhen(visit, text, again?.typed ?? {}, again?.problems ?? {})}<button>${words.take}</button></form>
<form method="post" action="${urls.withdraw(link.path)}">${deviceField(at)}<button class="plain">${words.pass}</button><p class="hint">${words.passHint}</p></form>`
}

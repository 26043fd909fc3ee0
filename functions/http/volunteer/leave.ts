import { leave, livePledges } from '../../../shared/actions/leave.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { headline, readNeedText } from '../../../shared/store/need-text.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { readTyped } from '../page/form.ts'
import { answerPage, type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { bindOwn, openOwn } from './own-link.ts'

/** GET /p/:token/leave: says what leaving does, and asks once about what has been promised. */
export async function showLeave(visit: Visit): Promise<Response> {
  const own = await openOwn(visit)
  if (own instanceof Response) return own
  const words = volunteerWords[visit.language]
  const promised = await promises(visit, own.volunteer.volunteer)
  return answerPage(visit, {
    title: words.leaveTitle,
    body: html`<h1>${words.leaveTitle}</h1><p>${words.leaveText}</p>
<form method="post" action="${urls.leave(own.token)}"><input type="hidden" name="device" value="${own.device}">${
      promised.length > 0 ? pledgesChoice(visit, promised) : ''
    }<button class="warn">${words.leave}</button></form><a class="button plain" href="${urls.preferences(own.token)}">${words.stay}</a>`,
  })
}

/** POST /p/:token/leave: they are gone; due work does the erasing. */
export async function pressLeave(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const own = await openOwn(visit, typed.device)
  if (own instanceof Response) return own
  const refused = await bindOwn(visit, own)
  if (refused) return refused
  const finishes = typed.pledges === 'finish'
  await leave(visit.fx, own.volunteer.volunteer, finishes ? 'finish' : 'withdraw')
  return visit.c.redirect(finishes ? `${urls.left()}?pledges=finish` : urls.left(), 303)
}

/** GET /left: the same for everybody. */
export function showLeft(visit: Visit): Promise<Response> {
  const words = volunteerWords[visit.language]
  const finishes = visit.c.req.query('pledges') === 'finish'
  return answerPage(visit, {
    title: words.leftTitle,
    body: html`<h1>${words.leftTitle}</h1><p>${finishes ? words.leftFinishText : words.leftText}</p>`,
  })
}

/** What has been promised, by the public headline of each need. */
async function promises(visit: Visit, volunteer: string): Promise<string[]> {
  const live = await livePledges(visit.fx, volunteer)
  const texts = await Promise.all(
    live.map(({ org, need }) => readNeedText(visit.fx.table, scopeOf(org), need)),
  )
  return texts.flatMap((text) =>
    text ? [`${headline(text.lines, answerWords[visit.language].lines)} · ${text.orgName}`] : [],
  )
}

function pledgesChoice(visit: Visit, promised: readonly string[]): Html {
  const words = volunteerWords[visit.language]
  const choice = (value: string, label: string, checked: boolean) =>
    html`<div class="choice"><input type="radio" id="pledges-${value}" name="pledges" value="${value}"${checked ? html` checked` : ''}><label for="pledges-${value}">${label}</label></div>`
  return html`<fieldset><legend>${words.leavePledges(promised.length)}</legend><ul>${promised.map(
    (what) => html`<li>${what}</li>`,
  )}</ul>${choice('withdraw', words.leaveWithdraw, true)}${choice('finish', words.leaveFinish, false)}</fieldset>`
}

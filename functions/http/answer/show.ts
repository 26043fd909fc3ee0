import { answerWords } from '../../../shared/messages/answer.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { isCovered } from '../../../shared/rules/ledger.ts'
import { maskName } from '../../../shared/rules/masking.ts'
import { isHeld } from '../../../shared/store/ledger-item.ts'
import { headline } from '../../../shared/store/need-text.ts'
import { answerNotFound } from '../app.ts'
import { type Problems, problemSummary, type Typed } from '../page/form.ts'
import { masked } from '../page/masked.ts'
import { answerLinkPage, type Html, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { chooseLines, chooseWhen } from './choose.ts'
import { type Answering, findLink, readAnswering } from './look-up.ts'
import { requestChoices, requestHead } from './request.ts'
import { requestCard } from './request-card.ts'

/** GET /r/… and /g/…: one page, one request, and nothing changes by opening it. */
export async function showLink(visit: Visit): Promise<Response> {
  const link = await findLink(visit)
  const answering = link && (await readAnswering(visit, link))
  if (!answering) return answerNotFound(visit)
  return showAnswering(visit, answering)
}

/** What is typed and what is wrong with it, where a form comes back. */
export interface Again {
  readonly typed: Typed
  readonly problems: Problems
  readonly status?: Page['status']
  /** What they wanted has just been taken by somebody else. */
  readonly late?: boolean
}

/** Read only for who needs it: the usual first answer is the request itself. */
const tooLate = () => import('./too-late.ts')
const afterNo = () => import('./after-no.ts')

/** The page of a link as things stand: the own pledge, the request, or a kind word that it is over. */
export async function showAnswering(visit: Visit, at: Answering, again?: Again): Promise<Response> {
  const words = answerWords[visit.language]
  const title = words.asksFor(at.text.orgName)
  const status = again?.status
  // The link of a group is there to be shared, with what is needed; a personal one says nothing of it to whoever it is passed through.
  const card =
    at.link.via === 'group'
      ? { title: headline(at.text.lines, words.lines), text: title }
      : { text: words.noMoneyNoAddress }
  const answer = (body: Html) => answerLinkPage(visit, { title, body, card, ...(status ? { status } : {}) })
  const ended = at.ledger.stage === 'closed' || at.ledger.stage === 'cancelled'
  const own = ended || !at.me ? undefined : (await import('./own-pledge.ts')).ownPledge(visit, at, again)
  if (own)
    return answer(html`${own}${await (await import('./back-to-campaign.ts')).backToCampaign(visit, at)}`)
  if (over(visit, at) || at.ledger.stage !== 'open' || isHeld(at.ledger))
    return answer(await (await tooLate()).overPage(visit, at, again))
  if (isCovered(at.ledger)) return answer(await (await tooLate()).coveredPage(visit, at, again))
  const page = at.actedElsewhere ? actedElsewhere(visit, at) : await askPage(visit, at, again)
  if (!again?.late) return answer(page)
  return answer(html`${page}${await (await import('./needs-nearby.ts')).whereElse(visit, at)}`)
}

function over(visit: Visit, at: Answering): boolean {
  return at.ledger.deadline <= visit.fx.now()
}

/** The request with its choices: what, how many, when, who. */
async function askPage(
  visit: Visit,
  at: Answering,
  again: Again = { typed: {}, problems: {} },
): Promise<Html> {
  const words = answerWords[visit.language]
  const { link, text } = at
  const declined = link.invitation?.declinedAt !== undefined
  return html`${problemSummary(commonWords[visit.language].problemsFound, again.problems)}${
    declined
      ? html`<p role="status"><strong>${words.declinedTitle}</strong> ${words.declinedText} ${words.declinedAgain}</p>${(await afterNo()).lessOf(visit, at)}`
      : ''
  }${requestHead(visit, text)}
${promiseForm(visit, at, again, words.promise)}${
  link.via === 'invitation' && !declined
    ? html`<form method="post" action="${urls.decline(link.token)}">${deviceField(at)}<button class="plain">${words.notThisTime}</button><p class="hint">${words.notThisTimeHint}</p></form>`
    : ''
}`
}

/** What, how many, when, who, and the button that promises it. What a stranger has said of themselves comes along. */
export function promiseForm(visit: Visit, at: Answering, again: Again, label: string): Html {
  const { link, text, ledger } = at
  const said = ['name', 'contact', 'adult'].flatMap((name) => {
    const value = again.typed[name]
    return value ? [html`<input type="hidden" name="${name}" value="${value}">`] : []
  })
  return html`<form method="post" action="${urls.pledge(link.path)}" id="lines">${deviceField(at)}${said}${requestChoices(visit, text, ledger, again)}${who(visit, at, again)}<button>${label}</button></form>`
}

/** A form carries the device's secret for browsers whose cookie has not arrived yet: a double press stays one person. */
export function deviceField(at: Answering): Html {
  return html`<input type="hidden" name="device" value="${at.link.device}">`
}

/** Links get passed on, so the first press on a device says who presses; nothing is preselected. */
export function who(visit: Visit, { link }: Answering, { typed, problems }: Again): Html {
  if ((link.via === 'group' && !link.proven) || link.fresh) return html``
  const words = answerWords[visit.language]
  const name = link.proven ? maskName(link.proven.name) : (link.invitation?.name ?? '')
  const choice = (value: string, label: Html | string) =>
    html`<p class="choice"><input type="radio" id="who-${value}" name="who" value="${value}" required${typed.who === value ? html` checked` : ''}><label for="who-${value}">${label}</label></p>`
  return html`<fieldset id="who"><legend>${words.whoAreYou}</legend>${
    problems.who ? html`<p class="error">${problems.who}</p>` : ''
  }${choice('me', masked(visit.language, words.iAm(name)))}${choice('other', link.proven ? words.iAmNot : words.iAmOther)}</fieldset>`
}

/** Somebody on another device has already answered as the person this link was sent to. */
export function actedElsewhere(visit: Visit, at: Answering): Html {
  const words = answerWords[visit.language]
  const name = at.link.invitation?.name ?? ''
  return html`${requestCard(at.text, visit.language, visit.settings.TIME_ZONE, visit.fx.now())}<h2>${words.actedTitle}</h2><p>${masked(visit.language, words.actedText(name))}</p><form method="post" action="${urls.freshLink(at.link.token)}"><button class="plain">${words.sendFresh}</button></form>
<details><summary>${words.iAmOther}</summary><form method="post" action="${urls.pledge(at.link.path)}">${deviceField(at)}<input type="hidden" name="who" value="other">${chooseLines(visit, at.text, at.ledger, {})}${chooseWhen(visit, at.text, {}, {})}<button>${words.promise}</button></form></details>`
}

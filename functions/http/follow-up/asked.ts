import { askingWords, sayChance, sayReasons, sayWaiting } from '../../../shared/messages/asking.ts'
import type { Language } from '../../../shared/messages/catalogue.ts'
import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { textBudgetWords } from '../../../shared/messages/text-budgets.ts'
import { readWhy } from '../../../shared/rules/match-reasons.ts'
import { waitingReasons } from '../../../shared/rules/outlook.ts'
import { type TextRefusal, textRefusals } from '../../../shared/rules/text-limits.ts'
import type { ListedInvitation } from '../../../shared/store/invitation.ts'
import type { StoredOutlook } from '../../../shared/store/outlook.ts'
import { masked } from '../page/masked.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'
import type { NeedView } from './need-view.ts'

/** How many were asked and what became of it; each of them with the reasons, who comes next, and how many others there are. */
export function asked(visit: MemberVisit, view: NeedView): Html {
  const words = followUpWords[visit.language]
  const { invitations, outlook } = view
  if (invitations.length === 0)
    return html`<p>${words.askedNobody}</p>${outlook ? whoIsNext(visit, outlook) : ''}`
  const of = (state: ListedInvitation['state']) => invitations.filter((one) => one.state === state)
  const failed = of('failed')
  const lines = [
    words.askedCount(invitations.length - failed.length),
    ...(of('declined').length > 0 ? [words.declinedCount(of('declined').length)] : []),
    ...(of('unknown').length > 0 ? [words.unknownCount(of('unknown').length)] : []),
    ...(failed.length > 0 ? [words.failedCount(failed.length)] : []),
  ]
  return html`<p>${lines.join(' · ')}</p>${
    failed.length > 0
      ? html`<p>${masked(visit.language, words.failedNames(failed.map((one) => one.name).join(words.list)))}</p>`
      : ''
  }${byText(visit, invitations)}${eachAsked(visit, view)}${outlook && view.ledger.stage === 'open' ? whoIsNext(visit, outlook) : ''}`
}

function eachAsked(visit: MemberVisit, { invitations, ledger, promises }: NeedView): Html {
  const { language } = visit
  const words = askingWords[language]
  const gave = new Set([...Object.keys(ledger.got), ...promises.map(({ record }) => record.volunteer)])
  const came = ({ state, volunteer }: ListedInvitation): string => {
    if (gave.has(volunteer)) return words.gave
    if (state === 'declined') return words.saidNo
    if (state === 'failed') return words.notReached
    return state === 'unknown' ? words.unsure : words.silent
  }
  return html`<details><summary>${words.each}</summary><p class="hint">${words.oneInMeans}</p><ul>${invitations.map(
    (one) => {
      const why = readWhy(one.match)
      return html`<li>${masked(language, why ? words.why(one.name, sayReasons(why.reasons, language)) : one.name)} ${why ? chanceTag(why.chance, language) : ''}<span class="tag">${came(one)}</span></li>`
    },
  )}</ul></details>`
}

const chanceTag = (chance: number, language: Language): Html =>
  html`<span class="tag">${sayChance(chance, language)}</span> `

/** The next in line by initial, chance and ring; everybody else only as counts. */
export function whoIsNext({ language }: MemberVisit, { next, counts }: StoredOutlook): Html {
  const words = askingWords[language]
  const others = waitingReasons.flatMap((reason) => {
    const count = counts[reason] ?? 0
    return count > 0 ? [sayWaiting(reason, count, language)] : []
  })
  return html`<details><summary>${words.next}</summary>${
    next.length === 0
      ? html`<p>${words.nextNone}</p>`
      : html`${next.some(({ chance }) => chance !== undefined) ? html`<p class="hint">${words.oneInMeans}</p>` : ''}<ol>${next.map(({ initial, chance, reasons }) => html`<li>${masked(language, words.why(words.initial(initial), sayReasons(reasons, language)))} ${chance === undefined ? '' : chanceTag(chance, language)}</li>`)}</ol>`
  }${others.length > 0 ? html`<p>${others.join(' · ')}</p>` : ''}<p class="hint">${words.anyTime}</p></details>`
}

const unpaidSentence = {
  need: 'unpaidNeed',
  organization: 'unpaidOrganization',
  hub: 'unpaidHub',
  country: 'unpaidCountry',
} as const satisfies Record<TextRefusal, keyof (typeof textBudgetWords)['en']>

/** Text messages that followed, and those that did not: which number was used up, and whom they did not reach. */
function byText(visit: MemberVisit, invitations: NeedView['invitations']): Html {
  const words = textBudgetWords[visit.language]
  const followed = invitations.filter(
    ({ via, text }) => via !== 'mobile' && text !== undefined && text !== 'paid',
  )
  const failed = followed.filter(({ text }) => text === 'failed').map(({ name }) => name)
  const unpaid = textRefusals.flatMap((why) => {
    const n = invitations.filter((one) => one.unpaid === why).length
    return n > 0 ? [words[unpaidSentence[why]](n)] : []
  })
  const said = [
    ...(followed.length > 0 ? [words.followed(followed.length)] : []),
    ...(failed.length > 0 ? [words.followedFailed(failed.join(followUpWords[visit.language].list))] : []),
    ...unpaid,
  ]
  return said.length > 0 ? html`<p>${masked(visit.language, said.join(' '))}</p>` : html``
}

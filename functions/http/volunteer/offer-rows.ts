import { offerWords } from '../../../shared/messages/offers.ts'
import { topicGroupNames, topicGroups, topicNames } from '../../../shared/messages/topics.ts'
import { topicsOfOffer } from '../../../shared/rules/offer-fit.ts'
import { longestOffer, longestSize, mostOffers, type Offer } from '../../../shared/rules/offers.ts'
import { topics } from '../../../shared/rules/topics.ts'
import type { Problems, Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** How many rows a form begins with. */
const firstRows = 2

function rowsOf({ offerRows = '' }: Typed): number {
  const rows = /^\d{1,2}$/.test(offerRows) ? Number(offerRows) : firstRows
  return Math.min(Math.max(rows, 1), mostOffers)
}

/** What is pressed to get one row more; the form comes back with everything typed. */
export const moreOffers = 'more-offers'

export function oneMoreOffer(typed: Typed): Typed {
  return { ...typed, offerRows: `${Math.min(rowsOf(typed) + 1, mostOffers)}` }
}

/** The rows for what somebody has ready: kind, what, size. `to` is where the form goes. */
export function offerRows(visit: Visit, typed: Typed, problems: Problems, to: string): Html {
  const words = offerWords[visit.language]
  const rows = rowsOf(typed)
  return html`<div id="offers"><input type="hidden" name="offerRows" value="${rows}">${Array.from(
    { length: rows },
    (_, i) => row(visit, i + 1, typed, problems),
  )}${
    rows < mostOffers
      ? html`<button class="plain" name="do" value="${moreOffers}" formaction="${to}#offers" formnovalidate>${words.more}</button>`
      : html`<p class="hint">${words.many(mostOffers)}</p>`
  }</div>`
}

/** The same rows among other wishes, folded away until there is something in them. */
export function foldedOffers(visit: Visit, typed: Typed, problems: Problems, to: string): Html {
  const words = offerWords[visit.language]
  const open =
    typed.do === moreOffers ||
    Object.entries({ ...typed, ...problems }).some(
      ([name, said]) => /^offer(?:Topic|Size)?\d+$/.test(name) && said !== '',
    )
  return html`<details${open ? html` open` : ''}><summary>${words.title}</summary><p class="hint">${words.text}</p>${offerRows(visit, typed, problems, to)}</details>`
}

function row(visit: Visit, n: number, typed: Typed, problems: Problems): Html {
  const words = offerWords[visit.language]
  const id = typed[`offerId${n}`]
  return html`<fieldset class="card"><legend>${words.row(n)}</legend>${
    id ? html`<input type="hidden" name="offerId${n}" value="${id}">` : ''
  }${topicChoice(visit, `offerTopic${n}`, typed, problems)}${input(`offer${n}`, words.what, typed, problems, {
    max: longestOffer,
    hint: n === 1 ? words.whatHint : '',
  })}${input(`offerSize${n}`, words.size, typed, problems, { max: longestSize, hint: n === 1 ? words.sizeHint : '' })}</fieldset>`
}

function topicChoice({ language }: Visit, name: string, typed: Typed, problems: Problems): Html {
  const words = offerWords[language]
  const groups = (Object.keys(topicGroups) as (keyof typeof topicGroups)[]).map(
    (group) =>
      html`<optgroup label="${topicGroupNames[language][group]}">${topicGroups[group].map(
        (topic) =>
          html`<option value="${topic}"${typed[name] === topic ? html` selected` : ''}>${topicNames[language][topic]}</option>`,
      )}</optgroup>`,
  )
  return html`<div><label for="${name}">${words.topic}</label>${problemOf(name, problems)}<select id="${name}" name="${name}"${marked(name, problems)}><option value="">${words.topicNone}</option>${groups}</select></div>`
}

function input(
  name: string,
  label: string,
  typed: Typed,
  problems: Problems,
  { max, hint }: { readonly max: number; readonly hint: string },
): Html {
  return html`<div><label for="${name}">${label}</label>${
    hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''
  }${problemOf(name, problems)}<input id="${name}" name="${name}" value="${typed[name] ?? ''}" maxlength="${max}" autocomplete="off"${marked(name, problems, hint)}></div>`
}

function problemOf(name: string, problems: Problems): Html {
  return problems[name] ? html`<p class="error" id="${name}-error">${problems[name]}</p>` : html``
}

function marked(name: string, problems: Problems, hint = ''): Html {
  const described = [hint && `${name}-hint`, problems[name] && `${name}-error`].filter(Boolean).join(' ')
  return html`${described ? html` aria-describedby="${described}"` : ''}${problems[name] ? html` aria-invalid="true"` : ''}`
}

export type OffersRead =
  | { readonly ok: true; readonly offers: Offer[] }
  | { readonly ok: false; readonly problems: Problems }

/**
 * The rows that say something, the same thing only once. A kind that was not chosen is taken from the words where they name one; what
 * was written down before there were kinds may stay without. A row keeps the id it came with, if that is one of `known`; every
 * other offer gets a new one.
 */
export function readOffers(visit: Visit, typed: Typed, known: readonly Offer[] = []): OffersRead {
  const words = offerWords[visit.language]
  const offers: Offer[] = []
  const problems: Record<string, string> = {}
  for (let n = 1; n <= rowsOf(typed); n++) {
    const what = plain(typed[`offer${n}`])
    const size = plain(typed[`offerSize${n}`])
    if (what === '' && size === '') continue
    const chosen = topics.find((topic) => topic === typed[`offerTopic${n}`])
    const topic = chosen ?? topicsOfOffer({ what })[0]
    const before = known.find(({ id }) => id === typed[`offerId${n}`] && !offers.some((one) => one.id === id))
    if (what === '' || what.length > longestOffer) problems[`offer${n}`] = words.whatProblem(n, longestOffer)
    else if (topic === undefined && before?.what !== what) problems[`offerTopic${n}`] = words.topicProblem(n)
    if (size.length > longestSize) problems[`offerSize${n}`] = words.sizeProblem(n, longestSize)
    if (offers.some((one) => one.topic === topic && one.what === what && (one.size ?? '') === size)) continue
    const id = before?.id ?? visit.fx.newId(8)
    offers.push({ id, ...(topic ? { topic } : {}), what, ...(size === '' ? {} : { size }) })
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, offers }
}

/** What is offered already, as the form shows it, with an empty row for something new. */
export function typedOffers(offers: readonly Offer[]): Typed {
  const rows = offers.flatMap(({ id, topic, what, size }, i) => [
    [`offerId${i + 1}`, id],
    [`offerTopic${i + 1}`, topic ?? topicsOfOffer({ what })[0] ?? ''],
    [`offer${i + 1}`, what],
    [`offerSize${i + 1}`, size ?? ''],
  ])
  return { ...Object.fromEntries(rows), offerRows: `${Math.max(firstRows, offers.length + 1)}` }
}

const plain = (typed = ''): string => typed.normalize('NFC').replace(/\s+/g, ' ').trim()

import { answerWords } from '../../../shared/messages/answer.ts'
import { childNoteWords } from '../../../shared/messages/child-note.ts'
import { ownPromisesWords } from '../../../shared/messages/own-promises.ts'
import { noteGoes } from '../../../shared/rules/child-note.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { readHold, readQuantities } from '../../../shared/rules/ledger.ts'
import { ledgersOf, textsOf } from '../../../shared/store/campaign-needs.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import type { Pledge } from '../../../shared/store/pledge.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { standingOfPledge } from '../follow-up/need-view.ts'
import { type Html, html } from '../page/page.ts'
import { type Tone, tag, tags } from '../page/tag.ts'
import type { Visit } from '../visit.ts'

/** So many promises stand on one page. */
export const promisesShown = 20

/** A promise with its need, as far as the need is still there. */
interface Promised {
  readonly pledge: Pledge
  readonly text?: NeedText | undefined
  readonly ledger?: Ledger | undefined
}

/**
 * Somebody's promises, the newest first, so many a page (`?page=`); each leads to `pathOf` its need, where there is such a page. Of a need there is
 * only what its own page tells this person; of other people there is nothing.
 */
export async function promisesList(
  visit: Visit,
  pledges: readonly Pledge[],
  pathOf: (need: string) => string | undefined,
): Promise<Html> {
  const words = ownPromisesWords[visit.language]
  const all = pledges.toSorted((one, other) => other.at - one.at)
  if (all.length === 0) return html`<h2>${words.emptyTitle}</h2><p>${words.emptyText}</p>`
  const pages = Math.ceil(all.length / promisesShown)
  const page = Math.min(Math.max(1, Math.trunc(Number(visit.c.req.query('page')) || 1)), pages)
  const shown = await withNeeds(visit, all.slice((page - 1) * promisesShown, page * promisesShown))
  const to = (other: number, label: string) =>
    html`<a class="button plain" href="?page=${other}">${label}</a>`
  return html`${shown.map((one) => card(visit, one, pathOf(one.pledge.need)))}${page > 1 ? to(page - 1, words.newer) : ''}${page < pages ? to(page + 1, words.older) : ''}`
}

async function withNeeds({ fx }: Visit, pledges: readonly Pledge[]): Promise<Promised[]> {
  const orgs = [...new Set(pledges.map(({ org }) => org))]
  const found = await Promise.all(
    orgs.map(async (org) => {
      const needs = pledges.filter((one) => one.org === org).map(({ need }) => need)
      const [texts, ledgers] = await Promise.all([
        textsOf(fx.table, scopeOf(org), needs),
        ledgersOf(fx.table, scopeOf(org), needs),
      ])
      return [org, { texts, ledgers }] as const
    }),
  )
  const by = new Map(found)
  return pledges.map((pledge) => ({
    pledge,
    text: by.get(pledge.org)?.texts.get(pledge.need),
    ledger: by.get(pledge.org)?.ledgers.get(pledge.need),
  }))
}

/** States whose page still has something to say or to press. */
const worthOpening = ['standby', 'turn', 'pledged', 'late', 'delivered']

function card(visit: Visit, promised: Promised, path: string | undefined): Html {
  const words = ownPromisesWords[visit.language]
  const noteWords = childNoteWords[visit.language]
  const { pledge, text, ledger } = promised
  const { fx, language } = visit
  const day = (at: number) => sayDate(at, fx.zone, language, fx.now())
  const state = standing(promised, fx.now())
  // Written down, and the ledger never said yes: nothing was promised.
  if (state === 'asked' && ledger?.holds[pledge.volunteer] === undefined) return html``
  const said = words[state]
  const gave = ledger !== undefined && (ledger.got[pledge.volunteer] ?? '') !== ''
  const note = gave && ledger.stage === 'closed' ? (ledger.closing?.note ?? text?.outcome?.note) : undefined
  const open = worthOpening.includes(state) ? words.open : note ? words.openEnded : undefined
  return html`<section class="card"><h2 id="p-${pledge.need}">${whatOf(visit, promised)}</h2>${tags([
    tag(typeof said === 'string' ? said : said(day(pledge.bringBy)), tones[state]),
  ])}<p class="quiet">${text ? html`${text.orgName} · ` : ''}${words.promisedOn(day(pledge.at))}</p>${
    note ? html`<p><strong>${words.outcome}</strong> ${note}</p>` : ''
  }${pledge.answerBack ? html`<p>${words.answered(pledge.answerBack)}</p>` : ''}${
    pledge.note && (pledge.note.state !== 'waiting' || noteGoes(pledge.state))
      ? html`<p class="quiet"><strong>${noteWords.yours}</strong> ${noteWords[sayings[pledge.note.state]]}</p>`
      : ''
  }${
    path && open
      ? html`<a class="button plain" href="${path}" aria-describedby="p-${pledge.need}">${open}</a>`
      : ''
  }</section>`
}

const sayings = { waiting: 'waiting', 'handed-on': 'handedOn', 'kept-back': 'keptBack' } as const

type Standing = keyof typeof tones
const tones = {
  asked: 'wait',
  standby: 'wait',
  turn: 'warn',
  pledged: 'wait',
  late: 'warn',
  delivered: 'wait',
  received: 'go',
  withdrawn: 'plain',
  lapsed: 'plain',
  released: 'plain',
} as const satisfies Record<string, Tone>

/** Where a promise stands, as its own person reads it: what did not come is told as a day that passed, and nobody is blamed. */
function standing({ pledge, ledger }: Promised, now: number): Standing {
  const state = ledger ? standingOfPledge(ledger, pledge, now) : pledge.state
  if (state === 'no-show') return 'lapsed'
  const packed = ledger?.holds[pledge.volunteer]
  return state === 'standby' && packed !== undefined ? 'turn' : state
}

/** What they brought, bring or would bring. */
function whatOf({ language }: Visit, { pledge, text, ledger }: Promised): string {
  if (!text) return ownPromisesWords[language].gone
  const { amount, lines } = answerWords[language]
  const packed = ledger?.holds[pledge.volunteer]
  const got = ledger?.got[pledge.volunteer]
  const quantities = packed === undefined ? readQuantities(got || pledge.lines) : readHold(packed).quantities
  return text.lines
    .filter(({ id }) => (quantities[id] ?? 0) > 0)
    .map(({ id, label, unit }) => `${label} ${amount(quantities[id] ?? 0, unit)}`)
    .join(lines)
}

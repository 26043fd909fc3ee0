import { campaignWords } from '../../../shared/messages/campaigns.ts'
import { textsOf } from '../../../shared/store/campaign-needs.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import type { Scope } from '../../../shared/store/scope.ts'
import { field } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** Needs with their words that one page shows, and so many are looked through for a size. */
const [mostShown, mostRead] = [100, 300]
/** With fewer than this one sees all at a glance. */
const fewest = 8
/** More things than this are no choice any more. */
const mostChoices = 40

export interface Shown {
  readonly ledger: Ledger
  readonly text: NeedText
}

/** What of a campaign's free needs is looked for: what it is, and in which size; an ordinary form whose answer is an address. */
export async function narrowed(
  visit: Visit,
  scope: Scope,
  free: readonly Ledger[],
): Promise<{ readonly shown: readonly Shown[]; readonly form: Html }> {
  const words = campaignWords[visit.language]
  // Where there is no form nothing is left out either: an address that somebody kept must not hide the last ones.
  const { what = '', size = '' } = free.length < fewest ? {} : visit.c.req.query()
  const things = choices(free.flatMap((ledger) => labelsOf(ledger)))
  const ofThing = things.includes(what) ? free.filter((ledger) => labelsOf(ledger).includes(what)) : free
  const read = ofThing.slice(0, mostRead)
  const texts = await textsOf(
    visit.fx.table,
    scope,
    read.map(({ need }) => need),
  )
  const whole = read.flatMap((ledger): Shown[] => {
    const text = texts.get(ledger.need)
    return text ? [{ ledger, text }] : []
  })
  const sizes = choices(whole.flatMap(sizesOf))
  const found = sizes.includes(size) ? whole.filter((one) => sizesOf(one).includes(size)) : whole
  const shown = found.slice(0, mostShown)
  if (free.length < fewest || (things.length < 2 && sizes.length < 2)) return { shown, form: html`` }
  const any = (label: string, some: readonly string[]) => [
    { value: '', label },
    ...some.map((value) => ({ value, label: value })),
  ]
  const typed = { what: things.includes(what) ? what : '', size: sizes.includes(size) ? size : '' }
  const isNarrow = typed.what !== '' || typed.size !== ''
  return {
    shown,
    form: html`<form method="get" action="${visit.c.req.path}" role="search" aria-label="${words.narrow}"><div class="row narrow"><div>${field({ name: 'what', label: words.what, options: any(words.anything, things) }, typed)}</div>${
      sizes.length > 0
        ? html`<div>${field({ name: 'size', label: words.size, options: any(words.anySize, sizes) }, typed)}</div>`
        : ''
    }</div><button class="plain">${words.show}</button></form>${
      isNarrow
        ? html`<p role="status">${words.found(found.length)} <a href="${visit.c.req.path}">${words.showAll}</a></p>`
        : ''
    }`,
  }
}

/** What of a need is still open. */
const labelsOf = ({ lines, open }: Ledger): string[] =>
  lines.filter(({ id }) => (open[id] ?? 0) > 0).map(({ label }) => label)

const sizesOf = ({ ledger, text }: Shown): string[] =>
  text.lines.flatMap(({ id, fit }) => (fit && (ledger.open[id] ?? 0) > 0 ? [fit] : []))

/** Each once, in the order of the alphabet and of numbers. */
function choices(all: readonly string[]): string[] {
  const sorted = [...new Set(all)].toSorted((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true }))
  return sorted.slice(0, mostChoices)
}

import type { Language } from '../../../shared/messages/catalogue.ts'
import { saySize, sizeWords, withSize } from '../../../shared/messages/sizes.ts'
import { mostLines } from '../../../shared/rules/ledger.ts'
import {
  measuredCm,
  type ShownSize,
  shownSizes,
  sizedKindOf,
  sizeFor,
} from '../../../shared/rules/size-tables.ts'
import type { SizedKind } from '../../../shared/rules/sizes.ts'
import { field, type Problems, type Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'

const kinds = ['shoes', 'clothing'] as const
/** The field of what was measured, of each kind. */
const measuredIn = { shoes: 'foot', clothing: 'height' } as const

/** What a chooser needs to know of the form around it. */
export interface Choosing {
  readonly language: Language
  readonly typed: Typed
  readonly problems: Problems
  readonly topics: readonly string[]
  /** Where the form goes. */
  readonly to: string
  /** Not written down yet: a thing that lacks its size shows the pictures at once. */
  readonly isNew: boolean
}

/** The pictures for what a row asks for; where it is not known what that is, the button that shows them all the same. */
export function sizeChooser(row: number, form: Choosing): Html {
  const { language, typed, topics, to } = form
  const shown = kindsOf(row, form)
  if (shown.length > 0) return html`${shown.map((kind) => chooser(row, kind, form, shown.length === 1))}`
  if (typed[`label${row}`] && !kinds.some((kind) => topics.includes(kind))) return html``
  return html`<button class="link" name="do" value="sizes:${row}" formaction="${to}#line${row}" formnovalidate>${sizeWords[language].choose}</button>`
}

/** By what it is called; for a thing not known, by the kinds ticked above, or both. */
function kindsOf(row: number, { typed, topics }: Choosing): readonly SizedKind[] {
  const kind = sizedKindOf(typed[`label${row}`] ?? '')
  if (kind) return [kind]
  if (typed.do !== `sizes:${row}`) return []
  const ticked = kinds.filter((one) => topics.includes(one))
  return ticked.length > 0 ? ticked : kinds
}

function chooser(
  row: number,
  kind: SizedKind,
  { language, typed, problems, isNew }: Choosing,
  only: boolean,
): Html {
  const words = sizeWords[language]
  const [title, measured, hint] =
    kind === 'shoes'
      ? [words.footTitle, words.measuredFoot, words.measuredFootHint]
      : [words.heightTitle, words.measuredHeight, words.measuredHeightHint]
  const name = `${measuredIn[kind]}${row}`
  const open = (isNew && !typed[`fit${row}`]) || problems[name] !== undefined
  const wearer =
    typed.ageBand === 'child'
      ? 'child'
      : typed.ageBand === 'adult' || typed.ageBand === 'elder'
        ? 'adult'
        : undefined
  const fits = shownSizes[kind].filter(
    (one) => wearer === undefined || one.wearer === wearer || one.wearer === 'either',
  )
  return html`<details${open ? html` open` : ''}><summary>${only ? words.choose : title}</summary><fieldset class="sizes"><legend>${title}</legend>${fits.map(
    (one) => option(row, kind, one, language),
  )}</fieldset>${field({ name, label: measured, hint, inputmode: 'decimal', max: 8, autocomplete: 'off' }, typed, problems)}</details>`
}

function option(row: number, kind: SizedKind, one: ShownSize, language: Language): Html {
  const id = `size${row}-${kind}-${one.size}`
  const cm =
    one.woman === undefined
      ? one.from === one.to
        ? `${one.from} cm`
        : `${one.from}–${one.to}`
      : sizeWords[language].letters(one.from, one.woman)
  return html`<div class="size"><input type="radio" id="${id}" name="size${row}" value="${kind}-${one.size}" data-fit="${saySize(language, kind, one)}"><label for="${id}">${drawn(kind, one)}<b>${one.size}</b> <span>${cm}</span></label></div>`
}

/** A foot or a person, as large beside the others as in life. */
function drawn(kind: SizedKind, { from, to }: ShownSize): Html {
  const cm = (from + to) / 2
  return kind === 'shoes'
    ? html`<svg width="${Math.round(cm * 2)}" height="${Math.round(cm * 0.84)}" aria-hidden="true"><use href="#foot"/></svg>`
    : html`<svg width="${Math.round(cm * 0.16)}" height="${Math.round(cm * 0.32)}" aria-hidden="true"><use href="#body"/></svg>`
}

/** What the pictures are drawn from, once on a page. */
export const sizeShapes: Html = html`<svg class="skip" width="0" height="0" aria-hidden="true"><symbol id="foot" viewBox="0 0 100 42"><g fill="currentColor"><path d="M3 22c0-10 11-11 24-9 13 2 24-1 38-4 10-2 16 4 16 13s-6 13-16 12c-13-2-25-5-37-2C14 34 3 32 3 22z"/><ellipse cx="90" cy="12.5" rx="8.5" ry="5.5"/><circle cx="89" cy="21.5" r="3.6"/><circle cx="87.5" cy="28" r="3.2"/><circle cx="84" cy="33.5" r="2.9"/><circle cx="79" cy="38" r="2.6"/></g></symbol><symbol id="body" viewBox="0 0 50 100"><path fill="currentColor" d="M25 0a9 9 0 0 1 0 18 9 9 0 0 1 0-18zM12 21h26l10 30-6 2-8-18v62h-7V64h-4v33h-7V35L8 53l-6-2z"/></symbol></svg>`

/** What is typed, with every size that was chosen or measured written into what must fit. What was measured counts more; nonsense stays where it is. */
export function withSizes(language: Language, typed: Typed): Typed {
  const changed: Record<string, string> = { ...typed }
  for (let row = 1; row <= mostLines; row++) {
    const write = (size: string, from: string) => {
      changed[`fit${row}`] = withSize(language, size, changed[`fit${row}`] ?? '')
      changed[from] = ''
    }
    for (const kind of kinds) {
      const picked = shownSizes[kind].find(({ size }) => typed[`size${row}`] === `${kind}-${size}`)
      if (picked) write(saySize(language, kind, picked), `size${row}`)
    }
    for (const kind of kinds) {
      const name = `${measuredIn[kind]}${row}`
      const cm = measuredCm(typed[name] ?? '', kind)
      if (cm === undefined) continue
      write(saySize(language, kind, { size: sizeFor(kind, cm), from: cm, to: cm }), name)
    }
  }
  return changed
}

/** What was measured and cannot be, each at its field. */
export function sizeProblems(language: Language, typed: Typed): Problems {
  const words = sizeWords[language]
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      if (value === '' || !/^(?:foot|height)\d{1,2}$/.test(name)) return []
      return [[name, name.startsWith('foot') ? words.footWrong : words.heightWrong]]
    }),
  )
}

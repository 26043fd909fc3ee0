import { describeWords } from '../../../shared/messages/describe-need.ts'
import { mostLines, mostOfOneLine } from '../../../shared/rules/ledger.ts'
import type { Problems, Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { NeedForm } from './need-form.ts'
import { type Choosing, sizeChooser, sizeShapes } from './size-chooser.ts'

/** How many rows a new form begins with. */
const firstRows = 3

/** How many rows a form shows: what it says, within reason. */
export function rowsOf(typed: Typed): number {
  const rows = /^\d{1,2}$/.test(typed.rows ?? '') ? Number(typed.rows) : firstRows
  return Math.min(Math.max(rows, 1), mostLines)
}

/** The rows for what is needed: each a thing, how many, counted how, and what must fit. */
export function lineRows(choosing: Choosing, underWay: NeedForm['underWay']): Html {
  const { typed, problems, to } = choosing
  const words = describeWords[choosing.language]
  const rows = Array.from({ length: rowsOf(typed) }, (_, i) => i + 1)
  return html`${sizeShapes}<div id="lines">${rows.map((row) => {
    const standing = underWay?.[typed[`line${row}`] ?? '']
    return html`<fieldset class="card" id="line${row}"><legend>${words.line(row)}</legend>${
      typed[`line${row}`] ? html`<input type="hidden" name="line${row}" value="${typed[`line${row}`]}">` : ''
    }${
      standing && standing.promised + standing.received > 0
        ? html`<p class="hint">${words.pledgedSoFar(standing.promised, standing.received)}</p>`
        : ''
    }${input(`label${row}`, words.label, typed, problems, { max: 60, placeholder: row === 1 ? words.labelHint : '' })}
<div class="row narrow">${quantity(row, words, typed, problems, to)}${input(`unit${row}`, words.unit, typed, problems, { max: 12, placeholder: words.unitDefault })}</div>
${input(`fit${row}`, words.fit, typed, problems, { max: 60, placeholder: row === 1 ? words.fitHint : '' })}${sizeChooser(row, choosing)}</fieldset>`
  })}</div>`
}

/** How many, with one button for one fewer and one for one more: wide enough for a thumb, and without a script too. */
function quantity(
  row: number,
  words: (typeof describeWords)['en'],
  typed: Typed,
  problems: Problems,
  to: string,
): Html {
  const step = (what: 'fewer' | 'more', sign: string, label: string) =>
    html`<button class="plain" name="do" value="${what}:${row}" formaction="${to}#line${row}" formnovalidate aria-label="${label}">${sign}</button>`
  return html`<div class="steps">${input(`wanted${row}`, words.wanted, typed, problems, {
    ...{ max: 4, numeric: true, placeholder: '1' },
    before: step('fewer', '−', words.fewer(row)),
    after: step('more', '+', words.more(row)),
  })}</div>`
}

const step = /^(fewer|more):(\d{1,2})$/

/** What is typed, with one fewer or one more of the thing whose button was pressed; undefined for any other button. A quantity that is no number stays as it is. */
export function stepped(typed: Typed): Typed | undefined {
  const [, what, row] = step.exec(typed.do ?? '') ?? []
  if (what === undefined) return undefined
  const name = `wanted${row}`
  const now = Number(typed[name] || '1')
  if (!Number.isInteger(now)) return typed
  const next = Math.min(Math.max(now + (what === 'more' ? 1 : -1), 1), mostOfOneLine)
  return { ...typed, [name]: `${next}` }
}

function input(
  name: string,
  label: string,
  typed: Typed,
  problems: Problems,
  how: { max: number; numeric?: boolean; placeholder?: string; before?: Html; after?: Html },
): Html {
  const problem = problems[name]
  return html`<div><label for="${name}">${label}</label>${
    problem ? html`<p class="error" id="${name}-error">${problem}</p>` : ''
  }${how.before ?? ''}<input id="${name}" name="${name}" value="${typed[name] ?? ''}" maxlength="${how.max}" autocomplete="off"${
    how.numeric ? html` inputmode="numeric"` : ''
  }${how.placeholder ? html` placeholder="${how.placeholder}"` : ''}${
    problem ? html` aria-invalid="true" aria-describedby="${name}-error"` : ''
  }>${how.after ?? ''}</div>`
}

import type { describeWords } from '../../../shared/messages/describe-need.ts'
import { mostLines } from '../../../shared/rules/ledger.ts'
import type { Problems, Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { NeedForm } from './need-form.ts'

/** How many rows a new form begins with. */
const firstRows = 3

/** How many rows a form shows: what it says, within reason. */
export function rowsOf(typed: Typed): number {
  const rows = /^\d{1,2}$/.test(typed.rows ?? '') ? Number(typed.rows) : firstRows
  return Math.min(Math.max(rows, 1), mostLines)
}

/** The rows for what is needed: each a thing, how many, counted how, and what must fit. */
export function lineRows(
  words: (typeof describeWords)['en'],
  typed: Typed,
  problems: Problems,
  underWay: NeedForm['underWay'],
): Html {
  const rows = Array.from({ length: rowsOf(typed) }, (_, i) => i + 1)
  return html`<div id="lines">${rows.map((row) => {
    const standing = underWay?.[typed[`line${row}`] ?? '']
    return html`<fieldset class="card"><legend>${words.line(row)}</legend>${
      typed[`line${row}`] ? html`<input type="hidden" name="line${row}" value="${typed[`line${row}`]}">` : ''
    }${
      standing && standing.promised + standing.received > 0
        ? html`<p class="hint">${words.pledgedSoFar(standing.promised, standing.received)}</p>`
        : ''
    }${input(`label${row}`, words.label, typed, problems, { max: 60, placeholder: row === 1 ? words.labelHint : '' })}
<div class="row narrow">${input(`wanted${row}`, words.wanted, typed, problems, { max: 4, numeric: true, placeholder: '1' })}${input(`unit${row}`, words.unit, typed, problems, { max: 12, placeholder: words.unitDefault })}</div>
${input(`fit${row}`, words.fit, typed, problems, { max: 60, placeholder: row === 1 ? words.fitHint : '' })}</fieldset>`
  })}</div>`
}

function input(
  name: string,
  label: string,
  typed: Typed,
  problems: Problems,
  how: { max: number; numeric?: boolean; placeholder?: string },
): Html {
  const problem = problems[name]
  return html`<div><label for="${name}">${label}</label>${
    problem ? html`<p class="error" id="${name}-error">${problem}</p>` : ''
  }<input id="${name}" name="${name}" value="${typed[name] ?? ''}" maxlength="${how.max}" autocomplete="off"${
    how.numeric ? html` inputmode="numeric"` : ''
  }${how.placeholder ? html` placeholder="${how.placeholder}"` : ''}${
    problem ? html` aria-invalid="true" aria-describedby="${name}-error"` : ''
  }></div>`
}

import {
  needTemplates,
  suggestedText,
  type TemplateName,
  templateWords,
} from '../../../shared/messages/need-templates.ts'
import { mostLines } from '../../../shared/rules/ledger.ts'
import type { Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'
import { rowsOf } from './line-rows.ts'
import type { NeedForm } from './need-form.ts'

/** A button for each template: part of the form, so that what is typed already goes along. */
export function templateButtons({ language }: MemberVisit, to: string): Html {
  const words = templateWords[language]
  return html`<fieldset class="quick"><legend>${words.title}</legend><p class="hint">${words.more}</p>${Object.entries(
    needTemplates,
  ).map(
    ([name, template]) =>
      html`<button class="plain" name="template" value="${name}" formaction="${to}#lines" formnovalidate>${template.words[language].name}</button>`,
  )}</fieldset>`
}

/** The form with a template's thing in it: in the first row that says nothing, with all that is typed as it was. */
export function withTemplate<F extends Pick<NeedForm, 'typed' | 'topics'>>(
  { language }: MemberVisit,
  form: F,
  name: TemplateName,
): F {
  const { topic, urgency, ageBand, words } = needTemplates[name]
  const { typed } = form
  const { label, unit } = words[language]
  const used = Math.max(0, ...rowNumbers(typed).filter((row) => saysSomething(typed, row)))
  const free = rowNumbers(typed).find((row) => !saysSomething(typed, row)) ?? used + 1
  if (free > mostLines) return form
  return {
    ...form,
    topics: [...new Set([...form.topics, topic])],
    typed: {
      ...typed,
      rows: `${Math.max(used, free)}`,
      [`label${free}`]: label,
      [`wanted${free}`]: '1',
      [`unit${free}`]: unit,
      ageBand: typed.ageBand || ageBand || '',
      urgency: urgency === 'high' ? urgency : (typed.urgency ?? urgency),
      publicText: suggestedText(language, name, typed.publicText ?? ''),
    },
  }
}

const rowNumbers = (typed: Typed): number[] => Array.from({ length: rowsOf(typed) }, (_, i) => i + 1)

function saysSomething(typed: Typed, row: number): boolean {
  return ['line', 'label', 'fit'].some((part) => typed[`${part}${row}`])
}

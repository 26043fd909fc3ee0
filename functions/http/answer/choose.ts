import { answerWords } from '../../../shared/messages/answer.ts'
import { sayDay } from '../../../shared/rules/date-words.ts'
import { addDays, dayOf } from '../../../shared/rules/dates.ts'
import { openDay } from '../../../shared/rules/opening-days.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { type Field, field, type Problems, type Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** More than this is typed: a list of every number would be long on a phone and heavy on its line. */
const mostListed = 6
/** At most this many days to choose from, so that the list stays short on a phone. */
const mostDays = 14

/** The lines with what is still free, each with how many one brings. `mine` counts as free for the person who holds it. */
export function chooseLines(
  visit: Visit,
  text: NeedText,
  ledger: Ledger,
  typed: Typed,
  mine: Readonly<Partial<Record<string, number>>> = {},
): Html {
  const words = answerWords[visit.language]
  const free = (line: NeedText['lines'][number]) => (ledger.open[line.id] ?? 0) + (mine[line.id] ?? 0)
  // Where only one thing is missing, opening the link is already half an answer.
  const only = text.lines.filter((line) => free(line) > 0).length === 1 ? '1' : '0'
  return html`${text.lines.map((line) => {
    const fit = line.fit ? `${words.fits(line.fit)} · ` : ''
    if (free(line) === 0)
      return html`<div class="card"><strong>${line.label}</strong><p class="quiet">${words.lineFull}</p></div>`
    const hint = `${fit}${words.ofWanted(free(line), line.wanted, line.unit)}`
    // A form that was sent says nothing of a box that was not ticked.
    const chosen = { [line.id]: typed.day === undefined ? only : '0', ...typed }
    if (free(line) === 1)
      return html`<div class="card">${oneOf(visit, line, hint, chosen[line.id] === '1')}</div>`
    const spec = { name: line.id, label: line.label, hint, ...howMany(visit, line, free(line)) }
    return html`<div class="card">${field(spec, chosen)}</div>`
  })}`
}

/** The last one of a line, or the only one: a tap, where a list would take two. */
function oneOf(
  { language }: Visit,
  { id, label, unit }: NeedText['lines'][number],
  hint: string,
  on: boolean,
): Html {
  return html`<strong id="${id}-is">${label}</strong><p class="hint" id="${id}-hint">${hint}</p><p class="choice"><input type="checkbox" id="${id}" name="${id}" value="1" aria-describedby="${id}-is ${id}-hint"${on ? html` checked` : ''}><label for="${id}">${answerWords[language].bring(1, unit)}</label></p>`
}

/** A choice of numbers in words, or a number to type where there are many. */
function howMany({ language }: Visit, { unit }: NeedText['lines'][number], free: number): Partial<Field> {
  const words = answerWords[language]
  if (free > mostListed) return { type: 'number', inputmode: 'numeric', least: 0, most: free }
  const options = Array.from({ length: free + 1 }, (_, n) => ({
    value: String(n),
    label: n === 0 ? words.none : words.bring(n, unit),
  }))
  return { options }
}

/** The day and the word to the coordinator. */
export function chooseWhen(visit: Visit, text: NeedText, typed: Typed, problems: Problems): Html {
  const words = answerWords[visit.language]
  const zone = visit.settings.TIME_ZONE
  const today = dayOf(visit.fx.now(), zone)
  const last = dayOf(text.deadline, zone)
  const days = Array.from({ length: mostDays }, (_, i) => addDays(today, i)).filter((day) => day <= last)
  const usual = days[Math.min(3, days.length - 1)] ?? today
  return html`${field(
    {
      name: 'day',
      label: words.bringOn,
      options: days.map((day) => ({ value: day, label: sayDay(day, visit.language) })),
    },
    { day: openDay(days, usual, text.dropOff.hours), ...typed },
    problems,
  )}${field({ name: 'word', label: words.word, hint: words.wordHint, rows: 2, max: 300 }, typed, problems)}`
}

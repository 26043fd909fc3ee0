import { childNoteWords } from '../../../shared/messages/child-note.ts'
import { longestNote } from '../../../shared/rules/child-note.ts'
import { field } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import type { Answering } from './look-up.ts'
import { type Again, deviceField } from './show.ts'

/** Whether somebody may send a note along: they hold something for certain, or have brought it. */
export function mayWriteNote({ me, ledger }: Answering): boolean {
  if (!me?.pledge) return false
  const holds = me.hold !== undefined && me.hold.until === undefined
  return holds || me.volunteer in ledger.got
}

/** The note somebody may send along, folded away until they have something to say; or what became of it. */
export function noteForm(visit: Visit, at: Answering, again?: Again): Html {
  if (!mayWriteNote(at)) return html``
  const words = childNoteWords[visit.language]
  const note = at.me?.pledge?.note
  if (note && note.state !== 'waiting')
    return html`<section class="card"><h2>${words.yours}</h2><p>${note.words}</p><p><strong>${note.state === 'handed-on' ? words.handedOn : words.keptBack}</strong></p></section>`
  const wrong = again?.problems.note !== undefined
  const spec = { name: 'note', label: words.label, hint: words.hint, rows: 3, max: longestNote }
  const typed = wrong ? again.typed : { note: note?.words ?? '' }
  const form = html`<details${wrong ? html` open` : ''}><summary>${note ? words.change : words.write}</summary><form method="post" action="${urls.childNote(at.link.path)}">${deviceField(at)}${field(spec, typed, wrong ? again.problems : {})}<button class="plain">${words.send}</button></form></details>`
  return note
    ? html`<section class="card"><h2>${words.yours}</h2><p>${note.words}</p><p class="quiet">${words.waiting}</p>${form}</section>`
    : form
}

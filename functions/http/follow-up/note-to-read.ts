import { childNoteWords } from '../../../shared/messages/child-note.ts'
import { noteGoes } from '../../../shared/rules/child-note.ts'
import { type Html, html } from '../page/page.ts'
import { tag, tags } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import type { NeedView, Promised } from './need-view.ts'

/** A volunteer's note to whoever receives what they bring: a member who answers for the need reads it, then hands it on or keeps it inside. */
export function noteToRead(visit: MemberVisit, view: NeedView, { record, state }: Promised): Html {
  const { volunteer, note } = record
  if (!note || !view.mayReach || !noteGoes(state)) return html``
  const words = childNoteWords[visit.language]
  return html`<div class="inset"><p class="quiet">${words.toHandOn}</p><p>${note.words}</p>${
    note.state === 'handed-on' ? tags([tag(words.handedOnBy, 'go')]) : ''
  }${note.state === 'kept-back' ? html`<p class="quiet">${words.keptBackFor(note.why ?? '')}</p>` : ''}${
    note.state === 'waiting' && view.mayAct ? choices(visit, view.need, volunteer, note.at) : ''
  }</div>`
}

function choices({ language }: MemberVisit, need: string, volunteer: string, at: number): Html {
  const words = childNoteWords[language]
  const action = urls.decideNote(need, volunteer)
  const seen = html`<input type="hidden" name="seen" value="${at}">`
  return html`<p class="hint">${words.guidance}</p><form method="post" action="${action}">${seen}<button class="plain" name="do" value="hand-on">${words.handOn}</button></form><details><summary>${words.keepBack}</summary><form method="post" action="${action}">${seen}<label for="why-${volunteer}">${words.why}</label><input id="why-${volunteer}" name="why" maxlength="300" required><button class="plain" name="do" value="keep-back">${words.keep}</button></form></details>`
}

/** Says how many notes wait to be read, leading to the first; nothing where none does. */
export function notesWaiting({ language }: MemberVisit, view: NeedView): Html {
  const waiting = view.promises.filter(
    ({ record, state }) => record.note?.state === 'waiting' && noteGoes(state),
  )
  const [first] = waiting
  if (!first || !view.mayAct) return html``
  return html`<p><a href="${urls.need(view.need)}#p-${first.record.volunteer}">${childNoteWords[language].waitingHere(waiting.length)}</a></p>`
}

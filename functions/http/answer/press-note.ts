import { giveNote } from '../../../shared/actions/child-note.ts'
import { childNoteWords } from '../../../shared/messages/child-note.ts'
import { longestNote } from '../../../shared/rules/child-note.ts'
import { mayWriteNote } from './note.ts'
import { onOwnPledge } from './press-own.ts'
import { showAnswering } from './show.ts'

/** POST …/note: a few words to whoever receives it, for a member to read first. What must not stand there is said, and nothing typed is lost. */
export const pressNote = onOwnPledge(async (visit, at, typed) => {
  if (!mayWriteNote(at)) return visit.c.redirect(at.link.path, 303)
  const words = childNoteWords[visit.language]
  // A browser counts a line break once and sends it as two characters.
  const said = (typed.note ?? '').replaceAll('\r\n', '\n')
  const again = (note: string, status: 409 | 422) =>
    showAnswering(visit, at, { typed, problems: { note }, status })
  if (said === '') return again(words.missing, 422)
  if (said.length > longestNote) return again(words.tooLong(longestNote, said.length), 422)
  const given = await giveNote(visit.fx, { need: at.link.need, volunteer: at.me.volunteer, words: said })
  if (given.ok) return visit.c.redirect(at.link.path, 303)
  switch (given.refusal.kind) {
    case 'decided':
      return again(words.decided, 409)
    case 'not-fit':
      return again(given.refusal.problems.map((problem) => words[problem]).join(' '), 422)
  }
})

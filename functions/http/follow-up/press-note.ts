import { settleNote } from '../../../shared/actions/child-note.ts'
import { childNoteWords } from '../../../shared/messages/child-note.ts'
import { onPledge } from './press.ts'

/** POST …/note: the note has been read, and is handed on or stays inside, with a reason nobody outside reads. */
export const pressDecideNote = onPledge('note', async ({ visit, typed, of }) => {
  const why = (typed.why ?? '').slice(0, 300)
  const keeps = typed.do === 'keep-back'
  if (keeps && why === '')
    return { ok: false, said: { sentence: childNoteWords[visit.language].whyMissing, status: 422 } }
  const decided = keeps ? ({ becomes: 'kept-back', why } as const) : ({ becomes: 'handed-on' } as const)
  return settleNote(visit.fx, { ...of, by: visit.by.member, seenAt: Number(typed.seen), ...decided })
})

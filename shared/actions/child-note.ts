import type { Effects } from '../effects.ts'
import type { NoteState } from '../rules/child-note.ts'
import { type NoteProblem, problemsOfNote } from '../rules/note-check.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { readPledge } from '../store/pledge.ts'
import { decideNote, writeNote } from '../store/pledge-record.ts'
import type { OfPledge } from './change-pledge.ts'

export type NoteRefusal =
  | { readonly kind: 'not-fit'; readonly problems: readonly NoteProblem[] }
  /** A member has read and decided; it can no longer be changed. */
  | { readonly kind: 'decided' }

/** Keeps somebody's note to whoever receives what they bring, until a member has read it. What must not stand in it is refused first. */
export async function giveNote(
  fx: Effects,
  it: { readonly need: string; readonly volunteer: string; readonly words: string },
): Promise<Result<undefined, NoteRefusal>> {
  const problems = problemsOfNote(it.words)
  if (problems.length > 0) return refuse({ kind: 'not-fit', problems })
  return (await writeNote(fx.table, fx.now(), it)) ? ok(undefined) : refuse({ kind: 'decided' })
}

/**
 * A member hands a note on or keeps it inside, having read it as it was written at `seenAt`. Pressed twice it is decided once; a note that was
 * changed meanwhile has to be read again.
 */
export async function settleNote(
  fx: Effects,
  it: OfPledge & {
    readonly by: string
    readonly seenAt: number
    readonly becomes: Exclude<NoteState, 'waiting'>
    readonly why?: string
  },
): Promise<Result<undefined, { readonly kind: 'changed-meanwhile' | 'absent' }>> {
  const { note } = (await readPledge(fx.table, it.volunteer, it.need, { strong: true })) ?? {}
  if (!note) return refuse({ kind: 'absent' })
  const { by, seenAt, becomes: state, why } = it
  if (note.at !== seenAt) return refuse({ kind: 'changed-meanwhile' })
  if (note.state === state) return ok(undefined)
  const decided = { words: note.words, seenAt, state, by, ...(why === undefined ? {} : { why }) }
  return (await decideNote(fx.table, it, decided)) ? ok(undefined) : refuse({ kind: 'changed-meanwhile' })
}

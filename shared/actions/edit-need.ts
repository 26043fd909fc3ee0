import type { Effects } from '../effects.ts'
import { changeLines, nameLines } from '../rules/change-lines.ts'
import { ok, refuse } from '../rules/result.ts'
import type { NeedLine, NeedText } from '../store/need-text.ts'
import type { Scope } from '../store/scope.ts'
import { mayApprove, type OfVersion } from './approve-need.ts'
import { notReady } from './check-need.ts'
import type { Actor } from './need-access.ts'
import type { NeedInput } from './need-input.ts'
import { placeOf } from './need-place.ts'
import { textOf } from './post-need.ts'
import { harmlessOf } from './settle-findings.ts'
import { type Edited, writeEdit } from './write-edit.ts'

/**
 * Changes a need. Before it is open freely; afterwards its quantities only down to what is promised, and its public words
 * only when they pass the check again (and, where a second person is needed, by one). The ledger is written first, on the
 * condition that nobody else edits; then the texts.
 */
export async function editNeed(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: OfVersion & { readonly input: NeedInput; readonly harmless?: readonly string[] },
): Promise<Edited> {
  const place = await placeOf(fx, of.input.area)
  if (place === undefined) return refuse({ kind: 'area-unknown' })
  return writeEdit(fx, { scope, need: of.need }, by, of, async (whole) => {
    const { ledger, text } = whole
    if (ledger.stage === 'draft' || ledger.stage === 'review') {
      const known = text.lines.map((line) => line.id)
      const lines = nameLines(of.input.lines, known)
      return ok({ text: { ...text, ...textOf(of.input, by, { lines, place }, text) }, telling: 'edited' })
    }
    const lines = changeLines(ledger, of.input.lines)
    if (!lines.ok) return lines
    const written = textOf(of.input, by, { lines: [...lines.value.lines], place }, text)
    // How long it stays open is the ledger's; extending is a move of its own.
    const unmarked = { ...text, ...written, deadline: text.deadline }
    const next = { ...unmarked, looksHarmless: await harmlessOf(fx, unmarked, of.harmless) }
    const hindrance = await notReady(fx, next)
    if (hindrance) return refuse(hindrance)
    if (wordsChanged(text, next) && !(await mayApprove(fx, scope, by, text)))
      return refuse({ kind: 'second-person-needed' })
    const telling = wordsChanged(text, next) || detailsChanged(text, next) ? 'changed' : 'edited'
    return ok({ text: next, lines: lines.value, telling })
  })
}

/** The words volunteers read have changed: a second person must have seen them. */
function wordsChanged(before: NeedText, after: NeedText): boolean {
  return before.publicText !== after.publicText || differ(before.lines, after.lines, 'label')
}

/** What somebody who promised must know has changed: what fits, how it is counted, where it goes. */
function detailsChanged(before: NeedText, after: NeedText): boolean {
  return (
    differ(before.lines, after.lines, 'fit') ||
    differ(before.lines, after.lines, 'unit') ||
    before.dropOff.place !== after.dropOff.place ||
    before.dropOff.hours !== after.dropOff.hours
  )
}

function differ(
  before: readonly NeedLine[],
  after: readonly NeedLine[],
  word: 'label' | 'fit' | 'unit',
): boolean {
  return after.some((line) => (before.find(({ id }) => id === line.id)?.[word] ?? '') !== (line[word] ?? ''))
}

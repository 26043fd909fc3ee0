import type { Effects } from '../effects.ts'
import { changeLines, type LinesChange, nameLines } from '../rules/change-lines.ts'
import { editionOf } from '../rules/edition.ts'
import { findingKey } from '../rules/identity-check.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { type Range, takeOut } from '../rules/take-out.ts'
import type { TellingKind } from '../rules/telling.ts'
import { editLedger } from '../store/edit-ledger.ts'
import type { Where } from '../store/ledger-item.ts'
import { mostTries } from '../store/ledger-moves.ts'
import { rewriteText } from '../store/need-store.ts'
import { changedWords, type NeedLine, type NeedText } from '../store/need-text.ts'
import type { Scope } from '../store/scope.ts'
import { mayApprove, type OfVersion } from './approve-need.ts'
import { checkNeed, notReady, type PublicName } from './check-need.ts'
import { type Actor, mayChange, readNeedNow, type WholeNeed } from './need-access.ts'
import type { NeedInput } from './need-input.ts'
import { placeOf } from './need-place.ts'
import type { NeedRefusal } from './need-refusal.ts'
import { textOf } from './post-need.ts'
import { tellOfNeed } from './tell-of-need.ts'

type Edited = Result<{ readonly version: number }, NeedRefusal>

/** What an edit writes: the texts as they shall be, and what that does to the ledger. */
interface Edit {
  readonly text: NeedText
  readonly lines?: LinesChange
  readonly telling: TellingKind
}

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
  return edit(fx, { scope, need: of.need }, by, of, async (whole) => {
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

/** Calls words that the check points out harmless: looked at by a person, and kept with the need. */
export function confirmHarmless(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: OfVersion & { readonly harmless: readonly string[] },
): Promise<Edited> {
  return edit(fx, { scope, need: of.need }, by, of, async ({ text, ledger }) => {
    if (ledger.stage !== 'draft' && ledger.stage !== 'review')
      return refuse({ kind: 'wrong-stage', stage: ledger.stage })
    const looksHarmless = await harmlessOf(fx, text, of.harmless)
    return ok({ text: { ...text, looksHarmless }, telling: 'edited' })
  })
}

/** What has been called harmless so far and now; only what the check does point out counts. */
async function harmlessOf(
  fx: Effects,
  text: NeedText,
  more: readonly string[] = [],
): Promise<string[] | undefined> {
  const found = more.length === 0 ? [] : (await checkNeed(fx, text)).map(findingKey)
  const all = [...new Set([...(text.looksHarmless ?? []), ...more.filter((key) => found.includes(key))])]
  return all.length > 0 ? all.slice(-100) : undefined
}

async function edit(
  fx: Effects,
  where: Where,
  by: Actor,
  of: OfVersion,
  decide: (whole: WholeNeed) => Promise<Result<Edit, NeedRefusal>>,
): Promise<Edited> {
  for (let tries = 0; tries < mostTries; tries++) {
    const whole = await readNeedNow(fx, where)
    if (!whole) return refuse({ kind: 'absent' })
    const { text, ledger } = whole
    if (!mayChange(by, text)) return refuse({ kind: 'not-yours' })
    if (ledger.stage === 'closed' || ledger.stage === 'cancelled')
      return refuse({ kind: 'wrong-stage', stage: ledger.stage })
    const decided = await decide(whole)
    if (!decided.ok) return decided
    // The same words again, such as a repeated request: they stand.
    if (unchanged(whole, decided.value)) return ok({ version: text.version })
    if (text.version !== of.version) return refuse({ kind: 'changed-meanwhile' })
    const next = Math.max(editionOf(whole.ledger, whole.text), text.version) + 1
    const telling = { kind: decided.value.telling, by: by.member, at: fx.now(), version: next }
    if (!(await editLedger(fx.table, where, { ...decided.value, ledger, next, telling }))) continue
    const words = changedWords(text, decided.value.text)
    if (!(await rewriteText(fx.table, where, text.version, next, words)))
      return refuse({ kind: 'changed-meanwhile' })
    await tellOfNeed(fx, where)
    return ok({ version: next })
  }
  return refuse({ kind: 'changed-meanwhile' })
}

function unchanged(whole: WholeNeed, { text, lines }: Edit): boolean {
  return (
    editionOf(whole.ledger, whole.text) === whole.text.version &&
    Object.keys(changedWords(whole.text, text)).length === 0 &&
    (lines === undefined ||
      Object.keys(lines.openChange).length + lines.added.length + Object.keys(lines.removed).length === 0)
  )
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

/** Takes words out of the public texts of a need that is not out yet, such as those the check points out. */
export function removeWords(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: OfVersion & { readonly findings: readonly (Range & { readonly field: string })[] },
): Promise<Edited> {
  return edit(fx, { scope, need: of.need }, by, of, async ({ text, ledger }) => {
    if (ledger.stage !== 'draft' && ledger.stage !== 'review')
      return refuse({ kind: 'wrong-stage', stage: ledger.stage })
    const left = (field: PublicName, words: string): string =>
      takeOut(
        words,
        of.findings.filter((finding) => finding.field === field),
      )
    const lines = text.lines.map((line) => {
      const fit = left(`${line.id}.fit`, line.fit ?? '')
      return {
        ...line,
        // A thing needs a name, a drop-off a place: without its words the poster writes them anew.
        label: left(`${line.id}.label`, line.label) || '—',
        unit: left(`${line.id}.unit`, line.unit),
        fit: fit || undefined,
      }
    })
    const dropOff = {
      place: left('dropOff.place', text.dropOff.place) || '—',
      hours: left('dropOff.hours', text.dropOff.hours),
    }
    const publicText = left('publicText', text.publicText)
    return ok({ text: { ...text, lines, dropOff, publicText }, telling: 'edited' })
  })
}

import type { Effects } from '../effects.ts'
import { findingKey } from '../rules/identity-check.ts'
import { ok, refuse } from '../rules/result.ts'
import { type Range, takeOut } from '../rules/take-out.ts'
import type { NeedText } from '../store/need-text.ts'
import type { Scope } from '../store/scope.ts'
import type { OfVersion } from './approve-need.ts'
import { checkNeed, type PublicName } from './check-need.ts'
import type { Actor } from './need-access.ts'
import { type Edited, writeEdit } from './write-edit.ts'

/** Calls words that the check points out harmless: looked at by a person, and kept with the need. */
export function confirmHarmless(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: OfVersion & { readonly harmless: readonly string[] },
): Promise<Edited> {
  return writeEdit(fx, { scope, need: of.need }, by, of, async ({ text, ledger }) => {
    if (ledger.stage !== 'draft' && ledger.stage !== 'review')
      return refuse({ kind: 'wrong-stage', stage: ledger.stage })
    const looksHarmless = await harmlessOf(fx, text, of.harmless)
    return ok({ text: { ...text, looksHarmless }, telling: 'edited' })
  })
}

/** Takes words out of the public texts of a need that is not out yet, such as those the check points out. */
export function removeWords(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: OfVersion & { readonly findings: readonly (Range & { readonly field: string })[] },
): Promise<Edited> {
  return writeEdit(fx, { scope, need: of.need }, by, of, async ({ text, ledger }) => {
    if (ledger.stage !== 'draft' && ledger.stage !== 'review')
      return refuse({ kind: 'wrong-stage', stage: ledger.stage })
    // A thing needs a name and a drop-off a place: words that are all there is stay, for the poster to write anew.
    const left = (field: PublicName, words: string): string => {
      const here = of.findings.filter((finding) => finding.field === field)
      return takeOut(words, here) || words
    }
    const lines = text.lines.map((line) => ({
      ...line,
      label: left(`${line.id}.label`, line.label),
      unit: left(`${line.id}.unit`, line.unit),
      ...(line.fit === undefined ? {} : { fit: left(`${line.id}.fit`, line.fit) }),
    }))
    const dropOff = {
      place: left('dropOff.place', text.dropOff.place),
      hours: left('dropOff.hours', text.dropOff.hours),
    }
    const publicText = left('publicText', text.publicText)
    return ok({ text: { ...text, lines, dropOff, publicText }, telling: 'edited' })
  })
}

/** What has been called harmless so far and now; only what the check does point out counts. */
export async function harmlessOf(
  fx: Effects,
  text: NeedText,
  more: readonly string[] = [],
): Promise<string[] | undefined> {
  const found = more.length === 0 ? [] : (await checkNeed(fx, text)).map(findingKey)
  const all = [...new Set([...(text.looksHarmless ?? []), ...more.filter((key) => found.includes(key))])]
  return all.length > 0 ? all.slice(-100) : undefined
}

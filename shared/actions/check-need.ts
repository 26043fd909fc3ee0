import type { Effects } from '../effects.ts'
import { pathOf } from '../rules/area-tree.ts'
import { isMinor } from '../rules/consent.ts'
import {
  checkIdentity,
  type Finding,
  type InternalRecord,
  type PublicField,
  unresolved,
} from '../rules/identity-check.ts'
import type { LineId } from '../rules/ledger.ts'
import { areaTree } from '../store/areas-store.ts'
import type { NeedText, WrittenText } from '../store/need-text.ts'
import type { NeedNotReady } from './need-refusal.ts'

/** The names of a need's public words, as findings carry them: 'publicText', 'dropOff.place', 'a.label'. */
export type PublicName =
  | 'publicText'
  | 'dropOff.place'
  | 'dropOff.hours'
  | `${LineId}.${'label' | 'unit' | 'fit'}`

/** Everything of a need that leaves the organisation, under the names that findings carry. */
export function publicFields(
  text: Pick<NeedText, 'publicText' | 'lines' | 'dropOff'>,
): readonly (PublicField & { readonly field: PublicName })[] {
  return [
    ...text.lines.flatMap((line) => [
      { field: `${line.id}.label` as const, text: line.label },
      { field: `${line.id}.unit` as const, text: line.unit },
      { field: `${line.id}.fit` as const, text: line.fit ?? '' },
    ]),
    { field: 'publicText', text: text.publicText },
    { field: 'dropOff.place', text: text.dropOff.place, isPlace: true },
    { field: 'dropOff.hours', text: text.dropOff.hours },
  ]
}

/** What the organisation knows and nobody outside may learn: what public words are searched for. */
export async function internalRecordOf(fx: Effects, text: WrittenText): Promise<InternalRecord> {
  const tree = await areaTree(fx.table)
  const finerThanStreet = pathOf(tree, text.area).filter((area) => area.level === 'community')
  const { alias, realName, school, phone, address } = text.beneficiary
  return {
    ...{ alias, realName, school, phone, address },
    title: text.title,
    internalText: text.internalText,
    otherNames: [text.consent?.by, text.heard?.from].filter((name) => name !== undefined),
    places: finerThanStreet.map((area) => area.name),
  }
}

/** Every detail in the public words that would give the person away, or may. */
export async function checkNeed(fx: Effects, text: WrittenText): Promise<readonly Finding[]> {
  return checkIdentity(publicFields(text), await internalRecordOf(fx, text))
}

/** Why these texts may not go out yet; undefined when they may. */
export async function notReady(fx: Effects, text: WrittenText): Promise<NeedNotReady | undefined> {
  return consentGate(text) ?? (await findingsGate(fx, text))
}

/** What the check points out and nobody has settled: for going on at all, also where the consent is still to come. */
export async function findingsGate(fx: Effects, text: WrittenText): Promise<NeedNotReady | undefined> {
  const findings = unresolved(await checkNeed(fx, text), text.looksHarmless)
  return findings.length > 0 ? { kind: 'findings', findings } : undefined
}

function consentGate({ beneficiary, consent }: WrittenText): NeedNotReady | undefined {
  if (!isMinor(beneficiary.ageBand)) return undefined
  if (!consent) return { kind: 'consent-missing' }
  return consent.withdrawnAt === undefined ? undefined : { kind: 'consent-withdrawn' }
}

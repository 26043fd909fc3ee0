import { englishHits } from './identity-english.ts'
import { type Finding, findingOf, type Hit, settleFindings } from './identity-finding.ts'
import { chineseNames } from './identity-names.ts'
import { numberHits } from './identity-numbers.ts'
import { chineseShapes, latinShapes } from './identity-patterns.ts'
import { namedPlaces } from './identity-places.ts'
import {
  type InternalRecord,
  latinTermHits,
  numberHitsOfRecord,
  numbersOf,
  termHits,
  termsOf,
} from './identity-record.ts'
import { familyStory, familyStoryInEnglish } from './identity-shared.ts'
import { fold, foldJoined, foldTight } from './identity-text.ts'

export type { Finding, FindingKind, Severity } from './identity-finding.ts'
export type { InternalRecord } from './identity-record.ts'

/** One text the public will read. */
export interface PublicField {
  /** The caller's own name for it; findings carry it back. */
  readonly field: string
  readonly text: string
  /** It names a public place, such as the drop-off point, so that an address belongs in it. The home's address still does not. */
  readonly isPlace?: boolean
}

/**
 * Everything in public texts that gives the beneficiary away, or may: first what stands in the internal record, however
 * spelled, then whatever has the shape of a name, number, school, address, birthday or illness. In the order of fields
 * and places; overlapping details are one finding.
 */
export function checkIdentity(fields: readonly PublicField[], record: InternalRecord): Finding[] {
  const whole = searchFor(record)
  // A drop-off point and who works there may well stand in the internal texts too; the family's own details may not.
  const { internalText: _, title: __, places: ___, ...family } = record
  const ofFamily = searchFor(family)
  const told = record.internalText ?? ''
  const story = { tight: foldTight(told).text, loose: fold(told).text }
  return fields.flatMap(({ field, text, isPlace = false }) => {
    const { terms, numbers } = isPlace ? ofFamily : whole
    const [loose, joined, tight] = [fold(text), foldJoined(text), foldTight(text)]
    const looksLike = (folded: typeof loose) => (hit: Hit) =>
      findingOf(field, text, folded, hit, 'looks-like')
    const fromRecord = termHits(tight.text, terms, isPlace).map(({ hit, everyday }) =>
      findingOf(field, text, tight, hit, everyday ? 'looks-like' : 'from-record'),
    )
    const inLetters = [...latinTermHits(loose.text, terms), ...numberHitsOfRecord(loose.text, numbers)].map(
      (hit) => findingOf(field, text, loose, hit, 'from-record'),
    )
    const shapes = [
      ...chineseNames(joined.text).map(looksLike(joined)),
      ...namedPlaces(joined.text, isPlace).map(looksLike(joined)),
      ...chineseShapes(joined.text, isPlace).map(looksLike(joined)),
      ...latinShapes(loose.text, isPlace).map(looksLike(loose)),
      ...numberHits(loose.text).map(looksLike(loose)),
      ...englishHits(loose, text).map(looksLike(loose)),
      ...(isPlace ? [] : familyStory(tight.text, story.tight).map(looksLike(tight))),
      ...(isPlace ? [] : familyStoryInEnglish(loose.text, story.loose).map(looksLike(loose))),
    ]
    return settleFindings([...fromRecord, ...inLetters, ...shapes], text)
  })
}

const searchFor = (record: InternalRecord) => ({ terms: termsOf(record), numbers: numbersOf(record) })

/** What a poster's 'this is harmless' is remembered by: the same words of the same kind, wherever they stand. */
export function findingKey({ kind, text }: Pick<Finding, 'kind' | 'text'>): string {
  return `${kind}:${foldTight(text).text}`
}

/** The findings that still keep the texts inside: all from the record, and the others not yet called harmless. */
export function unresolved(findings: readonly Finding[], harmless: readonly string[] = []): Finding[] {
  const known = new Set(harmless)
  return findings.filter((finding) => finding.severity === 'from-record' || !known.has(findingKey(finding)))
}

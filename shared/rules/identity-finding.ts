import type { Folded } from './identity-text.ts'

/** What a detail gives away. */
export const findingKinds = [
  'name',
  'alias',
  'school',
  'class',
  'phone',
  'id-number',
  'number',
  'chat-id',
  'email',
  'address',
  'place',
  'birth-date',
  'plate',
  'health',
  'circumstances',
] as const
export type FindingKind = (typeof findingKinds)[number]

/**
 * 'from-record': it stands in the internal record, so it must be taken out.
 * 'looks-like': it has the shape of such a detail; the poster may say that it is harmless, and that is recorded.
 */
export type Severity = 'from-record' | 'looks-like'

export interface Finding {
  /** The public field it stands in, as the caller named it. */
  readonly field: string
  /** Half-open range of UTF-16 units in that field's text. */
  readonly start: number
  readonly end: number
  /** The words themselves, as typed. */
  readonly text: string
  readonly kind: FindingKind
  readonly severity: Severity
}

/** A finding before its field and its words are known: a range of folded text. */
export interface Hit {
  readonly from: number
  readonly to: number
  readonly kind: FindingKind
}

/** A hit of a regular expression, group 1 if it has one. Patterns are sticky-free, global and bounded (see regex-time). */
export function hits(text: string, pattern: RegExp, kind: FindingKind): Hit[] {
  const found: Hit[] = []
  for (const match of text.matchAll(pattern)) {
    const inner = match[1]
    const from = inner === undefined ? match.index : match.index + match[0].indexOf(inner)
    found.push({ from, to: from + (inner ?? match[0]).length, kind })
  }
  return found
}

/** The finding a hit means in the original text. */
export function findingOf(
  field: string,
  original: string,
  folded: Folded,
  hit: Hit,
  severity: Severity,
): Finding {
  const start = folded.start[hit.from]!
  const end = folded.end[hit.to - 1]!
  return { field, start, end, text: original.slice(start, end), kind: hit.kind, severity }
}

/**
 * One finding per place: what overlaps becomes one, and what is from the record stays so. Among equals the longer one
 * says what it is.
 */
export function settleFindings(findings: readonly Finding[], original: string): Finding[] {
  const sorted = findings.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const settled: Finding[] = []
  for (const next of sorted) {
    const last = settled.at(-1)
    if (!last || next.start > last.end || (next.start === last.end && !continues(last, next))) {
      settled.push(next)
      continue
    }
    const end = Math.max(last.end, next.end)
    const stronger = rank(next) > rank(last) ? next : last
    settled[settled.length - 1] = {
      ...stronger,
      start: last.start,
      end,
      text: original.slice(last.start, end),
    }
  }
  return settled
}

/** '幸福里小区' and '3栋' right after it are one address. */
const continues = (last: Finding, next: Finding): boolean =>
  last.kind === 'address' && next.kind === 'address'

const rank = ({ severity, start, end }: Finding): number =>
  (severity === 'from-record' ? 1e6 : 0) + end - start

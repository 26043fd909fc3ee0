import { checkIdentity, type Finding } from '../rules/identity-check.ts'
import type { NeedText } from '../store/need-text.ts'

/** A list is of one school, or of a few. */
const mostSchools = 20

/** What a campaign's public words may give away: searched for every name and school that the records of its needs know. */
export function findingsInWords(
  { title = '', publicText = '' }: { readonly title?: string; readonly publicText?: string },
  people: readonly NeedText['beneficiary'][],
): Finding[] {
  const otherNames = people.flatMap(({ realName }) => (realName ? [realName] : []))
  const schools = new Set(people.map(({ school }) => school ?? ''))
  const fields = [
    { field: 'title', text: title },
    { field: 'publicText', text: publicText },
  ]
  const found = [...(schools.size > 0 ? schools : [''])]
    .slice(0, mostSchools)
    .flatMap((school, i) => checkIdentity(fields, { school, otherNames: i === 0 ? otherNames : [] }))
  const strongest = found.toSorted(
    (a, b) => Number(a.severity === 'from-record') - Number(b.severity === 'from-record'),
  )
  return [...new Map(strongest.map((finding) => [`${finding.field} ${finding.start}`, finding])).values()]
}

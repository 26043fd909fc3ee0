import { type FindingKind, type Hit, hits } from './identity-finding.ts'
import { chineseNames } from './identity-names.ts'
import { digitRuns, numberHits } from './identity-numbers.ts'
import { chineseShapes, latinShapes } from './identity-patterns.ts'
import { namedPlaces } from './identity-places.ts'
import { nameTerms } from './identity-record-names.ts'
import { addressTerms, schoolTerms } from './identity-record-places.ts'
import { fold, foldJoined, foldTight, occurrences } from './identity-text.ts'
import { continued, everydayNames, titles } from './identity-words.ts'

/** What the organisation knows and the public must not. Everything optional: the less, the better. */
export interface InternalRecord {
  readonly realName?: string | undefined
  /** Other people of the family, the guardian among them. */
  readonly otherNames?: readonly string[] | undefined
  readonly alias?: string | undefined
  readonly school?: string | undefined
  readonly phone?: string | undefined
  readonly address?: string | undefined
  readonly title?: string | undefined
  readonly internalText?: string | undefined
  /** Names of places finer than the street, such as the need's community. */
  readonly places?: readonly string[] | undefined
}

/** Something to search for, folded tight; words in Latin letters only as whole words. */
export interface Term {
  readonly text: string
  readonly kind: FindingKind
  /** An everyday word as well as a name: pointed out, but the poster may say it is harmless. */
  readonly everyday?: boolean
  /** Not searched for in fields that name a public place, such as the drop-off point. */
  readonly notInPlaces?: boolean
}

/** Everything of the record to search for: what its fields say, and what names and numbers its texts hold. */
export function termsOf(record: InternalRecord): Term[] {
  const texts = [record.internalText, record.title].filter((text) => text !== undefined)
  const terms = [
    ...nameTerms(record.realName ?? '', true),
    ...(record.otherNames ?? []).flatMap((name) => nameTerms(name, false)),
    ...(record.alias
      ? [{ text: record.alias, kind: 'alias' as const, everyday: everydayNames.has(record.alias) }]
      : []),
    ...(record.school ? [...schoolTerms(record.school), ...termsInText(record.school)] : []),
    ...(record.address ? addressTerms(record.address) : []),
    ...(record.places ?? []).flatMap((place) => placeTerms(place)),
    ...texts.flatMap(termsInText),
  ]
  const seen = new Set<string>()
  return terms
    .map((term) => ({ ...term, text: foldTight(term.text).text }))
    .filter(({ text, kind }) => {
      const fresh = text.length > 1 && !seen.has(`${kind} ${text}`)
      seen.add(`${kind} ${text}`)
      return fresh
    })
}

/** Numbers of the record, as rows of digits. */
export function numbersOf(record: InternalRecord): string[] {
  const texts = [record.phone, record.internalText, record.title, record.address, record.realName]
  const phones = digitRuns(fold(record.phone ?? '').text, 7, true).map(({ digits }) => digits)
  const others = texts.flatMap((text) => {
    const folded = fold(text ?? '').text
    return numberHits(folded).map(
      ({ from, to }) => digitRuns(folded.slice(from, to), 4, true)[0]?.digits ?? '',
    )
  })
  return [
    ...new Set([...phones, ...others].map((digits) => digits.replace(/^(?:0086|86|0)(?=1[3-9]\d{9}$)/, ''))),
  ].filter((digits) => digits.length >= 7)
}

/** Where terms of the record stand in a text folded tight; those in Latin letters are looked for by latinTermHits. */
export function termHits(
  text: string,
  terms: readonly Term[],
  isPlace: boolean,
): { hit: Hit; everyday: boolean }[] {
  return terms
    .filter((term) => !(isPlace && term.notInPlaces) && !isLatin(term))
    .flatMap(({ text: words, kind, everyday = false }) =>
      occurrences(text, words)
        .filter(
          ({ to }) => !(isPersonal(kind) && words.length === 2 && continued.has(text.slice(to - 1, to + 1))),
        )
        .map((range) => ({ hit: { ...range, kind }, everyday })),
    )
}

/** Where terms in Latin letters stand in a folded text as words of their own, blanks and dots between letters or not. */
export function latinTermHits(text: string, terms: readonly Term[]): Hit[] {
  return terms.filter(isLatin).flatMap(({ text: letters, kind }) => {
    const spaced = [...letters].map((sign) => sign.replace(/[^a-z0-9]/g, '\\$&')).join("[\\s.,·'-]{0,2}")
    return hits(text, new RegExp(`(?<![a-z])${spaced}(?![a-z])`, 'g'), kind)
  })
}

const isPersonal = (kind: FindingKind): boolean => kind === 'name' || kind === 'alias'
const isLatin = ({ text }: Term): boolean => /^[a-z0-9][a-z0-9@_,/']*$/.test(text) && /[a-z]/.test(text)

/** Where numbers of the record stand in a folded text: whole, or their last eight digits, or with the middle hidden. */
export function numberHitsOfRecord(text: string, numbers: readonly string[]): Hit[] {
  const found: Hit[] = []
  for (const number of numbers) {
    const kind: FindingKind = number.length >= 15 ? 'id-number' : 'phone'
    // A landline is dialled without its area code in town.
    const local = /^0(?:10|2\d|[3-9]\d\d)(\d{7,8})$/.exec(number)?.[1] ?? number.slice(-8)
    for (const run of digitRuns(text, 7, true))
      for (const needle of [number, local])
        for (const { from, to } of occurrences(run.digits, needle))
          found.push({ from: run.at[from]!, to: run.at[to - 1]! + 1, kind })
    if (number.length === 11) {
      const hidden = new RegExp(
        `${number.slice(0, 3)}[^0-9\\p{Script=Han}]{0,6}[*x×某]{2,6}[^0-9]{0,2}${number.slice(-4)}|尾号(?:是|为|[:：\\s]){0,2}${number.slice(-4)}`,
        'gu',
      )
      for (const match of text.matchAll(hidden))
        found.push({ from: match.index, to: match.index + match[0].length, kind })
    }
  }
  return found
}

/** Names, schools, addresses and illnesses that the internal texts hold. */
function termsInText(text: string): Term[] {
  const joined = foldJoined(text).text
  const names = chineseNames(joined)
    .flatMap(({ from, to }) => {
      const title = titles.find((one) => one.length > 1 && joined.startsWith(one, to))
      const name = joined.slice(from, to)
      return title ? [name, `${name.slice(0, 1)}${title}`] : [name]
    })
    .filter((name) => !/[*×○〇□某x]|^.姓|^姓/.test(name))
  const others = [...namedPlaces(joined, false), ...chineseShapes(joined, false)].filter(
    ({ kind }) => kind !== 'circumstances',
  )
  return [
    ...names.flatMap((name) => nameTerms(name, false)),
    ...others.flatMap(({ from, to, kind }): Term[] => {
      const said = joined.slice(from, to)
      // '市优抚医院' is '优抚医院' to those who live there.
      const short = said.replace(/^[省市区县](?=\p{Script=Han}{3})/u, '')
      return [...new Set([said, short])].map((text) => ({ text, kind }))
    }),
    ...latinShapes(fold(text).text, false)
      .filter(({ kind }) => kind !== 'circumstances')
      .map(({ from, to, kind }): Term => ({ text: fold(text).text.slice(from, to), kind })),
  ]
}

function placeTerms(name: string): Term[] {
  const core = name.replace(/(社区|街道)?(居民委员会|居委会|村民委员会|村委会|办事处|社区|村)$/, '')
  const short = name.replace(/(居民委员会|村民委员会)$/, '')
  return [short, ...(core.length >= 3 ? [core] : [])].map((text) => ({
    text,
    kind: 'place',
    notInPlaces: true,
  }))
}

import type { Hit } from './identity-finding.ts'

/** Digits as people write them to get past a check; folding has already made full-width and circled ones plain. */
const spelled: Readonly<Record<string, string>> = Object.fromEntries(
  [...'〇0零0○0一1壹1幺1二2贰2两2三3叁3四4肆4五5伍5六6陆6七7柒7八8捌8九9玖9'].flatMap((sign, at, all) =>
    at % 2 === 0 ? [[sign, all[at + 1]!]] : [],
  ),
)
const gap = /[\s\-‐-―.·_()（）/,，*]/
/** More than this many signs between two digits, and they are two numbers. */
const widestGap = 2

/** A row of digits in a folded text, gaps taken out, with where each digit stood. */
export interface DigitRun {
  readonly digits: string
  readonly at: readonly number[]
  /** Indexes in `digits` at which a group begins that gaps set apart. */
  readonly groups: readonly number[]
}

/** All rows of at least `shortest` digits; with `words`, numerals written as characters count as digits. */
export function digitRuns(text: string, shortest: number, words: boolean): DigitRun[] {
  const runs: DigitRun[] = []
  let digits = ''
  let at: number[] = []
  let groups: number[] = []
  const close = () => {
    if (digits.length >= shortest) runs.push({ digits, at, groups })
    digits = ''
    at = []
    groups = []
  }
  let gaps = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    const digit = /[0-9]/.test(sign) ? sign : words ? spelled[sign] : undefined
    const x = digit === undefined && sign === 'x' && digits.length >= 17 && gaps === 0 ? 'x' : undefined
    const value = digit ?? x
    if (value !== undefined) {
      if (digits === '' || gaps > 0) groups.push(digits.length)
      digits += value
      at.push(i)
      gaps = 0
    } else if (digits !== '' && gap.test(sign) && gaps < widestGap) gaps++
    else {
      if (digits !== '') close()
      gaps = 0
    }
  }
  close()
  return runs
}

/** Telephone and identity-card numbers, and other long numbers, in any spacing. */
export function numberHits(text: string): Hit[] {
  const plain = digitRuns(text, 7, false).flatMap(numbersIn)
  const spoken = digitRuns(text, 11, true).flatMap(numbersIn)
  return [...plain, ...spoken, ...maskedNumbers(text), ...landlinesWithWords(text)]
}

/** Nobody writes one number in more groups than it may have digits. */
const mostGroups = 19

function numbersIn(run: DigitRun): Hit[] {
  const found: Hit[] = []
  const { digits, at, groups } = run
  for (let g = 0; g < groups.length; ) {
    const from = groups[g]!
    const rest = digits.slice(from)
    const next = groups.slice(g + 1, g + 1 + mostGroups).map((at) => at - from)
    const ends = g + mostGroups < groups.length ? next : [...next, rest.length]
    const kind = kindAt(rest, ends)
    if (kind) {
      const to = from + kind.length
      found.push({ from: at[from]!, to: at[to - 1]! + 1, kind: kind.kind })
      while (g < groups.length && groups[g]! < to) g++
    } else g++
  }
  return found
}

/** What number begins here, if it ends where a group ends; longest first. */
function kindAt(rest: string, ends: readonly number[]): { kind: Hit['kind']; length: number } | undefined {
  const endsAt = (length: number) => ends.includes(length)
  if (endsAt(18) && looksLikeIdentityCard(rest.slice(0, 18))) return { kind: 'id-number', length: 18 }
  if (endsAt(15) && isDate(`19${rest.slice(6, 12)}`)) return { kind: 'id-number', length: 15 }
  for (const [prefix, length] of [
    ['', 11],
    ['86', 13],
    ['0086', 15],
    ['0', 12],
  ] as const)
    if (rest.startsWith(prefix) && /^1[3-9]/.test(rest.slice(prefix.length)) && endsAt(length))
      return { kind: 'phone', length }
  for (const length of [12, 11, 10])
    if (endsAt(length) && /^0(10|2\d|[3-9]\d\d)[2-8]/.test(rest)) return { kind: 'phone', length }
  const first = ends[0]!
  // Bank cards are written in fours.
  if (ends.length >= 4 && ends.slice(0, 4).every((end, at) => end === 4 * (at + 1)))
    return { kind: 'number', length: ends.at(-1)! }
  if (first >= 12) return { kind: 'number', length: first }
  return undefined
}

/** Eighteen digits with a right checksum, or at least with a day of birth where one belongs: typing errors happen. */
export function looksLikeIdentityCard(number: string): boolean {
  return /^[1-9]\d{16}[\dx]$/.test(number) && (isDate(number.slice(6, 14)) || checksum(number) === number[17])
}

function checksum(number: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, at) => all + weight * Number(number[at]), 0)
  return '10x98765432'[sum % 11]!
}

function isDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6, 8))
  return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** '138****5678', '尾号5678'. */
const masked =
  /(?<!\d)1[3-9]\d[*x×某]{4}\d{4}(?!\d)|(?:手机|电话|尾号|号码)(?:是|为|[:：\s]){0,2}[*x]{0,8}(\d{4})(?!\d)/g
function maskedNumbers(text: string): Hit[] {
  return [...text.matchAll(masked)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    kind: 'phone' as const,
  }))
}

/** Seven or eight digits are a telephone number when somebody says so. */
const landline =
  /(?:电话|座机|固话|致电|拨打|热线|tel|phone|call)(?:号码|号)?(?:是|为|[:：.\s]){0,3}(\d{3,4}[-\s]?\d{4})(?!\d)/g
function landlinesWithWords(text: string): Hit[] {
  return [...text.matchAll(landline)].map((match) => ({
    from: match.index + match[0].indexOf(match[1]!),
    to: match.index + match[0].length,
    kind: 'phone' as const,
  }))
}

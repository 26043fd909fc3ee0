/** What kind of size a thing has. */
export type SizedKind = 'clothing' | 'shoes'

/**
 * Sizes as they are compared, each a word that is read as itself: clothing by height in steps of 10 cm ('130' is for 125–134 cm)
 * or by letter ('M'); shoes by the Chinese and European size ('33码').
 */
export type Sizes = readonly string[]

/**
 * The sizes a text names: none when it names none that is understood. Clothing: '身高 135 cm', '130 码', '1.3 米', '120-130', '165/84A',
 * 'M'. Shoes: '脚长 21.5 cm', '215 mm', '33 码', 'EU 34'. British and American sizes are left alone.
 */
export function sizesIn(text: string, kind: SizedKind): Sizes {
  const plain = text.normalize('NFKC').slice(0, 200)
  return kind === 'clothing' ? clothingSizes(plain) : shoeSizes(plain)
}

/** A size as somebody typed it, where it is nothing but a size: '135', '21.5 cm', '33 码', '120-130', 'EU 34', 'M'. No number of a phone is one. */
export function plainSize(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').trim()
  const number = String.raw`\d{1,3}(?:\.\d{1,2})?`
  const numbers = new RegExp(
    `^(?:EU ?)?${number}(?: ?[-–~] ?${number})? ?(?:码|号|cm|厘米|公分|mm|毫米|米|m)?$`,
    'i',
  )
  return numbers.test(plain) || /^(?:[2-4]|X{0,2})?X?[SL]$|^M$/.test(plain) ? plain : undefined
}

/** Both name sizes of one scale, and none of them is the same. */
export function differ(one: Sizes, other: Sizes): boolean {
  return comparable(one, other) && !one.some((size) => other.includes(size))
}

/** Both name sizes of one scale. */
export function comparable(one: Sizes, other: Sizes): boolean {
  return one.some((size) => other.some((its) => isLetter(its) === isLetter(size)))
}

const isLetter = (size: string): boolean => /^\d?[A-Z]+$/.test(size)

/** Whom a size is for, where only children or only grown people wear it. */
export function wearerOf(sizes: Sizes, kind: SizedKind): 'child' | 'adult' | undefined {
  const numbers = sizes.filter((size) => !isLetter(size)).map((size) => Number.parseInt(size, 10))
  if (numbers.length === 0) return undefined
  const [grown, small] = kind === 'clothing' ? [160, 140] : [40, 32]
  if (numbers.every((n) => n <= small)) return 'child'
  return numbers.every((n) => n >= grown) ? 'adult' : undefined
}

/** Heights in cm that clothes are made for. */
const heights = { least: 73, most: 199 }

function clothingSizes(text: string): string[] {
  const inCm = text
    // 165/84A: the second number is a girth.
    .replace(/(\d)\s?\/\s?\d{2,3}\s?[A-Ca-c]?/g, '$1 ')
    .replace(/(?:腰围|胸围|体重|waist|chest|weight)\D{0,4}\d{1,3}/gi, ' ')
    .replace(/1米(\d)(\d?)/g, (_, tens: string, ones: string) => `1${tens}${ones || '0'} `)
    .replace(/(?<!\d)1\.(\d)(\d?)\s?(?:米|m)/gi, (_, tens: string, ones: string) => `1${tens}${ones || '0'} `)
  const spans = numbersIn(inCm, /\d{2,3}/g, clothingCounts)
    .filter(({ from, to }) => from >= heights.least && to <= heights.most)
    .flatMap(({ from, to }) => steps(garmentOfHeight(from), garmentOfHeight(to), 10))
  return unique([...spans.map(String), ...lettersIn(text)])
}

/** The garment for somebody so many cm tall: 135 cm is 140. */
export const garmentOfHeight = (cm: number): number => Math.floor((cm + 5) / 10) * 10

function lettersIn(text: string): string[] {
  const typed = [...text.matchAll(/(?<![A-Za-z])(?:[2-4]X[LS]|X{0,3}[LS]|M)(?![A-Za-z])/g)].map(([word]) =>
    word.replace(/^X{2,3}(?=[LS])/, (all) => `${all.length}X`),
  )
  const chinese = [
    ...(text.includes('大码') ? ['L'] : []),
    ...(text.includes('中码') ? ['M'] : []),
    ...(text.includes('小码') ? ['S'] : []),
  ]
  return [...typed, ...chinese]
}

function shoeSizes(text: string): string[] {
  const metric: string[] = []
  const rest = text
    .replace(/(?:UK|US|英码|美码)\D{0,3}\d+(?:\.5)?/gi, ' ')
    // Somebody 130 cm tall has no foot of 30.
    .replace(/\d{3}(?:\.\d)?\s?(?:cm|厘米|公分)/gi, ' ')
    .replace(/(\d{3})\s?(?:mm|毫米)/gi, (_, mm: string) => note(metric, Number(mm)))
    .replace(/(\d{2}(?:\.\d)?)\s?(?:cm|厘米|公分)/gi, (_, cm: string) => note(metric, Number(cm) * 10))
  const spans = numbersIn(rest, /\d{2,3}(?:\.\d)?/g, shoeCounts).flatMap(({ from, to, marked }) => {
    if (from >= 100 && to <= 320) return [...ofFoot(from), ...ofFoot(to)]
    // '21.5' is how a foot is measured; '35.5 码' is a shoe.
    if (!marked && !Number.isInteger(from) && from <= 32) return ofFoot(from * 10)
    if (from < 16 || to > 50) return []
    return steps(Math.floor(from), Math.ceil(to), 1)
  })
  return unique([...metric, ...spans.map((size) => `${size}码`)])
}

function note(metric: string[], mm: number): string {
  if (mm >= 90 && mm <= 320) metric.push(...ofFoot(mm).map((size) => `${size}码`))
  return ' '
}

/** The size for a foot of so many mm, by the Chinese and European scale: 215 mm is 33. A shoe may be a millimetre short, no more. */
export const shoeOfFoot = (mm: number): number => Math.ceil((mm - 1) / 5 - 10)

const ofFoot = (mm: number): number[] => [shoeOfFoot(mm)]

interface Span {
  readonly from: number
  readonly to: number
  /** It says that it is a size. */
  readonly marked: boolean
}

const clothingCounts = /^\s?(?:斤|公斤|kg|元|块|岁|years|件|条|套|个|%|成|年|月|号楼)/i
const shoeCounts = /^\s?(?:斤|元|块|岁|years|双|对|只|pairs?|%|成|年|月)/i

/** Numbers of a text, each alone or as a range like 130-140; those that count something else are left out. */
function numbersIn(text: string, number: RegExp, counts: RegExp): Span[] {
  const one = number.source
  const range = new RegExp(`(?<![\\d.])(${one})(?:\\s?(?:-|–|—|~|至|到|to)\\s?(${one}))?(?![\\d.])`, 'g')
  return [...text.matchAll(range)].flatMap((match) => {
    const after = text.slice(match.index + match[0].length)
    if (counts.test(after)) return []
    const from = Number(match[1])
    const to = Number(match[2] ?? match[1])
    return from <= to ? [{ from, to, marked: /^\s?[码号]/.test(after) }] : []
  })
}

/** From one to the other, at most six steps: a wider span says nothing. */
function steps(from: number, to: number, by: number): number[] {
  const all: number[] = []
  for (let n = from; n <= to; n += by) all.push(n)
  return all.length <= 6 ? all : []
}

const unique = (sizes: readonly string[]): string[] => [...new Set(sizes)]

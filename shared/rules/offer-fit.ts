import type { Offer } from './offers.ts'
import { comparable, differ, plainSize, type SizedKind, sizesIn, wearerOf } from './sizes.ts'
import { mayBeTheSame, type Thing, things, thingsIn } from './things.ts'
import { type Topic, topics } from './topics.ts'

/** 'fits': the thing, in this size. 'may-fit': the topic, but thing or size is not known on one side. */
export const offerFits = ['fits', 'may-fit', 'no'] as const
export type OfferFit = (typeof offerFits)[number]

/** An offer as far as it matters here. */
export type Offered = Pick<Offer, 'topic' | 'what' | 'size'>

/** A thing of a need that is asked for. */
export interface WantedLine {
  readonly label: string
  /** What must fit, such as '脚长 21.5 cm'. */
  readonly fit?: string | undefined
  /** The topics of its need. */
  readonly topics: readonly Topic[]
}

/** The lines of a need of which something is still open. */
export function openLines<
  L extends { readonly id: string; readonly label: string; readonly fit?: string | undefined },
>(
  { lines, topics }: { readonly lines: readonly L[]; readonly topics: readonly Topic[] },
  open: Readonly<Record<string, number | undefined>>,
): (L & WantedLine)[] {
  return lines.filter(({ id }) => (open[id] ?? 0) > 0).map((line) => ({ ...line, topics }))
}

/** Whether an offer fits a line. */
export function offerFit(offer: Offered, line: WantedLine): OfferFit {
  const ours = senseOf(wordsOf(offer), offer.topic ? [offer.topic] : [])
  const theirs = senseOf(`${line.label} ${line.fit ?? ''}`, line.topics)
  const kind = theirs.kind && ours.kind && theirs.kind !== ours.kind ? undefined : (theirs.kind ?? ours.kind)
  const size = sizesOf(ours, kind)
  const wanted = sizesOf(theirs, kind)
  if (isOtherThing(ours, theirs) || isForOthers(ours, theirs) || differ(size, wanted)) return 'no'
  if (ours.sized || theirs.sized) return comparable(size, wanted) ? 'fits' : 'may-fit'
  return ours.things.length > 0 && theirs.things.length > 0 ? 'fits' : 'may-fit'
}

const sizesOf = ({ sized, words }: Sense, kind?: SizedKind) => (sized && kind ? sizesIn(words, kind) : [])

const wordsOf = ({ what, size }: Offered): string => (size === undefined ? what : `${what} ${size}`)

/** Of several offers the one that fits any of these lines best; the first of equal ones. */
export function bestOffer<O extends Offered, L extends WantedLine>(
  offers: readonly O[],
  lines: readonly L[],
): { readonly fit: Exclude<OfferFit, 'no'>; readonly offer: O; readonly line: L } | undefined {
  const found = lines.flatMap((line) =>
    offers.flatMap((offer) => {
      const fit = offerFit(offer, line)
      return fit === 'no' ? [] : [{ fit, offer, line }]
    }),
  )
  return found.find(({ fit }) => fit === 'fits') ?? found[0]
}

/** The topics an offer may be looked for under. */
export function topicsOfOffer({ topic, what }: Offered): readonly Topic[] {
  const named = thingsIn(what).flatMap((thing): readonly Topic[] => things[thing].topics)
  return [...new Set([...(topic ? [topic] : []), ...named])]
}

/** Whoever has something ready wants to be asked for it: the topics they chose and those of their offers, in the usual order. */
export function withOfferTopics(chosen: readonly Topic[], offers: readonly Offered[]): Topic[] {
  const offered = offers.flatMap((offer) => offer.topic ?? topicsOfOffer(offer).slice(0, 1))
  return topics.filter((topic) => chosen.includes(topic) || offered.includes(topic))
}

/** What words say, as far as it is understood. */
interface Sense {
  readonly words: string
  readonly things: readonly Thing[]
  /** Topics it may belong to. */
  readonly topics: readonly Topic[]
  /** Is of use only in the right size. */
  readonly sized: boolean
  /** What kind of size, where it is one kind. */
  readonly kind?: SizedKind | undefined
  readonly wearer?: 'child' | 'adult' | undefined
  readonly sex?: 'boy' | 'girl' | undefined
}

function senseOf(words: string, said: readonly Topic[]): Sense {
  const named = thingsIn(words)
  const topics = named.length > 0 ? named.flatMap((thing): readonly Topic[] => things[thing].topics) : said
  const sized =
    named.length > 0
      ? named.some((thing) => 'sized' in things[thing])
      : topics.some((topic) => isSizedKind(topic))
  const [kind, ...others] = sized ? [...new Set(topics.filter(isSizedKind))] : []
  const only = others.length === 0 ? kind : undefined
  return {
    words,
    things: named,
    topics,
    sized,
    kind: only,
    wearer: wearerIn(words) ?? (only && wearerOf(sizesIn(words, only), only)),
    sex: sexIn(words),
  }
}

const isSizedKind = (topic: Topic): topic is SizedKind => topic === 'clothing' || topic === 'shoes'

/** A coat is no schoolbag; and where one of the two is not known, at least the topic is the same. */
function isOtherThing(ours: Sense, theirs: Sense): boolean {
  if (ours.things.length > 0 && theirs.things.length > 0)
    return !ours.things.some((one) => theirs.things.some((other) => mayBeTheSame(one, other)))
  return !ours.topics.some((topic) => theirs.topics.includes(topic))
}

/** Made for grown people where a child needs it, or for girls where a boy does. */
function isForOthers(ours: Sense, theirs: Sense): boolean {
  const others = (one?: string, other?: string) => one !== undefined && other !== undefined && one !== other
  return others(ours.wearer, theirs.wearer) || others(ours.sex, theirs.sex)
}

const says = (text: string, chinese: RegExp, english: RegExp): boolean =>
  chinese.test(text) || english.test(text)

function wearerIn(words: string): 'child' | 'adult' | undefined {
  const child = says(
    words,
    /童|孩|宝宝|婴/,
    /\b(?:child|children|kids?|boys?|girls?|bab(?:y|ies)|toddlers?)\b/i,
  )
  const adult = says(
    words,
    /成人|成年|大人|老人|老年|男士|女士/,
    /\b(?:adults?|(?:wo)?m[ae]n|lady|ladies|elderly)\b/i,
  )
  return child === adult ? undefined : child ? 'child' : 'adult'
}

function sexIn(words: string): 'boy' | 'girl' | undefined {
  const boy = says(words, /男/, /\b(?:boys?|m[ae]n|male)\b/i)
  const girl = says(words, /女/, /\b(?:girls?|wom[ae]n|female|lady|ladies)\b/i)
  return boy === girl ? undefined : boy ? 'boy' : 'girl'
}

/**
 * An offer in the fewest words that mean the same here: 'coat, 130, child'. Nothing of what somebody typed is left, so it
 * may stand where matching looks; `readPacked` reads it as an offer again.
 */
export function packOffer(offer: Offered): string {
  const sense = senseOf(wordsOf(offer), offer.topic ? [offer.topic] : [])
  return [
    ...sense.things.map((thing) => thing.replaceAll('_', ' ')),
    ...sizesOffered(offer).map((size) => (sense.kind === undefined ? asHeight(size) : size)),
    ...(sense.wearer ? [sense.wearer] : []),
    ...(sense.sex ? [{ boy: 'male', girl: 'female' }[sense.sex]] : []),
  ].join(', ')
}

/** Where a size might be of clothes or of shoes, a height says that it is one: '130 cm' is no foot. */
const asHeight = (size: string): string => (/^\d+$/.test(size) ? `${size} cm` : size)

/** The size of an offer as it may be shown to others: as it was typed, where that is nothing but a size; or as it was understood. */
export function shownSize(offer: Offered): string {
  const typed = offer.size === undefined ? undefined : plainSize(offer.size)
  return typed ?? sizesOffered(offer).join('/')
}

/** The sizes of an offer as they are compared (see sizes.ts); none where it has none, or none that is understood. */
function sizesOffered(offer: Offered): string[] {
  const { kind, sized, words } = senseOf(wordsOf(offer), offer.topic ? [offer.topic] : [])
  const kinds: readonly SizedKind[] = kind ? [kind] : sized ? ['clothing', 'shoes'] : []
  return kinds.flatMap((one) => sizesIn(words, one))
}

export function readPacked(topic: Topic, packed: string): Offered {
  return { topic, what: packed }
}

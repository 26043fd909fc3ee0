import { garmentOfHeight, type SizedKind, shoeOfFoot } from './sizes.ts'
import { things, thingsIn } from './things.ts'

/**
 * Sizes as shops in China write them, for choosing one by a picture.
 *
 * Shoes: GB/T 3293.1 names a shoe by the foot it is for, in steps of 5 mm; the number people say ('33 码') is the older one, foot length in cm
 * × 2 − 10. A European size is made from the last and may be one higher, so the foot's length is always written beside it.
 * Clothes: GB/T 1335.3 (children) and GB/T 1335.1 and .2 (men, women) name a garment by the height it is for. Letters are custom: S is 165 cm
 * for a man and 155 cm for a woman, each letter 5 cm more.
 */
export interface ShownSize {
  /** As it is written on the label: '33', '130', 'L'. */
  readonly size: string
  /** What of a person it is for, in cm: the foot's length, or the height from and to. */
  readonly from: number
  readonly to: number
  /** Of letters: the height of a woman, where from and to are a man's. */
  readonly woman?: number
  readonly wearer: 'child' | 'adult' | 'either'
}

/** The first size adults are offered and the last that children are. */
const shoes = { first: 22, firstAdult: 35, lastChild: 38, last: 46 }
const garments = { first: 80, last: 160 }

export const shownSizes: Readonly<Record<SizedKind, readonly ShownSize[]>> = {
  shoes: Array.from({ length: shoes.last - shoes.first + 1 }, (_, i) => {
    const size = shoes.first + i
    const cm = (size + 10) / 2
    const wearer = size < shoes.firstAdult ? 'child' : size > shoes.lastChild ? 'adult' : 'either'
    return { size: `${size}`, from: cm, to: cm, wearer }
  }),
  clothing: [
    ...Array.from({ length: (garments.last - garments.first) / 10 + 1 }, (_, i): ShownSize => {
      const size = garments.first + i * 10
      return { size: `${size}`, from: size - 5, to: size + 4, wearer: 'child' }
    }),
    ...['S', 'M', 'L', 'XL', 'XXL'].map((size, i): ShownSize => {
      const man = 165 + i * 5
      return { size, from: man, to: man, woman: man - 10, wearer: 'adult' }
    }),
  ],
}

/** The kind of size a thing has by what it is called; undefined where it has none, or is not known. */
export function sizedKindOf(label: string): SizedKind | undefined {
  const sized = thingsIn(label).find((thing) => 'sized' in things[thing])
  const topic = sized && things[sized].topics[0]
  return topic === 'clothing' || topic === 'shoes' ? topic : undefined
}

/** What can be measured, in cm. */
export const measurable: Readonly<Record<SizedKind, { readonly least: number; readonly most: number }>> = {
  shoes: { least: 9, most: 32 },
  clothing: { least: 73, most: 199 },
}

/** A number of cm as people type it; undefined for anything else, and for what no foot and nobody's height is. */
export function measuredCm(typed: string, kind: SizedKind): number | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s*(?:cm|厘米|公分)$/i, '')
    .replace(',', '.')
  if (!/^\d{1,3}(?:\.\d{1,2})?$/.test(plain)) return undefined
  const cm = Math.round(Number(plain) * 10) / 10
  const { least, most } = measurable[kind]
  return cm >= least && cm <= most ? cm : undefined
}

/** The size for what was measured, as it is written on the label. */
export function sizeFor(kind: SizedKind, cm: number): string {
  return `${kind === 'shoes' ? shoeOfFoot(Math.round(cm * 10)) : garmentOfHeight(cm)}`
}

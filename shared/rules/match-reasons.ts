import { type Reach, reaches } from './topics.ts'

/** Why somebody was chosen, as closed codes for the coordinator's page; 'rested-3': not asked for three weeks. */
export type Reason =
  | `same-${Reach}`
  | 'topic'
  | 'skill'
  | 'offer-fits'
  | 'offer-may-fit'
  | 'said-yes-before'
  | 'never-asked'
  | `rested-${number}`
  | 'kept'

const plain: readonly string[] = [
  ...reaches.map((reach) => `same-${reach}`),
  ...['topic', 'skill', 'offer-fits', 'offer-may-fit', 'said-yes-before', 'never-asked', 'kept'],
]

export const isReason = (code: string): code is Reason =>
  plain.includes(code) || /^rested-\d{1,4}$/.test(code)

/** What is kept of a match beside the person: the chance and the reasons, as they were when they were chosen. */
export interface WhyAsked {
  /** Chance of a yes, 0–1. */
  readonly chance: number
  readonly reasons: readonly Reason[]
}

/** '52:same-street,topic,never-asked': the chance in thousandths, then the reasons. */
export function packWhy({ chance, reasons }: WhyAsked): string {
  return `${Math.round(chance * 1000)}:${reasons.join(',')}`
}

/** Reads it; undefined for what is none, such as of a wave made before reasons were kept. */
export function readWhy(packed: string | undefined): WhyAsked | undefined {
  const [, chance, reasons = ''] = /^(\d{1,4}):(.*)$/.exec(packed ?? '') ?? []
  if (chance === undefined) return undefined
  return { chance: Number(chance) / 1000, reasons: reasons.split(',').filter(isReason) }
}

/** What a draw is for, so that the draws of one person for one need are independent of each other. */
const purposes = [
  'chance',
  'never',
  'seen',
  'error',
  'angle',
  'home',
  'wide',
  'reach',
  'topic',
  'skill',
  'offer',
  'offers',
  'stays',
  'gap',
  'place',
  'about',
  'places',
  'urgent',
  'weight',
  'lot',
  'yes',
  'opt-out',
  'delay',
  'spell',
  'delivers',
  'replaced',
] as const
export type Purpose = (typeof purposes)[number]
const numbers = new Map<Purpose, number>(purposes.map((purpose, at) => [purpose, at + 1]))

/**
 * Common random numbers: every draw is a hash of the seed, the person, the need and what it is for. So everybody answers the same
 * need the same way whichever policy asks them, and in whatever order. Evenly spread over 0 ≤ draw < 1.
 */
export function draw(seed: number, what: Purpose, person: number, need = 0): number {
  let hash = mix(seed ^ 0x9e3779b9)
  hash = mix(hash ^ (numbers.get(what) as number))
  hash = mix((hash + person) | 0)
  hash = mix((hash + need) | 0)
  return (hash >>> 0) / 2 ** 32
}

/** A permutation of 32-bit numbers in which every bit of the input flips about half of the output (Wellons, lowbias32). */
function mix(number: number): number {
  let hash = number
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return hash ^ (hash >>> 15)
}

/** A standard normal number from two even draws (Box–Muller). */
export function normal(one: number, other: number): number {
  return Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)
}

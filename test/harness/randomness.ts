const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Repeatable randomness: the same seed gives the same world. */
export interface Randomness {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(values: readonly T[]) => T
  /** Base62, as the product's own ids. */
  readonly newId: (length?: number) => string
  /** How to draw the same again from here on. */
  readonly remember: () => () => void
}

/** splitmix32: small, well spread, and the same everywhere. */
export function randomness(seed: number): Randomness {
  let state = seed | 0
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  return {
    next,
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)]!,
    remember: () => {
      const then = state
      return () => {
        state = then
      }
    },
    newId: (length = 12) => Array.from({ length }, () => letters[Math.floor(next() * 62)]).join(''),
  }
}

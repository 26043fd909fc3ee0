/** Age bands of those who cannot decide alone that others are asked for them. */
export const minors = ['child', 'teenager'] as const

/** True where a guardian's consent must be recorded before anything goes out. */
export function isMinor(ageBand: string): boolean {
  return (minors as readonly string[]).includes(ageBand)
}

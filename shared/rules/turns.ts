/**
 * Takes turns among parties: first the oldest of each, then the second of each, and so on; within a turn the oldest first. However much one
 * party has waiting, another's first comes no later than after one of everybody's.
 */
export function inTurns<T extends { readonly dueAt: number }>(
  items: readonly T[],
  partyOf: (item: T) => string,
): T[] {
  const had = new Map<string, number>()
  const ranked = items
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map((item) => {
      const party = partyOf(item)
      const turn = had.get(party) ?? 0
      had.set(party, turn + 1)
      return { item, turn }
    })
  // Sorting is stable: within a turn they stay as they are.
  return ranked.sort((a, b) => a.turn - b.turn).map(({ item }) => item)
}

/** What is to happen, earliest first; of what is due at the same time, what was put in first. A binary heap. */
export interface Agenda<Event> {
  readonly add: (at: number, event: Event) => void
  readonly next: () => { readonly at: number; readonly event: Event } | undefined
}

interface Entry<Event> {
  readonly at: number
  readonly order: number
  readonly event: Event
}

export function newAgenda<Event>(): Agenda<Event> {
  const heap: Entry<Event>[] = []
  let order = 0
  const before = (a: Entry<Event>, b: Entry<Event>) => a.at < b.at || (a.at === b.at && a.order < b.order)

  const rise = (entry: Entry<Event>) => {
    let at = heap.length
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!before(entry, heap[parent]!)) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = entry
  }

  const sink = (entry: Entry<Event>) => {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
      if (!before(heap[child]!, entry)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = entry
  }

  return {
    add: (at, event) => rise({ at, order: order++, event }),
    next: () => {
      const first = heap[0]
      const last = heap.pop()
      if (heap.length > 0) sink(last!)
      return first
    },
  }
}

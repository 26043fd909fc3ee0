/** One measured figure. */
export interface Measured {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it should reach; nothing where it is only told. */
  readonly target?: number
  /** What the thing itself allows at best, where that is known. */
  readonly limit?: number
  /** The target is a most unless it is a least. */
  readonly atLeast?: true
}

/** A group of figures that are measured together. */
export interface Figure {
  readonly name: string
  readonly measure: () => Promise<readonly Measured[]>
}

export function isReached({ value, target, atLeast }: Measured): boolean {
  if (target === undefined) return true
  return atLeast ? value >= target : value <= target
}

/** The median of times or ratios: one slow moment of the machine changes nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Milliseconds that something takes. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Does something with each, so many at once. */
export async function atMost<T>(
  most: number,
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = [...all]
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: most }, worker))
}

/** A half-open range of UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A text without some of its words, and without the doubled or hanging punctuation they leave behind. */
export function takeOut(text: string, ranges: readonly Range[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    rest += text.slice(at, Math.max(at, start))
    at = Math.max(at, end)
  }
  rest += text.slice(at)
  return rest
    .replace(/[（(【[]\s*[）)】\]]/g, '')
    .replace(/([，、；：,;:])[\s，、；：,;:]*([。！？.!?])/g, '$2')
    .replace(/([，、；,;])\s*[，、；,;]+/g, '$1')
    .replace(/^[\s，、。；：,.;:的]+/, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

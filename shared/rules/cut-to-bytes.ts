/** How many bytes a text takes in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) as number
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** The beginning of a text that takes at most so many bytes, '…' included, cut between what readers see as characters. */
export function cutToBytes(text: string, most: number): string {
  if (bytesOf(text) <= most) return text
  const room = most - bytesOf('…')
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    bytes += bytesOf(segment)
    if (bytes > room) break
    kept += segment
  }
  return room < 0 ? '' : `${kept}…`
}

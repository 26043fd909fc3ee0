/**
 * How much of a text message a text takes. Networks carry 160 characters of their own small alphabet in one message (3GPP TS 23.038, 'GSM-7'; some of
 * its characters count twice), or 70 of any other; what is longer is sent and paid as several.
 */
const once = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const twice = new Set('^{}\\[~]|€\f')

/** What one message holds, and how much of that a text takes, both in the units of its alphabet. */
export interface TextSize {
  readonly units: number
  readonly most: 160 | 70
}

/** Whether every character is of the networks' own alphabet. */
export function inOwnAlphabet(text: string): boolean {
  return [...text].every((letter) => once.has(letter) || twice.has(letter))
}

export function textSize(text: string): TextSize {
  if (!inOwnAlphabet(text)) return { units: text.length, most: 70 }
  return { units: [...text].reduce((sum, letter) => sum + (twice.has(letter) ? 2 : 1), 0), most: 160 }
}

/** Whether a text goes, and is paid, as one message. */
export function fitsOneText(text: string): boolean {
  const { units, most } = textSize(text)
  return units <= most
}

/** Longest value of a variable that providers in China take in an approved template, in characters. */
export const longestVariable = 20

/**
 * Things in at most `room` characters: as many as fit, with `more` for the rest; of a first one that is too long, its beginning. Undefined where not
 * even two characters of it would be left.
 */
export function shortList(
  things: readonly string[],
  room: number,
  words: { readonly and: string; readonly more: string; readonly cut: string },
): string | undefined {
  for (let n = things.length; n > 0; n--) {
    const said = things.slice(0, n).join(words.and) + (n < things.length ? words.more : '')
    if (said.length <= room) return said
  }
  const kept = beginning(things[0] ?? '', room - words.cut.length)
  return kept.length < 2 ? undefined : kept + words.cut
}

/** The beginning of a text, in at most so many UTF-16 units, no letter cut in half. */
function beginning(text: string, most: number): string {
  let kept = ''
  for (const letter of text) {
    if (kept.length + letter.length > most) break
    kept += letter
  }
  return kept.trimEnd()
}

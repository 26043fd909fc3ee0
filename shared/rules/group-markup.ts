/**
 * A text as it may stand in a chat group's message: nothing in it calls people or opens anything by itself. '@all', web
 * addresses and markup stay readable and lose their effect; the one link of a message is added after this.
 */
export function withoutMarkup(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/gu, ' ')
    .replaceAll('@', '＠')
    .replace(/:(?=\/\/)/g, '：')
    .replace(/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, withoutHost)
    .replaceAll('<', '＜')
    .replaceAll('[', '［')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Words with dots between them could be a host; a number with a decimal point, with its unit or without, is not. */
function withoutHost(dotted: string): string {
  return /^\d+\.\d[\p{L}\p{N}-]*$/u.test(dotted) ? dotted : dotted.replaceAll('.', '．')
}

/**
 * A text as it may stand in a chat group's message: nothing in it calls people or opens anything by itself. '@all', web
 * addresses and markup stay readable and lose their effect; the one link of a message is added after this.
 */
export function withoutMarkup(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cc}|\p{Cf}/gu, ' ')
    .replaceAll('@', '＠')
    .replace(/:\/\//g, '：//')
    .replace(/(?<=[0-9A-Za-z-])\.(?=[A-Za-z])/g, '．')
    .replaceAll('<', '＜')
    .replaceAll('[', '［')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** What somebody may text back to us that we understand: to stop being asked, and to be asked again. */
export type ReplyWord = 'stop' | 'start'

/** Chinese and English, with the letters that Chinese messages name ('回T退订'). Compared without case, spaces and punctuation. */
const words: Readonly<Record<ReplyWord, readonly string[]>> = {
  stop: [
    ...['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'optout', 'revoke'],
    ...['t', 'td', 'n', 'r', 'qx', 'tuiding', '0000', '00000'],
    ...['退订', '退訂', '退', '拒收', '停', '停止', '取消', '不要', '不要再发', '不要再发了', '别发了'],
  ],
  start: ['start', 'unstop', 'subscribe', '开始', '恢复', '继续', '订阅', '重新订阅'],
}

/** Reads a reply as people type it ('退订。', ' Stop ', 'ＴＤ'); undefined for anything that is more than such a word. */
export function readReplyWord(text: string): ReplyWord | undefined {
  if (text.length > 100) return undefined
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
  return (['stop', 'start'] as const).find((kind) => words[kind].includes(word))
}

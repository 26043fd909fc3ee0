import { catalogue } from './catalogue.ts'

/** Standing by for a need that is covered. */
export const standingByWords = catalogue({
  'zh-CN': {
    standBy: '我愿意候补',
    hint: '都有人带了。如果有人临时来不了，按先后顺序请您帮忙。',
    would: '我可以带',
    lines: '、',

    thanks: '谢谢您愿意候补',
    first: '您排在第一位。',
    place: (n: number) => `您排在第 ${n} 位。`,
    text: '如果有人来不了，轮到您时我们马上发消息给您，到时再决定也不迟。',
    youWould: '您说可以带',
    stop: '不候补了',

    turn: '轮到您了，还愿意帮忙吗？',
    turnText: (until: string) => `有人来不了了。这些先为您留到 ${until}：`,
    take: '我来带',
    pass: '这次让给别人',
    passHint: '点一下，就请下一位邻居，没关系的。',
    where: '地点',
    by: (day: string) => `${day}之前`,

    codeText: (to: string) => `验证码已经发到 ${to}，十分钟内有效。输入后就为您排上队。`,
  },
  en: {
    standBy: 'I will stand by',
    hint: 'Everything is promised. If somebody cannot come, we ask those who stand by, in their order.',
    would: 'I could bring',
    lines: ', ',

    thanks: 'Thank you for standing by',
    first: 'You are first in line.',
    place: (n: number) => `You are number ${n} in line.`,
    text: 'If somebody cannot come, we write to you when it is your turn; you decide then.',
    youWould: 'You could bring',
    stop: 'Stop standing by',

    turn: 'Your turn: would you still like to help?',
    turnText: (until: string) => `Somebody cannot come. This is kept for you until ${until}:`,
    take: 'I will bring it',
    pass: 'Let somebody else have it',
    passHint: 'One tap, and we ask the next neighbour. That is fine.',
    where: 'Where',
    by: (day: string) => `by ${day}`,

    codeText: (to: string) =>
      `We sent a code to ${to}; it works for ten minutes. Type it, and you are in line.`,
  },
})

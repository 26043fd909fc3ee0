import { catalogue } from './catalogue.ts'

/** Closing a need, and the word that goes to everyone who gave. */
export const closeWords = catalogue({
  'zh-CN': {
    title: '结束这件事',
    intro: '结束后不再接受新的帮助。每位送来东西的人都会收到您写的话。',
    stillHeld: (count: number) => `还有 ${count} 个人答应了没送到，会告诉他们不用再送。`,
    outcome: '结果怎样',
    fully: '都解决了',
    partly: '解决了一部分',
    not: '没有解决',
    reason: '原因',
    met: '东西都收到了',
    'met-elsewhere': '从别处得到了',
    'not-enough-offers': '愿意帮忙的人不够',
    'no-longer-needed': '不再需要了',
    'circumstances-changed': '情况变了',
    'posted-by-mistake': '发错了',
    note: '写给送来东西的人',
    noteHint: '一两句话就好，不写名字和能认出人的细节。比如：新鞋很合脚，孩子很高兴，谢谢大家。',
    harmless: '这几处我看过了，认不出是谁',
    close: '结束并告诉大家',
    back: '先不结束',
    noteMissing: '请给送来东西的人写一句话。',
    reasonWrong: '这个原因和结果对不上，请重新选。',
    notNow: '这件事现在不能结束，可能别人刚刚处理过。请回去看一下。',
    notAllReceived: '还有东西没有确认收到，请选“解决了一部分”，或先确认收到。',
    toConfirm: (count: number) => `有 ${count} 位邻居说已经送到，请先确认收到没有。`,
    notYours: '只有负责这件事的人或协调员能结束它。',
  },
  en: {
    title: 'Close this need',
    intro: 'Nothing more will be accepted. Everyone who gave will get the words you write here.',
    stillHeld: (count: number) =>
      count === 1
        ? 'One person has promised and not brought it yet; they will be told that it is no longer needed.'
        : `${count} people have promised and not brought it yet; they will be told that it is no longer needed.`,
    outcome: 'How did it end?',
    fully: 'Fully met',
    partly: 'Partly met',
    not: 'Not met',
    reason: 'Why',
    met: 'Everything arrived',
    'met-elsewhere': 'It came from elsewhere',
    'not-enough-offers': 'Too few people could help',
    'no-longer-needed': 'It is no longer needed',
    'circumstances-changed': 'Circumstances changed',
    'posted-by-mistake': 'Posted by mistake',
    note: 'A word to those who gave',
    noteHint:
      'One or two sentences, without names or anything that tells who it was. For example: the shoes fit, and the child is happy. Thank you all.',
    harmless: 'I have looked at these: they do not tell who it is',
    close: 'Close and tell everyone',
    back: 'Not yet',
    noteMissing: 'Please write a word to those who gave.',
    reasonWrong: 'This reason does not go with that outcome. Please choose again.',
    notNow: 'This need cannot be closed now; somebody may just have dealt with it. Please go back and look.',
    notAllReceived:
      'Not everything has been confirmed as received: choose “partly met”, or confirm it first.',
    toConfirm: (count: number) =>
      count === 1
        ? 'One neighbour says it has been dropped off: please confirm that first.'
        : `${count} neighbours say they have dropped something off: please confirm that first.`,
    notYours: 'Only the member who answers for it, or a coordinator, can close it.',
  },
})

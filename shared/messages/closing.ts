import { unitOf } from '../rules/unit-words.ts'
import { catalogue } from './catalogue.ts'

/** Closing a need, and writing down what somebody said on the phone. */
export const closingWords = catalogue({
  'zh-CN': {
    title: '结案并道谢',
    howItEnded: '结果怎样',
    fully: '全部满足',
    partly: '部分满足',
    not: '没有满足',
    why: '没有全部满足的话，原因是',
    note: '写给每一位送来东西的人',
    noteHint:
      '一两句话就好：孩子怎样了、东西用上了没有。不要写姓名、学校、地址。这段话会用邮件或短信发给他们。',
    whoGets: (n: number) => (n === 0 ? '还没有收到谁的东西，不会发感谢信。' : `会发给 ${n} 位送来东西的人。`),
    stillComing: (names: string) => `${names} 答应了还没有送来。结案后会谢谢他们，并告诉他们不用再送。`,
    close: '结案，发出感谢',
    back: '先不结案，回到需求',
    wrongStage: '这个需求现在不能结案，请回到需求页面看看。',
    toConfirm: (names: string) => `${names} 说已经送到，请先确认收到，或记为没有来，再结案。`,
    notAllReceived: '还有东西没有确认收到：请先确认，或选“部分满足”。',
    reasonDoesNotFit: '这个原因和结果对不上，请另选一个。',
    noteMissing: '请写一两句给送来东西的人：他们想知道后来怎样了。',
    chooseOutcome: '请选结果怎样。',
    givesAway: '这些地方可能让人认出受助人，请改掉：',
    maybeGivesAway: '请看一看这些地方。确定没关系的，勾选后再发：',
    harmless: (text: string) => `“${text}”没关系`,
    alreadyClosed: (who: string, outcome: string) => `${who} 刚刚已经结案：${outcome}。以先结的为准。`,

    phoneTitle: '有人打电话来或直接送来了',
    phoneIntro: '替对方记下来。睦邻不会联系对方。',
    name: '怎么称呼',
    nameMissing: '请填怎么称呼对方。',
    contact: '手机号或邮箱（可不填）',
    contactWrong: '这不像手机号或邮箱，请核对，或者留空。',
    which: '带什么、多少',
    bring: (label: string, unit: string, open: number) => `${label}（还差 ${open} ${unit}）`,
    day: '哪天送到',
    arrived: '已经送到了',
    arrivedHint: '东西已在手上：直接记为收到。',
    word: '备注（可不填）',
    save: '记下来',
    nothingOpen: '这个需求都有人认领了，不需要再记。',
    alreadyPromised: '用这个号码的人已经答应过了，请在需求页面上处理那一份。',
  },
  en: {
    title: 'Close and say thank you',
    howItEnded: 'How did it end?',
    fully: 'fully met',
    partly: 'partly met',
    not: 'not met',
    why: 'If not in full: why',
    note: 'A note to everybody who gave',
    noteHint:
      'A sentence or two: how it went, whether things fit. No names, school or address, please. They get it by e-mail or text message.',
    whoGets: (n: number) =>
      n === 0
        ? 'Nothing has been received, so no thanks are sent.'
        : `It goes to ${n} ${n === 1 ? 'person' : 'people'} who gave.`,
    stillComing: (names: string) =>
      `Promised but not here yet: ${names}. They will be thanked and told that it is no longer needed.`,
    close: 'Close and thank them',
    back: 'Not yet: back to the need',
    wrongStage: 'This need cannot be closed now. Please look at its page.',
    toConfirm: (names: string) =>
      `Said to be dropped off by ${names}. Before closing, please confirm it, or record that it did not come.`,
    notAllReceived:
      'Not everything is confirmed as received. Please confirm it first, or choose “partly met”.',
    reasonDoesNotFit: 'This reason does not go with how it ended. Please choose another.',
    noteMissing: 'Please write a sentence to those who gave: they would like to know how it went.',
    chooseOutcome: 'Please choose how it ended.',
    givesAway: 'This may tell people who it is about. Please change:',
    maybeGivesAway: 'Please look at these. If they are harmless, tick them and send again:',
    harmless: (text: string) => `“${text}” is harmless`,
    alreadyClosed: (who: string, outcome: string) =>
      `${who} has just closed it: ${outcome}. The first to close counts.`,

    phoneTitle: 'Somebody phoned or came by',
    phoneIntro: 'Write it down for them. Mulin will not contact them.',
    name: 'What to call them',
    nameMissing: 'Please enter what to call them.',
    contact: 'Mobile number or e-mail (optional)',
    contactWrong: 'That does not look like a mobile number or e-mail. Please check it, or leave it out.',
    which: 'What and how many',
    bring: (label: string, unit: string, open: number) =>
      `${label} (${open} ${unitOf(open, unit)} still open)`,
    day: 'When it comes',
    arrived: 'It is here already',
    arrivedHint: 'You have it in your hands: it is noted as received.',
    word: 'Note (optional)',
    save: 'Note it',
    nothingOpen: 'Everything is promised already, so there is nothing to note.',
    alreadyPromised:
      'Somebody with this number has promised already. Please settle that promise on the page of the need.',
  },
})

/** Why a need was not met in full. */
export const closeReasonWords = catalogue({
  'zh-CN': {
    met: '全部收到',
    'not-enough-offers': '愿意帮忙的人不够',
    'no-longer-needed': '已经不需要了',
    'met-elsewhere': '从别处得到了',
    'circumstances-changed': '情况变了',
    'posted-by-mistake': '发错了',
  },
  en: {
    met: 'everything was received',
    'not-enough-offers': 'not enough offers',
    'no-longer-needed': 'no longer needed',
    'met-elsewhere': 'met elsewhere',
    'circumstances-changed': 'circumstances changed',
    'posted-by-mistake': 'posted by mistake',
  },
})

import { catalogue } from './catalogue.ts'

/** Typing a one-time code. */
export const codeWords = catalogue({
  'zh-CN': {
    code: '六位验证码',
    hint: '十分钟内有效。请在这台设备、这个浏览器里输入。',
    wrong: (left: number) => `验证码不对，请核对一下，还可以试 ${left} 次。`,
    wrongLast: '验证码不对，这一个已经不能再试了，请重新获取。',
    overTitle: '这个验证码不能用了',
    overText: '可能已经过了十分钟、试的次数太多，或者是在另一个浏览器里获取的。请重新获取一个。',
    again: '重新获取验证码',
  },
  en: {
    code: 'Six-digit code',
    hint: 'It works for ten minutes, on this device and in this browser.',
    wrong: (left: number) =>
      `That code is not right. Please check it: you have ${left} ${left === 1 ? 'try' : 'tries'} left.`,
    wrongLast: 'That code is not right, and there are no tries left. Please get a new one.',
    overTitle: 'This code does not work any more',
    overText:
      'It may be older than ten minutes, tried too often, or asked for in another browser. Please get a new one.',
    again: 'Get a new code',
  },
})

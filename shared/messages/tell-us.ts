import { catalogue } from './catalogue.ts'

/** Somebody whom a link was not sent to says who they are, and types the code that was sent to them. */
export const tellUsWords = catalogue({
  'zh-CN': {
    tellUs: '请告诉我们怎么称呼您',
    tellUsText: '这样工作人员才能联系到您。只有这家机构会看到。',
    name: '怎么称呼您',
    nameHint: '比如：王阿姨',
    contact: '邮箱',
    contactOrMobile: '邮箱或手机号',
    adult: '我已年满 18 岁',
    sendCode: '发验证码',
    codeTitle: '输入验证码',
    codeText: (to: string) => `验证码已经发到 ${to}，十分钟内有效。东西先为您留着。`,
    code: '六位验证码',
    confirm: '确认',
    nameMissing: '请填怎么称呼您（1 到 20 个字）。',
    adultMissing: '帮忙的人需要年满 18 岁。您已满 18 岁的话，请勾选。',
    mobileNotYet: '现在还不能用手机号，请填邮箱。',
    codeWrong: (left: number) => `验证码不对，请核对一下，还可以试 ${left} 次。`,
    codeGone: '这个验证码不能用了，请重新选一次，再取一个新的。',
    reservationGone: '给您留的时间过了，请重新选一次。',
    tooManyFromHere: '这里刚才的答复有点多，请过一会儿再试。',
  },
  en: {
    tellUs: 'Please tell us what to call you',
    tellUsText: 'This is how the organisation can reach you. Nobody else will see it.',
    name: 'What shall we call you?',
    nameHint: 'For example: Auntie Wang',
    contact: 'E-mail address',
    contactOrMobile: 'E-mail address or mobile number',
    adult: 'I am 18 or older',
    sendCode: 'Send me a code',
    codeTitle: 'Type the code',
    codeText: (to: string) =>
      `We sent a code to ${to}; it works for ten minutes. We keep the things for you meanwhile.`,
    code: 'Six-digit code',
    confirm: 'Confirm',
    nameMissing: 'Please say what to call you (1 to 20 characters).',
    adultMissing: 'Helpers must be 18 or older. If you are, please tick the box.',
    mobileNotYet: 'Mobile numbers do not work yet. Please give an e-mail address.',
    codeWrong: (left: number) =>
      `That code is not right. Please check it: you have ${left} ${left === 1 ? 'try' : 'tries'} left.`,
    codeGone: 'This code no longer works. Please choose again to get a new one.',
    reservationGone: 'It could be kept for you only so long. Please choose again.',
    tooManyFromHere: 'There were too many answers from here. Please try again in a little while.',
  },
})

import { catalogue } from './catalogue.ts'

/** Adding a mobile number, or another address, that has been shown to be one's own. */
export const ownAddressWords = catalogue({
  'zh-CN': {
    // Members
    number: '手机号',
    numberText: '加上手机号，以后也可以用它收验证码登录。',
    numberIs: (number: string) => `已加上 ${number}，可以用它登录。`,
    remove: '去掉手机号',
    sendCode: '发送验证码',
    numberProblem: '请填写手机号，例如 13812345678。',
    taken: '本机构另一位成员在用这个号码，请换一个。',
    // Volunteers
    title: '再加一种联系方式',
    text: '加上以后，一种不方便时我们还能用另一种找到您。同一件事不会重复打扰：没有回音才换一种。',
    contactMobile: '手机号',
    contactEmail: '邮箱',
    link: '再加一个手机号或邮箱',
    both: '您的手机号和邮箱都有了。',
    addressTaken: '这个号码或邮箱在睦邻登记过了。请先用它收到的链接退出那一份，再来添加。',
    wrongKind: '这一种您已经有了，请填另一种。',
    added: '加好了。',
    // Both
    codeTitle: '请输入验证码',
    codeText: (to: string) => `六位验证码已发到 ${to}。`,
    confirm: '确认',
    again: '换一个，或重新获取验证码',
  },
  en: {
    number: 'Mobile number',
    numberText: 'With a mobile number you can also get your sign-in codes as text messages.',
    numberIs: (number: string) => `${number} is added; you can sign in with it.`,
    remove: 'Remove the number',
    sendCode: 'Send me a code',
    numberProblem: 'Please enter a mobile number, such as 13812345678.',
    taken: 'Another member of your organisation uses this number. Please give another one.',
    title: 'Another way to reach you',
    text: 'With a second way we still reach you when the first fails. You are not asked twice: we use the second only if you do not answer.',
    contactMobile: 'Mobile number',
    contactEmail: 'E-mail address',
    link: 'Add a mobile number or e-mail address',
    both: 'You have given both a number and an e-mail address.',
    addressTaken:
      'This is registered with Mulin already. Please leave that registration first, with a link that was sent there, then add it here.',
    wrongKind: 'We have this kind already. Please give the other one.',
    added: 'Added.',
    codeTitle: 'Enter your code',
    codeText: (to: string) => `A six-digit code has been sent to ${to}.`,
    confirm: 'Confirm',
    again: 'Use another one, or get a new code',
  },
})

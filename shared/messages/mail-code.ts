import type { Language } from './catalogue.ts'
import type { MailWords } from './mail-layout.ts'

/** A one-time code. No link, so that nobody learns to press links in such mails. */
export const codeMail: Record<Language, (digits: string) => MailWords> = {
  'zh-CN': (digits) => ({
    subject: `${digits} 是您的睦邻验证码`,
    paragraphs: ['您好！这是您刚才要的验证码，请在原来的页面里填写：'],
    facts: [['', digits]],
    after: [
      '十分钟内有效，只能用一次，也只在您刚才打开的那个浏览器里有效。',
      '请不要告诉任何人，我们的工作人员也不会问您要。如果不是您要的，不用理会这封邮件。',
    ],
    short: `${digits} 是您的验证码，十分钟内有效，请勿告诉他人。`,
  }),
  en: (digits) => ({
    subject: `${digits} is your Mulin code`,
    paragraphs: ['Hello, here is the code you asked for. Please type it into the page you came from:'],
    facts: [['', digits]],
    after: [
      'It works once, for ten minutes, and only in the browser that asked for it.',
      'Please share it with nobody; we will never ask you for it. If you did not ask for a code, ignore this message.',
    ],
    short: `${digits} is your code. It works for ten minutes. Please share it with nobody.`,
  }),
}

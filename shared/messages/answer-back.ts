import { catalogue } from './catalogue.ts'

/** The one answer that somebody who gave may send back. */
export const answerBackWords = catalogue({
  'zh-CN': {
    question: '想对他们说一句话吗？',
    hint: '只有机构的同事看得到。可以说一次。',
    send: '发给他们',
    thanks: '您的话已经转到，谢谢您！',
    missing: '请写一句话。',
  },
  en: {
    question: 'Would you like to send them a word?',
    hint: 'Only the organisation reads it. You can answer once.',
    send: 'Send it',
    thanks: 'Your words have been passed on. Thank you!',
    missing: 'Please write a sentence.',
  },
})

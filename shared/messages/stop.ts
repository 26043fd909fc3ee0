import { catalogue } from './catalogue.ts'

/** Stopping to be asked. */
export const stopWords = catalogue({
  'zh-CN': {
    title: '不想再被问了？',
    text: '按一下，我们马上不再问您。您已经答应的事，照常提醒您。',
    press: '以后不要再问我',
    stoppedTitle: '好的，不再问您了',
    stoppedText: '以后不会再有求助消息发给您。谢谢您愿意帮助邻居。',
    again: '想再收到，或只想少收一些',
  },
  en: {
    title: 'Stop being asked?',
    text: 'Press the button and we stop asking you at once. You will still hear about what you have promised.',
    press: 'Stop asking me',
    stoppedTitle: 'We will not ask you again',
    stoppedText: 'No more requests will be sent to you. Thank you for being ready to help your neighbours.',
    again: 'To be asked again, or only less often',
  },
})

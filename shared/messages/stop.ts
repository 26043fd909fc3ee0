import { catalogue } from './catalogue.ts'

/** Stopping to be asked. */
export const stopWords = catalogue({
  'zh-CN': {
    title: '不想再收到询问？',
    text: '按下面的按钮，我们马上停止向您发送任何求助询问。您已经答应的事，仍会照常提醒您。',
    press: '停止询问我',
    stoppedTitle: '已经停止',
    stoppedText: '我们不会再向您发送求助询问。谢谢您帮助过邻居。',
    again: '想重新收到，或只想少收一些',
  },
  en: {
    title: 'Stop being asked?',
    text: 'Press the button and we stop asking you for help at once. You still hear about what you have promised.',
    press: 'Stop asking me',
    stoppedTitle: 'Stopped',
    stoppedText: 'We will not ask you any more. Thank you for having helped your neighbours.',
    again: 'To be asked again, or only less often',
  },
})

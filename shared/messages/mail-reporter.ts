import type { ReporterNotice } from '../rules/notice-kinds.ts'
import type { Language } from './catalogue.ts'
import type { MailWords } from './mail-layout.ts'

/** The one answer to whoever left an address with a concern. Says nothing of what it was about: an address may be mistyped. */
export const reporterMail: Record<Language, Record<ReporterNotice, MailWords>> = {
  'zh-CN': {
    'concern-answered': {
      subject: '您反映的问题，我们看过了',
      paragraphs: ['您好！', '您在睦邻反映的问题，服务中心看过并处理了。谢谢您告诉我们。'],
      small: ['这是自动回复，只发这一封。如果您没有反映过问题，不用理会。'],
      short: '您反映的问题，服务中心看过并处理了。谢谢您告诉我们。',
    },
  },
  en: {
    'concern-answered': {
      subject: 'We have looked at your concern',
      paragraphs: [
        'Hello,',
        'The service centre has dealt with the concern you raised with Mulin. Thank you for telling us.',
      ],
      small: ['This is an automatic reply, the only one. If you raised no concern, you can ignore it.'],
      short: 'The service centre has dealt with your concern. Thank you for telling us.',
    },
  },
}

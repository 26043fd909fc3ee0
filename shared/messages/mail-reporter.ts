import type { ReporterNotice } from '../rules/notice-kinds.ts'
import type { Language } from './catalogue.ts'
import type { MailWords } from './mail-layout.ts'

/** The one answer to whoever left an address with a concern. Says nothing of what it was about: an address may be mistyped. */
export const reporterMail: Record<Language, Record<ReporterNotice, MailWords>> = {
  'zh-CN': {
    'concern-answered': {
      subject: '您反映的问题，我们看过了',
      paragraphs: ['您好！', '您在睦邻反映的问题，服务中心看过并处理了。谢谢您告诉我们。'],
      small: ['这是自动发出的唯一一封回复。如果您没有反映过问题，不用理会这封邮件。'],
      short: '您反映的问题，服务中心看过并处理了。谢谢您告诉我们。',
    },
  },
  en: {
    'concern-answered': {
      subject: 'We have looked at your concern',
      paragraphs: [
        'Hello,',
        'The hub has looked at the concern you raised with Mulin and dealt with it. Thank you for telling us.',
      ],
      small: ['This is the only answer sent by itself. If you raised no concern, you can ignore it.'],
      short: 'The hub has looked at your concern and dealt with it. Thank you for telling us.',
    },
  },
}

import type { Language } from './catalogue.ts'
import type { MailWords } from './mail-layout.ts'

/** What an invitation may say: public words of the need only, nothing of the person it is for. */
export interface InvitationFacts {
  /** What the volunteer wants to be called. */
  readonly name: string
  /** The public headline: what is needed. */
  readonly what: string
  /** What is still open, one entry a line: '童鞋 1 双（脚长 21.5 cm）'. */
  readonly open: readonly string[]
  /** The street at the finest. */
  readonly place: string
  /** By when, as people say it. */
  readonly by: string
  readonly organization: string
  readonly link: string
  /** The page to stop being asked. */
  readonly stopPage: string
}

/** The question whether somebody can help. Careful not to sound as if they had promised anything. */
export const invitationMail: Record<Language, (facts: InvitationFacts) => MailWords> = {
  'zh-CN': (f) => ({
    subject: `邻居需要${f.what}，您能帮忙吗？（${f.place}）`,
    paragraphs: [`${f.name}，您好！`, `${f.place}有一位邻居需要：`],
    items: f.open,
    facts: [
      ['时间：', f.by],
      ['发起机构：', f.organization],
    ],
    button: { label: '看看还缺什么', href: f.link },
    after: [
      '手边正好有，点开选一下就行；不方便也没关系，点开按一下“这次帮不上”，这件事就不再打扰您。',
      '这只是问一问，您还没有答应任何事。答应之后，再告诉您送到哪里。',
    ],
    small: [
      '您登记过愿意帮助邻居，所以收到这封邮件。链接是给您个人的，请不要转发。',
      { label: '以后不要再问我', href: f.stopPage },
    ],
    short: `${f.place}有邻居需要：${f.open.join('、')}，${f.by}。能帮忙吗？`,
  }),
  en: (f) => ({
    subject: `A neighbour needs ${f.what}. Can you help? (${f.place})`,
    paragraphs: [`Hello ${f.name},`, `A neighbour in ${f.place} needs:`],
    items: f.open,
    facts: [
      ['When: ', f.by],
      ['Asked by: ', f.organization],
    ],
    button: { label: 'See what is still needed', href: f.link },
    after: [
      'If you have something that fits, open the page and choose. If not, that is fine: press “Not this time” there and we will not ask again about this one.',
      'This is only a question; you have not promised anything. If you do, we tell you where to bring it.',
    ],
    small: [
      'You get this because you said you would like to help your neighbours. The link is yours; please do not pass it on.',
      { label: 'Stop asking me', href: f.stopPage },
    ],
    short: `A neighbour in ${f.place} needs: ${f.open.join(', ')}, ${f.by}. Can you help?`,
  }),
}

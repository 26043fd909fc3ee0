import type { MemberNotice } from '../rules/notice-kinds.ts'
import type { Language } from './catalogue.ts'
import type { MailWords } from './mail-layout.ts'

/** What a message to a member may say. Mail travels in the clear: the public headline only, the rest is on the board. */
export interface BoardFacts {
  readonly name: string
  /** The need's public headline. */
  readonly what: string
  /** What it is about this time: the lines of one pledge, in one phrase. */
  readonly lines: string
  readonly place: string
  /** The promised day or the deadline, as people say it. */
  readonly by: string
  readonly organization: string
  /** Why the hub has stopped something, in its words. */
  readonly reason?: string
  /** The need's page, or for somebody invited the page to accept. */
  readonly link: string
}

/** Messages of some kinds, written from the same facts. */
export type MemberWords<Kind extends MemberNotice> = Record<Kind, (facts: BoardFacts) => MailWords>

/** One paragraph, one button: what a busy coordinator reads on a phone. */
export function note(
  f: BoardFacts,
  language: Language,
  subject: string,
  text: string,
  label: string,
  more: readonly string[] = [],
): MailWords {
  const zh = language === 'zh-CN'
  return {
    subject,
    paragraphs: [zh ? `${f.name}，您好！` : `Hello ${f.name},`, text],
    button: { label, href: f.link },
    after: more,
    small: [
      zh
        ? `您是${f.organization}的成员，所以收到这封邮件。登录后可以看详情。`
        : `You get this as a member of ${f.organization}. Sign in to see the details.`,
    ],
    short: text,
  }
}

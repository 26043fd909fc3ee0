import type { VolunteerNotice } from '../rules/notice-kinds.ts'
import type { MailWords } from './mail-layout.ts'

/** What a message to a volunteer about their own pledge may say: public words, and where to bring things once they have promised. */
export interface PledgeFacts {
  readonly name: string
  /** What they hold, in one phrase; of a need they hold nothing of, its public headline. */
  readonly what: string
  /** The same, one entry a line. */
  readonly lines: readonly string[]
  readonly place: string
  /** The promised day, as people say it. */
  readonly by: string
  readonly organization: string
  readonly dropOff: string
  readonly hours: string
  /** Until when something is kept for them. */
  readonly until: string
  /** How it ended, in the coordinator's words. */
  readonly note: string
  readonly link: string
}

/** Messages of some kinds, written from the same facts. */
export type VolunteerWords<Kind extends VolunteerNotice> = Record<Kind, (facts: PledgeFacts) => MailWords>

/** What the facts are called. */
export const zhNames = { by: '时间：', where: '送到：', hours: '开放时间：' }
export const enNames = { by: 'When: ', where: 'Bring it to: ', hours: 'Open: ' }
/** Whom to ask while the hub looks into something. */
export const ask = {
  zh: (organization: string) => `有不清楚的，请问${organization}的协调员，或者服务中心。`,
  en: (organization: string) =>
    `If anything is unclear, please ask the coordinator at ${organization}, or the service centre.`,
}

/** In small type at the end. */
export const personal = {
  zh: '链接是给您个人的，请不要转发。',
  en: 'The link is yours; please do not pass it on.',
} as const
export const notYou = {
  zh: '如果这不是您本人做的，请用上面的链接改回来，并告诉协调员。',
  en: 'If this was not you, please put it right with the link above and tell the coordinator.',
} as const

/** When and where to bring it, for who has promised. */
export function bring(
  f: PledgeFacts,
  names: { readonly by: string; readonly where: string; readonly hours: string },
): [string, string][] {
  const facts: [string, string][] = [
    [names.by, f.by],
    [names.where, f.dropOff],
  ]
  return f.hours === '' ? facts : [...facts, [names.hours, f.hours]]
}

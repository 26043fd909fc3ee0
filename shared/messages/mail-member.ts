import type { MemberNotice } from '../rules/notice-kinds.ts'
import type { Language } from './catalogue.ts'
import { memberMailOfHub } from './mail-member-hub.ts'
import { memberMailOfNeeds } from './mail-member-needs.ts'
import type { MemberWords } from './mail-member-note.ts'
import { memberMailOfPromises } from './mail-member-promises.ts'

/** News of a campaign has words of its own: see mail-campaign-news.ts. */
type Words = MemberWords<Exclude<MemberNotice, 'campaign-news'>>

const wordsIn = (language: Language): Words => ({
  ...memberMailOfNeeds[language],
  ...memberMailOfPromises[language],
  ...memberMailOfHub[language],
})

/** Messages to members, by what they are about. */
export const memberMail: Record<Language, Words> = { 'zh-CN': wordsIn('zh-CN'), en: wordsIn('en') }

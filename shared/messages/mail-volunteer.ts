import type { VolunteerNotice } from '../rules/notice-kinds.ts'
import type { Language } from './catalogue.ts'
import type { VolunteerWords } from './mail-volunteer-facts.ts'
import { volunteerMailOfLinks } from './mail-volunteer-links.ts'
import { volunteerMailOfNeeds } from './mail-volunteer-needs.ts'
import { volunteerMailOfPledges } from './mail-volunteer-pledges.ts'

type Words = VolunteerWords<VolunteerNotice>

const wordsIn = (language: Language): Words => ({
  ...volunteerMailOfPledges[language],
  ...volunteerMailOfNeeds[language],
  ...volunteerMailOfLinks[language],
})

/** Messages to a volunteer about what they promised, or to regain control of it. */
export const volunteerMail: Record<Language, Words> = { 'zh-CN': wordsIn('zh-CN'), en: wordsIn('en') }

import type { Reach, Topic } from '../rules/topics.ts'
import { catalogue, type Language } from './catalogue.ts'

/** What a need is about and a volunteer chooses. */
export const topicNames: Readonly<Record<Language, Readonly<Record<Topic, string>>>> = {
  'zh-CN': {
    clothing: '衣服被褥',
    shoes: '鞋子',
    'school-things': '学习用品',
    food: '食品',
    household: '家居日用',
    'assistive-devices': '助行助听等辅具',
    tutoring: '功课辅导',
    arts: '书画音乐手工',
    company: '陪伴探访',
    repairs: '小修小补',
    transport: '接送搬运',
    law: '法律',
    counselling: '心理疏导',
    health: '医疗健康',
  },
  en: {
    clothing: 'Clothes and bedding',
    shoes: 'Shoes',
    'school-things': 'School things',
    food: 'Food',
    household: 'Household things',
    'assistive-devices': 'Walking and hearing aids',
    tutoring: 'Tutoring',
    arts: 'Painting, music, crafts',
    company: 'Company and visits',
    repairs: 'Small repairs',
    transport: 'Lifts and carrying',
    law: 'Law',
    counselling: 'Counselling',
    health: 'Health',
  },
}

/** Topics by what they take: things, time, or a profession. */
export const topicGroups = {
  things: ['clothing', 'shoes', 'school-things', 'food', 'household', 'assistive-devices'],
  time: ['tutoring', 'arts', 'company', 'repairs', 'transport'],
  profession: ['law', 'counselling', 'health'],
} as const satisfies Record<string, readonly Topic[]>
export type TopicGroup = keyof typeof topicGroups

export const topicGroupNames = catalogue({
  'zh-CN': { things: '送东西', time: '花点时间', profession: '用专业帮忙' },
  en: { things: 'Giving things', time: 'Giving time', profession: 'Using your profession' },
})

/** How far requests may come from. */
export const reachNames: Readonly<Record<Language, Readonly<Record<Reach, string>>>> = {
  'zh-CN': {
    community: '只在我的社区',
    street: '我的街道以内',
    district: '我的区县以内',
    city: '全市都可以',
  },
  en: {
    community: 'My own community only',
    street: 'Within my street',
    district: 'Within my district',
    city: 'Anywhere in the city',
  },
}

import type { Joining } from '../../../shared/actions/join.ts'
import type { Offer } from '../../../shared/rules/offers.ts'
import { hash32 } from '../../../shared/rules/shard.ts'
import type { Reach, Topic } from '../../../shared/rules/topics.ts'

/** A repeatable number from 0 up to, not including, 1, for the n-th choice about the n-th person. */
function dice(person: number, choice: string): number {
  return hash32(`${choice} of neighbour ${person} in Yichang`) / 2 ** 32
}

function pick<T>(values: readonly T[], person: number, choice: string): T {
  return values[Math.floor(dice(person, choice) * values.length)]!
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余']
const calledBy = ['阿姨', '师傅', '老师', '叔叔', '大姐', '大哥', '奶奶', '爷爷', '医生', '姐']

/** What people give, with what they have ready; the first are given most. */
const gifts: readonly (readonly [topic: Topic, offers: readonly string[]])[] = [
  ['clothing', ['童装（身高 130）', '羽绒服（成人）', '毛衣两件']],
  ['shoes', ['童鞋（脚长 21 cm）', '运动鞋 37 码', '雨靴']],
  ['school-things', ['书包（九成新）', '水彩笔', '练习本']],
  ['household', ['电饭煲', '棉被', '台灯']],
  ['food', ['大米', '食用油']],
  ['assistive-devices', ['轮椅', '拐杖']],
  ['repairs', ['会修水管和电灯']],
  ['company', ['周末可以陪老人聊天']],
  ['tutoring', ['小学数学']],
  ['arts', ['书法', '国画']],
  ['transport', ['有面包车']],
  ['law', []],
  ['counselling', []],
  ['health', []],
]

const reaches: readonly Reach[] = ['street', 'street', 'street', 'district', 'district', 'community', 'city']

/** Two to four topics, the common ones more often. */
function topicsOf(person: number): Topic[] {
  const many = 2 + Math.floor(dice(person, 'how many topics') * 3)
  const chosen = new Set<Topic>()
  for (let n = 0; chosen.size < many; n++)
    chosen.add(gifts[Math.floor(dice(person, `topic ${n}`) ** 1.8 * gifts.length)]![0])
  return [...chosen]
}

function offersOf(person: number, topics: readonly Topic[]): Offer[] {
  const ready = gifts.filter(([topic, offers]) => topics.includes(topic) && offers.length > 0)
  return ready
    .filter(([topic]) => dice(person, `offers ${topic}`) < 0.4)
    .map(([topic, offers], i) => ({ id: `${i + 1}`, topic, what: pick(offers, person, `offer ${topic}`) }))
}

/** The street that asks first lives nearest: every fourth neighbour, so that a first wave finds enough. */
const nearShare = 0.25

/**
 * The n-th invented neighbour, the same at every start. `communities` are codes to live in, `near` those of the street of
 * the first need. Their addresses end in .example, where no mail ever arrives.
 */
export function neighbour(
  person: number,
  { communities, near, org }: { communities: readonly string[]; near: readonly string[]; org: string },
): Joining {
  const home = dice(person, 'near') < nearShare ? near : communities
  const topics = topicsOf(person)
  return {
    name: `${pick(surnames, person, 'surname')}${pick(calledBy, person, 'called by')}`,
    language: 'zh-CN',
    contact: { kind: 'email', address: `neighbour${person + 1}@yichang.example` },
    area: pick(home, person, 'home'),
    reach: pick(reaches, person, 'reach'),
    topics,
    offers: offersOf(person, topics),
    perWeek: 1 + Math.floor(dice(person, 'per week') * 3),
    org,
    as: 'confirmed',
  }
}

import { type TextKind, textKinds } from '../rules/text-kinds.ts'
import { fitsOneText, inOwnAlphabet, longestVariable, shortList, textSize } from '../rules/text-segment.ts'
import { type Language, languages } from './catalogue.ts'
import { oneLine } from './mail-layout.ts'

/** What a text message may say. It has room for little: the rest stands behind its link. */
export interface TextFacts {
  readonly kind: TextKind
  /** What it is about, one entry a thing, without quantities: 'shoes'. */
  readonly what?: readonly string[]
  /** A day as short as it can be said: '1月28日', '28 Jan'. */
  readonly day?: string
  /** The six digits of a one-time code. */
  readonly code?: string
  /** The token of its link. */
  readonly token?: string
}

/** A text message ready to go, and the same as a template's variables, for providers that hold the fixed words themselves. */
export interface TextMessage {
  readonly text: string
  readonly variables: Readonly<Record<string, string>>
}

interface Values {
  readonly what: string
  readonly day: string
  readonly code: string
  readonly link: string
}
type Words = Record<TextKind, (values: Values) => string>

/** The fixed words of every text message. An appeal says how to stop; no other needs to. */
const words: Record<Language, Words> = {
  'zh-CN': {
    code: (v) => `【睦邻】验证码${v.code}，十分钟内有效，请勿告诉他人。`,
    appeal: (v) => `【睦邻】邻居需要${v.what}，能帮吗？${v.link} 回T退订`,
    noted: (v) => `【睦邻】谢谢！已记下${v.what}，要改点开：${v.link}`,
    changed: (v) => `【睦邻】${v.what}有变化，请看：${v.link}`,
    reminder: (v) => `【睦邻】提醒：请${v.day}前送${v.what}：${v.link}`,
    promoted: (v) => `【睦邻】${v.what}轮到您了，请确认：${v.link}`,
    lapsed: (v) => `【睦邻】${v.what}已另请邻居，还想帮：${v.link}`,
    ended: (v) => `【睦邻】${v.what}不用送了，谢谢您愿意帮忙。`,
    outcome: (v) => `【睦邻】您帮的${v.what}有结果了：${v.link}`,
    link: (v) => `【睦邻】您要的链接，请勿转发：${v.link}`,
    preferences: (v) => `【睦邻】修改设置，请勿转发：${v.link}`,
    'asked-to-join': (v) => `【睦邻】请您来帮邻居，愿意点：${v.link} 回T退订`,
    'looked-at': () => '【睦邻】您反映的问题，服务中心看过并处理了。谢谢您告诉我们。',
  },
  en: {
    code: (v) => `Mulin: ${v.code} is your code. It works for ten minutes. Please share it with nobody.`,
    appeal: (v) => `Mulin: a neighbour needs ${v.what}. Can you help? ${v.link} Reply STOP to end`,
    noted: (v) => `Mulin: thank you! We noted ${v.what}. To see or change it: ${v.link}`,
    changed: (v) => `Mulin: something changed about ${v.what}. Please look: ${v.link}`,
    reminder: (v) => `Mulin: please bring ${v.what} by ${v.day}. Details: ${v.link}`,
    promoted: (v) => `Mulin: your turn for ${v.what}. Please confirm soon: ${v.link}`,
    lapsed: (v) => `Mulin: we have asked others for ${v.what}. Can you still help? ${v.link}`,
    ended: (v) => `Mulin: no need to bring ${v.what} any more. Thank you for wanting to help!`,
    outcome: (v) => `Mulin: there is news about ${v.what}, which you helped with: ${v.link}`,
    link: (v) => `Mulin: here is the link you asked for. Please do not pass it on: ${v.link}`,
    preferences: (v) => `Mulin: change your settings here. Please do not pass it on: ${v.link}`,
    'asked-to-join': (v) =>
      `Mulin: would you help a neighbour now and then? If so: ${v.link} Reply STOP to end`,
    'looked-at': () => 'Mulin: the service centre has dealt with what you told us. Thank you for telling us.',
  },
}

/** How things are listed; and what stands for them where there is no room, or letters that would cost a second message. */
const listing = {
  'zh-CN': { and: '、', more: '等', cut: '…', appeal: '帮助', bring: '东西', other: '这件事' },
  en: {
    and: ', ',
    more: ' etc.',
    cut: '..',
    appeal: 'some help',
    bring: 'what you promised',
    other: 'what you promised',
  },
} as const

/** The path a text message's link begins with, beside its token. Providers want it among the fixed words. */
export const pathOfText = (kind: TextKind): '/r/' | '/p/' =>
  kind === 'preferences' || kind === 'asked-to-join' ? '/p/' : '/r/'

/** A text message in its reader's language that goes as one, with as much of what it is about as there is room for. */
export function textMessage(facts: TextFacts, language: Language, origin: string): TextMessage {
  const { kind, day = '', code = '', token = '' } = facts
  const say = (what: string) =>
    words[language][kind]({ what, day, code, link: origin + pathOfText(kind) + token })
  const { units, most } = textSize(say(''))
  const what = facts.what ? shortWhat(facts.what, kind, language, most - units) : ''
  return {
    text: say(what),
    variables: Object.fromEntries(
      Object.entries({ what, day, code, token }).filter(([, value]) => value !== ''),
    ),
  }
}

function shortWhat(what: readonly string[], kind: TextKind, language: Language, room: number): string {
  const list = listing[language]
  const short = shortList(what.map(oneLine).filter(Boolean), Math.min(room, longestVariable), list)
  const costsAnother = language === 'en' && short !== undefined && !inOwnAlphabet(short)
  return short === undefined || costsAnother ? list[standIn[kind] ?? 'other'] : short
}

/** What a text says of things it cannot name. */
const standIn: Partial<Record<TextKind, 'appeal' | 'bring'>> = {
  appeal: 'appeal',
  reminder: 'bring',
  ended: 'bring',
}

const longestDay = { 'zh-CN': '12月28日', en: '28 Dec' } as const

/** Whether every text message goes as one with links of this origin, even when there is little room left for what it is about. */
export function textsFit(origin: string): boolean {
  const facts = { what: ['某某某某'], code: '123456', token: '0'.repeat(20) }
  return languages.every((language) =>
    textKinds.every((kind) =>
      fitsOneText(textMessage({ kind, day: longestDay[language], ...facts }, language, origin).text),
    ),
  )
}

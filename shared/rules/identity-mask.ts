import type { Finding, FindingKind } from './identity-finding.ts'
import { titles } from './identity-words.ts'

type Language = 'zh-CN' | 'en'

/** What may stand in place of a detail: true, and of use to somebody who wants to help. */
const instead: Readonly<Record<Language, Readonly<Record<FindingKind, string>>>> = {
  'zh-CN': {
    name: '孩子',
    alias: '孩子',
    school: '学校',
    class: '班上',
    phone: '',
    'id-number': '',
    number: '',
    'chat-id': '',
    email: '',
    address: '附近',
    place: '附近',
    'birth-date': '',
    plate: '',
    health: '身体原因',
    circumstances: '',
  },
  en: {
    name: 'the child',
    alias: 'the child',
    school: 'school',
    class: 'class',
    phone: '',
    'id-number': '',
    number: '',
    'chat-id': '',
    email: '',
    address: 'nearby',
    place: 'nearby',
    'birth-date': '',
    plate: '',
    health: 'for health reasons',
    circumstances: '',
  },
}
const person = {
  child: { 'zh-CN': '孩子', en: 'the child' },
  teenager: { 'zh-CN': '孩子', en: 'the young person' },
  adult: { 'zh-CN': '居民', en: 'the neighbour' },
  elder: { 'zh-CN': '老人', en: 'the elderly neighbour' },
} as const

/**
 * A suggestion how a public text might read without what was found in it: names become 'the child' or what the age band
 * says, numbers go. A suggestion only: the poster reads and changes it.
 */
export function maskPublicText(
  text: string,
  findings: readonly Finding[],
  language: Language = 'zh-CN',
  ageBand: keyof typeof person = 'child',
): string {
  let masked = ''
  let at = 0
  for (const { start, end, kind } of findings.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    const isPerson = kind === 'name' || kind === 'alias'
    const word = isPerson ? person[ageBand][language] : instead[language][kind]
    const before = isPerson ? withoutIntroduction(text.slice(at, start)) : text.slice(at, start)
    masked += before + word
    at = isPerson ? end + titleLength(text.slice(end)) : end
  }
  return tidy(masked + text.slice(at))
}

const introduction = /(小朋友|同学|学生|孩子|男孩|女孩|男童|女童|儿童|老人|居民|名叫|叫做|叫)[“"「]?$/
const withoutIntroduction = (text: string): string => text.replace(introduction, '')

function titleLength(rest: string): number {
  const title = titles.find((one) => one.length > 1 && rest.startsWith(one))
  return title ? title.length : 0
}

/** Two of the same in a row, empty brackets and stray marks are what is left of a list of details. */
function tidy(text: string): string {
  return text
    .replace(/(孩子|老人|居民|附近)(?:[、，和与]?\1)+/g, '$1')
    .replace(/(?:电话|手机|微信|联系方式|身份证|QQ|邮箱)(?:号码|号)?[:：]?(?=[，。；、\s]|$)/g, '')
    .replace(/[（(]\s*[)）]/g, '')
    .replace(/[，、；]+(?=[，。；])/g, '')
    .replace(/^[，。；、\s]+/, '')
    .trim()
}

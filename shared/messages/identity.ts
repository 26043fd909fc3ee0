import type { FindingKind } from '../rules/identity-finding.ts'
import { catalogue, type Language } from './catalogue.ts'

/** What a detail in a public text is, for the poster. */
export const findingNames: Readonly<Record<Language, Readonly<Record<FindingKind, string>>>> = {
  'zh-CN': {
    name: '姓名或称呼',
    alias: '化名（只在机构内部用）',
    school: '学校',
    class: '年级班级',
    phone: '电话号码',
    'id-number': '身份证号',
    number: '长号码',
    'chat-id': '微信或 QQ 号',
    email: '邮箱',
    address: '详细地址',
    place: '比街道更细的地点',
    'birth-date': '出生日期',
    plate: '车牌号',
    health: '病情或就医信息',
    circumstances: '给家庭贴标签的说法',
  },
  en: {
    name: 'a name',
    alias: 'the alias, which is for your organisation only',
    school: 'a school',
    class: 'a school class',
    phone: 'a telephone number',
    'id-number': 'an identity card number',
    number: 'a long number',
    'chat-id': 'a WeChat or QQ number',
    email: 'an e-mail address',
    address: 'an exact address',
    place: 'a place finer than the street',
    'birth-date': 'a date of birth',
    plate: 'a number plate',
    health: 'an illness or treatment',
    circumstances: 'a label on a family',
  },
}

/** How findings are pointed out. */
export const identityWords = catalogue({
  'zh-CN': {
    heading: '请再看一眼：这些内容可能让人认出孩子或家庭',
    explanation: '公开的话会给志愿者看。内部资料里有的，请删去；别的请删去，或确认不会让人认出来。',
    fromRecord: (words: string, what: string) => `“${words}”：内部资料里的${what}，请删去。`,
    looksLike: (words: string, what: string) => `“${words}”：像是${what}，请删去，或确认无妨。`,
    harmless: '确认无妨，不会让人认出是谁',
    suggestion: '可以这样写',
  },
  en: {
    heading: 'Please look again: this may give the child or family away',
    explanation:
      'Volunteers will read the public text. Please take out what is also in the internal record; take out anything else, or confirm that it is harmless.',
    fromRecord: (words: string, what: string) =>
      `“${words}” is ${what} in your internal record. Please take it out.`,
    looksLike: (words: string, what: string) =>
      `“${words}” looks like ${what}. Please take it out, or confirm that it is harmless.`,
    harmless: 'Harmless: nobody can be recognised by it',
    suggestion: 'It could read',
  },
})

/** One finding as a sentence. */
export function findingSentence(
  language: Language,
  finding: {
    readonly text: string
    readonly kind: FindingKind
    readonly severity: 'from-record' | 'looks-like'
  },
): string {
  const said = identityWords[language]
  const what = findingNames[language][finding.kind]
  return finding.severity === 'from-record'
    ? said.fromRecord(finding.text, what)
    : said.looksLike(finding.text, what)
}

import type { Hit } from './identity-finding.ts'
import { hits } from './identity-finding.ts'
import { isHan } from './identity-text.ts'
import {
  afterNames,
  givenChars,
  namingWords,
  nearWords,
  notNickname,
  petNames,
  surnameWords,
  titles,
  wordlikeSurnames,
} from './identity-words.ts'
import { surnameOf } from './surnames.ts'

/** Titles that a lone surname takes: '张奶奶'. '李家长' and '王老人' are not said. */
const surnameTitles = titles.filter(
  (title) => !/^(孩子|居民|家长|家人|老人|一家|宝宝|父亲|母亲|姨|叔|婶|姐|哥|爹|婆)$/.test(title),
)
const longestTitle = 4

/**
 * Chinese names in a folded text without blanks, told by a surname, the characters given names are made of, and what
 * stands around them. Errs towards pointing out: a poster can say 'harmless', a child cannot take a name back.
 */
export function chineseNames(text: string): Hit[] {
  const found: Hit[] = []
  for (let at = 0; at < text.length; at++) {
    const hit = fullName(text, at) ?? surnameAndTitle(text, at) ?? nickname(text, at) ?? petName(text, at)
    if (!hit) continue
    found.push(hit)
    at = hit.to - 1
  }
  return [...found, ...hits(text, maskedName, 'name'), ...hits(text, saidSurname, 'name')]
}

const name = (from: number, to: number): Hit => ({ from, to, kind: 'name' })

/** '王小明同学', '名叫李红', '，陈国华今年'. */
function fullName(text: string, at: number): Hit | undefined {
  const surname = surnameOf(text.slice(at, at + 2))
  if (!surname) return undefined
  const givenAt = at + surname.length
  for (const length of [2, 1]) {
    const given = text.slice(givenAt, givenAt + length)
    if (given.length === length && [...given].every(isHan) && isName(text, at, surname, given))
      return name(at, givenAt + length)
  }
  return undefined
}

function isName(text: string, at: number, surname: string, given: string): boolean {
  const end = at + surname.length + given.length
  const rest = text.slice(end, end + longestTitle)
  const before = text.slice(Math.max(0, at - 4), at)
  const word = text.slice(at, at + 2)
  const titled = titles.some((title) => rest.startsWith(title))
  const named = namingWords.some((naming) => before.replace(/[:：是为“"「（(]+$/, '').endsWith(naming))
  const usual = [...given].every((sign) => givenChars.has(sign))
  const isWord = surnameWords.has(word) || surnameWords.has(given)
  const rightEdge = isEdge(text[end]) || afterNames.some((after) => text.startsWith(after, end))
  if (titled && (usual || given.length === 2) && !isWord && !startsWithTitle(given))
    return leftEdge(text, at, before)
  if (named && (usual || given.length === 2) && !isWord && !wordlikeSurnames.has(surname)) return rightEdge
  if (named && usual && rightEdge && !isWord) return true
  if (isWord || !usual || !rightEdge) return false
  if (given.length === 2)
    return leftEdge(text, at, before) && !(wordlikeSurnames.has(surname) && !isEdge(text[at - 1]))
  // One character is little to go by: '李红今年', '李红，9岁', '李红家'.
  return (
    isEdge(text[at - 1]) &&
    !wordlikeSurnames.has(surname) &&
    /^(今年|现年|家|[，,、（(]?\d{1,3}岁|一家)/.test(text.slice(end, end + 6))
  )
}

function leftEdge(text: string, at: number, before: string): boolean {
  return (
    isEdge(text[at - 1]) ||
    nearWords.some((near) => before.endsWith(near)) ||
    namingWords.some((near) => before.endsWith(near))
  )
}

/** '张奶奶', '王同学', '欧阳老师', '李某某'. */
function surnameAndTitle(text: string, at: number): Hit | undefined {
  const surname = surnameOf(text.slice(at, at + 2))
  if (!surname) return undefined
  const end = at + surname.length
  const title = surnameTitles.find((one) => text.startsWith(one, end))
  if (!title || surnameWords.has(text.slice(at, at + 2))) return undefined
  const before = text.slice(Math.max(0, at - 4), at)
  if (wordlikeSurnames.has(surname) && !isEdge(text[at - 1])) return undefined
  // '小王同学', '老李师傅' are the nickname's business; '成年人' and '老师傅' nobody's.
  if (
    !isEdge(text[at - 1]) &&
    isHan(text[at - 1]) &&
    !nearWords.some((near) => before.endsWith(near)) &&
    !/[小老阿位户名个有住]$/.test(before)
  )
    return undefined
  return name(at, end + title.length)
}

/** '小明', '阿强', '老李', told by what follows: a title, a mark, or what one says of people. */
function nickname(text: string, at: number): Hit | undefined {
  if (!/[小阿老]/.test(text[at]!)) return undefined
  const sign = text[at + 1]
  if (sign === undefined || notNickname.has(sign)) return undefined
  const known = givenChars.has(sign) || (surnameOf(sign) !== undefined && !wordlikeSurnames.has(sign))
  if (!known || surnameWords.has(`${sign}${text[at + 2] ?? ''}`)) return undefined
  if (text[at] === '老' && surnameOf(sign) === undefined) return undefined
  const double = text[at + 2] === sign ? 1 : 0
  const end = at + 2 + double
  const rest = text.slice(end, end + longestTitle)
  const titled = titles.some((title) => rest.startsWith(title))
  const told = isEdge(text[end]) || afterNames.some((after) => rest.startsWith(after))
  const before = text.slice(Math.max(0, at - 4), at)
  const left = isEdge(text[at - 1]) || [...nearWords, ...namingWords].some((near) => before.endsWith(near))
  return left && (titled || told) ? name(at, end) : undefined
}

const pets = new Set(petNames)
function petName(text: string, at: number): Hit | undefined {
  if (text[at] !== text[at + 1] || !pets.has(text.slice(at, at + 2))) return undefined
  const end = at + 2
  const before = text.slice(Math.max(0, at - 4), at)
  const left = isEdge(text[at - 1]) || [...nearWords, ...namingWords].some((near) => before.endsWith(near))
  const rest = text.slice(end, end + longestTitle)
  const told =
    titles.some((title) => rest.startsWith(title)) ||
    (isEdge(text[end]) && !isEdge(text[at - 1])) ||
    /^(今年|家|说|在|想|喜欢|需要|和|，?\d)/.test(rest)
  return left && told ? name(at, end) : undefined
}

/** '王某某', '李XX', '张**', '王○明': half hidden, and known to every neighbour. */
const maskedName =
  /(?<![\p{Script=Han}])([\p{Script=Han}](?:[*×○〇□某]{1,2}[\p{Script=Han}]?|x{2}))(?![a-z0-9*])/gu
/** '一位姓王的居民', '王姓老人'. */
const saidSurname =
  /(姓[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向](?:的|，|。|居民|人家)|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶魏苏吕卢姚沈钟姜崔谭陆范汪廖韦贾邹熊孟秦邱侯薛闫龙黎陶贺郝顾龚邵覃戴莫孔向]姓(?:女士|男子|先生|居民|老人|人家|孩子|家庭|同学|男孩|女孩))/gu

function startsWithTitle(given: string): boolean {
  return titles.some((title) => title.length > 1 && title.startsWith(given))
}

/** The beginning, the end, or anything that is no Chinese character. */
function isEdge(sign: string | undefined): boolean {
  return !isHan(sign)
}

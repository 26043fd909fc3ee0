import type { Hit } from './identity-finding.ts'
import { hits } from './identity-finding.ts'
import { isHan, wordAt, wordBefore, wordList } from './identity-text.ts'
import {
  afterNames,
  givenChars,
  kinWords,
  namingWords,
  nearWords,
  neverGiven,
  notNickname,
  personTitles,
  petNames,
  rareInNames,
  surnameWords,
  titles,
  wishWords,
  wordlikeSurnames,
} from './identity-words.ts'
import { surnameOf } from './surnames.ts'

const titleList = wordList(titles)
const personList = wordList(personTitles)
const namingList = wordList(namingWords)
const kinList = wordList(kinWords)
const beforeList = wordList(nearWords, namingWords)
const afterList = wordList(afterNames)
const wishList = wordList(wishWords)
/** Beginnings of titles: '李奶' is half of '李奶奶', no name. */
const titleBeginnings = new Set(
  titles.filter((title) => title.length > 1).flatMap((title) => [title.slice(0, 1), title.slice(0, 2)]),
)
/** Titles that a lone surname takes: '张奶奶'. '李家长' and '王老人' are not said. */
const surnameTitles = wordList(
  titles.filter(
    (title) => !/^(孩子|居民|家长|家人|老人|一家|宝宝|父亲|母亲|姨|叔|婶|姐|哥|爹|婆)$/.test(title),
  ),
)

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
  const patterns = [maskedName, saidSurname, family, elderWord].flatMap((pattern) =>
    hits(text, pattern, 'name'),
  )
  return [...found, ...patterns.filter(({ from }) => isSurname(text, from))]
}

const isSurname = (text: string, at: number): boolean => surnameOf(text.slice(at, at + 2)) !== undefined
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
  if (surname.length === 1 && (surnameWords.has(text.slice(at, at + 2)) || surnameWords.has(given)))
    return false
  if ([...given].some((sign) => neverGiven.has(sign)) || titleBeginnings.has(given)) return false
  const usual = [...given].every((sign) => givenChars.has(sign))
  const wordlike = wordlikeSurnames.has(surname)
  const atEdge = isEdge(text[at - 1])
  const titled = wordAt(text, end, titleList) !== undefined
  if (given.length === 2) {
    if (titled) return !wordlike || toldBefore(text, at)
    if (isNamed(text, at) || wordBefore(text, at, kinList))
      return toldAfter(text, end) && (usual || !wordlike)
    if (!usual) return false
    if (!wordlike && toldBefore(text, at)) return true
    return toldAfter(text, end) && (wordlike ? atEdge : ![...given].some((sign) => rareInNames.has(sign)))
  }
  // One character is little to go by: '李红同学', '儿子杨浩', '李红今年', '给邓超买'.
  if (atEdge && wordAt(text, end, personList)) return usual || !wordlike
  if (wordlike) return usual && isEdge(text[end]) && isNamed(text, at)
  if (titled && usual) return toldBefore(text, at)
  if (usual && wordBefore(text, at, kinList)) return toldAfter(text, end)
  if (isNamed(text, at)) return usual ? toldAfter(text, end) : isEdge(text[end])
  if (!usual) return false
  if (/[给帮为是叫替]/.test(text[at - 1] ?? '') && wordAt(text, end, wishList)) return true
  return atEdge && /^(今年|现年|家|[，,、（(]?\d{1,3}岁|一家)/.test(text.slice(end, end + 6))
}

/** A name may begin here: a mark before it, or a word that often stands before names. */
const toldBefore = (text: string, at: number): boolean =>
  isEdge(text[at - 1]) || wordBefore(text, at, beforeList)

/** A name may end here: a mark after it, an age, or what is said of people. */
const toldAfter = (text: string, end: number): boolean =>
  isEdge(text[end]) ||
  wordAt(text, end, afterList) !== undefined ||
  /^[0-9一二三四五六七八九十]{1,3}岁/.test(text.slice(end, end + 4))

/** Said outright: '名叫…', '姓名：…', '联系人是…'. */
function isNamed(text: string, at: number): boolean {
  let from = at
  while (from > at - 3 && /[:：是为“"「（(]/.test(text[from - 1] ?? '')) from--
  return wordBefore(text, from, namingList)
}

/** '张奶奶', '王同学', '欧阳老师', '李某某'. */
function surnameAndTitle(text: string, at: number): Hit | undefined {
  const surname = surnameOf(text.slice(at, at + 2))
  if (!surname) return undefined
  const end = at + surname.length
  const title = wordAt(text, end, surnameTitles)
  if (!title || surnameWords.has(text.slice(at, at + 2))) return undefined
  if (toldBefore(text, at)) return name(at, end + title.length)
  // '小王同学', '老李师傅' are the nickname's business; '成年人' and '老师傅' nobody's.
  const single = title.length === 1 && !/[小老阿位户名个有住]/.test(text[at - 1] ?? '')
  return wordlikeSurnames.has(surname) || single ? undefined : name(at, end + title.length)
}

/** '小明', '阿强', '老李', told by what follows: a title, a mark, or what one says of people. */
function nickname(text: string, at: number): Hit | undefined {
  if (!/[小阿老]/.test(text[at]!)) return undefined
  const sign = text[at + 1]
  if (sign === undefined || notNickname.has(sign)) return undefined
  const known = givenChars.has(sign) || (surnameOf(sign) !== undefined && !wordlikeSurnames.has(sign))
  if (!known || surnameWords.has(`${sign}${text[at + 2] ?? ''}`)) return undefined
  if (text[at] === '老' && (surnameOf(sign) === undefined || sign === '虎')) return undefined
  const double = text[at + 2] === sign ? 1 : 0
  const end = at + 2 + double
  const titled = wordAt(text, end, titleList) !== undefined || (text[at] === '老' && text[end] === '头')
  // Only people are called '阿…'.
  const told = text[at] === '阿' || toldBefore(text, at)
  return told && (titled || toldAfter(text, end)) ? name(at, end) : undefined
}

const pets = new Set(petNames)
function petName(text: string, at: number): Hit | undefined {
  if (text[at] !== text[at + 1] || !pets.has(text.slice(at, at + 2))) return undefined
  const end = at + 2
  if (!toldBefore(text, at)) return undefined
  // '圆圆的', '甜甜的' are said of things.
  const said = text[end] !== '的' && (wordAt(text, end, titleList) !== undefined || toldAfter(text, end))
  return said && !(isEdge(text[end]) && isEdge(text[at - 1])) ? name(at, end) : undefined
}

/** '王某某', '李XX', '张**', '王○明': half hidden, and known to every neighbour. */
const maskedName =
  /(?<![\p{Script=Han}])([\p{Script=Han}](?:[*×○〇□某]{1,2}[\p{Script=Han}]?|x{2}|x(?=同学|小朋友|女士|先生|老人)))(?![a-z0-9*])/gu
/** '谭家的老二', '王家小明', '樊家两个孩子'. */
const family =
  /(?<!\p{Script=Han})((?![安成管花方大全国人公老一居万])[\p{Script=Han}]家)(?=的|里|住|老[大二三]|小|闺女|儿子|女儿|孩子|媳妇|奶奶|爷爷|[一两二三四五六七八九几]个)/gu
/** '一位姓王的居民', '奶奶姓彭，', '王姓老人'. */
const saidSurname =
  /(?<=姓)(\p{Script=Han})(?=的|[,。;、)]|$|居民|人家|女士|先生)|(\p{Script=Han})姓(?=女士|男子|先生|居民|老人|人家|孩子|家庭|同学|男孩|女孩|小朋友|夫妇)/gu
/** '姚婶', '周伯', where a sentence or a place ends before it. */
const elderWord =
  /(?<=^|[^\p{Script=Han}]|[的是给找帮问])(\p{Script=Han}[婶叔姐哥嫂姨伯爹婆娘])(?=[^\p{Script=Han}]|$|[想说家的在今一也有要]|需要|今年)/gu

/** The beginning, the end, or anything that is no Chinese character. */
function isEdge(sign: string | undefined): boolean {
  return !isHan(sign)
}

import type { Term } from './identity-record.ts'
import { fold, isHan } from './identity-text.ts'
import { everydayNames, kinWords, notNickname, titles } from './identity-words.ts'
import { namePinyin } from './name-pinyin.ts'
import { surnameOf } from './surnames.ts'

/** Titles that a person of this family might be given with the surname alone. */
const familyTitles =
  '同学 小朋友 小妹 小弟 宝宝 某 某某 氏 奶奶 爷爷 婆婆 爹爹 嗲嗲 大爷 大妈 大娘 阿姨 叔叔 妈妈 爸爸 女士 先生 姓'.split(
    ' ',
  )
const afterGiven = '儿 宝 娃 仔 妹 弟 哥 姐 同学 小朋友 宝宝 丫头 伢子 妈妈 爸爸 奶奶 爷爷'.split(' ')

/** Everything somebody may call a person by whose name the record holds; pet names only of the beneficiary. */
export function nameTerms(written: string, isBeneficiary: boolean): Term[] {
  return written
    .replace(/[(（【[].{0,40}?[)）】\]]/g, ' ')
    .split(/[、,，;；/|]|\s(?:和|与|and)\s/)
    .flatMap((one) => termsOfOne(one.trim(), isBeneficiary))
}

function termsOfOne(written: string, isBeneficiary: boolean): Term[] {
  const folded = fold(written).text.trim()
  if (/[a-z]/.test(folded)) return latinTerms(folded)
  const bare = withoutKin(folded.replace(/\s/g, ''))
  const title = titles.find((one) => bare.endsWith(one) && bare.length > one.length)
  const name = title ? bare.slice(0, -title.length) : bare
  if (![...name].every((sign) => isHan(sign) || sign === '·') || name === '' || isTitle.has(name)) return []
  const parts = name.split('·').filter((part) => part.length > 1)
  if (name.includes('·')) return parts.map(term)
  const surname = surnameOf(name)
  // Who consented is written freely: '本人', '村委会'. Only what has the shape of a name is searched for.
  if (surname === undefined || name.length > surname.length + 2)
    return isBeneficiary ? unknownShape(name) : []
  const given = name.slice(surname.length)
  if (given === '') return title ? [term(bare)] : []
  return [
    ...fullForms(surname, given),
    ...familyTitles.map((title) => term(surname + title)),
    ...lettersOf(surname, given),
    ...(isBeneficiary ? petForms(surname, given) : []),
  ]
}

const isTitle: ReadonlySet<string> = new Set([
  ...titles,
  ...kinWords,
  '本人',
  '自己',
  '父母',
  '家属',
  '亲属',
  '学校',
  '社区',
])

/** '孩子的奶奶李桂芳' → '李桂芳': who somebody is to the child is no name. */
function withoutKin(written: string): string {
  const own = written.slice(written.lastIndexOf('的') + 1)
  const kin = kinWords.find((word) => own.startsWith(word) && own.length > word.length + 1)
  return kin ? own.slice(kin.length).replace(/^[:：]/, '') : own
}

const term = (text: string): Term => ({ text, kind: 'name' })

/** The name itself, the given name alone, and the name with a sign in place of a character. */
function fullForms(surname: string, given: string): Term[] {
  const last = given.slice(-1)
  const hidden = '×x○〇□o某'
    .split('')
    .flatMap((sign) => [
      term(surname + sign.repeat(2)),
      ...(given.length > 1
        ? [term(surname + sign + last), term(sign + given), term(surname + given[0] + sign)]
        : []),
    ])
  const dropped = given.length > 1 ? [term(surname + last)] : []
  const alone: Term[] = given.length > 1 ? [{ ...term(given), everyday: everydayNames.has(given) }] : []
  return [term(surname + given), term(given + surname), ...alone, ...hidden, ...dropped]
}

/** '小明', '阿明', '明明', '明宝', '小王'. */
function petForms(surname: string, given: string): Term[] {
  const last = given.slice(-1)
  const called = [...new Set(given)].filter((sign) => !notNickname.has(sign))
  const doubled = called.map((sign) => sign + sign)
  const ended = notNickname.has(last) || makesKin.has(last) ? [] : afterGiven.map((after) => last + after)
  const bySurname =
    surname.length === 1 && !notNickname.has(surname)
      ? [`小${surname}`, `老${surname}`, `阿${surname}`, `${surname}老`]
      : []
  return [...called.flatMap((sign) => [`小${sign}`, `阿${sign}`]), ...doubled, ...ended, ...bySurname].map(
    (text) => ({
      ...term(text),
      everyday: everydayNames.has(text),
    }),
  )
}
/** With '儿', '弟' or '姐' after them these are words for relatives, not names. */
const makesKin = new Set('女孤婴幼大二三老兄子表堂师学乖宠健'.split(''))

/** The name typed in letters: 'wangxiaoming', 'Xiaoming', 'WXM'. Shorter ones are words of other languages too often. */
function lettersOf(surname: string, given: string): Term[] {
  const read = namePinyin(surname, given)
  if (!read) return []
  return [
    read.surname + read.given,
    read.given + read.surname,
    ...(given.length > 1 && read.given.length > 4 ? [read.given] : []),
    ...(read.initials.length > 2 ? [read.initials] : []),
  ].map(term)
}

/** A name without a known surname, as minorities have: the whole, and its last two characters. */
function unknownShape(name: string): Term[] {
  return [term(name), ...(name.length >= 3 ? [term(name.slice(-2))] : [])]
}

// Titles and particles.
const notAName = new Set('the and mr mrs ms miss dr von van der de la'.split(' '))
function latinTerms(name: string): Term[] {
  const words = name.split(/[\s,.·]+/).filter((word) => word !== '')
  const joined = [words.join(''), words.toReversed().join('')]
  return [...joined, ...words.filter((word) => word.length >= 3 && !notAName.has(word))].map(term)
}

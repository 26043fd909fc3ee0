import type { Term } from './identity-record.ts'
import { fold, isHan } from './identity-text.ts'
import { everydayNames, givenChars, notNickname, titles } from './identity-words.ts'
import { surnameOf } from './surnames.ts'

/** Titles that a person of this family might be given with the surname alone. */
const familyTitles =
  '同学 小朋友 小妹 小弟 宝宝 某 某某 氏 奶奶 爷爷 婆婆 爹爹 嗲嗲 大爷 大妈 大娘 阿姨 叔叔 妈妈 爸爸 女士 先生 姓'.split(
    ' ',
  )
const afterGiven = '儿 宝 娃 仔 妹 弟 哥 姐 同学 小朋友 宝宝 丫头 伢子 妈妈 爸爸 奶奶 爷爷'.split(' ')

/** Everything somebody may call a person by whose name the record holds. */
export function nameTerms(realName: string): Term[] {
  return realName
    .replace(/[(（【[].{0,40}?[)）】\]]/g, ' ')
    .split(/[、,，;；/|]|\s(?:和|与|and)\s/)
    .flatMap((one) => termsOfOne(one.trim()))
}

function termsOfOne(written: string): Term[] {
  const folded = fold(written).text.trim()
  if (/[a-z]/.test(folded)) return latinTerms(folded)
  const bare = folded.replace(/\s/g, '')
  const title = titles.find((one) => bare.endsWith(one) && bare.length - one.length >= 1)
  const name = title ? bare.slice(0, -title.length) : bare
  if (![...name].every((sign) => isHan(sign) || sign === '·') || name === '') return []
  if (name.includes('·'))
    return name
      .split('·')
      .filter((part) => part.length > 1)
      .map(term)
  const surname = surnameOf(name)
  if (surname === undefined || name.length > surname.length + 2) return unknownShape(name)
  if (name.length === surname.length) return title ? [term(name + title)] : []
  return chineseTerms(surname, name.slice(surname.length))
}

const term = (text: string): Term => ({ text, kind: 'name' })

function chineseTerms(surname: string, given: string): Term[] {
  const last = given.slice(-1)
  const called = [...new Set(given)].filter((sign) => !notNickname.has(sign))
  const alone: Term[] = given.length > 1 ? [{ ...term(given), everyday: everydayNames.has(given) }] : []
  return [
    term(surname + given),
    term(given + surname),
    ...alone,
    ...called.flatMap((sign) => [term(`小${sign}`), term(`阿${sign}`), term(sign + sign)]),
    ...afterGiven.flatMap((after) =>
      given.length === 1 || givenChars.has(last) ? [term(last + after)] : [],
    ),
    ...familyTitles.map((title) => term(surname + title)),
    ...[`小${surname}`, `老${surname}`, `阿${surname}`]
      .filter((text) => text.length === 2 && !notNickname.has(surname))
      .map(term),
    ...'*×x○〇□o某'
      .split('')
      .flatMap((hidden) =>
        [
          `${surname}${hidden}${last}`,
          `${surname}${hidden.repeat(2)}`,
          ...(given.length > 1 ? [`${hidden}${given}`, `${surname}${given[0]}${hidden}`] : []),
        ].map(term),
      ),
  ]
}

/** A name without a known surname, as minorities have: the whole, and from four characters on its last two. */
function unknownShape(name: string): Term[] {
  return [term(name), ...(name.length >= 3 ? [term(name.slice(-2))] : [])]
}

const notAName = new Set('the and mr mrs ms miss dr von van der de la'.split(' '))
function latinTerms(name: string): Term[] {
  const words = name.split(/[\s,.·]+/).filter((word) => word !== '')
  const joined = [words.join(''), words.toReversed().join('')]
  return [...joined, ...words.filter((word) => word.length >= 3 && !notAName.has(word))].map(term)
}

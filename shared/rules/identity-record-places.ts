import type { Term } from './identity-record.ts'
import { foldJoined } from './identity-text.ts'

const numerals = '〇一二三四五六七八九十'
const region = /^(?:.{2,8}省|.{2,8}市|.{2,6}[区县]|.{2,8}(?:街道|镇|乡))+?(?=.{3,})/u

/** A school's name and what people make of it: '宜昌市第三小学' → '第三小学', '三小', '3小'. */
export function schoolTerms(school: string): Term[] {
  const folded = foldJoined(school).text
  // '西陵区绿萝路小学三年级2班': the class is found by its own pattern, here only the school counts.
  const name = folded.replace(/(小学|中学|初中|高中|幼儿园|学校|大学|学院)(?=.).*$/u, '$1')
  const own = name.replace(region, '')
  const kind = /(小学|中学|初中|高中|幼儿园|学校|大学|学院)$/.exec(own)?.[1]
  const core = kind ? own.slice(0, -kind.length) : own
  const terms = [folded, name, own]
  if (kind && core.length >= 2) {
    const letter = kind === '小学' ? '小' : kind === '幼儿园' ? '幼' : '中'
    terms.push(`${core}${letter}`, `${core}学校`, `${core}校区`)
    if (core.startsWith('第')) {
      const number = core.slice(1)
      terms.push(
        `${number}${letter}`,
        `${number}${kind}`,
        `${arabic(number)}${letter}`,
        `第${arabic(number)}${kind}`,
      )
    } else if (core.length >= 3) terms.push(core)
  }
  if (own === '实验小学') terms.push('实小')
  return (
    [...new Set(terms)]
      .filter((text) => text.length >= 2)
      // Schools are called after their street: at a drop-off point the street is just that.
      .map((text) => ({ text, kind: 'school', ...(text === core ? { notInPlaces: true } : {}) }))
  )
}

/** '十五' → '15'; anything else stays. */
function arabic(number: string): string {
  if (!/^[一二三四五六七八九十]{1,3}$/.test(number)) return number
  const [tens, ones] = number.includes('十') ? number.split('十') : ['', number]
  const ten = number.includes('十') ? (tens === '' ? 1 : numerals.indexOf(tens!)) : 0
  const value = ten * 10 + (ones ? numerals.indexOf(ones) : 0)
  return value > 0 ? String(value) : number
}

/**
 * The fine parts of an address, each by itself: estate, road with number, building, room. City, district and street may
 * be known; what is finer may not.
 */
export function addressTerms(address: string): Term[] {
  const text = foldJoined(address).text.replace(/[,，。;；、()（）]/g, ' ')
  const count = '[0-9一二三四五六七八九十百零〇]{1,5}'
  const parts = [
    /(?<=省|市|区|县|街道|镇|乡|社区|^|\s)[\p{Script=Han}0-9]{2,10}?(?:小区|花园|家园|公寓|新村|宿舍|大院|佳苑|苑|里|城|府|湾|庭|山庄|大厦|公馆)(?=[0-9一二三四五六七八九十\s]|$)/gu,
    new RegExp(
      `(?<=省|市|区|县|街道|镇|乡|社区|^|\\s)\\p{Script=Han}{2,8}?(?:大道|路|街|巷|道|弄|胡同)${count}(?:-[0-9]{1,4})?号?`,
      'gu',
    ),
    new RegExp(`(?<=省|市|区|县|镇|乡|街道|^|\\s)\\p{Script=Han}{2,6}?村(?:${count}[组队社])?`, 'gu'),
    new RegExp(`${count}(?:号楼|栋|幢|座|单元)(?:${count}(?:单元|层|楼|室|户|号)?){0,3}`, 'gu'),
    /(?<![0-9])[0-9]{3,4}(?:室|号房)/gu,
    /(?<![0-9])[0-9]{1,2}-[0-9]{1,2}-[0-9]{3,4}/gu,
  ]
  const fine = parts.flatMap((part) => [...text.matchAll(part)].map(([found]) => found))
  const community = /(?<=街道|镇|乡|区|县|市|^)\p{Script=Han}{2,8}?社区/u.exec(text)?.[0]
  const said = fine.flatMap((found) => [found, ...withoutEnd(found)])
  return [
    ...said.map((found): Term => ({ text: found, kind: 'address' })),
    ...(community ? [{ text: community, kind: 'place' as const, notInPlaces: true }] : []),
  ]
}

/** What people leave off: '幸福里小区' → '幸福里', '3栋2单元501室' → '3栋2单元501'. */
function withoutEnd(part: string): string[] {
  const short = part.replace(/(小区|公寓|宿舍|大院|室|户|号|组)$/, '')
  return short !== part && short.length >= 3 && !/^[0-9]+$/.test(short) ? [short] : []
}

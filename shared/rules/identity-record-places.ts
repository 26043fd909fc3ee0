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
  // '小学三年级' and '没上学' name no school.
  if (kind ? core === '' : own.length < 3) return []
  const terms = [
    folded,
    name,
    own,
    own.replace('初级中学', '初中').replace('高级中学', '高中'),
    own.replace(/^[省市区县](?=.{2})/u, ''),
  ]
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
    } else if (core.length >= 3) terms.push(core, `${core.replace(/[路街巷村镇]$/, '')}${kind}`)
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
  let rest = foldJoined(address).text.replace(/[,，。;；、()（）]/g, '')
  for (const region of regions) rest = rest.replace(region, '')
  const community = /^\p{Script=Han}{2,8}?社区/u.exec(rest)?.[0]
  rest = rest.slice(community?.length ?? 0)
  const fine = parts.flatMap((part) => [...rest.matchAll(part)].map(([found]) => found))
  // '二楼' or '同上' is no address by itself.
  const whole = (fine.length > 0 && rest.length > 3) || /[a-z]{3}/.test(rest) ? [rest] : []
  const road = /^\p{Script=Han}{2,8}?(?:大道|路|街|巷|弄|胡同)(?=[0-9一二三四五六七八九十])/u.exec(rest)?.[0]
  return [
    ...(road ? [{ text: road, kind: 'place' as const, notInPlaces: true }] : []),
    ...[...whole, ...fine].flatMap((found) => [found, ...withoutEnd(found)]).map(asAddress),
    ...(community ? [{ text: community, kind: 'place' as const, notInPlaces: true }] : []),
  ].filter(({ text }) => text.length >= 2 && !/^[0-9]{1,2}$/.test(text))
}

const asAddress = (text: string): Term => ({ text, kind: 'address' })

/** What the public may know, taken off from the left: province, city, district, street or town. */
const regions = [
  /^\p{Script=Han}{2,7}?(?:省|自治区)/u,
  /^\p{Script=Han}{2,6}?市/u,
  /^\p{Script=Han}{2,8}?(?:市|自治县|县|(?<![小社])区)/u,
  /^\p{Script=Han}{2,7}?(?:街道(?:办事处)?|镇|(?<!城)乡)/u,
]
const count = '[0-9一二三四五六七八九十百零〇]{1,5}'
const parts = [
  // An estate, a road with its number, a village with its group, a building, a room.
  /(?!号)\p{Script=Han}{2,8}?(?:小区|花园|家园|公寓|新村|宿舍|大院|佳苑|山庄|大厦|公馆|[苑里城府湾庭])(?=[^\p{Script=Han}]|[一二三四五六七八九十]|$)/gu,
  new RegExp(`\\p{Script=Han}{1,8}?(?:大道|路|街|巷|道|弄|胡同)${count}(?:-[0-9]{1,4})?号?`, 'gu'),
  /^\p{Script=Han}{2,6}?村/gu,
  new RegExp(`^\\p{Script=Han}{2,6}?村${count}[组队社]`, 'gu'),
  new RegExp(`${count}(?:号楼|栋|幢|座|单元)(?:${count}(?:单元|层|楼|室|户|号)?){0,3}`, 'gu'),
  new RegExp(`${count}(?:号楼|栋|幢|座)${count}单元`, 'gu'),
  new RegExp(`${count}(?:号楼|栋|幢|座)`, 'gu'),
  /(?<![0-9])[0-9]{3,4}(?:室|号房)/gu,
  /(?<![0-9])[0-9]{1,2}-[0-9]{1,2}-[0-9]{3,4}/gu,
  /附[0-9一二三四五六七八九十]{1,3}号/gu,
]

/** What people leave off: '幸福里小区' → '幸福里', '3栋2单元501室' → '3栋2单元501'. */
function withoutEnd(part: string): string[] {
  const short = part.replace(/(小区|公寓|宿舍|大院|室|户|号|组)$/, '')
  return short !== part && short.length >= 3 && !/^[0-9]+$/.test(short) ? [short] : []
}

import type { FindingKind, Hit } from './identity-finding.ts'
import { isHan } from './identity-text.ts'

/** Names of schools, hospitals, estates and communities: a telling name before a word for what it is. */
const ends: readonly { readonly word: string; readonly kind: FindingKind }[] = [
  ...[
    '小学',
    '中学',
    '初中',
    '高中',
    '职高',
    '中专',
    '技校',
    '幼儿园',
    '幼稚园',
    '特校',
    '大学',
    '学院',
    '附小',
    '附中',
    '学校',
    '校区',
    '托儿所',
    '外校',
    '实小',
  ].map((word) => ({ word, kind: 'school' as const })),
  ...[
    '医院',
    '卫生院',
    '卫生服务中心',
    '卫生室',
    '诊所',
    '康复中心',
    '福利院',
    '养老院',
    '敬老院',
    '儿保中心',
    '戒毒所',
    '看守所',
    '监狱',
  ].map((word) => ({
    word,
    kind: 'health' as const,
  })),
  ...[
    '小区',
    '花园',
    '花苑',
    '家园',
    '公寓',
    '新村',
    '宿舍',
    '大院',
    '佳苑',
    '佳园',
    '嘉园',
    '雅苑',
    '名苑',
    '山庄',
    '新城',
    '豪庭',
    '公馆',
    '筒子楼',
  ].map((word) => ({
    word,
    kind: 'address' as const,
  })),
  ...['社区', '村委会', '居委会'].map((word) => ({ word, kind: 'place' as const })),
]
const endChars = new Set(ends.map(({ word }) => word[0]!))

/** Where a name begins: after any of these. Two characters first, so that '就读于' ends before '于' is looked at. */
const borders = new Set(
  '填写请考升念在读上于的从到去给和与了个所名位有是入念为及或跟把将让请由送往离近至过向对等该这那某各本我你他她您们着'.split(
    '',
  ),
)
const borderWords = [
  '需要',
  '想要',
  '希望',
  '寻找',
  '招募',
  '面向',
  '适合',
  '一名',
  '一位',
  '开学',
  '住在',
  '就读',
  '附近',
  '位于',
  '学生',
  '孩子',
  '来自',
  '转到',
  '转入',
  '考上',
  '家住',
  '目前',
  '现在',
  '今年',
  '辖区',
  '我们',
  '咱们',
  '帮助',
  '联系',
  '通过',
  '感谢',
  '居住',
]
/** What is no name by itself: 'a primary school', 'the hospital nearby'. */
const generic =
  /^(一|两|几|三|多|每|全|同|另|本|该|各|某|新|老|旧|大|小|公办|民办|私立|公立|农村|乡村|乡镇|县城|城区|市区|街道|社区|村|镇|县|市|区|省|当地|附近|周边|重点|普通|九年制|义务|希望|特殊教育|特殊|寄宿|寄宿制|住宿|中心|完全|国内|名牌|重本|老年|职业|高等|成人|人民|三甲|二甲|专科|综合|儿童|妇幼|妇幼保健|中|正规|大型|社会|公共|职工|员工|学生|集体|安置|老旧|商品房|高档|封闭|智慧|空中|秘密|屋顶|后|精神|美好|幸福|温馨|温暖|新的|自己|城市|乡|学区|小区|初级|高级|初|高|全日制|完成|结束|高中|初中|小学|中学|不同|所有|其他|其它|别的|几个|多个|两个|一个|优秀|基层|城乡|农村留守|互助|服务|网格|相邻|邻近|开放|打工子弟|子弟)$/
/** '五套初中…': a number and a counting word. */
const counted = /^[一二两三四五六七八九十几多数0-9]{1,3}[套本名个位所间家件份些张节堂门科]$/
/** Names in which 'and' or 'same' is part of the name. */
const joinedByAnd =
  /(仁和|协和|人和|太和|中和|泰和|祥和|永和|颐和|雍和|同和|大同|友和|惠和|德和|春和|清和|义和|万和|同和|和同)$/
const longestName = 10

/**
 * Hits for names that end in a word for a place. The name is read backwards from that word to the nearest border; what
 * is left must say more than what kind of place it is.
 */
export function namedPlaces(text: string, isPlace: boolean): Hit[] {
  const found: Hit[] = []
  for (let at = 1; at < text.length; at++) {
    if (!endChars.has(text[at]!)) continue
    const end = ends.find(({ word }) => text.startsWith(word, at))
    if (!end || (isPlace && end.kind !== 'school')) continue
    const from = joinedByAnd.test(text.slice(Math.max(0, at - 2), at)) ? at - 2 : nameStart(text, at)
    const name = text.slice(from, at)
    if (name.length < 2 || generic.test(name) || counted.test(name)) continue
    const to = at + end.word.length
    if (end.word === '大学' && text.startsWith('生', to)) continue
    if (/^(小学|中学|高中|初中|大学)$/.test(end.word) && /^[生部]/.test(text.slice(to)) && name.length < 2)
      continue
    found.push({ from, to, kind: end.kind })
  }
  return [...found, ...shortSchools(text)]
}

function nameStart(text: string, at: number): number {
  let from = at
  while (from > 0 && at - from < longestName) {
    const sign = text[from - 1]!
    if (!isHan(sign) && !/[0-9]/.test(sign)) break
    if (borders.has(sign)) break
    const two = text.slice(Math.max(0, from - 2), from)
    if (borderWords.includes(two)) break
    from--
  }
  return from
}

/** '三小', '十五中', '市一中', '27中', '二幼': a number and one character, said as people say it. */
const shortSchool =
  /(?<=^|[^\p{Script=Han}0-9]|[在读上于是到去市区县的从念考]|就读|来自|附近)((?:\p{Script=Han}{2,3})?(?:市|区|县)?(?:第)?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:中|小|幼|高)(?:附[小中])?)(?=$|[^\p{Script=Han}]|[的读上学念和与、旁附门对校初高]|就读|[一二三四五六七八九]年|老师|同学|学生)/gu

function shortSchools(text: string): Hit[] {
  const found: Hit[] = []
  for (const match of text.matchAll(shortSchool)) {
    const said = match[1]!
    const from = match.index
    // '一小' is 'one small …', '三中' in '三中全会' and '十中有九' are no schools; the look-ahead has sorted most out.
    const next = text.slice(from + said.length, from + said.length + 2)
    if (
      /^(一|两|[0-9])(小)$/.test(said) &&
      !/^(的|读|上|$|就读|学生|[一二三四五六]年)/.test(next) &&
      next !== ''
    )
      continue
    if (/^(学习|学年|和中|的是|上学期)/.test(next)) continue
    found.push({ from, to: from + said.length, kind: 'school' })
  }
  return found
}

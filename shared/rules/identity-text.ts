/**
 * A text made comparable: one width, one case, simplified characters, nothing invisible; and for every character of it
 * the place in the original, so that what is found can be shown and replaced there.
 */
export interface Folded {
  readonly text: string
  /** Offset in the original at which the folded character at an index begins. */
  readonly start: readonly number[]
  /** Offset in the original just after it. */
  readonly end: readonly number[]
}

/** Traditional forms that names, titles and addresses are typed in by hand or by older phones. */
const simplified: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'學学號号樓楼棟栋單单電电話话歲岁師师媽妈爺爷張张陳陈劉刘楊杨趙赵黃黄吳吴孫孙馬马鄭郑謝谢許许鄧邓馮冯蕭萧蔣蒋葉叶閻阎呂吕盧卢鍾钟譚谭陸陆範范賈贾韋韦鄒邹龍龙萬万錢钱湯汤賴赖龐庞龔龚顧顾嚴严書书園园國国區区縣县鎮镇鄉乡門门醫医院院診诊們们體体氣气華华軍军偉伟傑杰強强紅红麗丽麗丽蘭兰靜静燕燕鵬鹏飛飞榮荣貴贵寶宝慶庆愛爱聰聪穎颖嬌娇嬋婵曉晓業业興兴婦妇兒儿爾尔勝胜銀银鳳凤鳴鸣齊齐濤涛瀟潇潔洁澤泽瑋玮瑤瑶誌志遠远達达選选開开陽阳雲云際际雞鸡風风馨馨',
  ].flatMap((sign, at, all) => (at % 2 === 0 ? [[sign, all[at + 1]!]] : [])),
)

const invisible = /\p{Default_Ignorable_Code_Point}/u

/** Folds a text, leaving out characters for which `drop` answers true. */
export function fold(original: string, drop: (sign: string) => boolean = () => false): Folded {
  const signs: string[] = []
  const start: number[] = []
  const end: number[] = []
  let at = 0
  for (const sign of original) {
    const next = at + sign.length
    if (!invisible.test(sign))
      for (const one of sign.normalize('NFKC').toLowerCase()) {
        const plain = simplified[one] ?? one
        if (drop(plain)) continue
        for (const unit of plain.split('')) {
          signs.push(unit)
          start.push(at)
          end.push(next)
        }
      }
    at = next
  }
  return { text: signs.join(''), start, end }
}

/** What people put between the characters of a name or number to space it out or hide it. */
const light = /[\s·•・.\-‐-―_*~^"'`|\\]/

/** Folded with such signs left out: '王 小·明' and '王小明' are the same here. */
export const foldTight = (original: string): Folded => fold(original, (sign) => light.test(sign))

/** Folded with only blanks left out: sentences keep their marks. */
export const foldJoined = (original: string): Folded => fold(original, (sign) => /\s/.test(sign))

export const isHan = (sign: string | undefined): boolean => sign !== undefined && /\p{Script=Han}/u.test(sign)

/** Every place at which a needle stands in a folded text, overlaps included, as half-open index ranges. */
export function occurrences(haystack: string, needle: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  if (needle === '') return found
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1))
    found.push({ from: at, to: at + needle.length })
  return found
}

/** Words to look for at one place of a text, by length, so that a look costs as many steps as there are lengths. */
export interface WordList {
  readonly lengths: readonly number[]
  readonly words: ReadonlySet<string>
}

export function wordList(...lists: readonly (readonly string[])[]): WordList {
  const words = new Set(lists.flat())
  return { words, lengths: [...new Set([...words].map((word) => word.length))].sort((a, b) => b - a) }
}

/** The longest word of the list that stands at an index, or undefined. */
export function wordAt(text: string, at: number, { words, lengths }: WordList): string | undefined {
  const length = lengths.find((one) => words.has(text.slice(at, at + one)))
  return length === undefined ? undefined : text.slice(at, at + length)
}

/** True if a word of the list ends just before an index. */
export function wordBefore(text: string, at: number, { words, lengths }: WordList): boolean {
  return lengths.some((length) => at >= length && words.has(text.slice(at - length, at)))
}

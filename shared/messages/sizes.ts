import type { SizedKind } from '../rules/sizes.ts'
import { catalogue, type Language } from './catalogue.ts'

/** Choosing a size by a picture, or by what was measured. */
export const sizeWords = catalogue({
  'zh-CN': {
    choose: '照图选尺寸',
    footTitle: '脚有多长，穿几码',
    heightTitle: '身高多少，穿几码',
    letters: (man: number, woman: number) => `男 ${man} 女 ${woman}`,
    measuredFoot: '我量过：脚长（厘米）',
    measuredFootHint: '站直，从脚跟量到最长的脚趾，例如 21.5',
    measuredHeight: '我量过：身高（厘米）',
    measuredHeightHint: '例如 128',
    footWrong: '脚长请填 9 到 32 厘米，例如 21.5。',
    heightWrong: '身高请填 73 到 199 厘米，例如 128。',
    shoes: (size: string, cm: string) => `${size} 码（脚长 ${cm} cm）`,
    clothing: (size: string, cm: string) => `${size} 码（身高 ${cm} cm）`,
    letter: (size: string) => `${size} 码`,
    and: '；',
  },
  en: {
    choose: 'Choose the size by a picture',
    footTitle: 'Length of the foot, and its size',
    heightTitle: 'Height, and its size',
    letters: (man: number, woman: number) => `m ${man} w ${woman}`,
    measuredFoot: 'I measured the foot (cm)',
    measuredFootHint: 'Standing, from the heel to the longest toe, for example 21.5',
    measuredHeight: 'I measured the height (cm)',
    measuredHeightHint: 'For example 128',
    footWrong: 'Please give a foot length from 9 to 32 cm, such as 21.5.',
    heightWrong: 'Please give a height from 73 to 199 cm, such as 128.',
    shoes: (size: string, cm: string) => `size ${size} (foot ${cm} cm)`,
    clothing: (size: string, cm: string) => `size ${size} (height ${cm} cm)`,
    letter: (size: string) => `size ${size}`,
    and: '; ',
  },
})

/** A size as it is written down for volunteers: on the label, and what of a person it is for, from and to in cm. */
export function saySize(
  language: Language,
  kind: SizedKind,
  { size, from, to }: { readonly size: string; readonly from: number; readonly to: number },
): string {
  const words = sizeWords[language]
  if (!/^\d/.test(size)) return words.letter(size)
  return words[kind](size, from === to ? `${from}` : `${from}–${to}`)
}

/** A size that was written down by `saySize`, at the beginning of what must fit. */
const said =
  /^(?:\d{2,3} 码（(?:脚长|身高) [\d.–]+ cm）|(?:X{0,2}[SL]|M) 码|size \d{2,3} \((?:foot|height) [\d.–]+ cm\)|size (?:X{0,2}[SL]|M)(?=$|;))(?:；|; )?/

/** What must fit, with this size in place of the one that was chosen before; other words stay behind it. */
export function withSize(language: Language, size: string, fit: string): string {
  const rest = fit.replace(said, '')
  return rest === '' ? size : `${size}${sizeWords[language].and}${rest}`
}

import { unitOf } from '../rules/unit-words.ts'
import { catalogue, type Language } from './catalogue.ts'

/** 'Winter coat' within a sentence; 'TV set' and '冬季外套' stay. */
const withinSentence = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label

const draftWords = catalogue({
  'zh-CN': {
    thing: (label: string, wanted: number, unit: string) => `${wanted}${unit}${label}`,
    and: '、',
    text: (things: string) => `一位邻居需要${things}。如果您有合适的，请选一样告诉我们，谢谢您！`,
  },
  en: {
    thing: (label: string, wanted: number, unit: string) =>
      `${wanted} ${unit ? `${unitOf(wanted, unit)} of ` : ''}${withinSentence(label)}`,
    and: ', ',
    text: (things: string) =>
      `A neighbour needs ${things}. If you have something suitable, please choose what you can bring. Thank you!`,
  },
})

/** A public text made from the lines alone: who it is for is not in it. */
export function draftPublicText(
  language: Language,
  lines: readonly { readonly label: string; readonly wanted: number; readonly unit: string }[],
): string {
  const words = draftWords[language]
  const things = lines.map((line) => words.thing(line.label, line.wanted, line.unit)).join(words.and)
  return words.text(things).slice(0, 600)
}

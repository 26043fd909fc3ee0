import { type FindingKind, type Hit, hits } from './identity-finding.ts'
import type { Folded } from './identity-text.ts'

const surnames =
  'wang|li|zhang|liu|chen|yang|huang|zhao|wu|zhou|xu|sun|ma|zhu|hu|guo|he|lin|gao|luo|zheng|liang|xie|song|tang|han|feng|deng|cao|peng|zeng|xiao|tian|dong|pan|yuan|cai|jiang|yu|du|ye|cheng|wei|su|lu|ding|ren|yao|shen|zhong|cui|tan|fan|liao|shi|jin|jia|xia|fu|fang|zou|xiong|bai|meng|qin|qiu|hou|yin|xue|yan|lei|long|tao|mao|hao|gu|gong|shao|wan|qian|dai|mo|kong|xiang|ouyang|zhuang|ke|tu|xi|zhan'
const syllable =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|uan|uai|iao|ian|ing|ang|eng|ong|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u|v|er)'

/** 'Wang Xiaoming', 'Xiaoming Wang', 'Li Hua' as capitalised pairs. */
const pinyinName = new RegExp(
  `\\b((?:${surnames})[\\s,]{1,2}${syllable}(?:['-]?${syllable})?|${syllable}(?:['-]?${syllable})\\s(?:${surnames}))\\b`,
  'g',
)
const titled =
  /\b(?:(?:mr|mrs|ms|dr)\.?|miss|mister|madam|auntie|aunt|aunty|uncle|granny|grandma|grandpa|grandmother|grandfather|little|teacher|sister|brother|nurse|doctor|coach|old)\s([a-z]{2,15}(?:\s[a-z]{2,15})?)\b/g
const named =
  /\b(?:named|called|name is|name's|nicknamed|known as|this is|meet|i am|i'm|contact person[:\s]|contact[:\s])\s?([a-z]{2,15}(?:\s[a-z]{2,15})?)\b/g
const kin =
  /\b(?:student|pupil|son|daughter|boy|girl|child|patient|neighbour|neighbor|friend|volunteer|nephew|niece|grandson|granddaughter|colleague|wife|husband)s?[,:]?\s([a-z]{2,15}(?:\s[a-z]{2,15})?)\b/g
const owned =
  /\b([a-z]{2,15})'s\s(?:mother|father|mum|mom|dad|grandmother|grandfather|grandma|grandpa|family|brother|sister|parents|home|house|school|teacher|shoes|coat|feet)\b/g
const aged =
  /\b([a-z]{2,15}(?:\s[a-z]{2,15})?)(?:,\s|\s\(|\sis\s)(?:aged\s)?\d{1,2}(?!\d)(?:\)|,|\s(?:years?|yrs?)\b)/g

const school =
  /\b((?:(?:no|number)\.?\s?\d{1,3}|[a-z][a-z']{1,20})(?:\s[a-z][a-z']{1,20}){0,3}\s(?:primary|elementary|middle|high|secondary|junior|nursery|grammar)\s(?:school))\b/g
const schoolAlone =
  /\b([a-z][a-z']{1,20}\s(?:kindergarten|nursery|school|college|academy|hospital|clinic))\b/g
const idTalk =
  /\b(?:passport|id(?:\scard)?|identity card)\s?(?:no|number)?[.:\s]{0,3}([a-z]{0,2}\d{6,18}x?)\b/g

/** English forms. Names count only where the writer wrote them with a capital letter. */
export function englishHits({ text, start }: Folded, original: string): Hit[] {
  const capital = (at: number) => /\p{Lu}/u.test((original[start[at]!] ?? '').normalize('NFKC'))
  const spelt = (found: readonly Hit[]) =>
    found.map((hit) => trimmed(hit, text, capital)).filter((hit) => hit !== undefined)
  return [
    ...spelt([...hits(text, pinyinName, 'name')].filter((hit) => everyWordCapital(hit, text, capital))),
    ...spelt([named, kin, owned, aged].flatMap((pattern) => hits(text, pattern, 'name'))),
    ...withTitle(text, capital),
    ...spelt(hits(text, school, 'school')),
    ...spelt(hits(text, schoolAlone, 'school')).map((hit): Hit => ({ ...hit, kind: kindOf(text, hit) })),
    ...hits(text, idTalk, 'id-number'),
  ]
}

const kindOf = (text: string, { from, to }: Hit): FindingKind =>
  /(hospital|clinic)$/.test(text.slice(from, to)) ? 'health' : 'school'

/** Words that begin sentences or are said of anybody. */
const common =
  /^(a|an|the|this|that|these|those|our|your|my|his|her|their|its|we|you|he|she|it|they|i|one|two|three|each|every|any|some|no|yes|please|thank|thanks|good|new|warm|if|in|on|at|for|from|to|of|by|as|and|or|but|with|when|who|what|where|there|here|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|mother|father|grandmother|grandfather|granny|grandma|grandpa|mum|dad|boy|girl|child|children|student|teacher|neighbour|neighbours|volunteer|volunteers|mulin|primary|middle|high|secondary|junior|elementary|public|local|nearby|village|community|private|state|size|chinese|english|spring|summer|autumn|winter|national|international|after|before|during|while|only|also|not|all|both|same|other|another|he's|she's|it's|that's|there's|let's)$/

/** Cuts a hit to the words written with a capital letter; nothing is left if there is none. */
function trimmed(hit: Hit, text: string, capital: (at: number) => boolean): Hit | undefined {
  const words = [...text.slice(hit.from, hit.to).matchAll(/[^\s,]+/g)].map((match) => ({
    from: hit.from + match.index,
    to: hit.from + match.index + match[0].length,
    word: match[0],
  }))
  const first = words.find(({ from, word }) => (capital(from) || /\d/.test(word)) && !common.test(word))
  if (!first) return undefined
  const isName = hit.kind === 'name'
  const last = isName
    ? words.findLast(({ from, word }) => capital(from) && !common.test(word))!
    : words.at(-1)!
  // 'Primary school' says nothing without the name before it.
  if (!isName && first.from === last.from) return undefined
  return { ...hit, from: first.from, to: last.to }
}

/** 'Mrs Chen', 'teacher Wang': the title belongs to what is pointed out. */
function withTitle(text: string, capital: (at: number) => boolean): Hit[] {
  return [...text.matchAll(titled)].flatMap((match) => {
    const said = match[1]!
    const at = match.index + match[0].lastIndexOf(said)
    const words = [...said.matchAll(/[^\s]+/g)].filter((word) => capital(at + word.index))
    if (words[0]?.index !== 0) return []
    const last = words.at(-1)!
    return [{ from: match.index, to: at + last.index + last[0].length, kind: 'name' as const }]
  })
}

function everyWordCapital({ from, to }: Hit, text: string, capital: (at: number) => boolean): boolean {
  const found = [...text.slice(from, to).matchAll(/[^\s,]+/g)]
  return found.length > 1 && found.every((match) => capital(from + match.index))
}

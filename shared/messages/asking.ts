import { type Forecast, promisedProbability } from '../rules/forecast.ts'
import type { Reason } from '../rules/match-reasons.ts'
import type { WaitingReason } from '../rules/outlook.ts'
import { catalogue, type Language } from './catalogue.ts'

/** Whom a need asks and why, for its organisation. */
export const askingWords = catalogue({
  'zh-CN': {
    list: '、',
    // Before it is published
    forecastTitle: '发布后会怎样',
    forecastComing: '正在估算会请多少位邻居，过一会儿刷新就能看到。',
    asks: (people: number) => `大约会请 ${people} 位邻居`,
    asksNobody: '附近暂时没有合适的邻居。可以先发布，再把链接发到群里，或请更多人加入。',
    firstYes: (percent: number, within: string) => `有 ${percent}% 的把握，${within}有人答应`,
    someYes: (percent: number) => `一天之内有人答应的把握大约是 ${percent}%`,
    both: (asks: string, yes: string) => `${asks}；${yes}。`,
    allInDay: (percent: number) => `一天之内全部凑齐的把握大约是 ${percent}%。`,
    allInWeek: (percent: number) => `七天之内全部凑齐的把握大约是 ${percent}%。`,
    tooFew: '附近合适的人不够：可以把链接也发到群里，或请更多人加入。',
    honest: '这是按以往的回应估算的，不是保证。',
    minutes: (n: number) => `${n} 分钟内`,
    hours: (n: number) => `${n} 小时内`,
    // Whom it has asked
    each: '问了哪些人，为什么',
    why: (name: string, reasons: string) => `${name}：${reasons}`,
    oneIn: (yes: number, of: number) => `${of} 位里 ${yes} 位`,
    oneInMeans: '“20 位里 1 位”：像这样的邻居，问 20 位大约有 1 位会答应。',
    saidNo: '这次帮不上',
    notReached: '没有送到',
    unsure: '不确定有没有送到',
    silent: '还没有回音',
    gave: '答应了',
    next: '接下来会问谁',
    nextNone: '附近能问的人都问过了。',
    initial: (letter: string) => `${letter}**`,
    othersTitle: '其他人',
    anyTime: '人数和名单会随大家的回应变化。',
  },
  en: {
    list: ', ',
    forecastTitle: 'What to expect',
    forecastComing: 'We are working out how many neighbours will be asked. Reload in a moment to see it.',
    asks: (people: number) => `Asks about ${people} ${people === 1 ? 'person' : 'people'}`,
    asksNobody:
      'Nobody nearby fits yet. You can publish it and share the link in a group, or invite more people to join.',
    firstYes: (percent: number, within: string) => `${percent}% chance of a first yes ${within}`,
    someYes: (percent: number) => `about ${percent}% chance of a yes within a day`,
    both: (asks: string, yes: string) => `${asks}; ${yes}.`,
    allInDay: (percent: number) => `About ${percent}% chance that everything is promised within a day.`,
    allInWeek: (percent: number) => `About ${percent}% chance that everything is promised within seven days.`,
    tooFew: 'Too few people nearby fit: share the link in a group as well, or invite more people to join.',
    honest: 'An estimate from earlier answers, not a guarantee.',
    minutes: (n: number) => `within ${n} ${n === 1 ? 'minute' : 'minutes'}`,
    hours: (n: number) => `within ${n} ${n === 1 ? 'hour' : 'hours'}`,
    each: 'Who was asked, and why',
    why: (name: string, reasons: string) => `${name}: ${reasons}`,
    oneIn: (yes: number, of: number) => `${yes} in ${of}`,
    oneInMeans: '“1 in 20”: of twenty neighbours like this one, about one says yes.',
    saidNo: 'not this time',
    notReached: 'not delivered',
    unsure: 'delivery unclear',
    silent: 'no answer yet',
    gave: 'promised something',
    next: 'Who would be asked next',
    nextNone: 'Everybody nearby who could be asked has been.',
    initial: (letter: string) => `${letter}**`,
    othersTitle: 'Everybody else',
    anyTime: 'This changes with every answer.',
  },
})

const reasonWords = catalogue({
  'zh-CN': {
    'same-community': '住在同一个社区',
    'same-street': '住在同一个街道',
    'same-district': '住在同一个区县',
    'same-city': '住在同一个城市',
    topic: '愿意帮这类忙',
    skill: '有这门手艺',
    'offer-fits': '说过有合适的东西，大小也对',
    'offer-may-fit': '说过有这类东西',
    'said-yes-before': '以前答应过',
    'never-asked': '还没有打扰过',
    kept: '有难得的专长，尽量留给需要的人',
    justRested: '最近问过，已经休息好',
    rested: (weeks: number) => `${weeks} 周没有打扰过`,
  },
  en: {
    'same-community': 'lives in the same community',
    'same-street': 'lives in the same street',
    'same-district': 'lives in the same district',
    'same-city': 'lives in the same city',
    topic: 'wants to help with this',
    skill: 'has the skill',
    'offer-fits': 'has offered just this, in this size',
    'offer-may-fit': 'has offered such things',
    'said-yes-before': 'has said yes before',
    'never-asked': 'never asked so far',
    kept: 'has a rare skill, kept for those who need it',
    justRested: 'asked lately, has rested since',
    rested: (weeks: number) => `not asked for ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`,
  },
})

/** A reason as people say it: 'not asked for 3 weeks'. */
export function sayReason(reason: Reason, language: Language): string {
  const words = reasonWords[language]
  const rested = /^rested-(\d+)$/.exec(reason)
  if (rested) return rested[1] === '0' ? words.justRested : words.rested(Number(rested[1]))
  return words[reason as Exclude<Reason, `rested-${number}`>]
}

export function sayReasons(reasons: readonly Reason[], language: Language): string {
  return reasons.map((reason) => sayReason(reason, language)).join(askingWords[language].list)
}

const waitingWords: Readonly<Record<Language, Readonly<Record<WaitingReason, (n: number) => string>>>> = {
  'zh-CN': {
    'their-turn-comes': (n) => `还可以问 ${n} 位（包括上面这些）`,
    asked: (n) => `${n} 位已经知道`,
    resting: (n) => `${n} 位正在休息`,
    'left-to-another': (n) => `${n} 位先留给您机构另一个差得更少的需求`,
    quiet: (n) => `${n} 位现在不便打扰`,
    'no-skill': (n) => `${n} 位没有所需的专长`,
  },
  en: {
    'their-turn-comes': (n) => `${n} can still be asked, those above among them`,
    asked: (n) => `${n} know of it already`,
    resting: (n) => `${n} ${n === 1 ? 'is' : 'are'} resting`,
    'left-to-another': (n) => `${n} left to another need of yours with less missing`,
    quiet: (n) => `${n} ${n === 1 ? 'is' : 'are'} not to be disturbed now`,
    'no-skill': (n) => `${n} ${n === 1 ? 'lacks' : 'lack'} the skill`,
  },
}

/** How many of the others there are for a reason: '12 are resting'. */
export function sayWaiting(reason: WaitingReason, count: number, language: Language): string {
  return waitingWords[language][reason](count)
}

/** Below this chance of being covered within seven days a poster is told what else she can do. */
const tooFewBelow = 0.5

/** How likely somebody is to say yes, as people say it: '1 in 20'. */
export function sayChance(chance: number, language: Language): string {
  const { oneIn } = askingWords[language]
  if (chance > 0.58) return oneIn(2, 3)
  return oneIn(1, steps.find((of) => chance > 1 / (of * 1.2)) ?? 100)
}

const steps = [2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100]

/** What a poster may expect, as two or three honest sentences. */
export function sayForecast(seen: Forecast, language: Language): string[] {
  const words = askingWords[language]
  if (seen.people === 0) return [words.asksNobody]
  const yes =
    seen.probability >= promisedProbability
      ? words.firstYes(100 * promisedProbability, sayWithin(seen.withinMs, language))
      : words.someYes(roundPercent(seen.probability))
  const all =
    seen.coveredInDay >= promisedProbability
      ? words.allInDay(roundPercent(seen.coveredInDay))
      : words.allInWeek(roundPercent(seen.coveredInWeek))
  const few = seen.coveredInWeek < tooFewBelow ? [words.tooFew] : []
  return [words.both(words.asks(seen.people), yes), all, ...few]
}

/** In steps of five, and never none or all: an estimate knows no better. */
const roundPercent = (share: number): number => Math.min(95, Math.max(5, Math.round(20 * share) * 5))

/** Minutes in steps of ten, hours from two on: an estimate is no timetable. */
function sayWithin(ms: number, language: Language): string {
  const words = askingWords[language]
  const minutes = Math.max(10, Math.ceil(ms / 600_000) * 10)
  return minutes < 120 ? words.minutes(minutes) : words.hours(Math.ceil(minutes / 60))
}

import { sayAbout, sayDate } from '../rules/date-words.ts'
import { dayOf } from '../rules/dates.ts'
import type { Quantities } from '../rules/ledger.ts'
import type { Part, PartKind, WhereItStands } from '../rules/where-it-stands.ts'
import { outcomeWords } from './board.ts'
import { catalogue, type Language } from './catalogue.ts'

/** What a part is said with: how many people, who, what, and a day or an hour in words. */
interface Said {
  readonly n: number
  readonly who: string
  readonly what: string
  readonly when: string
  readonly today: boolean
  readonly outcome: string
}

const words = catalogue({
  'zh-CN': {
    join: '；',
    end: '。',
    gap: '',
    'not-out': () => '还没有发布，没有人看得到',
    'in-review': () => '写好了，在等另一位同事审核',
    cancelled: () => '已经取消，不再问人',
    closed: ({ outcome, n }: Said) =>
      `已经结案${outcome ? `：${outcome}` : ''}${n > 0 ? `，${n} 位邻居送来了东西` : ''}`,
    asked: ({ n, when, today }: Said) => `${today ? '今天' : `${when}以来`}问了 ${n} 位邻居`,
    'nobody-asked': () => '还没有问过任何人',
    came: ({ n }: Said) => `${n} 位送来的已经收到`,
    brings: ({ who, what, when }: Said) => `${who} ${when}前带来 ${what}`,
    'others-bring': ({ n }: Said) => `另有 ${n} 位也答应了`,
    missing: ({ what }: Said) => `还差 ${what}`,
    'all-promised': () => '都有人认领了',
    'all-here': () => '东西都到齐了',
    'send-on': () => '接下来：检查一遍，提交或发布',
    approve: () => '审核通过后马上开始问邻居',
    confirm: ({ n }: Said) => `${n} 位说已经送到，请确认收到`,
    call: ({ n }: Said) => `${n} 位过了说好的日子，请问一声`,
    thank: () => '接下来：结案，写一句感谢',
    'extend-or-close': () => '已截止：请延期或结案',
    'asking-now': () => '这就去问下一批邻居',
    'ask-next': ({ when }: Said) => `没人认领的话，${when}再问下一批`,
    'nobody-left': () => '眼下没有更多合适的人可问，睦邻会隔几小时再看；也可以发到群里',
    stopped: () => '求助消息已停止，暂时不问人',
    'last-comes': ({ when }: Said) => `最后一份说好 ${when}送到`,
  },
  en: {
    join: '; ',
    end: '.',
    gap: ' ',
    'not-out': () => 'It is not published: nobody sees it yet',
    'in-review': () => 'It is written and is waiting for a colleague to approve it',
    cancelled: () => 'It was cancelled; nobody is asked any more',
    closed: ({ outcome, n }: Said) =>
      `It is closed${outcome ? `, ${outcome}` : ''}${n > 0 ? `; ${neighbours(n)} gave something` : ''}`,
    asked: ({ n, when, today }: Said) => `Asked ${neighbours(n)} ${today ? 'today' : `since ${when}`}`,
    'nobody-asked': () => 'Nobody has been asked yet',
    came: ({ n }: Said) => `what ${n === 1 ? 'one of them' : `${n} of them`} brought is here`,
    brings: ({ who, what, when }: Said) => `${who} brings ${what} by ${when}`,
    'others-bring': ({ n }: Said) => (n === 1 ? 'one more has promised' : `${n} more have promised`),
    missing: ({ what }: Said) => `still missing: ${what}`,
    'all-promised': () => 'everything is promised',
    'all-here': () => 'everything is here',
    'send-on': () => 'Next: check it, then hand it in or publish it',
    approve: () => 'Once it is approved, neighbours are asked at once',
    confirm: ({ n }: Said) =>
      n === 1
        ? 'One says it was dropped off: please confirm'
        : `${n} say theirs was dropped off: please confirm`,
    call: ({ n }: Said) =>
      n === 1
        ? 'One is past the promised day: please ask them'
        : `${n} are past the promised day: please ask them`,
    thank: () => 'Next: close it and say thank you',
    'extend-or-close': () => 'The deadline is over: extend it or close it',
    'asking-now': () => 'The next neighbours are being asked now',
    'ask-next': ({ when }: Said) => `If nobody promises before, the next neighbours are asked ${when}`,
    'nobody-left': () =>
      'Nobody else fits for now; Mulin looks again every few hours, and you can share it in a group',
    stopped: () => 'All requests are stopped for now',
    'last-comes': ({ when }: Said) => `The last is promised for ${when}`,
  },
})

const neighbours = (n: number): string => (n === 1 ? 'one neighbour' : `${n} neighbours`)

/** Where a need stands and what comes next, in one or two plain sentences. */
export function sayWhereItStands(
  { now: parts, next }: WhereItStands,
  {
    language,
    zone,
    now,
    quantities,
  }: {
    readonly language: Language
    readonly zone: string
    readonly now: number
    /** Things in the need's own words. */
    readonly quantities: (what: Quantities) => string
  },
): string {
  const say = words[language]
  const date = (at: number) => sayDate(at, zone, language, now)
  const part = (one: Part): string => {
    const at = 'since' in one ? one.since : 'by' in one ? one.by : 'at' in one ? one.at : undefined
    const kind: PartKind = one.kind
    return say[kind]({
      n: 'people' in one ? one.people : 0,
      who: 'who' in one ? one.who : '',
      what: 'what' in one ? quantities(one.what) : '',
      when: at === undefined ? '' : kind === 'ask-next' ? sayAbout(at, zone, language, now) : date(at),
      today: at !== undefined && dayOf(at, zone) === dayOf(now, zone),
      outcome: one.kind === 'closed' && one.outcome ? outcomeWords[language][one.outcome] : '',
    })
  }
  const sentence = (all: readonly Part[]) =>
    all.length === 0 ? [] : [startLarge(all.map(part).join(say.join)) + say.end]
  return [...sentence(parts), ...next.flatMap((one) => sentence([one]))].join(say.gap)
}

const startLarge = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

import type { Gathered } from '../rules/campaign-news.ts'
import { between } from './between.ts'
import { catalogue, type Language } from './catalogue.ts'
import type { MailWords } from './mail-layout.ts'

/** What has happened in a campaign since its last letter. Mail travels in the clear: public headlines only. */
export interface NewsFacts {
  readonly name: string
  /** Absent when it is not there any more. */
  readonly campaign: string | undefined
  readonly organization: string
  /** How many of its needs somebody has taken, and how many there are. */
  readonly taken: number
  readonly all: number
  /** The headlines of the needs, by what happened to them. */
  readonly news: Readonly<Partial<Record<Gathered, readonly string[]>>>
  /** The campaign's page; the board when it is not there any more. */
  readonly link: string
}

const words = catalogue({
  'zh-CN': {
    hello: (name: string) => `${name}，您好！`,
    gone: '一个已删除的活动',
    subject: (campaign: string, taken: number, all: number, todo: number) =>
      `${taken}/${all} 已认领${todo > 0 ? `，${todo} 件待办` : ''}：${campaign}`,
    sofar: (campaign: string, taken: number, all: number) =>
      `“${campaign}”的 ${all} 个需求里，现在有 ${taken} 个已有人认领。`,
    news: '新的消息：',
    of: (headline: string, times: number) => (times > 1 ? `${headline}（${times} 个）` : headline),
    andMore: (count: number) => `还有别的 ${count} 种`,
    covered: (count: number, what: string) => `新认领 ${count} 个：${what}`,
    'first-pledge': (count: number, what: string) => `${count} 个有人答应了，还没凑齐：${what}`,
    withdrawn: (count: number, what: string) => `${count} 份认领取消了：${what}。空出来的接着请别的邻居`,
    delivered: (count: number, what: string) => `${count} 份说已送到，请您点开确认：${what}`,
    'lapsed-pledge': (count: number, what: string) =>
      `${count} 份过了说好的日子还没送来：${what}。已经接着请别的邻居；如果收到了，请点开确认`,
    'still-needed': (count: number, what: string) =>
      `${count} 份快要送来：${what}。如果不需要了，请现在就告诉对方`,
    button: '打开活动',
    board: '去看板',
    howOften: '活动里的消息几小时合成一封，不会一个需求发一封。',
    small: (organization: string) => `您是${organization}的成员，所以收到这封邮件。登录后可以看详情。`,
  },
  en: {
    hello: (name: string) => `Hello ${name},`,
    gone: 'a campaign that was deleted',
    subject: (campaign: string, taken: number, all: number, todo: number) =>
      `${taken} of ${all} taken${todo > 0 ? `, ${todo} to look at` : ''}: ${campaign}`,
    sofar: (campaign: string, taken: number, all: number) =>
      `Of the ${all} ${all === 1 ? 'need' : 'needs'} of “${campaign}”, ${taken} ${taken === 1 ? 'is' : 'are'} taken now.`,
    news: 'What is new:',
    of: (headline: string, times: number) => (times > 1 ? `${headline} (${times})` : headline),
    andMore: (count: number) => (count === 1 ? 'one other thing' : `${count} other things`),
    covered: (count: number, what: string) => `${count} newly taken: ${what}`,
    'first-pledge': (count: number, what: string) =>
      `${count} with a first promise, something still missing: ${what}`,
    withdrawn: (count: number, what: string) =>
      `${count === 1 ? 'One promise' : `${count} promises`} taken back: ${what}. Others are asked`,
    delivered: (count: number, what: string) => `${count} said to be dropped off, please confirm: ${what}`,
    'lapsed-pledge': (count: number, what: string) =>
      `${count} not brought by the day: ${what}. Others are asked; if it did arrive, please confirm it`,
    'still-needed': (count: number, what: string) =>
      `${count} coming soon: ${what}. If it is not needed any more, please tell them now`,
    button: 'Open the campaign',
    board: 'Go to the board',
    howOften: 'News of a campaign comes together, every few hours at most.',
    small: (organization: string) =>
      `You get this as a member of ${organization}. Sign in to see the details.`,
  },
})

/** What asks something of the reader comes first. */
const order = [
  'delivered',
  'lapsed-pledge',
  'still-needed',
  'covered',
  'first-pledge',
  'withdrawn',
] as const satisfies readonly Gathered[]
const asksSomething: readonly Gathered[] = ['delivered', 'lapsed-pledge', 'still-needed']

/** Different things named in one line; more of them are counted. */
const mostNamed = 6

/** All that has happened in a campaign since its last letter, in one. */
export function campaignNewsMail(language: Language, it: NewsFacts): MailWords {
  const says = words[language]
  const campaign = it.campaign ?? says.gone
  const told = order.flatMap((kind) => {
    const headlines = it.news[kind] ?? []
    return headlines.length > 0 ? [says[kind](headlines.length, counted(language, headlines))] : []
  })
  const todo = asksSomething.reduce((sum, kind) => sum + (it.news[kind]?.length ?? 0), 0)
  const subject = says.subject(campaign, it.taken, it.all, todo)
  return {
    subject,
    paragraphs: [says.hello(it.name), says.sofar(campaign, it.taken, it.all), says.news],
    items: told,
    button: { label: it.campaign === undefined ? says.board : says.button, href: it.link },
    after: [says.howOften],
    small: [says.small(it.organization)],
    short: subject,
  }
}

/** 'coat (2), schoolbag': the same thing is named once. */
function counted(language: Language, headlines: readonly string[]): string {
  const says = words[language]
  const times = new Map<string, number>()
  for (const headline of headlines) times.set(headline, (times.get(headline) ?? 0) + 1)
  const all = [...times].toSorted(([, one], [, other]) => other - one)
  if (all.length === 1) return headlines[0] ?? ''
  const named = all.slice(0, mostNamed).map(([headline, count]) => says.of(headline, count))
  if (all.length > mostNamed) named.push(says.andMore(all.length - mostNamed))
  return named.join(between[language].entries)
}

import { bytesOf, cutToBytes } from '../rules/cut-to-bytes.ts'
import { withoutMarkup } from '../rules/group-markup.ts'
import { catalogue, type Language } from './catalogue.ts'

/** What a group robot's text message takes at most, in bytes of UTF-8 (WeCom's documentation of group robots). */
export const mostRobotBytes = 2048

/** What the robot says is made of; nothing of the beneficiary is among it. */
export interface RobotFacts {
  readonly organization: string
  /** The organisation's own first words to its groups. */
  readonly greeting: string
  /** The public headline: what is still open. */
  readonly what: string
  readonly place: string
  readonly by: string
  readonly link: string
}

const words = catalogue({
  'zh-CN': {
    asks: (org: string) => `【${org}】邻居需要帮忙`,
    asksAgain: (org: string) => `【${org}】有一份又空出来了，还需要邻居帮忙`,
    covered: (org: string) => `【${org}】都有人带了，谢谢大家！`,
    what: (what: string) => `需要：${what}`,
    was: (what: string) => what,
    place: (place: string) => `地点：${place}`,
    by: (by: string) => `时间：${by}`,
    link: '点开选一样，不用注册，不会重复认领：',
    test: (org: string) => `【${org}】这是睦邻的一条测试消息。群机器人已经接通。`,
  },
  en: {
    asks: (org: string) => `${org}: a neighbour needs help`,
    asksAgain: (org: string) => `${org}: something is open again, a neighbour needs help`,
    covered: (org: string) => `${org}: everything is promised. Thank you all!`,
    what: (what: string) => `Needed: ${what}`,
    was: (what: string) => what,
    place: (place: string) => `Where: ${place}`,
    by: (by: string) => `When: ${by}`,
    link: 'Choose what you can bring. No account, and nothing is promised twice:',
    test: (org: string) => `${org}: this is a test message of Mulin. The group robot works.`,
  },
})

export type RobotWord = 'asks' | 'asksAgain' | 'covered'

/** What a robot says of a need: words of people neutralised, one link, and no longer than the group takes: what is needed is cut first. */
export function robotMessage(language: Language, word: RobotWord, facts: RobotFacts): string {
  const said = words[language]
  const org = cutToBytes(withoutMarkup(facts.organization), 180)
  const what = withoutMarkup(facts.what)
  if (word === 'covered') return fitting([said.covered(org)], said.was(what), [])
  const greeting = cutToBytes(withoutMarkup(facts.greeting), 360)
  return fitting([...(greeting ? [greeting] : []), said[word](org)], said.what(what), [
    said.place(cutToBytes(withoutMarkup(facts.place), 240)),
    said.by(withoutMarkup(facts.by)),
    said.link,
    facts.link,
  ])
}

/** What an administrator's test says. */
export function robotTest(language: Language, organization: string): string {
  return words[language].test(cutToBytes(withoutMarkup(organization), 180))
}

function fitting(before: readonly string[], what: string, after: readonly string[]): string {
  const taken = bytesOf([...before, '', ...after].join('\n'))
  return [...before, cutToBytes(what, mostRobotBytes - taken), ...after].join('\n')
}

import { catalogue } from './catalogue.ts'

/** What a timeline's sentence is made of: who did it, whose promise it is, what, how many, in how many rounds, and a note. */
export interface Told {
  readonly by: string
  readonly who: string
  readonly what: string
  readonly count: number
  readonly rounds: number
  readonly note: string
}

/** What happened to a need, in a sentence each. */
export const timelineWords = catalogue({
  'zh-CN': {
    posted: (e: Told) => `${e.by} 写下了这个需求`,
    'review-asked': (e: Told) => `${e.by} 请同事审核`,
    'sent-back': (e: Told) => `${e.by} 退回修改${e.note ? `：${e.note}` : ''}`,
    approved: (e: Told) => `${e.by} 审核通过，开始问邻居`,
    edited: (e: Told) => `${e.by} 修改了内容`,
    extended: (e: Told) => `${e.by} 延期了`,
    cancelled: (e: Told) => `${e.by} 取消了这个需求${e.note ? `：${e.note}` : ''}`,
    wave: (e: Told) => `${e.rounds > 1 ? `分 ${e.rounds} 轮` : ''}问了 ${e.count} 位邻居`,
    pledged: (e: Told) => `${e.who} 答应带 ${e.what}`,
    changed: (e: Told) => `${e.who} 改成带 ${e.what}`,
    withdrawn: (e: Told) => (e.by === e.who ? `${e.who} 来不了了` : `${e.by} 替 ${e.who} 取消了`),
    promoted: (e: Told) => `轮到候补的 ${e.who}：${e.what}`,
    reminded: (e: Told) => `提醒了 ${e.who}`,
    lapsed: (e: Told) => `${e.who} 的 ${e.what} 过了日子没有来，空出来再请人`,
    delivered: (e: Told) => `${e.who} 说已送到 ${e.what}`,
    received: (e: Told) => `${e.by} 确认收到 ${e.who} 的 ${e.what}`,
    'no-show': (e: Told) => `${e.by} 记下：${e.who} 的 ${e.what} 没有来${e.note ? `（${e.note}）` : ''}`,
    expired: () => '截止日期到了',
    closed: (e: Told) => `${e.by} 结了案`,
    'consent-withdrawn': () => '监护人收回了同意，立即停止',
    'answered-back': (e: Told) => `${e.who} 回话：${e.note}`,
    noted: (e: Told) => `${e.who} 写了张小纸条`,
    'handed-over': (e: Told) => `${e.by} 把它转给了同事`,
    'campaign-left': (e: Told) => `${e.by} 把它移出活动${e.note ? `“${e.note}”` : ''}`,
    'campaign-joined': (e: Told) => `${e.by} 把它放进活动${e.note ? `“${e.note}”` : ''}`,
    'offer-asked': (e: Told) => `${e.by} 请睦邻去问一位手上正好有的邻居`,
    'hub-stopped': (e: Told) => `服务中心停止了这个需求${e.note ? `：${e.note}` : ''}`,
    'hub-held': (e: Told) => `服务中心暂停了求助${e.note ? `：${e.note}` : ''}`,
    'hub-released': () => '服务中心恢复了求助',
    mulin: '睦邻',
    colleague: '同事',
  },
  en: {
    posted: (e: Told) => `${e.by} wrote this need down`,
    'review-asked': (e: Told) => `${e.by} asked for a review`,
    'sent-back': (e: Told) => `${e.by} sent it back${e.note ? `: ${e.note}` : ''}`,
    approved: (e: Told) => `${e.by} approved it; neighbours are asked`,
    edited: (e: Told) => `${e.by} edited it`,
    extended: (e: Told) => `${e.by} extended the deadline`,
    cancelled: (e: Told) => `${e.by} cancelled it${e.note ? `: ${e.note}` : ''}`,
    wave: (e: Told) =>
      `${e.count === 1 ? '1 neighbour was' : `${e.count} neighbours were`} asked${e.rounds > 1 ? ` in ${e.rounds} rounds` : ''}`,
    pledged: (e: Told) => `${e.who} promised ${e.what}`,
    changed: (e: Told) => `${e.who} changed it to ${e.what}`,
    withdrawn: (e: Told) => (e.by === e.who ? `${e.who} cannot come` : `${e.by} cancelled it for ${e.who}`),
    promoted: (e: Told) => `${e.who} moved up from standby: ${e.what}`,
    reminded: (e: Told) => `${e.who} was reminded`,
    lapsed: (e: Told) => `${e.what} from ${e.who} did not come in time; others are asked`,
    delivered: (e: Told) => `${e.who} says ${e.what} was dropped off`,
    received: (e: Told) => `${e.by} confirmed ${e.what} from ${e.who}`,
    'no-show': (e: Told) =>
      `${e.by} noted that ${e.what} from ${e.who} did not come${e.note ? ` (${e.note})` : ''}`,
    expired: () => 'the deadline passed',
    closed: (e: Told) => `${e.by} closed it`,
    'consent-withdrawn': () => 'the guardian withdrew the consent; stopped at once',
    'answered-back': (e: Told) => `${e.who} answered: ${e.note}`,
    noted: (e: Told) => `${e.who} wrote a note to send along`,
    'handed-over': (e: Told) => `${e.by} handed it over to a colleague`,
    'campaign-left': (e: Told) => `${e.by} took it out of the campaign${e.note ? ` “${e.note}”` : ''}`,
    'campaign-joined': (e: Told) => `${e.by} put it into the campaign${e.note ? ` “${e.note}”` : ''}`,
    'offer-asked': (e: Told) => `${e.by} had Mulin ask a neighbour who has just this`,
    'hub-stopped': (e: Told) => `the hub stopped it${e.note ? `: ${e.note}` : ''}`,
    'hub-held': (e: Told) => `the hub paused requests${e.note ? `: ${e.note}` : ''}`,
    'hub-released': () => 'the hub resumed requests',
    mulin: 'Mulin',
    colleague: 'a colleague',
  },
})

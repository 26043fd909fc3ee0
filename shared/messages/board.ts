import { catalogue } from './catalogue.ts'

/** The board, and the words every page about a need's progress uses. */
export const boardWords = catalogue({
  'zh-CN': {
    title: '看板',
    toDo: '现在要做的',
    nothingToDo: '都处理好了，眼下没有要您做的事。',
    late: (n: number) => `${n} 份过了说好的日子`,
    'to-confirm': (n: number) => `${n} 份说已送到，等您确认`,
    'to-review': () => '等审核',
    'to-close': () => '东西都到齐了，可以结案道谢',
    expired: () => '期限已过：延期还是结案？',
    needs: '进行中的需求',
    none: '还没有进行中的需求。',
    post: '发起一个需求',
    closedNeeds: '已结束的需求',
    campaigns: '活动：几十个需求一个链接',
    imports: '导入名单',
    exports: '导出',
    backToBoard: '回到看板',
    noneClosed: '还没有已结束的需求。',
    earlier: '更早的',
    by: (day: string) => `${day}截止`,
    waves: (n: number) => (n === 0 ? '还没有发出邀请' : `已邀请 ${n} 轮`),
    urgent: '急',
    progress: (received: number, promised: number, open: number, unit: string) =>
      `收到 ${received} · 说好 ${promised} · 还差 ${open} ${unit}`,
    bar: (label: string, taken: number, wanted: number) => `${label}：${wanted} 份里已有 ${taken} 份有着落`,
    lateHere: (n: number) => `迟了 ${n} 份`,
    toConfirmHere: (n: number) => `待确认 ${n} 份`,
  },
  en: {
    title: 'Board',
    toDo: 'To do now',
    nothingToDo: 'All done. Nothing is waiting for you.',
    late: (n: number) => (n === 1 ? '1 promise is late' : `${n} promises are late`),
    'to-confirm': (n: number) => (n === 1 ? '1 drop-off to confirm' : `${n} drop-offs to confirm`),
    'to-review': () => 'waiting for review',
    'to-close': () => 'everything arrived: close and say thank you',
    expired: () => 'the deadline has passed: extend or close?',
    needs: 'Needs in progress',
    none: 'No needs in progress yet.',
    post: 'Post a need',
    closedNeeds: 'Needs that are over',
    campaigns: 'Campaigns: many needs, one link',
    imports: 'Import a list',
    exports: 'Export',
    backToBoard: 'Back to the board',
    noneClosed: 'No need is over yet.',
    earlier: 'Earlier',
    by: (day: string) => `by ${day}`,
    waves: (n: number) => (n === 0 ? 'nobody asked yet' : n === 1 ? 'asked 1 wave' : `asked ${n} waves`),
    urgent: 'urgent',
    progress: (received: number, promised: number, open: number, unit: string) =>
      `${received} received · ${promised} promised · ${open} ${unit} still open`,
    bar: (label: string, taken: number, wanted: number) =>
      `${label}: ${taken} of ${wanted} promised or received`,
    lateHere: (n: number) => `${n} late`,
    toConfirmHere: (n: number) => `${n} to confirm`,
  },
})

/** Where a need stands. */
export const standingWords = catalogue({
  'zh-CN': {
    draft: '草稿',
    review: '等审核',
    open: '征集中',
    covered: '都有人认领了',
    arrived: '都收到了',
    expired: '期限已过',
    closed: '已结案',
    cancelled: '已取消',
  },
  en: {
    draft: 'draft',
    review: 'waiting for review',
    open: 'open',
    covered: 'covered',
    arrived: 'all received',
    expired: 'deadline passed',
    closed: 'closed',
    cancelled: 'cancelled',
  },
})

/** How a need ended. */
export const outcomeWords = catalogue({
  'zh-CN': { fully: '全部满足', partly: '部分满足', not: '没有满足' },
  en: { fully: 'fully met', partly: 'partly met', not: 'not met' },
})

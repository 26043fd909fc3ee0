import { catalogue } from './catalogue.ts'

/** Doing something to several needs at once. */
export const severalWords = catalogue({
  'zh-CN': {
    withTicked: '把选中的需求',
    extend: '延期',
    'hand-over': '转给同事',
    approve: '审核通过（等审核的）',
    close: '结案：全部满足',
    campaign: '放进或移出活动',
    look: '先看看会怎样',
    noneTicked: '还没有选中需求',
    noneTickedText: '请在看板上勾选一个或几个需求，再选要做什么。',
    tooMany: (most: number) => `一次最多处理 ${most} 个，下面是前 ${most} 个。其余的请再来一次。`,
    back: '回到看板',
    'title-extend': '一起延期',
    'title-hand-over': '一起转给同事',
    'title-approve': '一起审核通过',
    'title-close': '一起结案',
    'title-campaign': '放进或移出活动',
    nothing: '选中的需求，这一步都不能做：',
    'will-extend': (n: number) => `这 ${n} 个会延期，已经答应的不变：`,
    'will-hand-over': (n: number) => `这 ${n} 个会转给新的负责人：`,
    'will-approve': (n: number) => `这 ${n} 个会发布，开始问邻居。志愿者会看到这些话，请逐个读一遍：`,
    'will-close': (n: number) => `这 ${n} 个会按“全部满足”结案，送来东西的人会收到感谢：`,
    'will-campaign': (n: number) => `这 ${n} 个需求会换到下面选的活动里，答应的和链接都不变：`,
    willNot: (n: number) => `这 ${n} 个不动：`,
    now: (day: string) => `现在截止 ${day}`,
    gets: (people: number) => `${people} 位会收到感谢`,
    who: (name: string) => `现在由 ${name} 负责`,
    'press-extend': (n: number) => `延期 ${n} 个`,
    'press-hand-over': (n: number) => `转交 ${n} 个`,
    'press-approve': (n: number) => `发布 ${n} 个`,
    'press-close': (n: number) => `结案 ${n} 个，发出感谢`,
    'press-campaign': (n: number) => `改好这 ${n} 个`,
    'done-extend': (n: number) => `${n} 个需求已延期。`,
    'done-hand-over': (n: number) => `${n} 个需求已转交。`,
    'done-approve': (n: number) => `${n} 个需求已发布。`,
    'done-close': (n: number) => `${n} 个需求已结案，感谢信正在发出。`,
    'done-campaign': (n: number) => `${n} 个需求的活动已改好。`,
    inCampaign: (title: string) => `现在在“${title}”里`,
    campaignChoice: '放进哪个活动',
    campaignChoose: '请选一个',
    campaignNone: '不放进活动（移出来）',
    campaignNew: '新的活动，名字写在下面',
    campaignTitle: '新活动的名字',
    campaignTitleHint: '会公开，不要写谁的名字。最多 60 个字。',
    campaignTitleMissing: '请给新的活动起个名字，最多 60 个字。',
    noSuchCampaign: '这个活动已经不在了，或者放满了。',
    campaignGivesAway: '活动公开的话里有这位受助人档案里的字，先改活动的话再放进去。',
    partly: (done: number, of: number) => `${of} 个里做成了 ${done} 个`,
    partlyText: '没做成的在下面，各有原因。已做成的不用再做；再按一次也不会重复。',
    notThere: '已经不在了',
    toConfirm: '有人说已送到，请先确认。',
    notAllReceived: '还有东西没有确认收到，请先确认。',
    givesAway: '这段话可能让人认出受助人，请换个说法，或单独结案。',
    noteMissing: '请写一两句给送来东西的人。',
    alreadyClosed: '已经结案了，以先结的为准。',
  },
  en: {
    withTicked: 'With those selected',
    extend: 'extend the deadline',
    'hand-over': 'hand over to a colleague',
    approve: 'approve (those in review)',
    close: 'close as fully met',
    campaign: 'put into or take out of a campaign',
    look: 'See what will happen',
    noneTicked: 'No need is selected',
    noneTickedText: 'Tick one or more needs on the board, then choose what to do with them.',
    tooMany: (most: number) =>
      `At most ${most} at once: these are the first ${most}. Please come back for the rest.`,
    back: 'Back to the board',
    'title-extend': 'Extend several needs',
    'title-hand-over': 'Hand over several needs',
    'title-approve': 'Approve several needs',
    'title-close': 'Close several needs',
    'title-campaign': 'Put into or take out of a campaign',
    nothing: 'This cannot be done with any of them:',
    'will-extend': (n: number) =>
      n === 1
        ? 'This one gets more time; its promises stay:'
        : `These ${n} get more time; their promises stay:`,
    'will-hand-over': (n: number) =>
      n === 1 ? 'This one goes to a colleague:' : `These ${n} go to a colleague:`,
    'will-approve': (n: number) =>
      n === 1
        ? 'This one is published and neighbours are asked. Please read what they will read:'
        : `These ${n} are published and neighbours are asked. Please read each as they will:`,
    'will-close': (n: number) =>
      n === 1
        ? 'This one is closed as fully met; those who gave are thanked:'
        : `These ${n} are closed as fully met; those who gave are thanked:`,
    'will-campaign': (n: number) =>
      n === 1
        ? 'This one moves to the campaign chosen below; its promises and its link stay:'
        : `These ${n} move to the campaign chosen below; their promises and links stay:`,
    willNot: (n: number) => (n === 1 ? 'This one stays as it is:' : `These ${n} stay as they are:`),
    now: (day: string) => `now by ${day}`,
    gets: (people: number) => (people === 1 ? '1 person is thanked' : `${people} people are thanked`),
    who: (name: string) => `now with ${name}`,
    'press-extend': (n: number) => `Extend ${n}`,
    'press-hand-over': (n: number) => `Hand over ${n}`,
    'press-approve': (n: number) => `Publish ${n}`,
    'press-close': (n: number) => `Close ${n} and thank them`,
    'press-campaign': (n: number) => `Move ${n}`,
    'done-extend': (n: number) => (n === 1 ? '1 need has more time.' : `${n} needs have more time.`),
    'done-hand-over': (n: number) => (n === 1 ? '1 need was handed over.' : `${n} needs were handed over.`),
    'done-approve': (n: number) => (n === 1 ? '1 need is published.' : `${n} needs are published.`),
    'done-close': (n: number) =>
      n === 1
        ? '1 need is closed; thanks are on their way.'
        : `${n} needs are closed; thanks are on their way.`,
    'done-campaign': (n: number) => (n === 1 ? '1 need was moved.' : `${n} needs were moved.`),
    inCampaign: (title: string) => `now in “${title}”`,
    campaignChoice: 'Into which campaign',
    campaignChoose: 'Please choose',
    campaignNone: 'Into none: take them out',
    campaignNew: 'A new one, named below',
    campaignTitle: 'Name of the new campaign',
    campaignTitleHint: 'It is public: please no person’s name. At most 60 characters.',
    campaignTitleMissing: 'Please give the new campaign a name of at most 60 characters.',
    noSuchCampaign: 'This campaign is no longer there, or it is full.',
    campaignGivesAway:
      'The public words of the campaign hold something of this person’s record. Please change those words first.',
    partly: (done: number, of: number) => `${done} of ${of} done`,
    partlyText:
      'The others are below, each with its reason. What is done is done; pressing again repeats nothing.',
    notThere: 'no longer there',
    toConfirm: 'Somebody says it was dropped off: please confirm that first.',
    notAllReceived: 'Not everything is confirmed as received: please confirm it first.',
    givesAway:
      'The note may tell people who it is about. Please say it differently, or close this one by itself.',
    noteMissing: 'Please write a sentence to those who gave.',
    alreadyClosed: 'It was closed already; the first to close counts.',
  },
})

import { withoutMarkup } from '../rules/group-markup.ts'
import { unitOf } from '../rules/unit-words.ts'
import { catalogue, type Language } from './catalogue.ts'

/** Campaigns: needs under one page and one link. */
export const campaignWords = catalogue({
  'zh-CN': {
    title: '活动',
    intro: '一个活动把几十个需求放在一个页面、一个链接下，每个需求分别认领。',
    none: '还没有活动。可以导入一份需求名单，也可以在看板上选中几个需求，放进一个新的活动。',
    toImport: '导入需求',
    entry: (needs: number, day: string) => `${needs} 个需求，${day}`,
    taken: (taken: number, all: number) => `${all} 个需求里有 ${taken} 个已有人认领`,
    waiting: (count: number) => `${count} 个还没有发布`,
    toCheck: '一起审核并发布',
    needs: '活动里的需求',
    gone: '（已删除）',
    earlier: '前面的',
    later: '后面的',
    edit: '修改名称和说明',
    editTitle: '修改活动',
    onBoard: '在看板上看这些需求',
    save: '保存',
    ended: '已结束',
    toEnd: '结束活动',
    endTitle: '结束活动',
    endText:
      '结束后，打开链接的人会看到“活动已经结束，谢谢”，不能再从这里认领；已经答应的照常送来。需求还在看板上，照常请邻居帮忙，要停下来请到看板上取消或结案。',
    endFree: (count: number) => `还有 ${count} 个需求没有人认领。`,
    end: '结束这个活动',
    hasEnded: '这个活动已经结束：打开链接的人会看到一句谢谢。',
    noPoster: '活动已经结束，不用再贴海报了',
    goOn: '让它继续',
    deleteTitle: '删除',
    deleteText: '这个活动里没有需求。删除后，它的链接就打不开了。',
    delete: '删除这个活动',
    notEmpty: '活动里已经有需求，不能删除。先把它们移出去，或者结束活动。',
    shareTitle: '发到群里',
    shareText: '复制下面的话，贴到您认识的邻居群里。一个链接，志愿者自己挑一个认领。',
    qrTitle: '二维码',
    back: '回到这个活动',
    notYet: '至少发布一个需求之后，才能发到群里。',

    checkTitle: '一起审核',
    checkText:
      '每个需求都看一眼。标出来的字可能让人认出是谁：记录里有的，请去修改；只是看着像的，确认没有问题就勾选。',
    ready: (count: number) => `${count} 个可以发布`,
    notReady: (count: number) => `${count} 个还要处理`,
    onNextPage: (count: number) => `下一页还有 ${count} 个`,
    approve: (count: number) => `批准并发布这一页的 ${count} 个`,
    approveText: '发布后，睦邻按平常的规则为每个需求分别问最合适的几位邻居。',
    ask: '请同事审核这一批',
    askText: '由另一位同事看过再发布，孩子更安全。同事会收到一封邮件。',
    asked: '已经请同事审核了。',
    approved: (count: number) => `发布了 ${count} 个。`,
    left: (count: number) => `还有 ${count} 个没有发布：有的还要处理，有的刚被改过。`,
    again: (count: number) => `还有 ${count} 个这次没轮到，请再按一次最下面的按钮。`,
    allOut: '没有等待发布的需求了。',
    fix: '修改',
    look: '单独看这一个',

    publicBy: (org: string) => `${org}发起`,
    free: (count: number) => `还有 ${count} 个没人认领`,
    another: '回到活动，再挑一个',
    bring: '我来带这个',
    allTaken: '都有人认领了，谢谢大家！',
    allTakenText: '每一个都有了着落。谢谢您来看。',
    over: '这个活动已经结束，谢谢您。',
    held: '服务中心正在核对，现在先不再请人，恢复以后这个页面照样能用。谢谢您来看。',
    soon: '这个活动还在准备，请过一会儿再来。',
    narrow: '挑一挑',
    what: '东西',
    anything: '什么都可以',
    size: '尺寸',
    anySize: '不限',
    show: '看看',
    found: (count: number) => `找到 ${count} 个。`,
    showAll: '看全部',
    needed: (open: number, unit: string) => `还需要 ${open} ${unit}`,
    by: (day: string) => `${day}前`,
    noAccount: '不用注册，不会重复认领。只收东西、时间和手艺，不收钱。',
    qrLabel: (link: string) => `二维码，打开 ${link}`,
  },
  en: {
    title: 'Campaigns',
    intro: 'A campaign puts many needs on one page with one link; each is promised by itself.',
    none: 'There are no campaigns yet. Import a list of needs, or tick some on the board and put them into a new one.',
    toImport: 'Import needs',
    entry: (needs: number, day: string) => `${needs} ${needs === 1 ? 'need' : 'needs'}, ${day}`,
    taken: (taken: number, all: number) => `${taken} of ${all} taken`,
    waiting: (count: number) => (count === 1 ? 'one is not published yet' : `${count} are not published yet`),
    toCheck: 'Check and publish them',
    needs: 'Needs of this campaign',
    gone: '(deleted)',
    earlier: 'Earlier ones',
    later: 'Later ones',
    edit: 'Change name and words',
    editTitle: 'Change the campaign',
    onBoard: 'See its needs on the board',
    save: 'Save',
    ended: 'over',
    toEnd: 'End the campaign',
    endTitle: 'End the campaign',
    endText:
      'Whoever opens its link then reads that it is over, with thanks, and can promise nothing more from there. What has been promised still comes. Its needs stay on the board and neighbours are still asked: to stop that, cancel or close them there.',
    endFree: (count: number) =>
      count === 1 ? 'One of its needs is still free.' : `${count} of its needs are still free.`,
    end: 'End this campaign',
    hasEnded: 'This campaign is over: whoever opens its link reads a word of thanks.',
    noPoster: 'The campaign is over, so there is no poster',
    goOn: 'Let it go on',
    deleteTitle: 'Delete it',
    deleteText: 'This campaign has no needs. Once it is deleted, its link leads nowhere.',
    delete: 'Delete this campaign',
    notEmpty: 'It has needs and cannot be deleted. Move them out first, or end the campaign.',
    shareTitle: 'Share with a group',
    shareText:
      'Copy these words into a chat group of neighbours you know. One link: everybody picks what they can bring.',
    qrTitle: 'QR code',
    back: 'Back to the campaign',
    notYet: 'It can be shared once one of its needs is published.',

    checkTitle: 'Check them together',
    checkText:
      'Please look at each. The marked words could show who it is. What is in your record must be changed; what only looks like it, tick if it is harmless.',
    ready: (count: number) => (count === 1 ? 'One can be published' : `${count} can be published`),
    notReady: (count: number) => (count === 1 ? 'one needs a change first' : `${count} need a change first`),
    onNextPage: (count: number) => `${count} more on the next page`,
    approve: (count: number) =>
      count === 1
        ? 'Approve and publish the one on this page'
        : `Approve and publish the ${count} on this page`,
    approveText:
      'Mulin then asks for each of them the few neighbours most likely to help, by the usual rules.',
    ask: 'Ask a colleague to approve them',
    askText:
      'A second person looks before they are published: that keeps children safe. Your colleague gets one e-mail.',
    asked: 'A colleague has been asked.',
    approved: (count: number) => (count === 1 ? 'One is published.' : `${count} are published.`),
    left: (count: number) =>
      `${count} ${count === 1 ? 'is' : 'are'} not published yet: a change is needed first, or somebody changed it a moment ago.`,
    again: (count: number) =>
      `There was no time for ${count}: please press the button at the bottom once more.`,
    allOut: 'No need is waiting to be published.',
    fix: 'Change it',
    look: 'Look at this one',

    publicBy: (org: string) => `Asked by ${org}`,
    free: (count: number) => (count === 1 ? 'One is still free' : `${count} are still free`),
    another: 'Back to the campaign, to pick another',
    bring: 'I will bring this',
    allTaken: 'All are taken. Thank you!',
    allTakenText: 'Somebody has been found for every one of them. Thank you for looking.',
    over: 'This campaign is over. Thank you.',
    held: 'The service centre is checking something, and nothing new can be promised just now. Once it goes on this page works as before. Thank you for looking.',
    soon: 'This campaign is being prepared. Please come back in a while.',
    narrow: 'Find what you can bring',
    what: 'What',
    anything: 'anything',
    size: 'Size',
    anySize: 'any size',
    show: 'Show',
    found: (count: number) => (count === 1 ? 'One found.' : `${count} found.`),
    showAll: 'Show all',
    needed: (open: number, unit: string) => `${open}${unit ? ` ${unitOf(open, unit)}` : ''} still needed`,
    by: (day: string) => `by ${day}`,
    noAccount: 'No account, and nothing is promised twice. Things, time and skills only, never money.',
    qrLabel: (link: string) => `QR code that opens ${link}`,
  },
})

const message = catalogue({
  'zh-CN': {
    free: (free: number, all: number) => `一共 ${all} 个心愿，还有 ${free} 个没人认领。`,
    link: '点开挑一个，不用注册，不会重复认领：',
    by: (org: string) => `【${org}】`,
  },
  en: {
    free: (free: number, all: number) =>
      `${all === 1 ? '1 wish' : `${all} wishes`} in all, ${free} still free.`,
    link: 'Pick what you can bring. No account, and nothing is promised twice:',
    by: (org: string) => `${org}: `,
  },
})

/** A campaign ready to paste into a chat group: what it is, how many are free as of now, and its one link. */
export function campaignMessage(
  language: Language,
  it: {
    readonly campaign: { readonly title: string; readonly publicText: string; readonly orgName: string }
    readonly greeting: string
    readonly free: number
    readonly all: number
    readonly link: string
  },
): string {
  const words = message[language]
  const { campaign } = it
  return [
    ...(it.greeting ? [withoutMarkup(it.greeting)] : []),
    withoutMarkup(`${words.by(campaign.orgName)}${campaign.title}`),
    ...(campaign.publicText ? [withoutMarkup(campaign.publicText)] : []),
    words.free(it.free, it.all),
    words.link,
    it.link,
  ].join('\n')
}

import type { MemberNotice } from '../rules/notice-kinds.ts'
import type { Language } from './catalogue.ts'
import type { MailWords } from './mail-layout.ts'

/** What a message to a member may say. Mail travels in the clear: the public headline only, the rest is on the board. */
export interface BoardFacts {
  readonly name: string
  /** The need's public headline. */
  readonly what: string
  /** What it is about this time: the lines of one pledge, in one phrase. */
  readonly lines: string
  readonly place: string
  /** The promised day or the deadline, as people say it. */
  readonly by: string
  readonly organization: string
  /** Why the hub has stopped something, in its words. */
  readonly reason?: string
  /** The need's page, or for somebody invited the page to accept. */
  readonly link: string
}

/** News of a campaign has words of its own: see mail-campaign-news.ts. */
type Words = Record<Exclude<MemberNotice, 'campaign-news'>, (facts: BoardFacts) => MailWords>

/** One paragraph, one button: what a busy coordinator reads on a phone. */
function note(
  f: BoardFacts,
  language: Language,
  subject: string,
  text: string,
  label: string,
  more: readonly string[] = [],
): MailWords {
  const zh = language === 'zh-CN'
  return {
    subject,
    paragraphs: [zh ? `${f.name}，您好！` : `Hello ${f.name},`, text],
    button: { label, href: f.link },
    after: more,
    small: [
      zh
        ? `您是${f.organization}的成员，所以收到这封邮件。登录后可以看详情。`
        : `You get this as a member of ${f.organization}. Sign in to see the details.`,
    ],
    short: text,
  }
}

const zh: Words = {
  'review-asked': (f) =>
    note(f, 'zh-CN', `请您审核：${f.what}`, `“${f.what}”（${f.place}）写好了，等您审核后发布。`, '去审核'),
  'sent-back': (f) =>
    note(
      f,
      'zh-CN',
      `请再改一下：${f.what}`,
      `审核的同事请您再改一下“${f.what}”，留了话。改好后再提交。`,
      '去修改',
    ),
  'first-pledge': (f) =>
    note(f, 'zh-CN', `有人愿意帮忙了：${f.what}`, `“${f.what}”有了第一位答应的邻居：${f.lines}。`, '看看'),
  covered: (f) =>
    note(f, 'zh-CN', `都有人认领了：${f.what}`, `好消息：“${f.what}”样样都有人认领了。`, '看看谁来送'),
  'nobody-left': (f) =>
    note(
      f,
      'zh-CN',
      `还没有凑齐：${f.what}`,
      `“${f.what}”附近合适的邻居都问过了，还没有凑齐。`,
      '看看还能怎么办',
      ['可以把链接发到微信群，或者延期。睦邻隔几小时也会再看。'],
    ),
  withdrawn: (f) =>
    note(
      f,
      'zh-CN',
      `有人来不了了：${f.what}`,
      `一位邻居取消了：${f.lines}。空出来的会接着请别的邻居。`,
      '看看',
    ),
  'still-needed': (f) =>
    note(f, 'zh-CN', `还需要吗？${f.what}`, `一位邻居答应${f.by}送来：${f.lines}。还需要吗？`, '看看', [
      '如果不需要了，请现在就告诉对方，免得白跑一趟。',
    ]),
  'lapsed-pledge': (f) =>
    note(
      f,
      'zh-CN',
      `还没有送来：${f.what}`,
      `说好的日子过了，这些还没有送来：${f.lines}。已经接着请别的邻居。`,
      '看看',
      ['如果已经收到了，请点开确认。'],
    ),
  delivered: (f) =>
    note(
      f,
      'zh-CN',
      `说已送到，请确认：${f.what}`,
      `一位邻居说已经送到：${f.lines}。请到接收点看一看，再点确认。`,
      '去确认',
    ),
  'child-note': (f) =>
    note(
      f,
      'zh-CN',
      `有张小纸条请您先读：${f.what}`,
      `一位帮忙的邻居给收到东西的人写了张小纸条。请您先读，再决定要不要转交。`,
      '去读一读',
    ),
  'answer-back': (f) =>
    note(f, 'zh-CN', `帮忙的邻居回了一句话：${f.what}`, `“${f.what}”的一位邻居回了您一句话。`, '去看看'),
  'member-invited': (f) => ({
    subject: `${f.organization}邀请您加入睦邻`,
    paragraphs: [
      `${f.name}，您好！`,
      `${f.organization}邀请您成为睦邻的成员。点开后，我们往这个邮箱发一个验证码，不用设密码。`,
    ],
    button: { label: '看看邀请', href: f.link },
    small: ['邀请七天内有效，只能由您本人使用。如果您不认识这个机构，不用理会这封邮件。'],
    short: `${f.organization}邀请您加入睦邻：`,
  }),
  'deadline-passed': (f) =>
    note(
      f,
      'zh-CN',
      `已截止：${f.what}`,
      `“${f.what}”的截止日期过了，不再请新的邻居；已经答应的还可以送来。`,
      '延期或结案',
    ),
  'campaign-review': (f) =>
    note(f, 'zh-CN', `请您审核一批需求：${f.what}`, `“${f.what}”这批需求写好了，等您审核后发布。`, '去审核'),
  'campaign-nobody-left': (f) =>
    note(
      f,
      'zh-CN',
      `还没有凑齐：${f.what}`,
      `“${f.what}”里还有没凑齐的，附近合适的邻居眼下都问过了。`,
      '看看还缺什么',
      ['可以把活动的链接发到微信群。睦邻隔几小时也会再看。'],
    ),
  'campaign-deadline-passed': (f) =>
    note(
      f,
      'zh-CN',
      `已截止：${f.what}`,
      `“${f.what}”里有的需求截止日期过了，不再请新的邻居；已经答应的还可以送来。`,
      '延期或结案',
    ),
  'hub-stopped': (f) =>
    note(
      f,
      'zh-CN',
      `服务中心停止了：${f.what}`,
      `服务中心停止了“${f.what}”（${f.place}）这个需求。原因：${f.reason ?? ''}`,
      '看看',
      ['答应过的邻居都会收到通知，请他们不要送来。有疑问请联系服务中心。'],
    ),
  'hub-held': (f) =>
    note(
      f,
      'zh-CN',
      `服务中心暂停了求助：${f.what}`,
      `服务中心正在核对“${f.what}”（${f.place}），暂时不再问新的邻居。原因：${f.reason ?? ''}`,
      '看看',
      ['已经答应的照常送来，答应过的邻居也会收到这样的通知。请联系服务中心，由他们恢复。'],
    ),
  'hub-released': (f) =>
    note(
      f,
      'zh-CN',
      `服务中心恢复了求助：${f.what}`,
      `服务中心核对过了，“${f.what}”接着请邻居帮忙。`,
      '看看',
    ),
  'organization-held': (f) =>
    note(
      f,
      'zh-CN',
      '服务中心停止了您机构的求助消息',
      `服务中心停止了${f.organization}的所有求助消息。原因：${f.reason ?? ''}`,
      '去看板',
      [
        '新的也不能再答应；已经答应的照常送来，答应过的邻居会收到通知，没有留联系方式的请您告诉一声。请联系服务中心，由他们恢复。',
      ],
    ),
  'organization-stopped': (f) =>
    note(
      f,
      'zh-CN',
      '服务中心暂停了您机构的工作',
      `服务中心暂停了${f.organization}的工作：成员暂时不能登录，也不再问邻居。`,
      '登录页面',
      ['答应过的邻居会收到通知，请他们先不要送来；他们答应的都留着。请联系服务中心，由他们恢复。'],
    ),
  'organization-released': (f) =>
    note(
      f,
      'zh-CN',
      '服务中心恢复了您机构的求助',
      `服务中心恢复了${f.organization}的求助：停下的会自己接着发，拿着链接的人又可以答应了。`,
      '去看板',
      ['收到过暂停通知的邻居，也会收到恢复的通知。停的这段时间里过了截止日期的，可以在看板上延期。'],
    ),
  'concern-raised': (f) =>
    note(
      f,
      'zh-CN',
      '有人反映了问题，请看一下',
      '有人在睦邻的页面上反映了一个问题，等服务中心处理。',
      '去看看',
    ),
}

const en: Words = {
  'review-asked': (f) =>
    note(
      f,
      'en',
      `Please review: ${f.what}`,
      `“${f.what}” (${f.place}) is ready and is waiting for your review before it goes out.`,
      'Review it',
    ),
  'sent-back': (f) =>
    note(
      f,
      'en',
      `Please change: ${f.what}`,
      `A colleague asks you to change “${f.what}” and has left a note. Change it, then ask for approval again.`,
      'Change it',
    ),
  'first-pledge': (f) =>
    note(
      f,
      'en',
      `A first promise: ${f.what}`,
      `The first neighbour has promised something for “${f.what}”: ${f.lines}.`,
      'Have a look',
    ),
  covered: (f) =>
    note(
      f,
      'en',
      `Everything is promised: ${f.what}`,
      `Good news: everything in “${f.what}” is promised.`,
      'See who brings it',
    ),
  'nobody-left': (f) =>
    note(
      f,
      'en',
      `Something is still missing: ${f.what}`,
      `Everybody nearby who fits has been asked about “${f.what}”, and something is still missing.`,
      'See what can be done',
      ['You can share the link in a chat group, or extend the deadline. Mulin looks again every few hours.'],
    ),
  withdrawn: (f) =>
    note(
      f,
      'en',
      `Somebody cannot come: ${f.what}`,
      `A neighbour cannot bring this after all: ${f.lines}. Others are asked for it.`,
      'Have a look',
    ),
  'still-needed': (f) =>
    note(
      f,
      'en',
      `Still needed? ${f.what}`,
      `A neighbour has promised to bring this ${f.by}: ${f.lines}. Is it still needed?`,
      'Have a look',
      ['If it is not, please tell them now and save them the trip.'],
    ),
  'lapsed-pledge': (f) =>
    note(
      f,
      'en',
      `Has not come: ${f.what}`,
      `The day has passed and this has not come: ${f.lines}. Others are asked for it.`,
      'Have a look',
      ['If it did arrive, please confirm it on the page.'],
    ),
  delivered: (f) =>
    note(
      f,
      'en',
      `Dropped off, please confirm: ${f.what}`,
      `A neighbour says this was dropped off: ${f.lines}. Please check, then confirm.`,
      'Confirm it',
    ),
  'child-note': (f) =>
    note(
      f,
      'en',
      `A note to read first: ${f.what}`,
      'A neighbour who helps wrote a note to those who receive it. Please read it first, then decide whether to hand it on.',
      'Read it',
    ),
  'answer-back': (f) =>
    note(
      f,
      'en',
      `A word back: ${f.what}`,
      `A neighbour who helped with “${f.what}” sent you a word back.`,
      'Read it',
    ),
  'member-invited': (f) => ({
    subject: `${f.organization} invites you to Mulin`,
    paragraphs: [
      `Hello ${f.name},`,
      `${f.organization} invites you to become a member. Open the page and we send a code to this address; there is no password to set.`,
    ],
    button: { label: 'See the invitation', href: f.link },
    small: [
      'The invitation is for you alone and works for seven days. If you do not know them, ignore this message.',
    ],
    short: `${f.organization} invites you to Mulin:`,
  }),
  'deadline-passed': (f) =>
    note(
      f,
      'en',
      `Deadline passed: ${f.what}`,
      `The deadline of “${f.what}” has passed. Nobody new is asked; what was promised may still come.`,
      'Extend or close it',
    ),
  'campaign-review': (f) =>
    note(
      f,
      'en',
      `Please review: ${f.what}`,
      `The needs of “${f.what}” are ready and are waiting for your review before they go out.`,
      'Review them',
    ),
  'campaign-nobody-left': (f) =>
    note(
      f,
      'en',
      `Something is still missing: ${f.what}`,
      `Things are still missing in “${f.what}”, and everybody nearby who fits has been asked for now.`,
      'See what is missing',
      ['You can share the link of the campaign in a chat group. Mulin looks again every few hours.'],
    ),
  'campaign-deadline-passed': (f) =>
    note(
      f,
      'en',
      `Deadline passed: ${f.what}`,
      `The deadline of some needs in “${f.what}” has passed. Nobody new is asked; what was promised may still come.`,
      'Extend or close them',
    ),
  'hub-stopped': (f) =>
    note(
      f,
      'en',
      `The hub has stopped: ${f.what}`,
      `The hub has stopped the need “${f.what}” (${f.place}). Why: ${f.reason ?? ''}`,
      'See it',
      [
        'Everybody who had promised something is told not to bring it. Please ask the hub if anything is unclear.',
      ],
    ),
  'hub-held': (f) =>
    note(
      f,
      'en',
      `The hub has paused requests: ${f.what}`,
      `The hub is checking “${f.what}” (${f.place}), and no new neighbours are asked meanwhile. Why: ${f.reason ?? ''}`,
      'See it',
      [
        'What has been promised still comes, and the neighbours are told so. Only the hub can resume requests: please get in touch.',
      ],
    ),
  'hub-released': (f) =>
    note(
      f,
      'en',
      `The hub has resumed requests: ${f.what}`,
      `The hub has checked “${f.what}”, and neighbours are asked again.`,
      'See it',
    ),
  'organization-held': (f) =>
    note(
      f,
      'en',
      'The hub has stopped your organisation’s requests',
      `The hub has stopped all requests of ${f.organization}. Why: ${f.reason ?? ''}`,
      'Go to the board',
      [
        'Nothing new can be promised either. What has been promised still comes, and the neighbours are told so; please tell those who left no address. Only the hub can resume requests: please get in touch.',
      ],
    ),
  'organization-stopped': (f) =>
    note(
      f,
      'en',
      'The hub has stopped your organisation’s work',
      `The hub has stopped the work of ${f.organization}: its members cannot sign in for now, and no neighbours are asked.`,
      'Sign-in page',
      [
        'Neighbours who have promised something are told not to bring it yet; their promises are kept. Only the hub can let it go on: please get in touch.',
      ],
    ),
  'organization-released': (f) =>
    note(
      f,
      'en',
      'The hub has resumed your organisation’s requests',
      `The hub has resumed the requests of ${f.organization}: what was held back goes out by itself, and whoever has a link can promise again.`,
      'Go to the board',
      [
        'Neighbours who were told of the stop are told that it is over. What passed its deadline meanwhile can be extended on the board.',
      ],
    ),
  'concern-raised': (f) =>
    note(
      f,
      'en',
      'Somebody has raised a concern',
      'Somebody has raised a concern on one of Mulin’s pages. It is waiting for the hub.',
      'Look at it',
    ),
}

/** Messages to members about their needs. */
export const memberMail: Record<Language, Words> = { 'zh-CN': zh, en }

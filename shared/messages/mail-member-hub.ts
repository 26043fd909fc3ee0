import type { Language } from './catalogue.ts'
import { type MemberWords, note } from './mail-member-note.ts'

type Words = MemberWords<
  | 'hub-stopped'
  | 'hub-held'
  | 'hub-released'
  | 'organization-held'
  | 'organization-stopped'
  | 'organization-released'
  | 'concern-raised'
  | 'member-invited'
>

const zh: Words = {
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
  // No way in: for now it leads nowhere.
  'organization-stopped': (f) => ({
    subject: '服务中心暂停了您机构的工作',
    paragraphs: [
      `${f.name}，您好！`,
      `服务中心暂停了${f.organization}的工作：成员暂时不能登录，也不再问邻居。`,
      '答应过的邻居会收到通知，请他们先不要送来；他们答应的都留着。请联系服务中心，由他们恢复。',
    ],
    small: [`您是${f.organization}的成员，所以收到这封邮件。`],
    short: `服务中心暂停了${f.organization}的工作，请联系服务中心。`,
  }),
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
}

const en: Words = {
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
  'organization-stopped': (f) => ({
    subject: 'The hub has stopped your organisation’s work',
    paragraphs: [
      `Hello ${f.name},`,
      `The hub has stopped the work of ${f.organization}: its members cannot sign in for now, and no neighbours are asked.`,
      'Neighbours who have promised something are told not to bring it yet; their promises are kept. Only the hub can let it go on: please get in touch.',
    ],
    small: [`You get this as a member of ${f.organization}.`],
    short: `The hub has stopped the work of ${f.organization}: please get in touch with the hub.`,
  }),
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
}

/** Of what the hub does, and of becoming a member. */
export const memberMailOfHub: Record<Language, Words> = { 'zh-CN': zh, en }

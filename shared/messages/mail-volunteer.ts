import type { VolunteerNotice } from '../rules/notice-kinds.ts'
import type { Language } from './catalogue.ts'
import type { MailWords } from './mail-layout.ts'

/** What a message to a volunteer about their own pledge may say: public words, and where to bring things once they have promised. */
export interface PledgeFacts {
  readonly name: string
  /** What they hold, in one phrase; of a need they hold nothing of, its public headline. */
  readonly what: string
  /** The same, one entry a line. */
  readonly lines: readonly string[]
  readonly place: string
  /** The promised day, as people say it. */
  readonly by: string
  readonly organization: string
  readonly dropOff: string
  readonly hours: string
  /** Until when something is kept for them. */
  readonly until: string
  /** How it ended, in the coordinator's words. */
  readonly note: string
  readonly link: string
}

type Words = Record<VolunteerNotice, (facts: PledgeFacts) => MailWords>

const zh: Words = {
  'pledge-noted': (f) => ({
    subject: `谢谢您！已记下：${f.what}`,
    paragraphs: [`${f.name}，您好！`, '谢谢您，已经替您记下了：'],
    items: f.lines,
    facts: bring(f, zhNames),
    button: { label: '查看、修改或告诉我们已送到', href: f.link },
    after: ['计划有变没关系，早一点点开改一下，我们好请别的邻居接上。'],
    small: [personal.zh, notYou.zh],
    short: `谢谢您！已记下${f.what}，请${f.by}送到${f.dropOff}。要改点这里：`,
  }),
  'pledge-changed': (f) => ({
    subject: `已改好：${f.what}`,
    paragraphs: [`${f.name}，您好！`, '改好了，您现在答应的是：'],
    items: f.lines,
    facts: bring(f, zhNames),
    button: { label: '查看或再改', href: f.link },
    small: [personal.zh, notYou.zh],
    short: `已改好：${f.what}，请${f.by}送到${f.dropOff}。`,
  }),
  'pledge-withdrawn': (f) => ({
    subject: `已取消：${f.what}`,
    paragraphs: [
      `${f.name}，您好！`,
      `已替您取消“${f.what}”，不用再送了。谢谢您告诉我们，我们去请别的邻居。`,
    ],
    button: { label: '看看这件事', href: f.link },
    small: [notYou.zh],
    short: `已替您取消“${f.what}”，谢谢您告诉我们。`,
  }),
  promoted: (f) => ({
    subject: `轮到您了，还愿意帮忙吗？${f.what}`,
    paragraphs: [`${f.name}，您好！`, `您之前说可以候补。现在空出来了，先给您留着，请在${f.until}之前确认：`],
    items: f.lines,
    facts: [['地点：', f.place]],
    button: { label: '确认或让给别人', href: f.link },
    after: ['过了时间没有确认，我们就请下一位邻居，您什么也不用做。'],
    small: [personal.zh],
    short: `轮到您了：${f.what}，给您留到${f.until}，请确认：`,
  }),
  reminder: (f) => ({
    subject: `提醒：${f.what}，${f.by}`,
    paragraphs: [`${f.name}，您好！`, '说好的日子快到了，谢谢您想着这件事：'],
    items: f.lines,
    facts: bring(f, zhNames),
    button: { label: '已送到，或要改时间', href: f.link },
    after: ['如果已经送到，点开按一下“我已经送到了”；来不了也没关系，点开说一声就好。'],
    small: [personal.zh],
    short: `提醒：${f.what}请${f.by}送到${f.dropOff}。已送到或要改：`,
  }),
  lapsed: (f) => ({
    subject: `已另请邻居：${f.what}`,
    paragraphs: [
      `${f.name}，您好！`,
      `说好的日子过了，还没有收到“${f.what}”，我们先请别的邻居接上了。谁都有忙的时候，没关系。`,
    ],
    button: { label: '还来得及？看看还缺什么', href: f.link },
    after: ['如果您已经送到了，请点开告诉协调员。'],
    small: [personal.zh],
    short: `“${f.what}”过了说好的日子，已另请邻居。还想帮忙：`,
  }),
  'need-changed': (f) => ({
    subject: `有变化，请看一眼：${f.what}`,
    paragraphs: [`${f.name}，您好！`, '您答应帮忙的这件事有了变化。您现在要送的是：'],
    items: f.lines,
    facts: bring(f, zhNames),
    button: { label: '看看变化', href: f.link },
    after: ['如果这样不方便了，点开改一下或取消就好。'],
    small: [personal.zh],
    short: `您答应的“${f.what}”有变化，请看一眼：`,
  }),
  'need-cancelled': (f) => ({
    subject: `不用送了：${f.what}`,
    paragraphs: [
      `${f.name}，您好！`,
      `“${f.what}”这件事取消了，不用再送。谢谢您愿意帮忙。`,
      '如果您已经送到，协调员会和您联系。',
    ],
    small: [`发起机构：${f.organization}`],
    short: `“${f.what}”已取消，不用再送了，谢谢您。`,
  }),
  'need-stopped': (f) => ({
    subject: `请不要送了：${f.what}`,
    paragraphs: [
      `${f.name}，您好！`,
      `服务中心停止了“${f.what}”这件求助，请不要再送。谢谢您愿意帮忙。`,
      '如果您已经送到，协调员会和您联系。',
    ],
    small: [`发起机构：${f.organization}`],
    short: `服务中心停止了“${f.what}”这件求助，请不要再送，谢谢您。`,
  }),
  'asking-held': (f) => ({
    subject: `您答应的不受影响：${f.what}`,
    paragraphs: [
      `${f.name}，您好！`,
      '您答应帮忙的这件事，服务中心正在核对，暂时不再请别的人。您答应的不受影响，请照约定送来：',
    ],
    items: f.lines,
    facts: bring(f, zhNames),
    button: { label: '看看我答应的', href: f.link },
    after: [ask.zh(f.organization)],
    small: [personal.zh],
    short: `“${f.what}”服务中心正在核对，暂时不再请别的人；您答应的不受影响，请照约定送来：`,
  }),
  'work-held': (f) => ({
    subject: `请先不要送：${f.what}`,
    paragraphs: [
      `${f.name}，您好！`,
      `服务中心暂停了${f.organization}的工作，这段时间没有人接收。您答应的请先留着，不要送来，也不会算您失约：`,
    ],
    items: f.lines,
    button: { label: '看看我答应的', href: f.link },
    after: ['恢复以后我们会告诉您。不方便再等，也可以按上面的链接取消。有不清楚的，请问服务中心。'],
    small: [personal.zh],
    short: `服务中心暂停了${f.organization}的工作，“${f.what}”请先不要送，恢复后告诉您：`,
  }),
  'goes-on': (f) => ({
    subject: `照常进行：${f.what}`,
    paragraphs: [`${f.name}，您好！`, '您答应帮忙的这件事，服务中心核对好了，现在照常进行。您答应的是：'],
    items: f.lines,
    facts: bring(f, zhNames),
    button: { label: '看看我答应的', href: f.link },
    after: [`日子不合适了，按上面的链接改一天就行。${ask.zh(f.organization)}`],
    small: [personal.zh],
    short: `“${f.what}”照常进行，请照约定送来；日子不合适可以改：`,
  }),
  'no-longer-needed': (f) => ({
    subject: `不用送了，谢谢您：${f.what}`,
    paragraphs: [
      `${f.name}，您好！`,
      `“${f.what}”这件事已经结束，您不用再送了。谢谢您一直想着帮忙。`,
      '如果您已经送到，协调员会和您联系。',
    ],
    small: [`发起机构：${f.organization}`],
    short: `“${f.what}”已经结束，不用再送了，谢谢您愿意帮忙。`,
  }),
  outcome: (f) => ({
    subject: `谢谢您，事情有结果了：${f.what}`,
    paragraphs: [
      `${f.name}，您好！`,
      `您帮忙的“${f.what}”有结果了。`,
      ...(f.note ? [`协调员说：${f.note}`] : []),
    ],
    button: { label: '回一句话给他们', href: f.link },
    after: ['谢谢您。因为有您，邻居的日子好过了一点。'],
    small: [`发起机构：${f.organization}`, personal.zh],
    short: `您帮忙的“${f.what}”有结果了，谢谢您！`,
  }),
  'fresh-link': (f) => ({
    subject: '您要的睦邻链接',
    paragraphs: [`${f.name}，您好！`, `这是您要的新链接，点开可以查看和修改“${f.what}”的答复。`],
    button: { label: '打开我的答复', href: f.link },
    small: [personal.zh, '七天内有效。如果不是您要的，不用理会这条消息。'],
    short: `您要的链接（七天内有效，请勿转发）：`,
  }),
  'preferences-link': (f) => ({
    subject: '修改您在睦邻的设置',
    paragraphs: [`${f.name}，您好！`, '点开可以修改您想帮的事、远近、每周最多几条消息，也可以退出睦邻。'],
    button: { label: '打开我的设置', href: f.link },
    small: [personal.zh, '七天内有效。如果不是您要的，不用理会这条消息。'],
    short: `修改您的睦邻设置（七天内有效，请勿转发）：`,
  }),
  'join-asked': (f) => ({
    subject: `${f.organization}请您做一位好邻居，愿意吗？`,
    paragraphs: [
      `${f.name}，您好！`,
      `${f.organization}想请您做一位好邻居：附近有人需要帮忙时，我们偶尔给您发一条消息。您同意之前，什么也不会发。`,
    ],
    button: { label: '看一看，愿意就确认', href: f.link },
    after: ['不愿意，什么也不用做：我们不会再写信给您，30 天后删除您的资料。点开也可以马上删除。'],
    small: [personal.zh, '这家机构登记了您的邮箱，所以您收到这封信。'],
    short: `${f.organization}请您做一位好邻居，愿意请点开确认：`,
  }),
}

const en: Words = {
  'pledge-noted': (f) => ({
    subject: `Thank you! Noted: ${f.what}`,
    paragraphs: [`Hello ${f.name},`, 'Thank you! You are bringing:'],
    items: f.lines,
    facts: bring(f, enNames),
    button: { label: 'See it, change it, or say you dropped it off', href: f.link },
    after: [
      'Plans change, and that is fine: tell us on that page as early as you can, so that another neighbour can step in.',
    ],
    small: [personal.en, notYou.en],
    short: `Thank you! Noted: ${f.what}. Please bring it ${f.by} to ${f.dropOff}. To change it:`,
  }),
  'pledge-changed': (f) => ({
    subject: `Changed: ${f.what}`,
    paragraphs: [`Hello ${f.name},`, 'Your change is saved. You are now bringing:'],
    items: f.lines,
    facts: bring(f, enNames),
    button: { label: 'See it or change it again', href: f.link },
    small: [personal.en, notYou.en],
    short: `Changed: ${f.what}, ${f.by}, to ${f.dropOff}.`,
  }),
  'pledge-withdrawn': (f) => ({
    subject: `Cancelled as you asked: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      `“${f.what}” is cancelled, so there is nothing to bring. Thank you for telling us; we will ask other neighbours.`,
    ],
    button: { label: 'See the request', href: f.link },
    small: [notYou.en],
    short: `“${f.what}” is cancelled. Thank you for telling us.`,
  }),
  promoted: (f) => ({
    subject: `Your turn, can you still help? ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      `You offered to stand by, and now it is your turn. This is kept for you; please confirm by ${f.until}:`,
    ],
    items: f.lines,
    facts: [['Where: ', f.place]],
    button: { label: 'Confirm, or leave it to others', href: f.link },
    after: ['If you do nothing, we simply ask the next neighbour after that.'],
    small: [personal.en],
    short: `Your turn: ${f.what}, kept for you until ${f.until}. Please confirm:`,
  }),
  reminder: (f) => ({
    subject: `Reminder: ${f.what}, ${f.by}`,
    paragraphs: [`Hello ${f.name},`, 'The day you chose is near. Thank you for keeping it in mind:'],
    items: f.lines,
    facts: bring(f, enNames),
    button: { label: 'I dropped it off, or need to change it', href: f.link },
    after: [
      'If you have brought it, press “I have dropped it off”. If you cannot come, that is all right: just tell us there.',
    ],
    small: [personal.en],
    short: `Reminder: ${f.what}, please bring it ${f.by} to ${f.dropOff}. Dropped off, or to change it:`,
  }),
  lapsed: (f) => ({
    subject: `We have asked others: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      `The day has passed and “${f.what}” has not arrived, so we have asked other neighbours. It happens to all of us; please do not worry.`,
    ],
    button: { label: 'Can you still help? See what is missing', href: f.link },
    after: ['If you did bring it, please tell the coordinator on that page.'],
    small: [personal.en],
    short: `The day for “${f.what}” has passed, so we have asked other neighbours. Can you still help?`,
  }),
  'need-changed': (f) => ({
    subject: `Something has changed: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      'Something you promised to help with has changed. You are now asked to bring:',
    ],
    items: f.lines,
    facts: bring(f, enNames),
    button: { label: 'See what changed', href: f.link },
    after: ['If that no longer suits you, change it or cancel it on that page.'],
    small: [personal.en],
    short: `“${f.what}” has changed, please look:`,
  }),
  'need-cancelled': (f) => ({
    subject: `No longer needed: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      `“${f.what}” has been cancelled, so please do not bring it. Thank you for being ready to help.`,
      'If you have brought it already, the coordinator will get in touch.',
    ],
    small: [`Asked by: ${f.organization}`],
    short: `“${f.what}” has been cancelled; please do not bring it. Thank you.`,
  }),
  'need-stopped': (f) => ({
    subject: `Please do not bring it: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      `The service centre has stopped the request “${f.what}”, so please do not bring anything. Thank you for being ready to help.`,
      'If you have brought it already, the coordinator will get in touch.',
    ],
    small: [`Asked by: ${f.organization}`],
    short: `The service centre has stopped “${f.what}”; please do not bring it. Thank you.`,
  }),
  'asking-held': (f) => ({
    subject: `Your promise stands: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      'The service centre is checking the request you promised to help with, and nobody new is asked meanwhile. Your promise stands; please bring it as agreed:',
    ],
    items: f.lines,
    facts: bring(f, enNames),
    button: { label: 'See what I promised', href: f.link },
    after: [ask.en(f.organization)],
    small: [personal.en],
    short: `The service centre is checking “${f.what}” and nobody new is asked; your promise stands, please bring it as agreed:`,
  }),
  'work-held': (f) => ({
    subject: `Please wait before bringing it: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      `The service centre has paused the work of ${f.organization}, and nobody is there to receive things meanwhile. Please keep what you promised and do not bring it yet; it does not count as broken:`,
    ],
    items: f.lines,
    button: { label: 'See what I promised', href: f.link },
    after: [
      'We will tell you once it goes on. If you cannot wait, the link above lets you withdraw. If anything is unclear, please ask the service centre.',
    ],
    small: [personal.en],
    short: `The service centre has paused the work of ${f.organization}: please do not bring “${f.what}” yet; we will tell you when it goes on:`,
  }),
  'goes-on': (f) => ({
    subject: `It goes on: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      'The service centre has checked the request you promised to help with, and it goes on as before. You promised:',
    ],
    items: f.lines,
    facts: bring(f, enNames),
    button: { label: 'See what I promised', href: f.link },
    after: [
      `If the day no longer suits you, the link above lets you choose another. ${ask.en(f.organization)}`,
    ],
    small: [personal.en],
    short: `“${f.what}” goes on as before; please bring it as agreed, or choose another day:`,
  }),
  'no-longer-needed': (f) => ({
    subject: `No longer needed, thank you: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      `“${f.what}” is closed now, so there is no need to bring it any more. Thank you for keeping it in mind.`,
      'If you have dropped it off already, the coordinator will be in touch.',
    ],
    small: [`Asked by: ${f.organization}`],
    short: `“${f.what}” is closed now; no need to bring it. Thank you for wanting to help.`,
  }),
  outcome: (f) => ({
    subject: `Thank you! How it ended: ${f.what}`,
    paragraphs: [
      `Hello ${f.name},`,
      `There is news about “${f.what}”, which you helped with.`,
      ...(f.note ? [`The coordinator writes: ${f.note}`] : []),
    ],
    button: { label: 'Send a word back', href: f.link },
    after: ['Thank you. Because of you, a neighbour is a little better off.'],
    small: [`Asked by: ${f.organization}`, personal.en],
    short: `News about “${f.what}”, which you helped with. Thank you!`,
  }),
  'fresh-link': (f) => ({
    subject: 'The Mulin link you asked for',
    paragraphs: [
      `Hello ${f.name},`,
      `Here is the new link you asked for. With it you can see and change your answer about “${f.what}”.`,
    ],
    button: { label: 'Open my answer', href: f.link },
    small: [personal.en, 'It works for seven days. If you did not ask for it, ignore this message.'],
    short: `The link you asked for (seven days, please do not pass it on):`,
  }),
  'preferences-link': (f) => ({
    subject: 'Change your Mulin settings',
    paragraphs: [
      `Hello ${f.name},`,
      'With this link you can change what you are asked for, how far away and how often, or leave Mulin.',
    ],
    button: { label: 'Open my settings', href: f.link },
    small: [personal.en, 'It works for seven days. If you did not ask for it, ignore this message.'],
    short: `Change your Mulin settings (seven days, please do not pass it on):`,
  }),
  'join-asked': (f) => ({
    subject: `${f.organization} invites you to be a good neighbour`,
    paragraphs: [
      `Hello ${f.name},`,
      `${f.organization} invites you to be a good neighbour: now and then, when somebody nearby needs help, we send you a message. Until you agree, we send nothing at all.`,
    ],
    button: { label: 'Have a look, and agree if you like', href: f.link },
    after: [
      'If you would rather not, just do nothing: we will not write again, and delete your details after 30 days. You can also delete them at once on that page.',
    ],
    small: [personal.en, 'You get this because this organisation gave us your address.'],
    short: `${f.organization} invites you to be a good neighbour. If you agree:`,
  }),
}

const zhNames = { by: '时间：', where: '送到：', hours: '开放时间：' }
const enNames = { by: 'When: ', where: 'Bring it to: ', hours: 'Open: ' }
/** Whom to ask while the hub looks into something. */
const ask = {
  zh: (organization: string) => `有不清楚的，请问${organization}的协调员，或者服务中心。`,
  en: (organization: string) =>
    `If anything is unclear, please ask the coordinator at ${organization}, or the service centre.`,
}

const personal = {
  zh: '链接是给您个人的，请不要转发。',
  en: 'The link is yours; please do not pass it on.',
} as const
const notYou = {
  zh: '如果这不是您本人做的，请用上面的链接改回来，并告诉协调员。',
  en: 'If this was not you, please put it right with the link above and tell the coordinator.',
} as const

function bring(
  f: PledgeFacts,
  names: { readonly by: string; readonly where: string; readonly hours: string },
): [string, string][] {
  const facts: [string, string][] = [
    [names.by, f.by],
    [names.where, f.dropOff],
  ]
  return f.hours === '' ? facts : [...facts, [names.hours, f.hours]]
}

/** Messages to a volunteer about what they promised, or to regain control of it. */
export const volunteerMail: Record<Language, Words> = { 'zh-CN': zh, en }

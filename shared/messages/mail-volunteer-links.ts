import type { Language } from './catalogue.ts'
import { personal, type VolunteerWords } from './mail-volunteer-facts.ts'

type Words = VolunteerWords<'fresh-link' | 'preferences-link' | 'join-asked'>

const zh: Words = {
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

/** Links to what is theirs, and the question whether they would like to join. */
export const volunteerMailOfLinks: Record<Language, Words> = { 'zh-CN': zh, en }

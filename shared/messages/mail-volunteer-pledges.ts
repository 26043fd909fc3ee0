import type { Language } from './catalogue.ts'
import { bring, enNames, notYou, personal, type VolunteerWords, zhNames } from './mail-volunteer-facts.ts'

type Words = VolunteerWords<
  | 'pledge-noted'
  | 'pledge-changed'
  | 'pledge-withdrawn'
  | 'promoted'
  | 'reminder'
  | 'lapsed'
  | 'outcome'
  | 'no-longer-needed'
>

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
}

/** Of their own promise, from the first word of thanks to how it ended. */
export const volunteerMailOfPledges: Record<Language, Words> = { 'zh-CN': zh, en }

import type { Language } from './catalogue.ts'
import { ask, bring, enNames, personal, type VolunteerWords, zhNames } from './mail-volunteer-facts.ts'

type Words = VolunteerWords<
  'need-changed' | 'need-cancelled' | 'need-stopped' | 'asking-held' | 'work-held' | 'goes-on'
>

const zh: Words = {
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
}

const en: Words = {
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
}

/** Of the need they promised something for: changed, cancelled, paused, going on. */
export const volunteerMailOfNeeds: Record<Language, Words> = { 'zh-CN': zh, en }

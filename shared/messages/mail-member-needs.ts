import type { Language } from './catalogue.ts'
import { type MemberWords, note } from './mail-member-note.ts'

type Words = MemberWords<
  | 'review-asked'
  | 'sent-back'
  | 'nobody-left'
  | 'deadline-passed'
  | 'campaign-review'
  | 'campaign-nobody-left'
  | 'campaign-deadline-passed'
>

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
  'nobody-left': (f) =>
    note(
      f,
      'zh-CN',
      `还没有凑齐：${f.what}`,
      `“${f.what}”还没有凑齐，附近合适的邻居里，眼下没有可以再问的了。`,
      '看看还能怎么办',
      ['可以把链接发到微信群，或者延期。睦邻隔几小时也会再看。'],
    ),
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
      `“${f.what}”里还有没凑齐的，附近合适的邻居里，眼下没有可以再问的了。`,
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
  'nobody-left': (f) =>
    note(
      f,
      'en',
      `Something is still missing: ${f.what}`,
      `Something is still missing in “${f.what}”, and for now nobody else nearby who fits can be asked.`,
      'See what can be done',
      ['You can share the link in a chat group, or extend the deadline. Mulin looks again every few hours.'],
    ),
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
      `Things are still missing in “${f.what}”, and for now nobody else nearby who fits can be asked.`,
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
}

/** Of needs and campaigns: what waits to be read, is still missing or over. */
export const memberMailOfNeeds: Record<Language, Words> = { 'zh-CN': zh, en }

import { catalogue } from './catalogue.ts'

/** What text messages cost, and how many there may be. */
export const textBudgetWords = catalogue({
  'zh-CN': {
    title: '短信',
    // An organisation's administrators
    usedThisMonth: (used: number, most: number) =>
      `本月已用 ${used} 条，最多 ${most} 条。先发免费的消息；过一阵没有回音、东西还缺着，才发短信。`,
    noneSet: '还没有短信额度，所以不发求助短信；其他渠道照常。需要的话请联系服务中心。',
    usedUp: '本月的短信额度用完了，不再发求助短信；其他渠道照常。需要的话请联系服务中心。',
    // The hub
    hubText: '整个中心每天最多发多少条。三种分开算，一种用完不影响别的；当天零点重新算。',
    codes: '验证码',
    appeals: '求助',
    notices: '已答应的事（提醒、变化）',
    usedToday: (used: number) => `今天已用 ${used} 条。`,
    organizationText: '这个机构每月最多发多少条求助短信。',
    perMonth: '每月条数',
    save: '保存短信额度',
    problem: '请填一个 0 到 100000 的整数。',
    // The coordinator, on a need
    unpaidNeed: (n: number) => `${n} 条短信没有发：这件事的短信已经发满。`,
    unpaidOrganization: (n: number) => `${n} 条短信没有发：本机构本月的短信额度用完了，或还没有设。`,
    unpaidHub: (n: number) => `${n} 条短信没有发：中心今天的短信额度用完了，或还没有设。`,
    unpaidCountry: (n: number) => `${n} 条短信没有发：号码不在可以发短信的国家或地区。`,
    followed: (n: number) => `其中 ${n} 位没有回音，过了一阵又发了短信。`,
    followedFailed: (names: string) => `短信没有送到的：${names}。`,
    // Whoever asks for a code
    codesUsedUp: '今天的短信验证码发完了。请改用邮箱，或者明天再试。',
    countryNotTexted: '这个国家或地区的号码还不能收我们的短信，请填邮箱。',
  },
  en: {
    title: 'Text messages',
    usedThisMonth: (used: number, most: number) =>
      `${used} of ${most} sent this month. Free messages go first; a text follows only if there is no answer after a while and something is still missing.`,
    noneSet:
      'No number has been set, so no requests go by text; other ways go on. If you need texts, please ask the hub.',
    usedUp:
      'This month’s requests by text are used up; other ways go on. If you need more, please ask the hub.',
    hubText:
      'How many the whole hub sends a day. Each kind is counted by itself, so that one never uses up another; counting starts anew at midnight.',
    codes: 'Codes',
    appeals: 'Requests',
    notices: 'About promises (reminders, changes)',
    usedToday: (used: number) => `${used} sent today.`,
    organizationText: 'How many requests this organisation may send by text in a month.',
    perMonth: 'A month',
    save: 'Save these numbers',
    problem: 'Please enter a whole number from 0 to 100000.',
    unpaidNeed: (n: number) => `${texts(n)} not sent: this need has sent all it may.`,
    unpaidOrganization: (n: number) =>
      `${texts(n)} not sent: your organisation’s number for this month is used up, or none has been set.`,
    unpaidHub: (n: number) =>
      `${texts(n)} not sent: the hub’s number for today is used up, or none has been set.`,
    unpaidCountry: (n: number) =>
      `${texts(n)} not sent: the number is in a country that texts cannot be sent to.`,
    followed: (n: number) => `${n} of them had not answered and got a text message after a while.`,
    followedFailed: (names: string) => `The text was not delivered to: ${names}.`,
    codesUsedUp: 'No more codes go out by text today. Please use your e-mail address, or try again tomorrow.',
    countryNotTexted: 'We cannot send texts to numbers of that country yet. Please give an e-mail address.',
  },
})

function texts(n: number): string {
  return n === 1 ? '1 text message was' : `${n} text messages were`
}

import { catalogue } from './catalogue.ts'

/** Raising a concern: a page for everybody, without an account. */
export const concernWords = catalogue({
  'zh-CN': {
    title: '反映问题',
    inDanger: (police: string, ambulance: string) =>
      `有人正处在危险中？请先打 ${police}（报警）或 ${ambulance}（急救），不要等我们。`,
    intro:
      '哪里让您不放心，请告诉我们。服务中心的工作人员会看，发起的机构看不到您写的话。不用登录，也可以不留姓名。',
    about: (what: string) => `您反映的是：${what}`,
    aboutPage: (page: string) => `您反映的是这个页面：${page}`,
    worry: '是什么让您不放心？',
    danger: '可能有人有危险',
    privacy: '泄露了孩子或家庭的隐私',
    money: '向人要钱',
    pressure: '说话难听，或者逼人帮忙',
    other: '别的事',
    text: '想说的话',
    textHint: (most: number) => `写不写都行，最多 ${most} 个字。请尽量不写别人的姓名和住址。`,
    reach: '怎么联系您',
    reachHint: '邮箱或手机号，可以不填。填了，我们处理完会告诉您一声，有不清楚的地方也好问您。',
    worryMissing: '请选一项。',
    textMissing: '请写一句是什么事。',
    textTooLong: (most: number, typed: number) => `最多 ${most} 个字，您写了 ${typed} 个。请删短一些。`,
    tooOften: '这里一小时内收到的反映太多了，您写的还在下面，请过一会儿再发。急事请直接打电话。',
    send: '发给服务中心',
    kept: (days: number) => `您写的话和联系方式只有服务中心的管理员能看，处理完 ${days} 天后删除。`,
    sentTitle: '收到了，谢谢您',
    sentText: '服务中心的管理员会看您说的事，需要的话会马上停止这件求助。您不用再做什么。',
  },
  en: {
    title: 'Report a concern',
    inDanger: (police: string, ambulance: string) =>
      `Is somebody in danger right now? Call ${police} (police) or ${ambulance} (ambulance) first; do not wait for us.`,
    intro:
      'Tell us what worries you. People at the service centre read it; the organisation that asks does not see what you write. You need no account and need not give your name.',
    about: (what: string) => `This is about: ${what}`,
    aboutPage: (page: string) => `This is about the page: ${page}`,
    worry: 'What worries you?',
    danger: 'Somebody may be in danger',
    privacy: 'It gives away who a child or a family is',
    money: 'It asks for money',
    pressure: 'It is rude, or puts people under pressure',
    other: 'Something else',
    text: 'What you want to say',
    textHint: (most: number) =>
      `Optional; ${most} characters at most. Please leave out other people’s names and addresses if you can.`,
    reach: 'How to reach you',
    reachHint:
      'E-mail or mobile number, optional. With it we can tell you once we have dealt with it, and ask if something is unclear.',
    worryMissing: 'Please choose one.',
    textMissing: 'Please say in a sentence what it is.',
    textTooLong: (most: number, typed: number) =>
      `At most ${most} characters; you wrote ${typed}. Please make it shorter.`,
    tooOften:
      'Too many concerns came from here within an hour. What you wrote is still below: please send it again in a while. If it is urgent, please call.',
    send: 'Send to the service centre',
    kept: (days: number) =>
      `Only the service centre’s administrators can read what you write and how to reach you. Both are deleted ${days} days after they have dealt with it.`,
    sentTitle: 'We have it, thank you',
    sentText:
      'The service centre’s administrators will look at what you said and, if needed, stop the request at once. There is nothing more you need to do.',
  },
})

import { catalogue } from './catalogue.ts'

/** What a form says that is kept on the phone while it is written. */
export const draftWords = catalogue({
  'zh-CN': {
    title: '上次没写完',
    begun: '您写过一份，还没有保存，开始的时间是',
    begunEnd: '。真实姓名、学校、电话和住址没有留下，需要再填。',
    goOn: '接着写',
    throwAway: '删掉它',
    offline: '现在没有网络，还没有发出去。您写的都还在，有网络时再按一次。',
    kept: '边写边存在这台手机上，断网也不丢（真实姓名、学校、电话和住址不存）。发出、退出登录或过了 24 小时就删掉。几个人合用的手机，用完请退出登录。',
    signedOut: '您已退出登录。这台手机上没写完的内容也删掉了。',
  },
  en: {
    title: 'You have an unfinished need',
    begun: 'You had begun one and not saved it, at ',
    begunEnd: '. Real name, school, phone number and address were not kept and have to be filled in again.',
    goOn: 'Go on writing',
    throwAway: 'Delete it',
    offline:
      'You are offline, so nothing was sent. Everything you wrote is still here: please press again when you are back online.',
    kept: 'Kept on this phone while you write, so that nothing is lost without a connection (real name, school, phone number and address are not kept). Deleted once it is sent, when you sign out, or after 24 hours. If several people use this phone, please sign out when you are done.',
    signedOut: 'You are signed out. What was not finished on this phone is deleted.',
  },
})

import { catalogue } from './catalogue.ts'

/** Being told on one's own phone or computer, and which way to be told first. */
export const pushWords = catalogue({
  'zh-CN': {
    offerTitle: '在这台手机上提醒您？',
    offerText: '不用下载，也不用注册。有合适的事，手机上会弹出一条提醒，点开就是。随时可以关掉。',
    turnOn: '在这台手机上提醒我',
    denied:
      '这个浏览器不允许我们提醒。想打开，请在浏览器的网站设置里允许“通知”，再回到这里。没打开也没关系，我们照旧给您发消息。',
    failed: '这台手机的浏览器现在办不到。没关系，我们照旧给您发消息。',
    unknownTitle: '没有打开提醒',
    back: '返回',
    onTitle: '已经打开提醒',
    onText: '有合适的事，这台手机会提醒您。',
    lateTitle: '这一页放得太久了',
    lateText: '请从您的设置页打开提醒：我们把专用链接发给您。',
    toPreferences: '修改我的设置',
    devicesTitle: '会提醒您的设备',
    addedOn: (day: string) => `${day}打开的`,
    thisDevice: '就是这台',
    turnOff: (day: string) => `关掉${day}打开的那台`,

    ways: '用什么方式告诉您',
    firstBy: '先用哪一种',
    firstByHint: '这种送不到，或者您一直没有回音，我们才换一种。',
    neverBy: '哪些方式不要用',
    push: '手机上的提醒',
    email: '邮件',
    mobile: '短信',
    firstAndNever: '您选了先用这一种，又选了不要用它。请改一个。',
  },
  en: {
    offerTitle: 'Shall we tell you on this phone?',
    offerText:
      'Nothing to install, no account. When something fits you, a notification appears; press it and you are there. You can turn it off at any time.',
    turnOn: 'Tell me on this phone',
    denied:
      'This browser does not let us notify you. To allow it, turn on notifications for this site in the browser’s settings, then come back here. If not, that is fine: we go on writing to you as before.',
    failed:
      'The browser on this phone cannot do it at the moment. That is fine: we go on writing to you as before.',
    unknownTitle: 'Notifications are not turned on',
    back: 'Back',
    onTitle: 'Notifications are on',
    onText: 'When something fits you, this phone will tell you.',
    lateTitle: 'This page has been open for too long',
    lateText: 'Please turn notifications on from your settings: we will send you your personal link.',
    toPreferences: 'Change my settings',
    devicesTitle: 'Devices that tell you',
    addedOn: (day: string) => `Turned on ${day}`,
    thisDevice: 'this one',
    turnOff: (day: string) => `Turn off the one from ${day}`,

    ways: 'How shall we tell you?',
    firstBy: 'Which way first?',
    firstByHint: 'We use the next one only if this does not work or you do not answer.',
    neverBy: 'Which ways never?',
    push: 'A notification on my phone',
    email: 'E-mail',
    mobile: 'A text message',
    firstAndNever: 'You chose this way first and also never. Please change one of them.',
  },
})

import { catalogue } from './catalogue.ts'

/** Ending, extending, handing over and sharing. */
export const stewardWords = catalogue({
  'zh-CN': {
    cancelTitle: '取消这个需求',
    nobodyPromised: '还没有人答应，取消后不会再有人收到消息。',
    promised: (people: number) => `已有 ${people} 个人答应了。取消后他们会收到通知，不用再准备。`,
    invitedSee: '收到过消息的人再打开链接，会看到“已经不需要了，谢谢”。',
    cancelNote: '原因（可不填，只有机构里看得到）',
    cancel: '取消需求',
    keep: '不取消，返回',
    consentTitle: '监护人收回了同意？',
    consentText: '马上停止，不再发出任何消息，答应过的人会收到通知。',
    withdrawConsent: '记下：同意已收回，立即停止',
    extendTitle: '延期',
    extendText: (people: number) =>
      people === 0 ? '现在还没有人答应。' : `已有 ${people} 个人答应了，他们说好的日子不变。`,
    untilNow: (day: string) => `现在的截止日期：${day}`,
    expiredText: '已经过了截止日期。延期后会继续问邻居。',
    extend: '延期到这一天',
    extendEarlier: '请选晚一些的日子。想提前结束，请取消需求或结案。',
    handOverTitle: '转给别的同事',
    handOverText: '之后的消息都发给新的负责人。',
    handOverTo: '交给谁',
    handOver: '转给这位同事',
    nobodyElse: '机构里还没有别的同事。请管理员先邀请。',
    published: '已经发布，睦邻这就去问最可能帮忙的邻居。您还可以把它发到群里。',
    shareTitle: '发到群里',
    shareText: '复制下面的话，贴到您认识的邻居群里。不要发到公开的地方。',
    shareMake: '生成群链接',
    shareMakeText: '睦邻会为这个需求生成一个群链接和二维码。',
    groupText: '群里的话',
    groupTextHint: '长按选择全部，复制。',
    qrTitle: '二维码',
    qrText: '打印出来贴在接收点，或截图发到群里。',
    qrLabel: (link: string) => `二维码，打开 ${link}`,
    toNeed: '查看这个需求',
    notOpenTitle: '现在不能分享',
    notOpenText: '需求发布后才能发到群里。',
  },
  en: {
    cancelTitle: 'Cancel this need',
    nobodyPromised: 'Nobody has promised anything yet. Nobody else will be asked.',
    promised: (people: number) =>
      people === 1
        ? 'One person has promised something. They will be told that it is no longer needed.'
        : `${people} people have promised something. They will be told that it is no longer needed.`,
    invitedSee: 'Whoever opens an older message reads “no longer needed, thank you”.',
    cancelNote: 'Why (optional, inside your organisation only)',
    cancel: 'Cancel the need',
    keep: 'Keep it',
    consentTitle: 'Has the guardian withdrawn the consent?',
    consentText: 'Everything stops at once, no message goes out any more, and those who promised are told.',
    withdrawConsent: 'Record that the consent was withdrawn, and stop at once',
    extendTitle: 'More time',
    extendText: (people: number) =>
      people === 0
        ? 'Nobody has promised anything yet.'
        : people === 1
          ? 'One person has promised something; their day stays as it is.'
          : `${people} people have promised something; their days stay as they are.`,
    untilNow: (day: string) => `Needed by (so far): ${day}`,
    expiredText: 'The day is over. With more time, neighbours are asked again.',
    extend: 'Extend to this day',
    extendEarlier: 'Please choose a later day. To end it sooner, cancel or close the need.',
    handOverTitle: 'Hand over to a colleague',
    handOverText: 'Messages about this need then go to them.',
    handOverTo: 'To whom',
    handOver: 'Hand over to this colleague',
    nobodyElse: 'There is no other colleague yet. Ask the administrator to invite one.',
    published:
      'It is published, and Mulin is asking the neighbours most likely to help. You can share it with a group as well.',
    shareTitle: 'Share with a group',
    shareText:
      'Copy these words into a chat group of neighbours you know. Please do not post them in public.',
    shareMake: 'Make a link for the group',
    shareMakeText: 'Mulin makes one link and QR code for this need.',
    groupText: 'Text for the group',
    groupTextHint: 'Press and hold, select all, copy.',
    qrTitle: 'QR code',
    qrText: 'Print it for the drop-off point, or send a picture of it to the group.',
    qrLabel: (link: string) => `QR code that opens ${link}`,
    toNeed: 'See this need',
    notOpenTitle: 'This cannot be shared now',
    notOpenText: 'A need can be shared once it is published.',
  },
})

import { catalogue } from './catalogue.ts'

/** The emergency stop: its page, and the notice while it stands. */
export const askingStopWords = catalogue({
  'zh-CN': {
    title: '紧急停止',
    toPage: '紧急停止所有求助消息',
    linkText: '发错了，或者出了什么事，可以马上停下所有求助消息。',
    whatOwn:
      '按下后，本机构的求助消息马上停止：发完手上这一批（最多 25 条），就不再问任何邻居，群机器人也不再发。',
    whatHub:
      '按下后，所有机构的求助消息马上停止：发完手上这一批（最多 25 条），就不再问任何邻居，群机器人也不再发。',
    whatOf: (name: string) =>
      `按下后，${name}的求助消息马上停止：发完手上这一批（最多 25 条），就不再问任何邻居，群机器人也不再发。拿着链接的人也不能再答应新的。`,
    stays:
      '只停发求助：已经答应的照常送来，提醒和感谢也照常发；拿着链接的人还能答应。恢复后，停下的会自己接着发，什么都不会丢。',
    staysOf:
      '已经答应的照常送来。答应过的人和协调员会各收到一次通知，恢复时再告诉他们。恢复后，停下的会自己接着发，什么都不会丢。',
    reason: '原因',
    reasonHint: '成员在看板上会看到，例如“有一条需求写错了，正在核对”。请不要写受助人的信息。',
    reasonMissing: '请写一句原因，让同事知道发生了什么。',
    stop: '停止所有求助消息',
    keep: '不停止，返回',
    back: '返回',
    hubTooTitle: '由服务中心来停',
    hubTooText: '上面是机构自己停的，机构自己也能恢复。由服务中心停，就只有服务中心能恢复。',
    stoppedOwn: '求助消息已停止',
    stoppedHub: '服务中心已停止所有机构的求助消息',
    stoppedByHub: '服务中心停止了求助消息',
    onlyAsking: '已经答应的照常送来；拿着链接的人还能答应。',
    promisesToo: '现在也不能答应新的；已经答应的照常送来，大家都收到了通知。',
    why: (reason: string, moment: string) => `${moment}起。原因：${reason}`,
    notInGroups: '这段时间也请不要手动把求助发到群里。',
    details: '查看，或恢复',
    goOnTitle: '恢复求助消息',
    goOnText: '确认没有问题后再恢复。停下的需求会在几分钟内自己接着发。',
    goOnTold: '收到过停止通知的人，也会收到恢复的通知。',
    goOn: '恢复求助消息',
    hubOnly: '这是服务中心停的，只能由服务中心恢复。请联系服务中心。',
    changed: '停止的情况刚刚变了，请再看一遍。',
    organizationStopped: '求助已停',
  },
  en: {
    title: 'Emergency stop',
    toPage: 'Stop all requests now',
    linkText:
      'If something went out by mistake, or anything else happened, you can stop all requests at once.',
    whatOwn:
      'All requests of your organisation stop at once: after the batch under way (25 messages at most) no neighbour is asked any more, and the group robots are silent.',
    whatHub:
      'The requests of all organisations stop at once: after the batch under way (25 messages at most) no neighbour is asked any more, and the group robots are silent.',
    whatOf: (name: string) =>
      `All requests of ${name} stop at once: after the batch under way (25 messages at most) no neighbour is asked any more, and the group robots are silent. Nothing new can be promised either, not even with a link.`,
    stays:
      'Only asking stops: what has been promised goes on, with reminders and thanks, and whoever has a link can still promise. Once you resume, everything that was held back goes out by itself; nothing is lost.',
    staysOf:
      'What has been promised is brought as agreed. Everybody who promised something and the coordinators are told once, and again when you resume. Then everything that was held back goes out by itself; nothing is lost.',
    reason: 'Why',
    reasonHint:
      'Members see it on the board, for example “One need was wrong, we are checking it”. Nothing about a beneficiary, please.',
    reasonMissing: 'Please say why in a sentence, so that your colleagues know what happened.',
    stop: 'Stop all requests',
    keep: 'Do not stop, go back',
    back: 'Go back',
    hubTooTitle: 'Have the hub stop it',
    hubTooText:
      'The organisation has stopped this itself and can resume it. What the hub stops, only the hub can resume.',
    stoppedOwn: 'All requests are stopped',
    stoppedHub: 'The hub has stopped the requests of all organisations',
    stoppedByHub: 'The hub has stopped the requests',
    onlyAsking: 'What has been promised goes on, and whoever has a link can still promise.',
    promisesToo:
      'Nothing new can be promised meanwhile; what has been promised is brought as agreed, and everybody concerned has been told.',
    why: (reason: string, moment: string) => `Since ${moment}. Why: ${reason}`,
    notInGroups: 'Meanwhile, please do not paste requests into chat groups by hand either.',
    details: 'See why, or resume',
    goOnTitle: 'Resume requests',
    goOnText:
      'Make sure first that everything is in order. What was held back goes out by itself within a few minutes.',
    goOnTold: 'Whoever was told of the stop is told that it is over.',
    goOn: 'Resume requests',
    hubOnly: 'The hub has stopped this, and only the hub can resume it. Please get in touch with the hub.',
    changed: 'This has just changed. Please look again.',
    organizationStopped: 'requests stopped',
  },
})

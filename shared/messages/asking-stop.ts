import { catalogue } from './catalogue.ts'

/** The emergency stop: its page, and the notice while it stands. */
export const askingStopWords = catalogue({
  'zh-CN': {
    title: '紧急停止',
    toPage: '紧急停止所有求助消息',
    linkText: '发错了，或者出了什么事，可以马上停下所有求助消息。',
    whatOwn:
      '按下后，本机构的求助消息马上停止：正在发的一批（最多 25 条）之后，不再有任何邻居被问到，群机器人也不再发。',
    whatHub:
      '按下后，所有机构的求助消息马上停止：正在发的一批（最多 25 条）之后，不再有任何邻居被问到，群机器人也不再发。',
    whatOf: (name: string) =>
      `按下后，${name}的求助消息马上停止：正在发的一批（最多 25 条）之后，不再有任何邻居被问到，群机器人也不再发。`,
    stays: '已经答应帮忙的人照常收到提醒和感谢。恢复后，停下的会自己接着发，什么都不会丢。',
    reason: '原因',
    reasonHint: '成员在看板上会看到，例如“有一条需求写错了，正在核对”。请不要写受助人的信息。',
    reasonMissing: '请写一句原因，让同事知道发生了什么。',
    stop: '停止所有求助消息',
    keep: '不停止，返回',
    stoppedOwn: '求助消息已停止',
    stoppedHub: '服务中心已停止所有机构的求助消息',
    why: (reason: string, moment: string) => `${moment}起。原因：${reason}`,
    notInGroups: '这段时间也请不要手动把求助发到群里。',
    details: '查看，或恢复',
    goOnTitle: '恢复求助消息',
    goOnText: '确认没有问题后再恢复。停下的需求会在几分钟内自己接着发。',
    goOn: '恢复求助消息',
    hubOnly: '这是服务中心停的，只能由服务中心恢复。请联系服务中心。',
    changed: '停止的情况刚刚变了，请再看一遍。',
    organizationStopped: '求助已停',
  },
  en: {
    title: 'Emergency stop',
    toPage: 'Stop all asking now',
    linkText:
      'If something went out that should not have, or anything else happened, stop all appeals at once.',
    whatOwn:
      'All appeals of your organisation stop at once: after the batch under way (25 messages at most) no neighbour is asked any more, and the group robots are silent.',
    whatHub:
      'The appeals of all organisations stop at once: after the batch under way (25 messages at most) no neighbour is asked any more, and the group robots are silent.',
    whatOf: (name: string) =>
      `All appeals of ${name} stop at once: after the batch under way (25 messages at most) no neighbour is asked any more, and the group robots are silent.`,
    stays:
      'Whoever has promised something still gets reminders and thanks. When asking goes on, everything that was held goes on by itself; nothing is lost.',
    reason: 'Why',
    reasonHint:
      'Members see it on the board, such as “One need was wrong, we are checking it”. Nothing about a beneficiary, please.',
    reasonMissing: 'Please say why in a sentence, so that your colleagues know what happened.',
    stop: 'Stop all asking',
    keep: 'Do not stop',
    stoppedOwn: 'All asking is stopped',
    stoppedHub: 'The hub has stopped the asking of all organisations',
    why: (reason: string, moment: string) => `Since ${moment}. Why: ${reason}`,
    notInGroups: 'Please do not paste appeals into chat groups yourself either for now.',
    details: 'See it, or go on',
    goOnTitle: 'Go on asking',
    goOnText:
      'Make sure first that everything is in order. What was held goes on by itself within a few minutes.',
    goOn: 'Go on asking',
    hubOnly: 'The hub has stopped this, and only the hub can let it go on. Please get in touch with the hub.',
    changed: 'This has just changed. Please have another look.',
    organizationStopped: 'asking stopped',
  },
})

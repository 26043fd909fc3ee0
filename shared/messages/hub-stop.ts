import { catalogue } from './catalogue.ts'

/** What the hub has stopped of a need, as everybody concerned reads it on a page. */
export const hubStopWords = catalogue({
  'zh-CN': {
    stoppedTitle: '服务中心停止了这件求助',
    stoppedText: '请不要再送东西来。如果您已经送到，协调员会和您联系。谢谢您愿意帮忙。',
    heldTitle: '这件求助暂时不再请人',
    heldText: '服务中心正在核对这件事，现在先不再请人。',
    organizationHeldText: (organization: string) =>
      `服务中心暂停了${organization}的求助，正在核对，现在先不再请人。`,
    heldLater: '不用您做什么。恢复以后，这个链接照样能用；到时您还愿意帮忙，再打开就行。谢谢您惦记着邻居。',
    keptTitle: '您填的还在',
    keptText: '刚才没有记下。您填的都在下面，恢复以后按一下就行。',
    tryAgain: '再试一次',
    pleaseWait: (organization: string) =>
      `服务中心暂停了${organization}的工作，这段时间没有人接收，请先不要送来。您答应的给您留着，不算失约，恢复以后会告诉您。不方便再等，也可以在下面取消。`,
    yourPromiseStands:
      '服务中心正在核对这件事，暂时不再请别的人。您答应的不受影响，请照约定送来。有不清楚的，请问协调员或服务中心。',
    yourPlaceStays: '服务中心正在核对这件事，候补也先等一等。您的位置留着，恢复以后照常往前轮。',
    heldForMembers: '服务中心暂停了这个需求的求助',
    organizationHeldForMembers: '服务中心暂停了本机构的求助',
    stoppedForMembers: '服务中心停止了这个需求',
    why: (reason: string, moment: string) => `${moment}。原因：${reason}`,
    onlyArrived: '服务中心暂停了求助：现在只能记已经送到的，不能记新的答应。',
    heldMeans: '现在不再问新的邻居，也不再让人认领；已经答应的照常。请联系服务中心，由他们恢复。',
    stoppedMeans: '答应过的邻居都已收到通知，请他们不要送来。',
  },
  en: {
    stoppedTitle: 'The service centre has stopped this request',
    stoppedText:
      'Please do not bring anything. If you have brought something already, the coordinator will get in touch. Thank you for being ready to help.',
    heldTitle: 'Nobody new is asked for this just now',
    heldText: 'The service centre is checking this request, and nothing new can be promised meanwhile.',
    organizationHeldText: (organization: string) =>
      `The service centre has paused the requests of ${organization} while it looks into something, and nothing new can be promised meanwhile.`,
    heldLater:
      'There is nothing you need to do. Once it goes on this link works as before: if you would still like to help, please open it again then. Thank you for thinking of your neighbours.',
    keptTitle: 'What you filled in is still here',
    keptText: 'It has not been noted yet. Everything is below; once requests go on, one press is enough.',
    tryAgain: 'Try again',
    pleaseWait: (organization: string) =>
      `The service centre has paused the work of ${organization}, and nobody is there to receive things: please do not bring anything yet. Your promise is kept and does not count as broken; we will tell you when it goes on. If you cannot wait, you can withdraw it below.`,
    yourPromiseStands:
      'The service centre is checking this request, and nobody new is asked meanwhile. Your promise stands: please bring it as agreed. If anything is unclear, please ask the coordinator or the service centre.',
    yourPlaceStays:
      'The service centre is checking this request, and nobody moves up meanwhile. Your place in the queue stays, and moves on as before once it goes on.',
    heldForMembers: 'The hub has paused requests for this need',
    organizationHeldForMembers: 'The hub has paused the requests of your organisation',
    stoppedForMembers: 'The hub has stopped this need',
    why: (reason: string, moment: string) => `Since ${moment}. Why: ${reason}`,
    onlyArrived:
      'The hub has paused requests: only what has arrived can be noted just now, and no new promise.',
    heldMeans:
      'No new neighbours are asked and nothing new can be promised; what has been promised goes on. Only the hub can resume requests: please get in touch.',
    stoppedMeans: 'The neighbours who had promised something have been told not to bring it.',
  },
})

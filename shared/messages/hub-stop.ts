import { catalogue } from './catalogue.ts'

/** What the hub has stopped of a need, as everybody concerned reads it on a page. */
export const hubStopWords = catalogue({
  'zh-CN': {
    stoppedTitle: '服务中心停止了这件求助',
    stoppedText: '请不要再送东西来。如果您已经送到，协调员会和您联系。谢谢您愿意帮忙。',
    heldTitle: '这件求助暂时不再请人',
    heldText: '服务中心正在核对这件事，现在先不再请人。已经答应的照样算数。',
    yourPromiseStands: '服务中心正在核对这件事，暂时不再请别的人。您答应的不受影响，请照约定送来。',
    heldForMembers: '服务中心暂停了这个需求的求助',
    stoppedForMembers: '服务中心停止了这个需求',
    why: (reason: string, moment: string) => `${moment}。原因：${reason}`,
    heldMeans: '现在不再问新的邻居，也不再让人认领；已经答应的照常。请联系服务中心，由他们恢复。',
    stoppedMeans: '答应过的邻居都已收到通知，请他们不要送来。',
  },
  en: {
    stoppedTitle: 'The service centre has stopped this request',
    stoppedText:
      'Please do not bring anything. If you have brought something already, the coordinator will get in touch. Thank you for being ready to help.',
    heldTitle: 'Nobody new is asked for this just now',
    heldText:
      'The service centre is checking this request, and nothing new can be promised meanwhile. What has been promised stands.',
    yourPromiseStands:
      'The service centre is checking this request, and nobody new is asked meanwhile. Your promise stands: please bring it as agreed.',
    heldForMembers: 'The hub has paused requests for this need',
    stoppedForMembers: 'The hub has stopped this need',
    why: (reason: string, moment: string) => `Since ${moment}. Why: ${reason}`,
    heldMeans:
      'No new neighbours are asked and nothing new can be promised; what has been promised goes on. Only the hub can resume requests: please get in touch.',
    stoppedMeans: 'The neighbours who had promised something have been told not to bring it.',
  },
})

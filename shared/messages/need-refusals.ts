import { catalogue } from './catalogue.ts'

/** Why a step was not taken. */
export const refusalWords = catalogue({
  'zh-CN': {
    title: '这一步没有做成',
    notYours: '这是同事负责的需求，请联系负责的同事或协调员。',
    wrongStage: '这个需求现在不在这一步，请回到需求页面看看。',
    changedMeanwhile: '刚才有同事改过这个需求。您填的内容还在下面，请对照后再保存。',
    lookAgain: '刚才有同事改过这个需求。请再看一遍。',
    deadlinePassed: '截止日期已经过了，请选今天以后的一天。',
    secondPerson: '请另一位同事来做这一步：发布和修改公开的话，都要两个人看过。',
    areaUnknown: '没有找到这个地方，请重新填写所在社区。',
    consentMissing: '还没有记下监护人的同意。请先补上，再发布。',
    consentWithdrawn: '监护人收回了同意，这个需求不能发布。以后又同意了，请重新发起。',
    findings: '给志愿者看的内容里还有会暴露身份的字，请去掉。',
    finding: (kind: string, words: string) => `“${words}”像是${kind}，志愿者会看到，请改掉。`,
    toNeed: '回到这个需求',
    noSuchMember: '没有找到这位同事，请重新选择。',
  },
  en: {
    title: 'This was not done',
    notYours: 'A colleague is responsible for this need. Please speak to them or to a coordinator.',
    wrongStage: 'The need is no longer at this step. Please look at its page.',
    changedMeanwhile:
      'A colleague changed this need a moment ago. What you typed is still below: compare, then save again.',
    lookAgain: 'A colleague changed this need a moment ago. Please look at it again.',
    deadlinePassed: 'The day it is needed by is over. Please choose a later one.',
    secondPerson:
      'Please ask a colleague to do this: two people look at what is published, and at every change of it.',
    areaUnknown: 'This place was not found. Please enter the community again.',
    consentMissing: 'The guardian’s consent is not written down yet. Please add it, then publish.',
    consentWithdrawn:
      'The guardian has withdrawn the consent, so this need cannot be published. If they agree again, please post it anew.',
    findings: 'What volunteers read still has words that could give the person away. Please take them out.',
    finding: (kind: string, words: string) =>
      `“${words}” looks like ${kind}, and volunteers would read it. Please change it.`,
    toNeed: 'Back to the need',
    noSuchMember: 'This colleague was not found. Please choose again.',
  },
})

import { catalogue } from './catalogue.ts'

/** Sentences that every page may need. */
export const commonWords = catalogue({
  'zh-CN': {
    mulin: '睦邻',
    cardTitle: '一位邻居需要帮忙',
    otherLanguage: 'English',
    languages: '语言',
    toCorrect: (title: string) => `请改一下：${title}`,
    skipToContent: '跳到正文',
    signOut: '退出',
    concern: '反映问题',
    problemsFound: '请先改一下这几处',
    notFoundTitle: '没有找到这个页面',
    notFoundText: '链接可能不完整，或者已经过期。请回到消息里重新点开，或联系发给您链接的人。',
    brokenTitle: '出了点问题',
    brokenText: '我们这边没有处理成功，您填写的内容还在您的屏幕上。请过一分钟再试。',
    foreignOriginTitle: '这一步没有执行',
    foreignOriginText: '这个请求不是从睦邻的页面发出的。请在睦邻的页面里再点一次。',
    notAllowedTitle: '您没有这个权限',
    notAllowedText: '请联系您机构的管理员。',
    tooLargeTitle: '内容太大了',
    tooLargeText: '这次发来的内容超过了限度，没有保存。文件最多 4 MB：请去掉图片，或者分成几个再发。',
    tooMany: '操作太频繁了，请过几分钟再试。',
  },
  en: {
    mulin: 'Mulin',
    cardTitle: 'A neighbour needs help',
    otherLanguage: '中文',
    languages: 'Language',
    toCorrect: (title: string) => `To correct: ${title}`,
    skipToContent: 'Skip to content',
    signOut: 'Sign out',
    concern: 'Report a concern',
    problemsFound: 'Please change these first',
    notFoundTitle: 'This page was not found',
    notFoundText:
      'The link may be incomplete or out of date. Open it again from your message, or ask the person who sent it.',
    brokenTitle: 'Something went wrong',
    brokenText:
      'We could not do this just now. What you typed is still on your screen. Please try again in a minute.',
    foreignOriginTitle: 'This was not done',
    foreignOriginText:
      'The request did not come from a page of Mulin. Please press the button on the page again.',
    notAllowedTitle: 'You may not do this',
    notAllowedText: 'Please ask the administrator of your organisation.',
    tooLargeTitle: 'That was too large',
    tooLargeText:
      'What you sent is over the limit and was not kept. A file may have 4 MB: take pictures out, or make several files of it.',
    tooMany: 'That was too often. Please try again in a few minutes.',
  },
})

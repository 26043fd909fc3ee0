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
    brokenOpening: '我们这边一时打不开，不是您的问题。请过一分钟再试。',
    brokenKept:
      '我们这边一时没有处理成功，不是您的问题。您填写的内容都留在这一页里，不用重新填写：请过一分钟，再点一次。',
    brokenFile: '我们这边一时没有处理成功，不是您的问题。请过一分钟返回上一页，再发一次。',
    tryAgain: '再试一次',
    foreignOriginTitle: '这一步没有执行',
    foreignOriginText: '请回到睦邻的页面，再点一次。',
    notAllowedTitle: '您还没有这个权限',
    notAllowedText: '需要的话，请联系您机构的管理员。',
    tooLargeTitle: '内容太大了',
    tooLargeText: '这次发来的太大，没有保存。文件最多 4 MB：请去掉图片，或者分成几个再发。',
    noFormTitle: '这份内容读不出来',
    noFormText: '里面有看不见的特殊字符，没有保存。请回到上一页，删掉后重新输入，再点一次。',
    tooMany: '有点忙不过来，请过几分钟再试。',
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
    brokenOpening: 'We could not open this just now. It is not your fault. Please try again in a minute.',
    brokenKept:
      'We could not do this just now. It is not your fault. Everything you typed is kept on this page, with no need to type it again: please wait a minute and press the button.',
    brokenFile:
      'We could not do this just now. It is not your fault. Please go back in a minute and send it once more.',
    tryAgain: 'Try again',
    foreignOriginTitle: 'This was not done',
    foreignOriginText: 'Please go back to the page of Mulin and press the button again.',
    notAllowedTitle: 'You do not have access to this yet',
    notAllowedText: 'If you need it, please ask the administrator of your organisation.',
    tooLargeTitle: 'That was too large',
    tooLargeText:
      'What you sent is too large and was not kept. A file may have 4 MB: please take pictures out, or split it into several files.',
    noFormTitle: 'This could not be read',
    noFormText:
      'There are invisible special characters in it, and nothing was kept. Please go back, delete and type it anew, and press the button again.',
    tooMany: 'That was a lot at once. Please try again in a few minutes.',
  },
})

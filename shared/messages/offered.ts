import { catalogue } from './catalogue.ts'

/** Somebody has written down, before they were asked, that they have just what a need lacks. */
export const offeredWords = catalogue({
  'zh-CN': {
    title: '有人正好有',
    justNow: (who: string, what: string) => `${who} 正好有：${what}`,
    since: (who: string, when: string, what: string) => `${who} 正好有（${when} 起）：${what}`,
    size: (label: string, size: string) => `${label}（${size}）`,
    text: '轮到下一批时会先问这位；不想等，也可以现在就问。',
    onlyOthers: '轮到下一批时会先问这位。',
    ask: '现在就问',
    /** For a screen reader, which reads a button without its row. */
    askWhom: (who: string) => `现在就问：${who}`,
    pressed: '这就去问',
    resting: '正在休息',
    quiet: '现在不便打扰',
    // Refused
    'offer-gone': '这个人刚刚已经问过，或者东西已经不在了。下面是最新的情况。',
    'nothing-missing': '缺的都有人认领了，不用再问。',
    'not-open': '这个需求不在征集中，现在不能问人。',
    'asking-stopped': '现在暂停问人。恢复之后再点一次。',
    'waits-resting': '这个人正在休息：每个人一周只被问几次，问过会歇几天。歇好了，轮到下一批时会先问这位。',
    'waits-quiet': '现在是不便打扰的时间，没有去问。可以过了这段时间再点，不点也会在下一批先问这位。',
  },
  en: {
    title: 'Somebody offered this',
    justNow: (who: string, what: string) => `${who} has just this: ${what}`,
    since: (who: string, when: string, what: string) => `${who} has just this, since ${when}: ${what}`,
    size: (label: string, size: string) => `${label} (${size})`,
    text: 'They come first when the next people are asked. You need not wait for that.',
    onlyOthers: 'They come first when the next people are asked.',
    ask: 'Ask now',
    askWhom: (who: string) => `Ask now: ${who}`,
    pressed: 'being asked',
    resting: 'resting',
    quiet: 'not to be disturbed now',
    'offer-gone': 'They have just been asked, or no longer have it. Below is how things stand now.',
    'nothing-missing': 'Everything is promised, so nobody else needs to be asked.',
    'not-open': 'This need is no longer open, so nobody can be asked for it.',
    'asking-stopped': 'Requests are stopped for now. Please press again once they are resumed.',
    'waits-resting':
      'They are resting: everybody is asked only a few times a week, with some days in between. After that, they come first when the next people are asked.',
    'waits-quiet':
      'These are their quiet hours, so they were not asked. Press again later, or leave it: they come first when the next people are asked.',
  },
})

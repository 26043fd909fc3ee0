import { catalogue } from './catalogue.ts'

/** What stands between the things of a list, and between entries that may hold such lists themselves. */
export const between = catalogue({
  'zh-CN': { things: '、', entries: '、' },
  en: { things: ', ', entries: '; ' },
})

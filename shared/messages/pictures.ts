import { catalogue } from './catalogue.ts'

/** Around every picture. */
export const pictureWords = catalogue({
  'zh-CN': { asTable: '看表格' },
  en: { asTable: 'As a table' },
})

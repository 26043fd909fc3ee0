import { catalogue } from './catalogue.ts'

/** Saying where something is, by typing its name. */
export const areaFieldWords = catalogue({
  'zh-CN': {
    missing: '请填写社区（村），或至少填街道。',
    unknown: (typed: string) => `没有找到“${typed}”。请填社区、村或街道的名字，例如：二马路社区。`,
    tooCoarse: '范围太大了，请写到街道或社区。',
    several: '有几个地方同名，请选一个。',
    choose: '您指的是',
  },
  en: {
    missing: 'Please name the community or village, or at least its street.',
    unknown: (typed: string) =>
      `“${typed}” was not found. Please give the name of a community, village or street.`,
    tooCoarse: 'That is too large. Please name a street or a community.',
    several: 'There are several places of that name. Please choose one.',
    choose: 'You mean',
  },
})

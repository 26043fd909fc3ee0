import { catalogue } from './catalogue.ts'

/** What stands in the calendar of somebody who has promised something: nothing but what their page shows, and no link. */
export const calendarWords = catalogue({
  'zh-CN': {
    put: '放进我的日历',
    bring: (what: string) => `送东西：${what}`,
    latest: (day: string) => `最晚${day}送到。`,
    hours: (hours: string) => `开放时间：${hours}`,
    for: (org: string) => `这是您答应${org}的。有变化的话，请打开我们发给您的链接。`,
    tomorrow: (what: string) => `明天最后一天，记得送：${what}`,
  },
  en: {
    put: 'Put it in my calendar',
    bring: (what: string) => `Bring: ${what}`,
    latest: (day: string) => `At the latest on ${day}.`,
    hours: (hours: string) => `Opening hours: ${hours}`,
    for: (org: string) =>
      `You promised this to ${org}. If anything changes, please open the link we sent you.`,
    tomorrow: (what: string) => `Tomorrow is the last day to bring: ${what}`,
  },
})

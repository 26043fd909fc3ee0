type Language = 'zh-CN' | 'en'

const units = [
  { minutes: 1440, 'zh-CN': '天', en: ['day', 'days'] },
  { minutes: 60, 'zh-CN': '小时', en: ['hour', 'hours'] },
  { minutes: 1, 'zh-CN': '分钟', en: ['minute', 'minutes'] },
] as const

/** A duration as people say it, in the largest unit of which there are two, with one decimal below ten days or hours: '35 分钟', '2.5 hours', '12 days'. */
export function sayMinutes(minutes: number, language: Language): string {
  const unit = units.find((one) => minutes >= 2 * one.minutes) ?? units[2]
  const count = minutes / unit.minutes
  const said = unit.minutes === 1 || count >= 10 ? Math.round(count) : Math.round(count * 10) / 10
  if (language === 'zh-CN') return `${said} ${unit['zh-CN']}`
  return `${said} ${unit.en[said === 1 ? 0 : 1]}`
}

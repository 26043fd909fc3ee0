import { addDays, type Day, dayOf } from './dates.ts'
import { wallClock } from './zone-time.ts'

type Language = 'zh-CN' | 'en'

const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** A day as people say it: '1月28日 周三', 'Wed 28 January'; with the year where it is not that of `now` (epoch ms). */
export function sayDay(day: Day, language: Language, now?: number, zone = 'UTC'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()]
  const otherYear = now !== undefined && wallClock(now, zone).year !== year
  if (language === 'en') return `${weekday} ${date} ${months[month - 1]}${otherYear ? ` ${year}` : ''}`
  return `${otherYear ? `${year}年` : ''}${month}月${date}日 ${weekday}`
}

/** The day of an instant in the zone, as people say it. */
export function sayDate(at: number, zone: string, language: Language, now?: number): string {
  return sayDay(dayOf(at, zone), language, now, zone)
}

/** The day of an instant as short as it can be said, for a text message: '1月28日', '28 Jan'. */
export function sayShortDate(at: number, zone: string, language: Language): string {
  const [, month = 1, date = 1] = dayOf(at, zone).split('-').map(Number)
  return language === 'en' ? `${date} ${months[month - 1]?.slice(0, 3)}` : `${month}月${date}日`
}

/** Day and time of an instant: '1月28日 周三 14:05', 'Wed 28 January, 14:05'. */
export function sayMoment(at: number, zone: string, language: Language, now?: number): string {
  return `${sayDate(at, zone, language, now)}${language === 'en' ? ',' : ''} ${sayTime(at, zone)}`
}

/**
 * The last day on which something may be brought, for a deadline (epoch ms) as the end of a day: '1月28日 周三前',
 * 'by Wed 28 January'. Today and tomorrow are said in words as well, since a hurried reader misreads dates.
 */
export function sayBringBy(deadline: number, zone: string, language: Language, now: number): string {
  const day = dayOf(deadline, zone)
  const today = dayOf(now, zone)
  const near = day === today ? 'today' : day === addDays(today, 1) ? 'tomorrow' : undefined
  const said = sayDay(day, language, now, zone)
  if (language === 'en') return near ? `by ${near}, ${said}` : `by ${said}`
  return near ? `${near === 'today' ? '今天' : '明天'}（${said}）之内` : `${said}前`
}

/** The time of day of an instant: '14:05'. */
export function sayTime(at: number, zone: string): string {
  const { hour, minute } = wallClock(at, zone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const quarterMs = 15 * 60_000

/** An instant that is only expected, to the quarter of an hour after it: '今天 18:00 左右', 'tomorrow at about 07:15'. */
export function sayAbout(at: number, zone: string, language: Language, now: number): string {
  const about = Math.ceil(at / quarterMs) * quarterMs
  const [day, today] = [dayOf(about, zone), dayOf(now, zone)]
  const near = day === today ? 0 : day === addDays(today, 1) ? 1 : undefined
  const said = sayDay(day, language, now, zone)
  if (language === 'en')
    return `${near === undefined ? `on ${said}` : (['today', 'tomorrow'][near] ?? said)} at about ${sayTime(about, zone)}`
  return `${near === undefined ? said : (['今天', '明天'][near] ?? said)} ${sayTime(about, zone)} 左右`
}

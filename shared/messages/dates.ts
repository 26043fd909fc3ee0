import { sayDay } from '../rules/date-words.ts'
import type { DeadlineRefusal } from '../rules/dates.ts'
import { catalogue, type Language } from './catalogue.ts'

const words = catalogue({
  'zh-CN': {
    'not-a-date': '请填写日期，例如 2026-01-28。',
    'no-such-day': '日历上没有这一天，请核对一下。',
    past: (day: string) => `这一天已经过去了，请填今天（${day}）或以后的日子。`,
    'too-far': (day: string) => `太远了，请填 ${day}或更早的日子。`,
  },
  en: {
    'not-a-date': 'Please enter a date, such as 2026-01-28.',
    'no-such-day': 'There is no such day in the calendar. Please check it.',
    past: (day: string) => `That day is over. Please choose today, ${day}, or later.`,
    'too-far': (day: string) => `That is too far ahead. Please choose ${day} or earlier.`,
  },
})

/** Why a date was not taken, in the reader's language. */
export function dateSentence(language: Language, refusal: DeadlineRefusal): string {
  const said = words[language]
  switch (refusal.kind) {
    case 'past':
      return said.past(sayDay(refusal.earliest, language))
    case 'too-far':
      return said['too-far'](sayDay(refusal.latest, language))
    default:
      return said[refusal.kind]
  }
}

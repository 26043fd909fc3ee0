/** Said of Monday to Friday alone, as people write it. */
const weekdays =
  /工作日|(周|星期|礼拜)一\s*[至到\-–—~～]\s*(周|星期|礼拜)?五|weekdays|mon(day)?s?\s*(to|[-–—])\s*fri/i
const weekends = /周末|双休|[周期拜][六日天]|weekend|sat|sun|every day|每天/i

/** Whether opening hours, as somebody wrote them, are of working days only. What can't be told is not so. */
export const onlyOnWorkingDays = (hours: string): boolean => weekdays.test(hours) && !weekends.test(hours)

/**
 * The day to propose: the wished one, or, where it falls on a weekend and the place is open on working days only, the next working day among those
 * there are, or else the last before it. Days are 'YYYY-MM-DD', in order.
 */
export function openDay(days: readonly string[], wished: string, hours: string): string {
  if (!onlyOnWorkingDays(hours) || isWorkingDay(wished)) return wished
  const open = days.filter(isWorkingDay)
  return open.find((day) => day > wished) ?? open.at(-1) ?? wished
}

const isWorkingDay = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

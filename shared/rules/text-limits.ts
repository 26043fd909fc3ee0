import { dayOf } from './dates.ts'

/** What a text message is for: each has money of its own, so that appeals can't use up what codes need, nor the other way round. */
export const textPurposes = ['codes', 'appeals', 'notices'] as const
export type TextPurpose = (typeof textPurposes)[number]

/** What the settings say about text messages, which cost money. */
export interface TextLimits {
  /** Appeals by text for one need. */
  readonly perNeed: number
  /** Appeals by text of one organisation in a calendar month, until the hub sets another number. */
  readonly perOrganization: number
  /** Of the whole hub in a day, until its administrators set another number. */
  readonly perDay: Readonly<Record<TextPurpose, number>>
  /** How numbers begin that may be written to: '+86'. */
  readonly countries: readonly string[]
}

/** Why a text message is not sent. 'country': numbers of that country are not written to; the others: that budget is used up, or none was set. */
export const textRefusals = ['country', 'need', 'organization', 'hub'] as const
export type TextRefusal = (typeof textRefusals)[number]

/** Whether this number (E.164) is of a country that is written to. */
export function mayText(number: string, { countries }: Pick<TextLimits, 'countries'>): boolean {
  return countries.some((country) => number.startsWith(country))
}

/** The calendar month of an instant in the zone: '2022-01'. */
export const monthOf = (now: number, zone: string): string => dayOf(now, zone).slice(0, 7)

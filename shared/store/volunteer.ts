import * as z from 'zod'
import { reaches, topics } from '../rules/topics.ts'
import { keys } from './keys.ts'
import { getItem, type Table } from './table.ts'

/** 'unconfirmed': a code has been sent, nothing goes out to them yet. 'by-phone': written down by a coordinator, never asked. */
export const volunteerStates = ['unconfirmed', 'active', 'by-phone', 'left'] as const

const contact = z.object({ address: z.string(), confirmedAt: z.number().optional() })

/** An adult who can be asked. Belongs to the hub, not to an organisation. */
export const volunteer = z.object({
  volunteer: z.string(),
  state: z.enum(volunteerStates),
  /** What they want to be called. */
  name: z.string().min(1).max(40),
  language: z.enum(['zh-CN', 'en']),
  email: contact.optional(),
  mobile: contact.optional(),
  area: z.string(),
  reach: z.enum(reaches),
  topics: z.array(z.enum(topics)),
  skills: z.array(z.string().max(40)).max(10),
  /** What they have ready before anyone asks. */
  offers: z.array(z.string().max(80)).max(10),
  /** Local times 'HH:MM' in the hub's zone. */
  quiet: z.object({ from: z.string(), to: z.string() }),
  /** At most this many messages a week, over all organisations. */
  perWeek: z.int().min(0).max(14),
  joinedThrough: z.string(),
  joinedAt: z.number(),
  /** Raised at every change. */
  version: z.int(),
})
export type Volunteer = z.infer<typeof volunteer>

export function readVolunteer(
  table: Table,
  id: string,
  options: { strong?: boolean } = {},
): Promise<Volunteer | undefined> {
  return getItem(table, keys.volunteer(id), volunteer, options)
}

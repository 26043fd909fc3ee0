import * as z from 'zod'
import { givesAway } from '../rules/alias.ts'
import { lineId, mostLines } from '../rules/ledger.ts'
import { topics, urgencies } from '../rules/topics.ts'
import { beneficiary, consent, heard, needLine, needText } from '../store/need-text.ts'

/** A line as somebody writes it: with the letter of an existing line, or new. */
export const lineInput = needLine.omit({ id: true }).extend({ id: lineId.optional() }).strict()

/** The consent as written down; who wrote it down is known from the session. */
export const consentInput = consent.pick({ by: true, how: true, at: true }).strict()

/** The furthest a deadline may be away, in days. */
export const mostDaysAhead = 90

/** A need as somebody describes it. Everything else of a need Mulin knows itself; more than this is refused. */
export const needInput = z.strictObject({
  /** Inside the organisation only; made from alias and lines when left out. */
  title: needText.shape.title.optional(),
  internalText: needText.shape.internalText,
  heard: heard.strict().optional(),
  publicText: needText.shape.publicText.min(1),
  beneficiary: beneficiary
    .strict()
    .refine(({ alias, realName = '' }) => !givesAway(alias, realName), { path: ['alias'] }),
  consent: consentInput.optional(),
  lines: z.array(lineInput).min(1).max(mostLines),
  topics: z.array(z.enum(topics)).min(1).max(4),
  skill: needText.shape.skill,
  area: z.string().regex(/^[0-9a-z]{3,12}$/),
  urgency: z.enum(urgencies),
  deadline: z.number(),
  dropOff: needText.shape.dropOff.strict(),
})
export type NeedInput = z.infer<typeof needInput>

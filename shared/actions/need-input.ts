import * as z from 'zod/mini'
import { givesAway } from '../rules/alias.ts'
import { lineId, mostLines } from '../rules/ledger.ts'
import { topics, urgencies } from '../rules/topics.ts'
import { beneficiary, consent, heard, needLine, needText } from '../store/need-text.ts'

/** A line as somebody writes it: with the letter of an existing line, or new. */
export const lineInput = z.strictObject({ ...needLine.shape, id: z.optional(lineId) })

/** The consent as written down; who wrote it down is known from the session. */
const { by, how, at } = consent.shape
export const consentInput = z.strictObject({ by, how, at })

/** The furthest a deadline may be away, in days. */
export const mostDaysAhead = 90

/** A need as somebody describes it. Everything else of a need Mulin knows itself; more than this is refused. */
export const needInput = z.strictObject({
  /** Inside the organisation only; made from alias and lines when left out. */
  title: z.optional(needText.shape.title),
  internalText: needText.shape.internalText,
  heard: z.optional(z.strictObject(heard.shape)),
  publicText: needText.shape.publicText.check(z.minLength(1)),
  beneficiary: z
    .strictObject(beneficiary.shape)
    .check(z.refine(({ alias, realName = '' }) => !givesAway(alias, realName), { path: ['alias'] })),
  consent: z.optional(consentInput),
  lines: z.array(lineInput).check(z.minLength(1), z.maxLength(mostLines)),
  topics: z.array(z.enum(topics)).check(z.minLength(1), z.maxLength(4)),
  skill: needText.shape.skill,
  area: z.string().check(z.regex(/^[0-9a-z]{3,12}$/)),
  urgency: z.enum(urgencies),
  deadline: z.number(),
  dropOff: z.strictObject(needText.shape.dropOff.shape),
})
export type NeedInput = z.infer<typeof needInput>

import * as z from 'zod'
import { topics } from '../rules/topics.ts'
import { beneficiary, consent, needLine } from './need-text.ts'

/** A row of a list as it was read: checked, and complete but for what all rows share. */
const number = { row: z.int() }

export const needRow = z.object({
  ...number,
  beneficiary,
  line: needLine.omit({ id: true }),
  topics: z.array(z.enum(topics)).min(1).max(4),
  /** Epoch ms, where the row has its own. */
  deadline: z.number().optional(),
  publicText: z.string().min(1).max(600),
  internalText: z.string().max(2000),
  consent: consent.pick({ by: true, how: true, at: true }).optional(),
})
export type NeedRow = z.infer<typeof needRow>

export const importRow = needRow
export type ImportRow = z.infer<typeof importRow>

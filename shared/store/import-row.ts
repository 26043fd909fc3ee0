import * as z from 'zod/mini'
import { offers } from '../rules/offers.ts'
import { preferences } from '../rules/preferences.ts'
import { topics } from '../rules/topics.ts'
import { beneficiary, consent, needLine } from './need-text.ts'
import { organization } from './organization.ts'

/** A row of a list as it was read: checked, and complete but for what all rows share. */
const number = { row: z.int() }

export const needRow = z.object({
  ...number,
  beneficiary,
  line: z.omit(needLine, { id: true }),
  topics: z.array(z.enum(topics)).check(z.minLength(1), z.maxLength(4)),
  /** Epoch ms, where the row has its own. */
  deadline: z.optional(z.number()),
  publicText: z.string().check(z.minLength(1), z.maxLength(600)),
  internalText: z.string().check(z.maxLength(2000)),
  consent: z.optional(z.pick(consent, { by: true, how: true, at: true })),
})
export type NeedRow = z.infer<typeof needRow>

export const volunteerRow = z.object({
  ...number,
  name: preferences.shape.name,
  /** In its normal form, with the HMAC under which its claim is found: broadcast, which writes, has no key. */
  contact: z.object({ kind: z.enum(['email', 'mobile']), address: z.string(), identity: z.string() }),
  area: z.string(),
  wishes: z.array(z.enum(topics)).check(z.minLength(1)),
  offers,
  language: z.enum(['zh-CN', 'en']),
})
export type VolunteerRow = z.infer<typeof volunteerRow>

export const organizationRow = z.object({
  ...number,
  organization: organization.shape.name,
  area: z.string(),
  level: organization.shape.level,
  categories: organization.shape.categories,
  /** The first administrator. */
  person: z.string().check(z.minLength(1), z.maxLength(40)),
  email: z.string(),
  identity: z.string(),
})
export type OrganizationRow = z.infer<typeof organizationRow>

export const importRow = z.union([needRow, volunteerRow, organizationRow])
export type ImportRow = z.infer<typeof importRow>

export const isNeedRow = (row: ImportRow): row is NeedRow => 'beneficiary' in row
export const isVolunteerRow = (row: ImportRow): row is VolunteerRow => 'contact' in row
export const isOrganizationRow = (row: ImportRow): row is OrganizationRow => 'organization' in row

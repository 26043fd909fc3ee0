import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { categories } from '../../../shared/rules/organization-kinds.ts'
import { reaches, topics, urgencies } from '../../../shared/rules/topics.ts'
import { ageBands } from '../../../shared/store/need-text.ts'

/** A case of a goods need, with the fields a form needs beyond the report. */
const goodsCase = z.object({
  id: z.string(),
  kind: z.literal('goods'),
  organization: z.string(),
  area: z.string(),
  beneficiary: z.object({ alias: z.string(), ageBand: z.enum(ageBands) }),
  title: z.string(),
  lines: z.array(z.object({ label: z.string(), wanted: z.int(), unit: z.string() })),
  topics: z.array(z.enum(topics)),
  urgency: z.enum(urgencies),
  invented: z.object({
    publicText: z.string(),
    internalText: z.string(),
    deadlineDays: z.number(),
    /** The place, a comma, the hours. */
    dropOff: z.string(),
    fits: z.record(z.string(), z.string()).optional(),
    consent: z.object({ by: z.string(), how: z.string() }).optional(),
  }),
})
export type GoodsCase = z.infer<typeof goodsCase>

/** The report's cases of kinds that Mulin does not serve yet. */
const otherCase = z.object({ id: z.string(), kind: z.enum(['sessions', 'professional', 'proposal']) })

const organizationCase = z.object({
  name: z.string(),
  area: z.string(),
  level: z.enum(reaches),
  categories: z.array(z.enum(categories)),
})
export type OrganizationCase = z.infer<typeof organizationCase>

const appeals = z.object({
  organizations: z.array(organizationCase),
  needs: z.array(z.discriminatedUnion('kind', [goodsCase, otherCase])),
})

/** The organisations and goods needs of the report (appeals.json), then those invented beside it (nearby.json). */
export async function readCases(): Promise<{ organizations: OrganizationCase[]; needs: GoodsCase[] }> {
  const report = appeals.parse(await readJson('appeals.json'))
  const nearby = z.array(goodsCase).parse(await readJson('nearby.json'))
  const reported = report.needs.filter((need) => need.kind === 'goods')
  // The report's own last, so that its invitation is the newest on the outbox.
  return { organizations: report.organizations, needs: [...nearby, ...reported] }
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'))
}

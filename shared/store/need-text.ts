import * as z from 'zod/mini'
import { lineId, mostOfOneLine } from '../rules/ledger.ts'
import { closeReasons, outcomes } from '../rules/need-life.ts'
import { needKinds, topics, urgencies } from '../rules/topics.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { getItem, type Table } from './table.ts'

export const needLine = z.object({
  id: lineId,
  /** What is asked for, as volunteers read it. */
  label: z.string().check(z.minLength(1), z.maxLength(60)),
  wanted: z.int().check(z.gte(1), z.lte(mostOfOneLine)),
  /** Counting word: 件, 双, pairs. */
  unit: z.string().check(z.maxLength(12)),
  /** What must fit, such as '脚长 21.5 cm'. */
  fit: z.optional(z.string().check(z.maxLength(60))),
})
export type NeedLine = z.infer<typeof needLine>

export const ageBands = ['child', 'teenager', 'adult', 'elder'] as const

/** Inside the organisation only. */
export const beneficiary = z.object({
  /** A name Mulin proposed; never the real one. */
  alias: z.string().check(z.minLength(1), z.maxLength(20)),
  ageBand: z.enum(ageBands),
  /** What the identity check searches the public texts for; each optional, the less the better. */
  realName: z.optional(z.string().check(z.maxLength(60))),
  school: z.optional(z.string().check(z.maxLength(80))),
  phone: z.optional(z.string().check(z.maxLength(40))),
  address: z.optional(z.string().check(z.maxLength(200))),
})

/** The guardian's recorded consent: who, how, when, and who wrote it down. */
export const consent = z.object({
  by: z.string().check(z.minLength(1), z.maxLength(80)),
  how: z.string().check(z.minLength(1), z.maxLength(200)),
  at: z.number(),
  recordedBy: z.string(),
  /** Set when the guardian takes it back: the need stops at once. */
  withdrawnAt: z.optional(z.number()),
})

/** How an organisation heard of a need. */
export const heardHows = ['visit', 'desk', 'phone', 'relayed'] as const

/** How the need was heard of and from whom, where somebody wrote it down: inside the organisation only. */
export const heard = z.object({
  how: z.enum(heardHows),
  /** How they are called: the person themselves, a neighbour. */
  from: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
})
export type Heard = z.infer<typeof heard>

/** A need's texts and everything its ledger does not have to carry. */
export const needText = z.object({
  need: z.string(),
  org: z.string(),
  orgName: z.string(),
  kind: z.enum(needKinds),
  /** Inside the organisation only, as is `internalText`. */
  title: z.string().check(z.minLength(1), z.maxLength(80)),
  internalText: z.string().check(z.maxLength(2000)),
  heard: z.optional(heard),
  /** What volunteers read. */
  publicText: z.string().check(z.maxLength(600)),
  beneficiary,
  consent: z.optional(consent),
  lines: z.array(needLine).check(z.minLength(1), z.maxLength(10)),
  topics: z.array(z.enum(topics)).check(z.minLength(1), z.maxLength(4)),
  skill: z.optional(z.string().check(z.maxLength(40))),
  area: z.string(),
  /** The street at the finest, as words: '西陵区 云集街道'. */
  place: z.string(),
  urgency: z.enum(urgencies),
  /** Epoch ms. */
  deadline: z.number(),
  dropOff: z.object({
    place: z.string().check(z.minLength(1), z.maxLength(120)),
    hours: z.string().check(z.maxLength(120)),
  }),
  /** The campaign it is part of. */
  campaign: z.optional(z.string()),
  /** How it last came into a campaign or out of one, written by the very update that moved it: its timeline repeats it. Titles, as they were. */
  campaignMove: z.optional(
    z.object({ from: z.optional(z.string()), to: z.optional(z.string()), by: z.string(), at: z.number() }),
  ),
  /** The member who answers for it. */
  responsible: z.string(),
  createdBy: z.string(),
  createdAt: z.number(),
  /** The second person, or the poster where the organisation has said that one is enough. */
  approvedBy: z.optional(z.string()),
  approvedAt: z.optional(z.number()),
  /** Findings of the identity check that the poster has looked at and called harmless. */
  looksHarmless: z.optional(z.array(z.string())),
  outcome: z.optional(
    z.object({
      outcome: z.enum(outcomes),
      reason: z.enum(closeReasons),
      note: z.string().check(z.maxLength(600)),
      at: z.number(),
      by: z.string(),
    }),
  ),
  /**
   * Raised at every edit, so that two editors cannot overwrite each other. The ledger's `edition` is raised first: while
   * the two differ, an edit is under way and nothing of it may go out.
   */
  version: z.int(),
  /** Set while the need may still lack its ledger: broadcast writes it after a crash. */
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type NeedText = z.infer<typeof needText>

/** The parts of a need's texts that whoever writes it decides; an edit touches no others. */
export const writtenFields = [
  'title',
  'internalText',
  'heard',
  'publicText',
  'beneficiary',
  'consent',
  'lines',
  'topics',
  'skill',
  'area',
  'place',
  'urgency',
  'deadline',
  'dropOff',
  'looksHarmless',
] as const satisfies readonly (keyof NeedText)[]
export type WrittenText = Pick<NeedText, (typeof writtenFields)[number]>

/** Which of its words differ from `before`, as they shall be; empty when none do. */
export function changedWords(before: WrittenText, after: WrittenText): Partial<WrittenText> {
  const changed = writtenFields.filter((field) => ordered(before[field]) !== ordered(after[field]))
  return Object.fromEntries(changed.map((field) => [field, after[field]]))
}

/** The same for equal values, in whatever order their properties were written. */
function ordered(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

export function readNeedText(table: Table, scope: Scope, need: string): Promise<NeedText | undefined> {
  return getItem(table, keys.needText(scope, need), needText)
}

/** The public headline of a need: its lines, nothing of the beneficiary. */
export function headline(lines: readonly Pick<NeedLine, 'label'>[], separator: string): string {
  return lines.map((line) => line.label).join(separator)
}

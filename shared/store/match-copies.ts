import { type AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Glance } from '../rules/matching.ts'
import { type Offered, packOffer, readPacked, topicsOfOffer } from '../rules/offer-fit.ts'
import { districtOf, reachArea } from '../rules/rings.ts'
import { hasScarceSkill, isScarceTopic } from '../rules/scarce-skills.ts'
import { type Topic, topics } from '../rules/topics.ts'
import { keys } from './keys.ts'
import type { Key, Table } from './table.ts'
import type { CopiedSpan, Volunteer } from './volunteer.ts'

/**
 * Match copies: what ranking needs of a volunteer, one per topic, sorted so that one Query reads exactly those whose reach
 * includes a need. No names, no addresses. The volunteer item is the truth; copies follow it as due work.
 */
const text = z.pipe(
  z.object({ S: z.string() }),
  z.transform(({ S }) => S),
)
const texts = z.pipe(
  z.object({ L: z.array(text) }),
  z.transform(({ L }) => L),
)
const whole = z.pipe(
  z.pipe(
    z.object({ N: z.string() }),
    z.transform(({ N }) => Number(N)),
  ),
  z.int(),
)

/** As it comes over the wire: most of a page need never be decoded (see CopyGlance). */
export const matchCopy = z.object({
  sk: text,
  skills: z.optional(texts),
  language: z.pipe(text, z.enum(['zh-CN', 'en'])),
  /** 'HH:MM-HH:MM', local. */
  quiet: text,
  perWeek: whole,
  version: whole,
  /** First letter of what they want to be called: all that a coordinator sees of who comes next. */
  initial: z.optional(text),
  /** How they have answered so far, as a class (see rules/chance.ts); 0 when absent. */
  answers: z.optional(whole),
  /** Has a scarce skill, and this is not its topic. */
  keptBack: z.optional(
    z.pipe(
      z.object({ BOOL: z.boolean() }),
      z.transform(({ BOOL }) => BOOL),
    ),
  ),
  /** Organisations they do not want to hear from. */
  muted: z.optional(texts),
  /** What they have ready under this topic, packed (see rules/offer-fit.ts). */
  offers: z.optional(texts),
  /** What else they chose, as one text. */
  also: z.optional(text),
})

/** What may rule somebody out, read off a copy as it came; the rest is decoded only of those who are left. */
export interface CopyGlance extends Omit<Glance, 'topics'> {
  readonly version: number
  readonly decode: () => MatchCopy
}

/** A volunteer as matching sees them. */
export interface MatchCopy {
  readonly volunteer: string
  /** Where they live. */
  readonly area: string
  /** Where they let requests come from. */
  readonly reachArea: string
  readonly skills: readonly string[]
  readonly language: 'zh-CN' | 'en'
  readonly quiet: { readonly from: string; readonly to: string }
  readonly perWeek: number
  readonly version: number
  readonly initial?: string | undefined
  readonly answers?: number | undefined
  readonly keptBack?: boolean | undefined
  readonly muted?: readonly string[] | undefined
  readonly also?: readonly Topic[] | undefined
  /** What they have ready under the topic of this copy, as far as it was understood. */
  readonly offers?: readonly Offered[] | undefined
}

/** The keys of all copies that a span stands for. */
export function copyKeys(volunteer: string, span: CopiedSpan): Key[] {
  return span.topics.map((topic) => copyKey(volunteer, span, topic))
}

function copyKey(volunteer: string, { area, reach }: CopiedSpan, topic: Topic): Key {
  return keys.match(districtOf(area), topic, reachArea(area, reach), area, volunteer)
}

/** Writes the copies of a volunteer as they want to be found now. Idempotent. */
export async function putCopies(table: Table, of: Volunteer): Promise<void> {
  const scarce = hasScarceSkill(of)
  const facts = {
    language: of.language,
    initial: [...of.name][0],
    quiet: `${of.quiet.from}-${of.quiet.to}`,
    perWeek: of.perWeek,
    version: of.version,
    ...(of.skills.length > 0 ? { skills: of.skills } : {}),
    ...(of.answers ? { answers: of.answers } : {}),
    ...(of.muted?.length ? { muted: of.muted } : {}),
  }
  const puts = of.topics.map((topic) =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...copyKey(of.volunteer, of, topic),
          ...facts,
          ...(scarce && !isScarceTopic(topic) ? { keptBack: true } : {}),
          ...offersUnder(topic, of),
          ...alsoBeside(topic, of),
        },
      }),
    ),
  )
  await Promise.all(puts)
}

function offersUnder(topic: Topic, { offers }: Volunteer): { offers?: string[] } {
  const packed = offers.filter((offer) => topicsOfOffer(offer).includes(topic)).map(packOffer)
  return packed.length > 0 ? { offers: [...new Set(packed)] } : {}
}

function alsoBeside(topic: Topic, { topics: chosen }: Volunteer): { also?: string } {
  const others = chosen.filter((one) => one !== topic)
  return others.length > 0 ? { also: others.join(' ') } : {}
}

/** Removes copies by their keys. Idempotent. */
export async function removeCopies(table: Table, gone: readonly Key[]): Promise<void> {
  await Promise.all(
    gone.map((key) => table.client.send(new DeleteCommand({ TableName: table.name, Key: key }))),
  )
}

/** Everybody of a district and topic whose reach is exactly this area: one Query, followed to its end; decoded as asked. */
export async function readReach(
  table: Table,
  where: { district: string; topic: Topic; reachArea: string },
): Promise<CopyGlance[]> {
  const found: CopyGlance[] = []
  let from: Item | undefined
  const { pk } = keys.match(where.district, where.topic, where.reachArea, '', '')
  do {
    // The low-level command: the document client would decode everybody.
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :reach)',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':reach': { S: `${where.reachArea}#` } },
        ExclusiveStartKey: from,
      }),
    )
    for (const item of page.Items ?? []) found.push(glanceAt(item, where.topic))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return found
}

type Item = Record<string, AttributeValue>

function glanceAt(item: Item, topic: Topic): CopyGlance {
  const { area: _, ...where } = whereOf(item.sk?.S ?? '')
  return {
    ...where,
    quiet: quietOf(item.quiet?.S ?? ''),
    perWeek: Number(item.perWeek?.N),
    version: Number(item.version?.N),
    skills: item.skills?.L?.map(({ S = '' }) => S) ?? [],
    muted: item.muted?.L?.map(({ S = '' }) => S),
    decode: () => readCopy(item, topic),
  }
}

function readCopy(item: Item, topic: Topic): MatchCopy {
  const { sk, skills, quiet, offers, also, ...rest } = matchCopy.parse(item)
  return {
    ...whereOf(sk),
    skills: skills ?? [],
    quiet: quietOf(quiet),
    ...(also ? { also: topics.filter((one) => also.split(' ').includes(one)) } : {}),
    ...(offers ? { offers: offers.map((packed) => readPacked(topic, packed)) } : {}),
    ...rest,
  }
}

function whereOf(sk: string): Pick<MatchCopy, 'volunteer' | 'area' | 'reachArea'> {
  const [reachArea = '', area = '', volunteer = ''] = sk.split('#')
  return { volunteer, area, reachArea }
}

function quietOf(packed: string): MatchCopy['quiet'] {
  return { from: packed.slice(0, 5), to: packed.slice(6) }
}

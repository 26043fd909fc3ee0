import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type Offered, packOffer, readPacked, topicsOfOffer } from '../rules/offer-fit.ts'
import { districtOf, reachArea } from '../rules/rings.ts'
import { hasScarceSkill, isScarceTopic } from '../rules/scarce-skills.ts'
import type { Topic } from '../rules/topics.ts'
import { keys } from './keys.ts'
import type { Key, Table } from './table.ts'
import type { CopiedSpan, Volunteer } from './volunteer.ts'

/**
 * Match copies: what ranking needs of a volunteer, one per topic, sorted so that one Query reads exactly those whose reach
 * includes a need. No names, no addresses. The volunteer item is the truth; copies follow it as due work.
 */
const copy = z.object({
  sk: z.string(),
  skills: z.array(z.string()).optional(),
  language: z.enum(['zh-CN', 'en']),
  /** 'HH:MM-HH:MM', local. */
  quiet: z.string(),
  perWeek: z.int(),
  version: z.int(),
  /** First letter of what they want to be called: all that a coordinator sees of who comes next. */
  initial: z.string().optional(),
  /** How they have answered so far, as a class (see rules/chance.ts); 0 when absent. */
  answers: z.int().optional(),
  /** Has a scarce skill, and this is not its topic. */
  keptBack: z.boolean().optional(),
  /** Organisations they do not want to hear from. */
  muted: z.array(z.string()).optional(),
  /** What they have ready under this topic, packed (see rules/offer-fit.ts). */
  offers: z.array(z.string()).optional(),
})

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

/** Removes copies by their keys. Idempotent. */
export async function removeCopies(table: Table, gone: readonly Key[]): Promise<void> {
  await Promise.all(
    gone.map((key) => table.client.send(new DeleteCommand({ TableName: table.name, Key: key }))),
  )
}

/** Everybody of a district and topic whose reach is exactly this area: one Query, followed to its end. */
export async function readReach(
  table: Table,
  where: { district: string; topic: Topic; reachArea: string },
): Promise<MatchCopy[]> {
  const found: MatchCopy[] = []
  let from: Record<string, unknown> | undefined
  const { pk } = keys.match(where.district, where.topic, where.reachArea, '', '')
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :reach)',
        ExpressionAttributeValues: { ':pk': pk, ':reach': `${where.reachArea}#` },
        ExclusiveStartKey: from,
      }),
    )
    for (const item of page.Items ?? []) found.push(readCopy(item, where.topic))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return found
}

function readCopy(item: unknown, topic: Topic): MatchCopy {
  const { sk, skills, quiet, offers, ...rest } = copy.parse(item)
  const [reachArea = '', area = '', volunteer = ''] = sk.split('#')
  const [begins = '', ends = ''] = quiet.split('-')
  return {
    volunteer,
    area,
    reachArea,
    skills: skills ?? [],
    quiet: { from: begins, to: ends },
    ...(offers ? { offers: offers.map((packed) => readPacked(topic, packed)) } : {}),
    ...rest,
  }
}

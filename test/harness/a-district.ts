import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { findMatches } from '../../shared/actions/match.ts'
import type { Found } from '../../shared/rules/choosing.ts'
import type { Asked } from '../../shared/rules/matching.ts'
import { reachArea } from '../../shared/rules/rings.ts'
import { reaches, type Topic } from '../../shared/rules/topics.ts'
import { copyKeys } from '../../shared/store/match-copies.ts'
import { communities } from './a-city.ts'
import { randomness } from './randomness.ts'
import type { World } from './world.ts'

const districts = ['420502', '420503', '420504']
const need: Asked = { need: 'need', org: 'yunyi', area: '420502003002', topics: ['shoes', 'clothing'] }
/** So many are to be found. */
export const wanted = 25

export interface Copy {
  readonly pk: string
  readonly sk: string
  readonly [attribute: string]: unknown
}

/** Copies of one district's volunteers, as the store writes them: two topics each, every reach. */
export function copiesOf(count: number): Copy[] {
  const random = randomness(4)
  const own = communities.filter((code) => code.startsWith('420502'))
  return Array.from({ length: count }, (_, i) => {
    const area = random.pick(own)
    const reach = random.pick(reaches)
    const topics: Topic[] = random.chance(0.5) ? ['shoes', 'food'] : ['clothing', 'tutoring']
    const facts = { language: 'zh-CN', quiet: '22:00-07:00', perWeek: 2, version: 1 }
    return copyKeys(`v${String(i).padStart(11, '0')}`, { area, reach, topics }).map((key) => ({
      ...key,
      ...facts,
    }))
  }).flat()
}

/** What finding whom to ask among them takes, and the most it may take. */
export interface MatchingCost {
  readonly found: Found
  /** Copies of those whose reach includes the need: nobody else has to be read. */
  readonly concerned: number
  readonly queries: number
  /** One Query for each of the areas around the need and each topic, and with nobody near, one for each other district. */
  readonly ringsAndTopics: number
  readonly budgetReads: number
  readonly readUnits: number
  /** Twice the bytes at half a unit for each 4,096, besides the least that each Query and each budget costs. */
  readonly most: number
}

export async function costOfMatching(world: World, copies: readonly Copy[]): Promise<MatchingCost> {
  const { table } = world.fx
  for (let i = 0; i < copies.length; i += 25)
    await table.client.send(
      new BatchWriteCommand({
        RequestItems: { [table.name]: copies.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } })) },
      }),
    )
  world.meter.reset()
  const found = await findMatches(world.fx, need, new Set(), { districts }, { expect: 0, atLeast: wanted })
  const { calls, readUnits } = world.meter
  const near = concerned(copies)
  const bytes = near.reduce((sum, copy) => sum + bytesOf(copy), 0)
  const queries = calls.Query ?? 0
  const elsewhere = near.length === 0 ? (districts.length - 1) * need.topics.length : 0
  const budgets = near.length === 0 ? 0 : 0.5 * 2 * wanted
  return {
    found,
    concerned: near.length,
    queries,
    ringsAndTopics: 4 * need.topics.length + elsewhere,
    budgetReads: calls.BatchGetItem ?? 0,
    readUnits,
    most: (2 * bytes) / 4096 / 2 + 0.5 * queries + budgets,
  }
}

function concerned(copies: readonly Copy[]): Copy[] {
  const around = reaches.map((reach) => reachArea(need.area, reach))
  return copies.filter(
    ({ pk, sk }) =>
      need.topics.some((topic) => pk.endsWith(`#${topic}`)) && around.includes(sk.split('#')[0] as string),
  )
}

/** As DynamoDB counts them: names and values in UTF-8; a number about half its digits and one more. */
function bytesOf(copy: Copy): number {
  const size = (value: unknown) =>
    typeof value === 'number'
      ? Math.ceil(String(value).length / 2) + 1
      : new TextEncoder().encode(String(value)).length
  return Object.entries(copy).reduce((sum, [name, value]) => sum + name.length + size(value), 0)
}

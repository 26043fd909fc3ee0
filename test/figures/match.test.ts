import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { findMatches } from '../../shared/actions/match.ts'
import type { Asked } from '../../shared/rules/matching.ts'
import { reachArea } from '../../shared/rules/rings.ts'
import { reaches, type Topic } from '../../shared/rules/topics.ts'
import { copyKeys } from '../../shared/store/match-copies.ts'
import { communities } from '../harness/a-city.ts'
import { randomness } from '../harness/randomness.ts'
import { aWorld, type World } from '../harness/world.ts'

/**
 * Figure 4: what it costs to find whom to ask, in calls and read units, against the bytes of exactly those whose reach
 * includes the need. Counts, not times: exact on any machine.
 */
const districts = ['420502', '420503', '420504']
const need: Asked = { need: 'need', org: 'yunyi', area: '420502003002', topics: ['shoes', 'clothing'] }
const most = 25

interface Copy {
  readonly pk: string
  readonly sk: string
  readonly [attribute: string]: unknown
}

/** Copies of one district's volunteers, as the store writes them: two topics each, every reach. */
function copiesOf(count: number): Copy[] {
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

async function settle(world: World, copies: readonly Copy[]): Promise<void> {
  const { table } = world.fx
  for (let i = 0; i < copies.length; i += 25)
    await table.client.send(
      new BatchWriteCommand({
        RequestItems: { [table.name]: copies.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } })) },
      }),
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

/** Copies of the need's topics in whose reach the need lies: nobody else has to be read. */
function concerned(copies: readonly Copy[]): Copy[] {
  const around = reaches.map((reach) => reachArea(need.area, reach))
  return copies.filter(
    ({ pk, sk }) =>
      need.topics.some((topic) => pk.endsWith(`#${topic}`)) && around.includes(sk.split('#')[0] as string),
  )
}

test.each([0, 500, 2000])(
  'Finding 25 to ask among %i volunteers reads only those whose reach includes the need',
  async (count) => {
    const world = await aWorld()
    const copies = copiesOf(count)
    await settle(world, copies)
    world.meter.reset()
    const found = await findMatches(world.fx, need, new Set(), { districts }, { expect: 0, atLeast: most })
    const { calls, readUnits } = world.meter
    const bytes = concerned(copies).reduce((sum, copy) => sum + bytesOf(copy), 0)

    expect(found.matches).toHaveLength(Math.min(most, concerned(copies).length))
    // One Query for each of the four areas around the need and each topic, and with nobody near, one for each other district.
    const near = 4 * need.topics.length
    const city = (districts.length - 1) * need.topics.length
    expect(calls.Query).toBe(count === 0 ? near + city : near)
    expect(calls.BatchGetItem ?? 0).toBe(count === 0 ? 0 : 1)
    // Twice the bytes at half a unit for each 4,096, besides the least that each Query and each budget costs.
    const least = 0.5 * (calls.Query ?? 0)
    const budgets = count === 0 ? 0 : 0.5 * 2 * most
    expect(readUnits).toBeLessThanOrEqual((2 * bytes) / 4096 / 2 + least + budgets)
  },
)

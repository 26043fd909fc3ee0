import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { findMatches } from '../../shared/actions/match.ts'
import type { Effects } from '../../shared/effects.ts'
import { type Asked, type Candidate, inAskingOrder, whyNot } from '../../shared/rules/matching.ts'
import { reachArea } from '../../shared/rules/rings.ts'
import { reaches, type Topic, topics } from '../../shared/rules/topics.ts'
import { copyKeys } from '../../shared/store/match-copies.ts'

/**
 * Figure 4 at a size no embedded engine holds: a million volunteers in a store that only counts, as DynamoDB would, what a
 * Query reads. Whoever matching does not read is never made.
 */
const million = 1_000_000
const districts = Array.from({ length: 13 }, (_, i) => `4205${String(i + 1).padStart(2, '0')}`)
const need: Asked = { need: 'need', org: 'yunyi', area: '420502003002', topics: ['shoes', 'clothing'] }
const now = Date.parse('2022-01-25T10:00:00+08:00')
const quiet = { from: '22:00', to: '07:00' }

/** The volunteer of this number: two topics, a home in one of 64 communities of one of 13 districts. */
function volunteer(i: number) {
  const district = districts[i % districts.length] as string
  const home = Math.floor(i / districts.length)
  const area = `${district}00${1 + (home % 8)}00${1 + (Math.floor(home / 8) % 8)}`
  const first = (home * 7) % topics.length
  const own: Topic[] = [topics[first] as Topic, topics[(first + 3) % topics.length] as Topic]
  return { id: `v${String(i).padStart(11, '0')}`, area, reach: reaches[home % 4]!, topics: own }
}

interface Read {
  queries: number
  pages: number
  bytes: number
  items: number
}

/** As it goes over the wire. */
function marshalled(item: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: `${value}` } : { S: String(value) },
    ]),
  )
}

/** Answers a Query with the copies whose keys it names, a megabyte a page. */
function countingStore(read: Read, partitions: ReadonlyMap<string, readonly Record<string, unknown>[]>) {
  const page = 1_000_000
  const bytesOf = (item: Record<string, unknown>) =>
    Object.entries(item).reduce((sum, [name, value]) => sum + name.length + String(value).length, 0)
  return {
    send: async (command: { input: Record<string, unknown> }) => {
      const { input } = command
      if ('RequestItems' in input) return { Responses: {} }
      const { ':pk': pk, ':reach': reach } = input.ExpressionAttributeValues as Record<string, { S: string }>
      const from = Number((input.ExclusiveStartKey as { at: { N: string } } | undefined)?.at.N ?? 0)
      if (from === 0) read.queries++
      read.pages++
      const all = (partitions.get(pk!.S) ?? []).filter(({ sk }) => String(sk).startsWith(reach!.S))
      let size = 0
      let at = from
      while (at < all.length && size < page) size += bytesOf(all[at++]!)
      read.bytes += size
      read.items += at - from
      return {
        Items: all.slice(from, at).map(marshalled),
        ...(at < all.length ? { LastEvaluatedKey: { at: { N: `${at}` } } } : {}),
      }
    },
  } as unknown as DynamoDBDocumentClient
}

test('match: among a million volunteers one Query per ring and topic reads exactly those whose reach includes the need, and misses nobody', async () => {
  const partitions = new Map<string, Record<string, unknown>[]>()
  const candidates = new Map<string, Candidate & { topics: Topic[] }>()
  for (let i = 0; i < million; i++) {
    const { id, area, reach, topics: own } = volunteer(i)
    if (!area.startsWith('420502')) continue
    const span = { area, reach, topics: own.filter((topic) => need.topics.includes(topic)) }
    for (const key of copyKeys(id, span)) {
      const item = { ...key, language: 'zh-CN', quiet: '22:00-07:00', perWeek: 2, version: 1 }
      const there = partitions.get(key.pk)
      if (there) there.push(item)
      else partitions.set(key.pk, [item])
    }
    const far = reachArea(area, reach)
    if (span.topics.length > 0 && need.area.startsWith(far))
      candidates.set(id, {
        ...{ volunteer: id, area, reachArea: far, topics: span.topics, skills: [] },
        ...{ quiet, perWeek: 2, language: 'zh-CN' as const },
      })
  }
  const read: Read = { queries: 0, pages: 0, bytes: 0, items: 0 }
  const fx = {
    table: { client: countingStore(read, partitions), name: 'counting' },
    now: () => now,
    zone: 'Asia/Shanghai',
  } as unknown as Effects
  const found = await findMatches(fx, need, new Set(), { districts }, { expect: 0, atLeast: 25 })

  expect(candidates.size).toBeGreaterThan(3000)
  expect(read.queries).toBe(reaches.length * need.topics.length)
  // Items read are those whose reach includes the need, once for each topic of theirs; units are a page's bytes, rounded up.
  const copies = [...candidates.values()].reduce((sum, one) => sum + one.topics.length, 0)
  expect(read.items).toBe(copies)
  expect(read.bytes / 4096 / 2).toBeLessThan((2 * copies * 110) / 4096 / 2)
  // Against looking at everybody: nobody eligible is missed, and the order is the same.
  const at = { now, zone: 'Asia/Shanghai', concerned: new Set<string>(), budgets: new Map() }
  const byHand = inAskingOrder(
    [...candidates.values()].filter((one) => whyNot(one, need, at) === undefined),
    need,
    at,
  )
  expect(found.matches.map((match) => match.volunteer)).toEqual(
    byHand.slice(0, 25).map((one) => one.volunteer),
  )
  expect(found.outlook.counts['their-turn-comes']).toBe(byHand.length - 25)
})

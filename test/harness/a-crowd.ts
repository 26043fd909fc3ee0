import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Effects } from '../../shared/effects.ts'
import { defaultPreferences } from '../../shared/rules/preferences.ts'
import { putCopies } from '../../shared/store/match-copies.ts'
import { volunteer } from '../../shared/store/volunteer.ts'
import { documents } from '../../shared/wiring.ts'
import { communities } from './a-city.ts'
import type { Answer } from './wire.ts'

/** A need of one topic that wants a skill. */
export const crowdNeed = {
  need: 'need',
  org: 'yunyi',
  area: '420502003002',
  topics: ['clothing'],
  skill: '缝补',
} as const

const now = Date.parse('2022-01-25T10:00:00+08:00')

/**
 * So many people whose reach includes that need, one copy each, as the store writes them. One in twenty may be asked; the others lack the
 * skill, do not want to hear from the organisation, sleep, or were asked before.
 */
export async function aCrowd(people: number) {
  const items: Item[] = []
  const pages = new Map<string, Uint8Array>()
  const client = new DynamoDBClient({
    endpoint: 'http://127.0.0.1',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: {
      handle: async (request: unknown) => answered(items, pages, request),
      destroy: () => undefined,
    },
  })
  const table = { client: documents(client), name: 'crowd' }
  const passing = new Set<string>()
  const concerned = new Set<string>()
  const own = communities.filter((code) => code.startsWith('420502'))
  for (let i = 0; i < people; i++) {
    const id = `v${String(i).padStart(11, '0')}`
    const passes = i % 20 === 0
    const kind = passes ? undefined : (['unskilled', 'muted', 'asleep', 'asked'] as const)[i % 4]
    if (passes) passing.add(id)
    if (kind === 'asked') concerned.add(id)
    await putCopies(
      table,
      volunteer.parse({
        ...defaultPreferences,
        volunteer: id,
        state: 'active',
        name: '王芳',
        language: 'zh-CN',
        area: own[i % own.length],
        reach: 'district',
        topics: ['clothing'],
        skills: kind === 'unskilled' ? ['木工'] : [crowdNeed.skill, '木工'],
        quiet: kind === 'asleep' ? { from: '09:00', to: '11:00' } : defaultPreferences.quiet,
        muted: kind === 'muted' ? ['other', crowdNeed.org] : ['other'],
        offers: [{ id: 'o1', topic: 'clothing', what: '羽绒服，九成新', size: '130' }],
        answers: (i % 5) - 2,
        joinedThrough: 'yunyi',
        joinedAt: 0,
        copied: [],
        version: 3,
      }),
    )
  }
  const fx = { table, now: () => now, zone: 'Asia/Shanghai' } as unknown as Effects
  return { fx, passing, concerned, districts: ['420502'], copies: items.length }
}

type Item = Record<string, { readonly S?: string }>
type Handled = { readonly headers: Record<string, string>; readonly body: string | Uint8Array }

/**
 * What the table answers over the wire: copies are kept and queried by their keys, and nobody was ever asked. A page is made once, so that
 * whoever takes the time measures its reader.
 */
function answered(items: Item[], pages: Map<string, Uint8Array>, request: unknown): Answer {
  const { headers, body } = request as Handled
  const asked = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
  switch (headers['x-amz-target']?.split('.')[1]) {
    case 'PutItem':
      items.push(asked.Item)
      return answer(bytesOf({}))
    case 'Query': {
      const { ':pk': pk, ':reach': reach } = asked.ExpressionAttributeValues
      const name = `${pk.S} ${reach.S}`
      const page =
        pages.get(name) ??
        bytesOf({ Items: items.filter((item) => item.pk?.S === pk.S && item.sk?.S?.startsWith(reach.S)) })
      pages.set(name, page)
      return answer(page)
    }
    case 'BatchGetItem':
      return answer(bytesOf({ Responses: {} }))
    default:
      throw new Error('The crowd knows no such call.')
  }
}

const bytesOf = (body: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(body))

function answer(body: Uint8Array): Answer {
  return { response: { statusCode: 200, headers: {}, body } } as unknown as Answer
}

import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { type LineId, lineIds } from '../../shared/rules/ledger.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Ledger, Where } from '../../shared/store/ledger-item.ts'
import type { NeedText } from '../../shared/store/need-text.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import type { World } from './world.ts'

const day = 86_400_000

/** An open need of an invented child, valid by default; `wanted` gives the lines. Written straight to the table, past posting. */
export async function aNeed(
  world: World,
  given: {
    readonly org?: string
    readonly wanted?: readonly number[]
    readonly text?: Partial<NeedText>
    readonly ledger?: Partial<Ledger>
  } = {},
): Promise<Where> {
  const org = given.org ?? 'yunyi'
  const where: Where = { scope: scopeOf(org), need: world.fx.newId() }
  const labels = ['冬季外套', '鞋子', '书包', '棉被', '毛衣']
  const wanted = given.wanted ?? [2, 2, 1]
  const lines = wanted.map((n, i) => ({
    id: lineIds[i] as LineId,
    label: labels[i] ?? `物品${i}`,
    wanted: n,
    unit: '件',
  }))
  const now = world.clock.now()
  const common = {
    need: where.need,
    org,
    title: '小志的冬衣和鞋子',
    place: '西陵区 云集街道',
    urgency: 'high',
    deadline: now + 7 * day,
    createdAt: now,
  } as const
  const text: NeedText = {
    ...common,
    orgName: '云益家社会组织服务中心',
    kind: 'goods',
    internalText: '走访时看到，他脚上的鞋比脚小4码。',
    publicText: '一个孩子的冬衣短了，鞋子也小了。',
    beneficiary: { alias: '小志', ageBand: 'child' },
    consent: { by: '奶奶（监护人）', how: '当面、书面', at: now, recordedBy: 'member1' },
    lines,
    topics: ['clothing', 'shoes'],
    area: '420502003002',
    dropOff: { place: '二马路社区居民服务大厅', hours: '工作日 9:00–17:00' },
    responsible: 'member1',
    createdBy: 'member1',
    version: 1,
    ...given.text,
  }
  const ledger: Ledger = {
    ...common,
    stage: 'open',
    lines,
    open: Object.fromEntries(lines.map((line) => [line.id, line.wanted])),
    received: Object.fromEntries(lines.map((line) => [line.id, 0])),
    holds: {},
    got: {},
    standby: [],
    wave: 0,
    topics: text.topics,
    area: text.area,
    alias: text.beneficiary.alias,
    responsible: text.responsible,
    ...given.ledger,
  }
  await put(world, { ...keys.needText(where.scope, where.need), ...text })
  await put(world, { ...keys.ledger(where.scope, where.need), ...ledger })
  return where
}

async function put(world: World, item: Record<string, unknown>): Promise<void> {
  await world.fx.table.client.send(new PutCommand({ TableName: world.fx.table.name, Item: item }))
}

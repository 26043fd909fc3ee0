import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { approveNeed, askReview, sendBack } from '../../shared/actions/approve-need.ts'
import { cancelNeed, withdrawConsent } from '../../shared/actions/cancel-need.ts'
import { extendNeed } from '../../shared/actions/extend-need.ts'
import { mayMove, needMoves, type Stage, stages } from '../../shared/rules/need-life.ts'
import { keys } from '../../shared/store/keys.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { aDesk, aDraft, type Desk } from '../harness/a-desk.ts'

const day = 86_400_000

/** Every action that moves a need, and where it leads. Expiring and closing are due work's and the coordinator's. */
const moves: Record<string, { to: Stage; act: (desk: Desk, need: string) => Promise<{ ok: boolean }> }> = {
  askReview: {
    to: 'review',
    act: (desk, need) => askReview(desk.world.fx, desk.scope, desk.poster.by, { need, version: 1 }),
  },
  approveNeed: {
    to: 'open',
    act: (desk, need) => approveNeed(desk.world.fx, desk.scope, desk.coordinator.by, { need, version: 1 }),
  },
  sendBack: {
    to: 'draft',
    act: (desk, need) =>
      sendBack(desk.world.fx, desk.scope, desk.coordinator.by, { need, version: 1, note: '请再看一下' }),
  },
  cancelNeed: {
    to: 'cancelled',
    act: (desk, need) => cancelNeed(desk.world.fx, desk.scope, desk.poster.by, { need }),
  },
  withdrawConsent: {
    to: 'cancelled',
    act: (desk, need) => withdrawConsent(desk.world.fx, desk.scope, desk.poster.by, { need }),
  },
  extendNeed: {
    to: 'open',
    act: (desk, need) =>
      extendNeed(desk.world.fx, desk.scope, desk.poster.by, {
        need,
        deadline: desk.world.fx.now() + 30 * day,
      }),
  },
}

/** From a draft only approving opens, from an expired need only extending: the table says where to, the action from where. */
const opensFrom: Record<string, readonly Stage[]> = {
  approveNeed: ['draft', 'review'],
  extendNeed: ['expired'],
}

describe('the moves of a need', () => {
  const cases = stages.flatMap((from) => Object.keys(moves).map((name) => ({ from, name })))

  it.each(cases)('from $from by $name', async ({ from, name }) => {
    const move = moves[name]!
    const desk = await aDesk()
    const where = await aDraft(desk)
    await standAt(desk, where.need, from)
    const done = await move.act(desk, where.need)
    const legal = mayMove(from, move.to) && (opensFrom[name]?.includes(from) ?? true)
    const stays = from === move.to || (name === 'extendNeed' && from === 'open')
    expect({ ok: done.ok, stage: (await readLedger(desk.world.fx.table, where))?.stage }).toEqual({
      ok: legal || (stays && from !== 'open') || (stays && name === 'extendNeed'),
      stage: legal ? move.to : from,
    })
  })

  it('are all played: every move of the table is some action here, or closing or expiring', () => {
    const table = stages.flatMap((from) => needMoves[from].map((to) => `${from} → ${to}`))
    const played = cases
      .filter(({ from, name }) => mayMove(from, moves[name]!.to) && (opensFrom[name]?.includes(from) ?? true))
      .map(({ from, name }) => `${from} → ${moves[name]!.to}`)
    const elsewhere = table.filter((move) => /→ (closed|expired)$/.test(move))
    expect([...new Set([...played, ...elsewhere])].sort()).toEqual(table.sort())
  })
})

async function standAt({ world, scope }: Desk, need: string, stage: Stage): Promise<void> {
  await world.fx.table.client.send(
    new UpdateCommand({
      TableName: world.fx.table.name,
      Key: keys.ledger(scope, need),
      UpdateExpression: 'SET stage = :stage',
      ExpressionAttributeValues: { ':stage': stage },
    }),
  )
}

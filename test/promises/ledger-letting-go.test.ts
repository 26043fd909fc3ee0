import { describe, expect, it } from 'vitest'
import { packHold, readHold } from '../../shared/rules/ledger.ts'
import { holdDelivered, takeHold } from '../../shared/store/holds.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { letGo, receive } from '../../shared/store/letting-go.ts'
import { promoteStanding, standBy } from '../../shared/store/standing-by.ts'
import { aNeed } from '../harness/a-need.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const day = 86_400_000
const reserveMs = day

async function holding(world: World, where: Where, volunteer: string, a: number) {
  const by = world.clock.now() + day
  const taken = await takeHold(world.fx.table, world.clock.now(), {
    ...where,
    volunteer,
    quantities: { a },
    by,
  })
  if (!taken.ok) throw new Error(`not taken: ${taken.refusal.kind}`)
  return packHold(taken.value)
}

describe('a hold at rest', () => {
  it('takes at most 30 bytes with its key, for three lines', () => {
    const packed = packHold({
      quantities: { a: 1, b: 2, c: 1 },
      by: Date.parse('2026-11-30T16:00Z'),
      delivered: true,
    })
    expect(packed.length + 'volunteer-id'.length).toBeLessThanOrEqual(30)
    expect(packHold(readHold(packed))).toBe(packed)
  })
})

describe('ledger-lapse-vs-deliver', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('has one outcome in the same millisecond (seed %i)', async (seed) => {
    const world = await aWorld({ seed, faults: { latencyMs: 3 } })
    const where = await aNeed(world, { wanted: [1] })
    const seen = await holding(world, where, 'liu', 1)
    await standBy(world.fx.table, world.clock.now(), { ...where, volunteer: 'chen', quantities: { a: 1 } })
    const [lapsed, delivered] = await Promise.all([
      letGo(world.newProcess().fx.table, world.clock.now(), { ...where, volunteer: 'liu', seen, reserveMs }),
      holdDelivered(world.newProcess().fx.table, { ...where, volunteer: 'liu' }),
    ])
    expect(lapsed.ok).not.toBe(delivered.ok)
    const ledger = await expectBalanced(world, where)
    expect(Object.keys(ledger.holds)).toEqual(delivered.ok ? ['liu'] : ['chen'])
    expect(ledger.standby).toHaveLength(delivered.ok ? 1 : 0)
  })
})

describe('ledger-withdraw-vs-receive', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('frees the place or uses it, never both (seed %i)', async (seed) => {
    const world = await aWorld({ seed, faults: { latencyMs: 3 } })
    const where = await aNeed(world, { wanted: [2] })
    const hold = await holding(world, where, 'liu', 2)
    const [withdrawn, received] = await Promise.all([
      letGo(world.newProcess().fx.table, world.clock.now(), { ...where, volunteer: 'liu', reserveMs }),
      receive(world.newProcess().fx.table, world.clock.now(), {
        ...where,
        volunteer: 'liu',
        seen: { hold, got: '' },
        received: { a: 2 },
        rest: 'reopen',
        reserveMs,
      }),
    ])
    const freed = withdrawn.ok && withdrawn.value.freed.a === 2
    expect(freed).not.toBe(received.ok)
    const ledger = await expectBalanced(world, where)
    expect([ledger.open.a, ledger.received.a]).toEqual(freed ? [2, 0] : [0, 2])
  })
})

describe('a receipt', () => {
  const receipt = { volunteer: 'liu', received: { a: 1 }, rest: 'still-comes', reserveMs } as const

  it('pressed twenty times with lost replies counts once', async () => {
    const world = await aWorld({ faults: { lostReply: 0.3, latencyMs: 2, commands: ['UpdateItem'] } })
    const where = await aNeed(world, { wanted: [3] })
    const seen = { hold: await holding(world, where, 'liu', 3), got: '' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        receive(world.fx.table, world.clock.now(), { ...where, ...receipt, seen }),
      ),
    )
    world.faults.stop()
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect((await expectBalanced(world, where)).received.a).toBe(1)
  })

  it('from a page that shows an older state is refused', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [3] })
    const seen = { hold: await holding(world, where, 'liu', 3), got: '' }
    await receive(world.fx.table, world.clock.now(), { ...where, ...receipt, received: { a: 2 }, seen })
    const stale = await receive(world.fx.table, world.clock.now(), { ...where, ...receipt, seen })
    expect(stale).toEqual({ ok: false, refusal: { kind: 'changed-meanwhile' } })
    expect((await expectBalanced(world, where)).received.a).toBe(2)
  })

  it('of another line than was promised counts once, too', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [1, 1] })
    const seen = { hold: await holding(world, where, 'liu', 1), got: '' }
    const other = { ...where, ...receipt, received: { b: 1 }, seen }
    await receive(world.fx.table, world.clock.now(), other)
    expect((await receive(world.fx.table, world.clock.now(), other)).ok).toBe(true)
    const ledger = await expectBalanced(world, where)
    expect([ledger.open, ledger.received]).toEqual([
      { a: 0, b: 0 },
      { a: 0, b: 1 },
    ])
  })

  it('of more than is left is refused with what is', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [2] })
    const seen = { hold: await holding(world, where, 'liu', 1), got: '' }
    const answer = await receive(world.fx.table, world.clock.now(), {
      ...where,
      ...receipt,
      received: { a: 3 },
      seen,
    })
    expect(answer).toEqual({ ok: false, refusal: { kind: 'line-full', open: { a: 1 } } })
  })
})

describe('standing by', () => {
  it('does not stop the letting go of somebody who took something while standing by', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [2], ledger: { standby: ['liu:a1', 'chen:a1'] } })
    await holding(world, where, 'liu', 1)
    const gone = await letGo(world.fx.table, world.clock.now(), { ...where, volunteer: 'liu', reserveMs })
    expect(gone).toMatchObject({ ok: true, value: { promoted: { volunteer: 'chen' } } })
    await expectBalanced(world, where)
  })

  it('is served in order when something became open otherwise', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [2], ledger: { standby: ['liu:a2', 'chen:a1', 'wu:a1'] } })
    await holding(world, where, 'liu', 1)
    const promoted = await promoteStanding(world.fx.table, world.clock.now(), { ...where, reserveMs })
    expect(promoted.map((one) => one.volunteer)).toEqual(['chen'])
    const ledger = await readLedger(world.fx.table, where, { strong: true })
    expect(ledger?.standby).toEqual(['wu:a1'])
    await expectBalanced(world, where)
  })
})

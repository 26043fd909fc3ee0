import { describe, expect, it } from 'vitest'
import { approveNeed } from '../../shared/actions/approve-need.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import type { LineId } from '../../shared/rules/ledger.ts'
import { held } from '../../shared/rules/ledger.ts'
import { takeHold } from '../../shared/store/holds.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { aDescription, aDesk, aDraft } from '../harness/a-desk.ts'

async function aCoatNeed(wanted: number, seed?: number) {
  const desk = await aDesk({
    organization: { oneIsEnough: true },
    ...(seed === undefined ? {} : { seed, faults: { latencyMs: 6 } }),
  })
  const { fx } = desk.world
  const input = aDescription(fx, { lines: [{ label: '冬季外套', wanted, unit: '件' }] })
  const where = await aDraft(desk, input)
  await approveNeed(fx, desk.scope, desk.poster.by, where)
  const shrink = (to: number) =>
    editNeed(fx, desk.scope, desk.poster.by, {
      need: where.need,
      version: 1,
      input: { ...input, lines: [{ id: 'a' as LineId, label: '冬季外套', wanted: to, unit: '件' }] },
    })
  const take = (volunteer: string, a: number) =>
    takeHold(fx.table, fx.now(), { ...where, volunteer, quantities: { a } })
  return { desk, where, shrink, take }
}

describe('ledger-shrink-need', () => {
  it('below what is promised: refused, naming the pledges', async () => {
    const { desk, where, shrink, take } = await aCoatNeed(6)
    await take('v1', 2)
    await take('v2', 1)
    expect(await shrink(2)).toEqual({
      ok: false,
      refusal: { kind: 'below-promised', line: 'a', promised: 3, received: 0, holders: ['v1', 'v2'] },
    })
    expect(await readLedger(desk.world.fx.table, where)).toMatchObject({ open: { a: 3 }, edition: 1 })
  })

  it('down to exactly what is promised: done, and covered', async () => {
    const { desk, where, shrink, take } = await aCoatNeed(6)
    await take('v1', 2)
    expect(await shrink(2)).toMatchObject({ ok: true })
    expect(await readLedger(desk.world.fx.table, where)).toMatchObject({
      open: { a: 0 },
      lines: [{ wanted: 2 }],
    })
    expect(await take('v2', 1)).toMatchObject({ ok: false, refusal: { kind: 'line-full' } })
  })

  it.each([1, 2, 3, 4, 5, 6])('while people press (%i): never below, and the sums stay', async (seed) => {
    const { desk, where, shrink, take } = await aCoatNeed(6, seed)
    const people = Array.from({ length: 6 }, (_, i) => `v${i}`)
    const [shrunk] = await Promise.all([shrink(3), ...people.map((one) => take(one, 1))])
    desk.world.faults.stop()
    const ledger = await readLedger(desk.world.fx.table, where, { strong: true })
    const wanted = ledger!.lines[0]!.wanted
    expect(ledger!.open.a! + held(ledger!, 'a')).toBe(wanted)
    expect(wanted).toBe(shrunk.ok ? 3 : 6)
    expect(held(ledger!, 'a')).toBeLessThanOrEqual(wanted)
  })
})

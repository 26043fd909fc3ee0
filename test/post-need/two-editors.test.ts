import { expect, it } from 'vitest'
import { approveNeed } from '../../shared/actions/approve-need.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { takeHold } from '../../shared/store/holds.ts'

import { readNeedText } from '../../shared/store/need-text.ts'
import { aDescription, aDesk, aDraft, type Desk } from '../harness/a-desk.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { pausedBefore } from '../harness/paused.ts'
import type { Process } from '../harness/world.ts'

async function anOpenNeed() {
  const desk = await aDesk({ organization: { oneIsEnough: true } })
  const { fx } = desk.world
  const draft = await aDraft(desk)
  await approveNeed(fx, desk.scope, desk.poster.by, draft)
  await takeHold(fx.table, fx.now(), { ...draft, volunteer: 'v1', quantities: { a: 1 } })
  const text = (await readNeedText(fx.table, desk.scope, draft.need))!
  const edit = (process: Process, by: Desk['poster'], wanted: number, hours: string) =>
    editNeed(process.fx, desk.scope, by.by, {
      ...draft,
      input: {
        ...aDescription(fx),
        consent: { by: text.consent!.by, how: text.consent!.how, at: text.consent!.at },
        lines: text.lines.map((line) => (line.id === 'a' ? { ...line, wanted } : line)),
        dropOff: { place: text.dropOff.place, hours },
      },
    })
  return { desk, draft, edit }
}

it('of two editors one is saved whole, wherever they meet, and ledger and texts say the same', async () => {
  const met = new Set<string>()
  for (let call = 0; ; call++) {
    const { desk, draft, edit } = await anOpenNeed()
    const { world, poster, coordinator } = desk
    let other: { ok: boolean } | undefined
    const life = pausedBefore(call, async () => {
      other = await edit(world, coordinator, 7, '周日上午')
    })
    const one = await edit(world.newProcess(life), poster, 4, '周六上午')
    if (!other) break
    const ledger = await expectBalanced(world, draft)
    const text = (await readNeedText(world.fx.table, draft.scope, draft.need))!
    const saved = { at: call, one: one.ok, other: other.ok }
    expect(saved.one !== saved.other, JSON.stringify(saved)).toBe(true)
    const wanted = one.ok ? 4 : 7
    expect(ledger).toMatchObject({ open: { a: wanted - 1 }, holds: { v1: expect.anything() } })
    expect(ledger.lines[0]?.wanted).toBe(wanted)
    expect(text).toMatchObject({
      dropOff: { hours: one.ok ? '周六上午' : '周日上午' },
      version: ledger.edition,
    })
    expect(text.lines[0]?.wanted).toBe(wanted)
    met.add(one.ok ? 'one' : 'other')
  }
  expect([...met]).toEqual(expect.arrayContaining(['one', 'other']))
})

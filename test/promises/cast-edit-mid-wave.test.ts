import { describe, expect, test } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { approveNeed } from '../../shared/actions/approve-need.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { updateLedger, type Where } from '../../shared/store/ledger-item.ts'
import { readTextNow } from '../../shared/store/need-store.ts'
import { aDescription, aDesk, aDraft, type Desk } from '../harness/a-desk.ts'
import { aRobot } from '../harness/a-robot.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { manyVolunteers, wavesOf } from '../harness/many-volunteers.ts'
import { pausedBefore } from '../harness/paused.ts'
import type { WorldOptions } from '../harness/world.ts'

const [before, after] = ['旧式棉衣', '新式羽绒服']
const described = (desk: Desk, label: string) =>
  aDescription(desk.world.fx, {
    beneficiary: { alias: '小禾', ageBand: 'adult' },
    consent: undefined,
    lines: [{ label, wanted: 50, unit: '件' }],
    topics: ['clothing'],
  })

/** A desk where one person is enough. */
const aSmallDesk = (options: WorldOptions = {}) => aDesk({ ...options, organization: { oneIsEnough: true } })

async function anOpenNeed(desk: Desk): Promise<Where> {
  const { need, version, scope } = await aDraft(desk, described(desk, before))
  const approved = await approveNeed(desk.world.fx, scope, desk.poster.by, { need, version })
  if (!approved.ok) throw new Error(approved.refusal.kind)
  return { scope, need }
}

/** Changes the word everybody reads; answers how many letters had arrived when the edit was through. */
async function edit(desk: Desk, { scope, need }: Where): Promise<number> {
  const { fx } = desk.world
  const input = described(desk, after)
  const edited = await editNeed(fx, scope, desk.poster.by, { need, version: 1, input })
  if (!edited.ok) throw new Error(edited.refusal.kind)
  return appeals(desk).length
}

const appeals = ({ world }: Desk) =>
  world.post.arrived.filter(({ reference }) => reference.startsWith('ask.'))
const words = (desk: Desk) => appeals(desk).map(({ text }) => [text.includes(before), text.includes(after)])
const old = [true, false]
const fresh = [false, true]

describe('cast-edit-mid-wave', () => {
  test('in the middle of 300 letters by two workers: after the edit is through nobody gets the old words, everybody one letter', async () => {
    const desk = await aSmallDesk({ faults: { latencyMs: 2 } })
    const need = await anOpenNeed(desk)
    const { world } = desk
    for (const [i, wave] of wavesOf(await manyVolunteers(world, 300)).entries())
      await aWave(world, need, wave, i + 1)
    let editing: Promise<number> | undefined
    world.post.meet(() => {
      editing ??= edit(desk, need)
      return { kind: 'sent' }
    })
    await Promise.all(Array.from({ length: 2 }, () => sweep(world.newProcess().fx, 'notify', notifyWorks)))
    const through = (await editing) ?? Number.NaN
    for (let times = 0; times < 4; times++) {
      world.clock.advance(16_000)
      await world.sweep()
    }
    const said = words(desk)
    expect(said).toHaveLength(300)
    expect(new Set(appeals(desk).map(({ to }) => to)).size).toBe(300)
    expect(said.slice(through)).toEqual(Array(300 - through).fill(fresh))
    expect(said.filter((one) => one[0] && one[1])).toEqual([])
    expect(through).toBeLessThan(300)
  })

  test('between any two calls of a turn', async () => {
    const desk = await aSmallDesk()
    const { world } = desk
    const notifyAlone = () => sweep(world.fx, 'notify', notifyWorks)
    let pauses = 0
    let oldLetters = 0
    for (let call = 0; ; call++) {
      const need = await anOpenNeed(desk)
      while ((await notifyAlone()) > 0);
      world.post.arrived.length = 0
      await aWave(world, need, [await aVolunteer(world.fx)])
      let through: number | undefined
      const worker = world.newProcess(
        pausedBefore(call, async () => {
          through = await edit(desk, need)
        }),
      )
      await sweep(worker.fx, 'notify', notifyWorks)
      if (through === undefined) break
      pauses++
      for (let times = 0; times < 4; times++) {
        world.clock.advance(16_000)
        await notifyAlone()
      }
      const said = words(desk)
      expect(said, `edited before call ${call}`).toHaveLength(1)
      expect(said.slice(through), `edited before call ${call}`).toEqual(Array(1 - through).fill(fresh))
      oldLetters += said.filter(([wasOld]) => wasOld).length
    }
    expect(pauses).toBeGreaterThan(12)
    // Some edits came too late for somebody, so the pauses really lie all over the turn.
    expect(oldLetters).toBeGreaterThan(0)
  })

  test('while an edit has begun and is not whole, letters and groups wait; one that died is not waited for', async () => {
    const desk = await aSmallDesk()
    const need = await anOpenNeed(desk)
    const { world } = desk
    await world.sweep()
    await aRobot(world, need.scope)
    await aWave(world, need, await manyVolunteers(world, 3))
    // The ledger has the next edition, the texts have not: as between the two writes of an edit.
    await updateLedger(world.fx.table, need, {
      set: ['edition = :next'],
      when: ['stage = :open'],
      values: { ':next': 2, ':open': 'open' },
    })
    await sweep(world.fx, 'notify', notifyWorks)
    world.clock.advance(15_000)
    await sweep(world.fx, 'notify', notifyWorks)
    expect(words(desk)).toEqual([])
    world.clock.advance(15_000)
    await sweep(world.fx, 'notify', notifyWorks)
    expect(words(desk)).toEqual([old, old, old])
    expect((await readTextNow(world.fx.table, need))?.version).toBe(1)
  })
})

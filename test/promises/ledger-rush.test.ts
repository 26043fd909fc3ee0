import { describe, expect, it } from 'vitest'
import { pledge } from '../../shared/actions/pledge.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { aNeed } from '../harness/a-need.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

/** One volunteer presses 'I bring one of the first line'. */
function press(world: World, where: Where, volunteer: string) {
  return pledge(world.fx, {
    ...where,
    volunteer,
    name: '王阿姨',
    quantities: { a: 1 },
    word: '',
    bringBy: world.clock.now() + 2 * 86_400_000,
    via: 'invitation',
    device: `device of ${volunteer}`,
  })
}

const crowd = (size: number) => Array.from({ length: size }, (_, i) => `volunteer${i}`)

describe('ledger-rush', () => {
  it('gives 1,000 people pressing at once exactly 100 places: 100 yes, 900 full, no error', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [100] })
    const answers = await Promise.all(crowd(1000).map((volunteer) => press(world, where, volunteer)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(100)
    expect(answers.filter((answer) => !answer.ok && answer.refusal.kind === 'line-full')).toHaveLength(900)
    const ledger = await expectBalanced(world, where)
    expect(Object.keys(ledger.holds)).toHaveLength(100)
  })
})

describe('ledger-rush-faults', () => {
  it.each([1, 2, 3, 4, 5])(
    'keeps every yes true under throttles and lost replies (seed %i)',
    async (seed) => {
      const world = await aWorld({ seed, faults: { throttle: 0.1, lostReply: 0.1 } })
      const where = await aNeed(world, { wanted: [30] })
      const answers = await Promise.all(
        crowd(90).map(async (volunteer) => ({ volunteer, answer: await press(world, where, volunteer) })),
      )
      world.faults.stop()
      const ledger = await expectBalanced(world, where)
      expect(answers.filter(({ answer }) => answer.ok)).toHaveLength(30)
      for (const { volunteer, answer } of answers) expect(volunteer in ledger.holds).toBe(answer.ok)
      const refused = answers.flatMap(({ answer }) => (answer.ok ? [] : [answer.refusal.kind]))
      expect(new Set(refused)).toEqual(new Set(['line-full']))
    },
  )
})

describe('ledger-same-click', () => {
  it('answers 50 repeats of one request alike, with one hold', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [2, 2] })
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(world, where, 'volunteer1')))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toEqual({ ok: true, value: { quantities: { a: 1 } } })
    const ledger = await expectBalanced(world, where)
    expect(ledger.open).toEqual({ a: 1, b: 2 })
    expect((await readPledge(world.fx.table, 'volunteer1', where.need))?.state).toBe('asked')
  })

  it('does the same when every second reply of a write is lost', async () => {
    const world = await aWorld({ faults: { lostReply: 0.5, commands: ['UpdateItem'] } })
    const where = await aNeed(world, { wanted: [2, 2] })
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(world, where, 'volunteer1')))
    world.faults.stop()
    expect(answers.every((answer) => answer.ok)).toBe(true)
    const ledger = await expectBalanced(world, where)
    expect(ledger.holds.volunteer1).toMatch(/^a1@\w+$/)
  })
})

describe('ledger-cap', () => {
  it('refuses the 301st live pledge clearly', async () => {
    const world = await aWorld()
    const holds = Object.fromEntries(crowd(300).map((volunteer) => [volunteer, 'a1']))
    const where = await aNeed(world, { wanted: [900], ledger: { holds, open: { a: 600 } } })
    expect(await press(world, where, 'one-more')).toEqual({ ok: false, refusal: { kind: 'too-many-holds' } })
    await expectBalanced(world, where)
  })
})

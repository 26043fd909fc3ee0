import { describe, expect, it } from 'vitest'
import { changePledge } from '../../shared/actions/change-pledge.ts'
import { packHold, readHold } from '../../shared/rules/ledger.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised, promisedDay } from '../harness/a-pledge.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { formFor } from '../harness/read-form.ts'
import { aWorld } from '../harness/world.ts'

describe('ledger-change-quantity', () => {
  it.each([1, 2, 3, 4])(
    'of changes at once one wins, the others are told to look again (seed %i)',
    async (seed) => {
      const world = await aWorld({ seed, faults: { latencyMs: 3 } })
      const where = await aNeed(world, { wanted: [9] })
      await promised(world, where, 'liu', { quantities: { a: 3 } })
      const before = await expectBalanced(world, where)
      const wishes = [1, 2, 4, 5, 6]
      const answers = await Promise.all(
        wishes.map((a) =>
          changePledge(world.newProcess().fx, {
            ...where,
            volunteer: 'liu',
            seen: before.holds.liu ?? '',
            quantities: { a },
            word: '',
            bringBy: promisedDay,
          }),
        ),
      )
      world.faults.stop()
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const lost = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))
      expect(lost).toEqual(wishes.slice(1).map(() => ({ kind: 'changed-meanwhile' })))
      const after = await expectBalanced(world, where)
      const won = wishes[answers.findIndex(({ ok }) => ok)]
      expect(readHold(after.holds.liu ?? '').quantities).toEqual({ a: won })
    },
  )

  it('shows who lost what stands now, and their next press counts', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [9] })
    const { path } = await anInvitation(world, where)
    const browser = world.browser()
    const day = { day: '2022-01-28', word: '' }
    await browser.post(`${path}/pledge`, { ...day, a: '3', who: 'me' })
    const shown = formFor((await browser.get(path)).text, `${path}/change`)
    const answers = await Promise.all(
      ['1', '5'].map((a) => browser.post(`${path}/change`, { ...shown, ...day, a })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const lost = answers.find(({ status }) => status === 409)
    const [hold] = Object.values((await expectBalanced(world, where)).holds)
    expect(lost?.text).toContain('刚刚')
    const fresh = formFor(lost?.text ?? '', `${path}/change`)
    expect(fresh.seen).toBe(packHold(readHold(hold ?? '')))
    expect((await browser.post(`${path}/change`, { ...fresh, ...day, a: '2' })).status).toBe(303)
    const [after] = Object.values((await expectBalanced(world, where)).holds)
    expect(readHold(after ?? '').quantities).toEqual({ a: 2 })
  })
})

import { describe, expect, test } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { cancelNeed, withdrawConsent } from '../../shared/actions/cancel-need.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { readBudgets } from '../../shared/store/budget.ts'
import { takeHold } from '../../shared/store/holds.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { aNeed } from '../harness/a-need.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'
import { dueAudit } from '../harness/invariants.ts'
import { invitationsNow } from '../harness/invitations-now.ts'
import { manyVolunteers, wavesOf } from '../harness/many-volunteers.ts'
import { aWorld, type World } from '../harness/world.ts'

const workers = 3
const people = 300
const by = { member: 'member1', role: 'coordinator' } as const

/** What ends the asking for a need, and what whoever opens an invitation then reads. */
const endings = [
  {
    how: 'covered',
    end: ({ fx }: World, need: Where) =>
      takeHold(fx.table, fx.now(), { ...need, volunteer: 'first', quantities: { a: 1 } }),
    reads: ['都有人带了，谢谢您！', 'Everything is covered, thank you!'],
  },
  {
    how: 'cancelled',
    end: ({ fx }: World, need: Where) => cancelNeed(fx, need.scope, by, need),
    reads: ['已经不需要了，谢谢您！', 'It is no longer needed, thank you!'],
  },
  {
    how: 'stopped because the consent was taken back',
    end: ({ fx }: World, need: Where) => withdrawConsent(fx, need.scope, by, need),
    reads: ['已经不需要了，谢谢您！', 'It is no longer needed, thank you!'],
  },
] as const

describe('cast-wave', () => {
  test.each(endings)(
    `$how in the middle of ${people} letters by ${workers} workers: at most 25 more each, the asks are given back, and a kind word for who was asked`,
    async ({ end, reads }) => {
      const world = await aWorld({ faults: { latencyMs: 2 } })
      const need = await aNeed(world, { wanted: [1] })
      const asked = await manyVolunteers(world, people)
      for (const [i, wave] of wavesOf(asked).entries()) await aWave(world, need, wave, i + 1)
      const appeals = () => world.post.arrived.filter(({ reference }) => reference.startsWith('ask.'))
      let ending: Promise<unknown> | undefined
      let before = Number.NaN
      world.post.meet(() => {
        ending ??= end(world, need).then((done) => {
          expect(done.ok).toBe(true)
          before = appeals().length
        })
        return { kind: 'sent' }
      })
      await Promise.all(
        Array.from({ length: workers }, () => sweep(world.newProcess().fx, 'notify', notifyWorks)),
      )
      await ending
      await world.sweep()

      expect(before).toBeGreaterThan(0)
      expect(appeals().length - before).toBeLessThanOrEqual(workers * 25)
      expect(appeals().length).toBeLessThan(people)
      // Whoever got no letter keeps the ask for another need, and nothing is left half done.
      const invitations = await invitationsNow(world, need.need, asked)
      expect(invitations.filter(({ state }) => state === 'sent')).toHaveLength(appeals().length)
      expect(invitations.filter(({ state }) => state === 'sending' || state === 'unknown')).toEqual([])
      const budgets = await readBudgets(
        world.fx.table,
        asked.map(({ volunteer }) => volunteer),
      )
      const spent = [...budgets.values()].filter(({ asks }) => asks[need.need] !== undefined)
      expect(spent).toHaveLength(appeals().length)
      expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('WAVE#'))).toEqual([])

      for (const letter of [appeals()[0], appeals().at(-1)]) {
        const link = linkIn(letter)
        const seen = [await world.browser().get(link), await world.browser().get(`${link}?lang=en`)]
        expect(seen.map(({ text }, i) => text.includes(reads[i] ?? ''))).toEqual([true, true])
      }
    },
  )
})

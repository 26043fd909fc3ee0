import { describe, expect, it } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { startNow } from '../../shared/actions/sweep.ts'
import { readStandingBy } from '../../shared/rules/ledger.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { aCity } from '../harness/a-city.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised, promisedDay, standsBy, told } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const hour = 3_600_000

/** A covered need whose things these people hold, with these in line; a neighbour would be asked as soon as something is open. */
async function given(holders: readonly string[], inLine: readonly string[], seed?: number) {
  const world = await aWorld(seed === undefined ? {} : { seed })
  await aCity(world)
  const neighbour = await aVolunteer(world.fx)
  const where = await aNeed(world, { wanted: [holders.length] })
  for (const one of holders) await promised(world, where, one)
  for (const one of inLine) await standsBy(world, where, one)
  await world.sweep()
  return { world, where, neighbour: neighbour.volunteer }
}

/** Who holds something, who waits, and that nothing is counted twice. */
async function standing(world: World, where: Where) {
  const ledger = await expectBalanced(world, where)
  return {
    holds: Object.keys(ledger.holds).sort(),
    waits: ledger.standby.map((one) => readStandingBy(one).volunteer),
  }
}

const promotions = async (world: World) => (await told(world)).filter((line) => line.endsWith(' promoted'))
const invited = async (world: World) => (await everything(world)).filter((item) => item.sk.startsWith('INV#'))

describe('crash-withdraw-promote', () => {
  it('gives what is withdrawn to the first in line, wherever it dies, before anybody else is asked', async () => {
    await walkCrashes({
      given: () => given(['liu'], ['chen', 'wu']),
      when: (process, { where }) => withdrawPledge(process.fx, { ...where, volunteer: 'liu' }),
      holds: async ({ world, where }, died) => {
        const began = !(died?.effect === 0 && died.when === 'before')
        expect(await standing(world, where)).toEqual(
          began ? { holds: ['chen'], waits: ['wu'] } : { holds: ['liu'], waits: ['chen', 'wu'] },
        )
        expect(await promotions(world)).toEqual(began ? ['V#chen promoted'] : [])
        expect(await invited(world)).toEqual([])
      },
    })
  })

  it('gives what lapses to the first in line, wherever due work dies', async () => {
    await walkCrashes({
      given: async () => {
        const at = await given(['liu'], ['chen', 'wu'])
        at.world.clock.set(promisedDay + 24 * hour)
        return at
      },
      when: ({ fx }, { where }) => startNow(fx, 'broadcast', broadcastWorks, keys.pledge('liu', where.need)),
      holds: async ({ world, where }) => {
        expect(await standing(world, where)).toEqual({ holds: ['chen'], waits: ['wu'] })
        expect(await promotions(world)).toEqual(['V#chen promoted'])
        expect(await invited(world)).toEqual([])
      },
    })
  })

  it('gives what is passed on to the next in line, wherever passing it on dies', async () => {
    await walkCrashes({
      given: async () => {
        const at = await given(['liu'], ['chen', 'wu'])
        await withdrawPledge(at.world.fx, { ...at.where, volunteer: 'liu' })
        await at.world.sweep()
        return at
      },
      when: (process, { where }) => withdrawPledge(process.fx, { ...where, volunteer: 'chen' }),
      holds: async ({ world, where }, died) => {
        const began = !(died?.effect === 0 && died.when === 'before')
        expect(await standing(world, where)).toEqual(
          began ? { holds: ['wu'], waits: [] } : { holds: ['chen'], waits: ['wu'] },
        )
        const after = await promotions(world)
        expect(after).toEqual(began ? ['V#chen promoted', 'V#wu promoted'] : ['V#chen promoted'])
        expect((await told(world)).filter((line) => line.includes('pledge-withdrawn'))).toEqual([
          'V#liu pledge-withdrawn',
        ])
      },
    })
  })

  it('puts somebody in line or leaves nothing of them, wherever standing by dies', async () => {
    await walkCrashes({
      given: () => given(['liu'], ['chen']),
      when: (process, { where }) => standsBy(process, where, 'wu'),
      holds: async ({ world, where }, died) => {
        const { waits } = await standing(world, where)
        const record = await readPledge(world.fx.table, 'wu', where.need, { strong: true })
        expect(record?.state).toBe(waits.includes('wu') ? 'standby' : undefined)
        if (!died) expect(waits).toEqual(['chen', 'wu'])
        for (const item of await dueAudit(world)) expect(item.dueAt).toBeGreaterThan(world.clock.now())
      },
    })
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'serves the first two of three once each when two withdraw at once, with throttles and lost replies (seed %i)',
    async (seed) => {
      const { world, where } = await given(['liu', 'li'], ['chen', 'wu', 'zhou'], seed)
      world.faults.set({ throttle: 0.1, lostReply: 0.15, latencyMs: 3 })
      await Promise.allSettled(
        ['liu', 'li', 'liu'].map((volunteer) =>
          withdrawPledge(world.newProcess().fx, { ...where, volunteer }),
        ),
      )
      world.faults.stop()
      for (let i = 0; i < 2; i++) {
        world.clock.advance(120_000)
        await world.sweep()
      }
      expect(await standing(world, where)).toEqual({ holds: ['chen', 'wu'], waits: ['zhou'] })
      expect(await promotions(world)).toEqual(['V#chen promoted', 'V#wu promoted'])
      expect(await invited(world)).toEqual([])
    },
  )

  it('asks a neighbour only when nobody is in line any more', async () => {
    const { world, where, neighbour } = await given(['liu'], ['chen'])
    await withdrawPledge(world.fx, { ...where, volunteer: 'liu' })
    await world.sweep()
    expect(await invited(world)).toEqual([])
    await withdrawPledge(world.fx, { ...where, volunteer: 'chen' })
    await world.sweep()
    expect((await invited(world)).map((item) => item.volunteer)).toEqual([neighbour])
  })
})

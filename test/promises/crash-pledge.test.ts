import { describe, expect, it } from 'vitest'
import { adoptPledge } from '../../shared/actions/adopt-pledge.ts'
import { withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { pledge } from '../../shared/actions/pledge.ts'
import type { Effects } from '../../shared/effects.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const day = 86_400_000

async function aNeedAndAVolunteer() {
  const world = await aWorld()
  const where = await aNeed(world, { wanted: [2, 2] })
  const { volunteer } = await aVolunteer(world.fx)
  await world.sweep()
  return { world, where, volunteer }
}

function press(fx: Effects, world: World, where: Where, volunteer: string, unconfirmed = false) {
  return pledge(fx, {
    ...where,
    volunteer,
    name: '王阿姨',
    quantities: { b: 1 },
    word: '新的',
    bringBy: world.clock.now() + 2 * day,
    via: 'invitation',
    device: 'a device',
    ...(unconfirmed ? { unconfirmed } : {}),
  })
}

/** Told yes ⇔ a hold exists ⇔ the record stands by it; nothing is left asked. */
async function recordFollowsLedger(world: World, where: Where, volunteer: string): Promise<'held' | 'free'> {
  const ledger = await expectBalanced(world, where)
  const record = await readPledge(world.fx.table, volunteer, where.need, { strong: true })
  const isHeld = volunteer in ledger.holds
  expect(record?.state === 'pledged').toBe(isHeld)
  expect(record?.state).not.toBe('asked')
  return isHeld ? 'held' : 'free'
}

describe('crash-pledge', () => {
  it('heals to a pledge or to nothing, wherever the request dies, and never lies about it', async () => {
    const outcomes = new Set<string>()
    const points = await walkCrashes({
      given: aNeedAndAVolunteer,
      when: async ({ fx }, { world, where, volunteer }) => {
        const answer = await press(fx, world, where, volunteer)
        expect(answer.ok).toBe(true)
      },
      holds: async ({ world, where, volunteer }, died) => {
        const outcome = await recordFollowsLedger(world, where, volunteer)
        if (!died) expect(outcome).toBe('held')
        outcomes.add(outcome)
        for (const item of await dueAudit(world)) expect(item.dueAt).toBeGreaterThan(world.clock.now())
      },
    })
    expect(points).toBeGreaterThanOrEqual(4)
    expect(outcomes).toEqual(new Set(['held', 'free']))
  })

  it('is one pledge when the person presses again after the crash', async () => {
    await walkCrashes({
      given: aNeedAndAVolunteer,
      when: ({ fx }, { world, where, volunteer }) => press(fx, world, where, volunteer),
      heal: async ({ world, where, volunteer }) => {
        expect((await press(world.fx, world, where, volunteer)).ok).toBe(true)
        world.clock.advance(120_000)
        await world.sweep()
      },
      holds: async ({ world, where, volunteer }) => {
        expect(await recordFollowsLedger(world, where, volunteer)).toBe('held')
        expect((await expectBalanced(world, where)).open).toEqual({ a: 2, b: 1 })
      },
    })
  })

  it('heals a withdrawal to withdrawn, wherever it dies after it began', async () => {
    await walkCrashes({
      given: async () => {
        const given = await aNeedAndAVolunteer()
        await press(given.world.fx, given.world, given.where, given.volunteer)
        given.world.clock.advance(61_000)
        await given.world.sweep()
        return given
      },
      when: ({ fx }, { where, volunteer }) => withdrawPledge(fx, { ...where, volunteer }),
      holds: async ({ world, where, volunteer }, died) => {
        const outcome = await recordFollowsLedger(world, where, volunteer)
        const began = !(died?.effect === 0 && died.when === 'before')
        expect(outcome).toBe(began ? 'free' : 'held')
      },
    })
  })

  it('leaves a stranger with their own firm pledge or with nothing held, wherever confirming dies', async () => {
    await walkCrashes({
      given: async () => {
        const { world, where } = await aNeedAndAVolunteer()
        await press(world.fx, world, where, 'xProvisional', true)
        return { world, where }
      },
      when: ({ fx }, { where }) =>
        adoptPledge(fx, {
          ...where,
          provisional: 'xProvisional',
          contact: { kind: 'email', address: 'zhao@example.org' },
          language: 'zh-CN',
          area: '420502003002',
          deviceFor: () => 'a device',
        }),
      heal: async ({ world }) => {
        for (let time = 0; time < 8; time++) {
          world.clock.advance(120_000)
          await world.sweep()
        }
      },
      holds: async ({ world, where }, died) => {
        const ledger = await expectBalanced(world, where)
        const holders = Object.keys(ledger.holds)
        expect(holders).not.toContain('xProvisional')
        expect(holders.length).toBeLessThanOrEqual(1)
        if (!died) expect(holders).toHaveLength(1)
        for (const volunteer of holders) await recordFollowsLedger(world, where, volunteer)
        expect(await readPledge(world.fx.table, 'xProvisional', where.need)).toBeUndefined()
      },
    })
  })
})

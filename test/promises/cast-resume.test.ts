import { describe, expect, it } from 'vitest'
import { readBudgets } from '../../shared/store/budget.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit } from '../harness/invariants.ts'
import { manyVolunteers } from '../harness/many-volunteers.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld } from '../harness/world.ts'

const minute = 60_000

describe('cast-resume', () => {
  it('misses nobody and counts nobody twice, wherever a turn dies', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const need = await aNeed(world)
        const people = await manyVolunteers(world, 3)
        await aWave(world, need, people)
        return { world, need, people }
      },
      when: (process) => process.sweep(),
      holds: async ({ world, need, people }) => {
        const budgets = await readBudgets(
          world.fx.table,
          people.map((one) => one.volunteer),
        )
        for (const { volunteer, email } of people) {
          const letters = world.post.to(email!.address)
          expect(letters.length, 'asked').toBeGreaterThan(0)
          // A letter whose sending died half-way goes out at most once more, under the same id: a mailbox shows it once.
          expect(letters.length, 'asked once, or twice where it died').toBeLessThan(3)
          expect(new Set(letters.map(({ reference }) => reference)).size).toBe(1)
          expect(new Set(letters.map(({ text }) => text)).size).toBe(1)
          expect(Object.keys(budgets.get(volunteer)?.asks ?? {})).toEqual([need.need])
          expect((await readInvitation(world.fx.table, volunteer, need.need))?.state).toBe('sent')
        }
        expect((await dueAudit(world)).filter((item) => item.sk.startsWith('WAVE#'))).toEqual([])
      },
    })
    expect(walked).toBeGreaterThan(20)
  })
})

describe('cast-lost-reply', () => {
  it('sends an e-mail whose answer was lost once more, a minute later, and then leaves it unknown', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const { volunteer, email } = await aVolunteer(world.fx)
    world.post.meet(() => ({ kind: 'lost-reply' }))
    await aWave(world, need, [{ volunteer }])
    await world.sweep()
    expect(world.post.to(email!.address)).toHaveLength(1)
    for (let time = 0; time < 10; time++) {
      world.clock.advance(5 * minute)
      await world.sweep()
    }
    const letters = world.post.to(email!.address)
    expect(letters).toHaveLength(2)
    expect(letters[0]?.reference).toBe(letters[1]?.reference)
    expect((await readInvitation(world.fx.table, volunteer, need.need))?.state).toBe('unknown')
  })

  it('never sends a text message again by itself', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    await someTexts(world, need.scope)
    const { volunteer } = await aVolunteer(world.fx, {
      contact: { kind: 'mobile', address: '+8613812345678' },
    })
    world.post.meet(() => ({ kind: 'lost-reply' }))
    await aWave(world, need, [{ volunteer }])
    for (let time = 0; time < 5; time++) {
      await world.sweep()
      world.clock.advance(5 * minute)
    }
    expect(world.post.arrived.map(({ channel }) => channel)).toEqual(['mobile'])
    expect(world.post.arrived[0]?.text).toMatch(
      /^【睦邻】.*https:\/\/mulin\.example\/r\/[0-9A-Za-z]{20} 回T退订$/,
    )
    expect((await readInvitation(world.fx.table, volunteer, need.need))?.state).toBe('unknown')
  })
})

describe('cast-provider-down', () => {
  it('waits longer and longer while e-mail is down, and text messages go on', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    await someTexts(world, need.scope)
    const mailed = await aVolunteer(world.fx)
    const texted = await aVolunteer(world.fx, { contact: { kind: 'mobile', address: '+8613812345678' } })
    let tries = 0
    world.post.meet((_, channel) => {
      if (channel === 'mobile') return { kind: 'sent' }
      tries++
      return { kind: 'refused', permanent: false }
    })
    await aWave(world, need, [mailed, texted])
    for (let passed = 0; passed < 180; passed++) {
      await world.sweep()
      world.clock.advance(minute)
    }
    expect(world.post.arrived.map(({ channel }) => channel)).toEqual(['mobile'])
    expect(tries).toBeLessThan(10)
    world.post.meet(undefined)
    world.clock.advance(61 * minute)
    await world.sweep()
    expect(world.post.to(mailed.email!.address)).toHaveLength(1)
  })

  it('gives up after some hours: the coordinator sees it and the ask is given back', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const { volunteer } = await aVolunteer(world.fx)
    world.post.meet(() => ({ kind: 'refused', permanent: false }))
    await aWave(world, need, [{ volunteer }])
    for (let passed = 0; passed < 40; passed++) {
      await world.sweep()
      world.clock.advance(10 * minute)
    }
    expect(await readInvitation(world.fx.table, volunteer, need.need)).toMatchObject({
      state: 'failed',
      why: 'refused',
    })
    expect((await readBudgets(world.fx.table, [volunteer])).get(volunteer)?.asks).toEqual({})
  })
})

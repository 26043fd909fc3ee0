import { describe, expect, it } from 'vitest'
import { readInvitation } from '../../shared/store/invitation.ts'
import { putNotice, toMember } from '../../shared/store/notice.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aDevice, onDevices } from '../harness/a-device.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit } from '../harness/invariants.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

describe('crash-sign-in', () => {
  it('brings the code, the same one if twice, wherever asking or sending dies', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        return { world, desk: await asMember(world), browser: world.browser(), page: '' }
      },
      when: async (process, given) => {
        const asked = await process.browser().post('/sign-in', { email: given.desk.email })
        given.page = asked.location ?? ''
        await process.sweep()
      },
      holds: async ({ world, desk, page }) => {
        const letters = world.post.to(desk.email)
        // Who died before the page answered asks again; otherwise the code is there.
        if (page !== '') expect(letters.length).toBeGreaterThan(0)
        expect(letters.length).toBeLessThan(3)
        expect(new Set(letters.map(({ subject }) => subject)).size).toBeLessThan(2)
        expect(await dueAudit(world)).toEqual([])
      },
    })
    expect(walked).toBeGreaterThan(6)
  })
})

describe('crash-notice', () => {
  it('tells it once, or twice under one id where the sending died', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const desk = await asMember(world)
        const need = await aNeed(world, { org: desk.scope.org })
        return { world, desk, need }
      },
      when: async (process, { desk, need, world }) => {
        const to = toMember(desk.scope.org, desk.member)
        const about = { org: desk.scope.org, need: need.need }
        await putNotice(process.fx.table, world.clock.now(), { to, id: 'n', kind: 'nobody-left', ...about })
        await process.sweep()
      },
      heal: async ({ world, desk, need }) => {
        // Whoever owed the notice writes it again: it is the same one.
        const to = toMember(desk.scope.org, desk.member)
        const about = { org: desk.scope.org, need: need.need }
        await putNotice(world.fx.table, world.clock.now(), { to, id: 'n', kind: 'nobody-left', ...about })
        for (let time = 0; time < 2; time++) {
          world.clock.advance(120_000)
          await world.sweep()
        }
      },
      holds: async ({ world, desk }) => {
        const letters = world.post.to(desk.email)
        expect([1, 2]).toContain(letters.length)
        expect(new Set(letters.map(({ reference }) => reference)).size).toBe(1)
        expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('NOTICE#'))).toEqual([])
      },
    })
    expect(walked).toBeGreaterThan(3)
  })
})

describe('crash-push', () => {
  it('asks by letter whose last device is gone, once or under one id, wherever turning to it dies', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const person = await onDevices(world.fx, await aVolunteer(world.fx), aDevice(), aDevice())
        world.post.meet((_, channel) =>
          channel === 'push' ? { kind: 'refused', permanent: true, gone: true } : { kind: 'sent' },
        )
        await world.sweep()
        const need = await aNeed(world)
        await aWave(world, need, [person])
        return { world, person, need }
      },
      when: (process) => process.sweep(),
      heal: async ({ world }) => {
        for (let time = 0; time < 4; time++) {
          world.clock.advance(120_000)
          await world.sweep()
        }
      },
      holds: async ({ world, person, need }) => {
        const letters = world.post.to(person.email!.address)
        const invitation = await readInvitation(world.fx.table, person.volunteer, need.need, { strong: true })
        expect(letters.length).toBeLessThan(3)
        expect(new Set(letters.map(({ reference }) => reference)).size).toBeLessThan(2)
        // Whoever got none is one who may have got a push: in doubt nobody is asked twice.
        if (letters.length === 0) expect([invitation?.state, invitation?.via]).toEqual(['unknown', 'push'])
        else
          expect([invitation?.state, invitation?.via]).toEqual([
            expect.stringMatching(/sent|unknown/),
            'email',
          ])
        const now = await readVolunteer(world.fx.table, person.volunteer, { strong: true })
        expect(now?.push).toBeUndefined()
        expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('WAVE#'))).toEqual([])
      },
    })
    expect(walked).toBeGreaterThan(6)
  })
})

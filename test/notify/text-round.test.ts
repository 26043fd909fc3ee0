import { describe, expect, it } from 'vitest'
import { pledge } from '../../shared/actions/pledge.ts'
import { stopAsking } from '../../shared/actions/stop-asking.ts'
import { answeredBefore, appealUntil, secondsOnItsWay, textAt } from '../../shared/rules/text-round.ts'
import { readBudgets } from '../../shared/store/budget.ts'
import { declineInvitation } from '../../shared/store/decline.ts'
import { takeHold } from '../../shared/store/holds.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'
import { aNumber, bothWays } from '../harness/both-ways.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit } from '../harness/invariants.ts'
import { asMember } from '../harness/sign-in.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

const minute = 60_000
const hour = 60 * minute

type Both = Awaited<ReturnType<typeof bothWays>>

const texts = (world: World, person?: Both) =>
  world.post.arrived.filter(
    ({ channel, to }) => channel === 'mobile' && (!person || to === person.mobile.address),
  )
const invitationOf = (world: World, { volunteer }: { volunteer: string }, { need }: Where) =>
  readInvitation(world.fx.table, volunteer, need, { strong: true })

/** Asks these people and lets the time pass until a text may follow. */
async function asked(world: World, need: Where, people: readonly Both[], wave = 1): Promise<void> {
  await aWave(world, need, people, wave)
  await world.sweep()
  expect(texts(world)).toEqual([])
}

async function later(world: World, ms = hour + minute): Promise<void> {
  world.clock.advance(ms)
  await world.sweep()
}

async function given(options: Parameters<typeof aWorld>[0] = {}) {
  const world = await aWorld(options)
  const need = await aNeed(world)
  await someTexts(world, need.scope)
  return { world, need }
}

describe('a text message that follows', () => {
  it('goes to who has not answered within the hour, with the same link and as the same ask', async () => {
    const { world, need } = await given()
    const person = await bothWays(world)
    await asked(world, need, [person])
    await later(world, 59 * minute)
    expect(texts(world)).toEqual([])
    await later(world, 2 * minute)
    const [letter] = world.post.to(person.email.address)
    expect(texts(world)).toHaveLength(1)
    expect(texts(world)[0]?.text).toContain(linkIn(letter))
    expect(texts(world)[0]?.template).toMatchObject({ kind: 'appeal', language: 'zh-CN' })
    const budgets = await readBudgets(world.fx.table, [person.volunteer])
    expect(Object.keys(budgets.get(person.volunteer)?.asks ?? {})).toEqual([need.need])
    expect(await invitationOf(world, person, need)).toMatchObject({
      state: 'sent',
      via: 'email',
      text: 'sent',
    })
    for (let time = 0; time < 5; time++) await later(world, 3 * hour)
    expect(texts(world)).toHaveLength(1)
    expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('WAVE#'))).toEqual([])
  })

  it('does not go to who said no, promised, stopped, or has no number', async () => {
    const { world, need } = await given()
    const [no, yes, stops, silent] = await Promise.all([1, 2, 3, 4].map(() => bothWays(world)))
    const mailOnly = await aVolunteer(world.fx)
    await asked(world, need, [no!, yes!, stops!, silent!, mailOnly as Both])
    await declineInvitation(world.fx.table, world.clock.now(), {
      volunteer: no!.volunteer,
      need: need.need,
      device: 'd',
    })
    const held = await pledge(world.fx, {
      ...need,
      volunteer: yes!.volunteer,
      name: '王芳',
      quantities: { b: 1 },
      word: '',
      bringBy: world.clock.now() + 48 * hour,
      via: 'invitation',
      device: 'd',
    })
    expect(held.ok).toBe(true)
    await stopAsking(world.fx, stops!.volunteer)
    await later(world)
    expect(texts(world).map(({ to }) => to)).toEqual([silent!.mobile.address])
  })

  it('goes to nobody once everything is held', async () => {
    const { world, need } = await given()
    const person = await bothWays(world)
    await asked(world, need, [person])
    const all = { a: 2, b: 2, c: 1 }
    await takeHold(world.fx.table, world.clock.now(), { ...need, volunteer: 'other', quantities: all })
    await later(world)
    expect(texts(world)).toEqual([])
    expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('WAVE#'))).toEqual([])
  })

  it('waits for the morning, and gives what is not urgent longer', async () => {
    const { world, need } = await given({ startAt: Date.parse('2022-01-25T20:30:00+08:00') })
    const lark = await bothWays(world, { quiet: { from: '20:45', to: '08:00' } })
    await asked(world, need, [lark])
    await later(world, 90 * minute)
    expect(texts(world)).toEqual([])
    world.clock.set(Date.parse('2022-01-26T08:00:00+08:00'))
    await world.sweep()
    expect(texts(world, lark)).toHaveLength(1)

    const slow = await aNeed(world, { ledger: { urgency: 'normal' } })
    const other = await bothWays(world)
    await aWave(world, slow, [other])
    await world.sweep()
    await later(world, 4 * hour)
    expect(texts(world, other)).toEqual([])
    await later(world, hour)
    expect(texts(world, other)).toHaveLength(1)
  })

  it('is one of five for a need, and says so to the coordinator where it is not sent', async () => {
    const { world, need } = await given()
    const people = await Promise.all(Array.from({ length: 7 }, () => bothWays(world)))
    await asked(world, need, people)
    await later(world)
    expect(texts(world)).toHaveLength(5)
    const invitations = await Promise.all(people.map((one) => invitationOf(world, one, need)))
    expect(invitations.map((one) => one?.unpaid ?? one?.text).sort()).toEqual([
      ...['need', 'need'],
      ...Array(5).fill('sent'),
    ])
    expect(invitations.every((one) => one?.state === 'sent')).toBe(true)
    const { browser } = await asMember(world, { org: need.scope.org })
    const page = (await browser.get(`/needs/${need.need}`)).text
    expect(page).toContain('其中 5 位没有回音，过了一阵又发了短信')
    expect(page).toContain('2 条短信没有发：这件事的短信已经发满')
  })

  it('goes at once to who has only a number', async () => {
    const { world, need } = await given()
    const person = await aVolunteer(world.fx, { contact: { kind: 'mobile', address: aNumber() } })
    await aWave(world, need, [person])
    await world.sweep()
    expect(texts(world)).toHaveLength(1)
    await later(world, 3 * hour)
    expect(texts(world)).toHaveLength(1)
  })

  it('waits while the provider is down, is paid for once, and is given up after some hours', async () => {
    const { world, need } = await given()
    const person = await bothWays(world)
    await asked(world, need, [person])
    world.post.meet((_, channel) =>
      channel === 'mobile' ? { kind: 'refused', permanent: false } : { kind: 'sent' },
    )
    await later(world)
    for (let time = 0; time < 4; time++) await later(world, 10 * minute)
    expect((await invitationOf(world, person, need))?.text).toBe('paid')
    world.post.meet(undefined)
    await later(world, hour)
    expect(texts(world)).toHaveLength(1)

    const next = await aNeed(world)
    const another = await bothWays(world)
    await aWave(world, next, [another])
    await world.sweep()
    world.post.meet((_, channel) =>
      channel === 'mobile' ? { kind: 'refused', permanent: false } : { kind: 'sent' },
    )
    for (let time = 0; time < 40; time++) await later(world, 10 * minute)
    expect((await invitationOf(world, another, next))?.text).toBe('failed')
    expect(texts(world)).toHaveLength(1)
  })
})

describe('cast-lost-reply: a text message that follows', () => {
  it('is never sent again by itself', async () => {
    const { world, need } = await given()
    const person = await bothWays(world)
    await asked(world, need, [person])
    world.post.meet(() => ({ kind: 'lost-reply' }))
    for (let time = 0; time < 6; time++) await later(world)
    expect(texts(world)).toHaveLength(1)
    expect((await invitationOf(world, person, need))?.text).toBe('unknown')
  })

  it('goes once each, whoever starts the wave and whatever the store loses', async () => {
    const { world, need } = await given({ seed: 7 })
    const people = await Promise.all(Array.from({ length: 4 }, () => bothWays(world)))
    await asked(world, need, people)
    world.faults.set({ lostReply: 0.1, throttle: 0.05, latencyMs: 3 })
    for (let time = 0; time < 4; time++) {
      world.clock.advance(hour)
      await Promise.all(
        [1, 2, 3].map(() =>
          world
            .newProcess()
            .sweep()
            .catch(() => 0),
        ),
      )
    }
    world.faults.stop()
    await later(world)
    for (const person of people) expect(texts(world, person).length).toBeLessThanOrEqual(1)
    expect(texts(world).length).toBeGreaterThan(2)
  })
})

describe('cast-resume: a text message that follows', () => {
  it('reaches everybody at most once, wherever a turn dies, and almost everybody', async () => {
    let lost = 0
    const walked = await walkCrashes({
      given: async () => {
        const { world, need } = await given()
        const people = await Promise.all([1, 2].map(() => bothWays(world)))
        await asked(world, need, people)
        world.clock.advance(hour + minute)
        return { world, need, people }
      },
      when: (process) => process.sweep(),
      holds: async ({ world, need, people }) => {
        for (const person of people) {
          const invitation = await invitationOf(world, person, need)
          const arrived = texts(world, person).length
          expect(arrived, 'texts').toBeLessThanOrEqual(1)
          expect(world.post.to(person.email.address), 'letters').toHaveLength(1)
          // Who died with it in hand does not know whether it went; whoever knows, knows rightly.
          if (invitation?.text === 'sent') expect(arrived).toBe(1)
          else expect(invitation?.text).toBe('unknown')
          if (arrived === 0) lost++
        }
        expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('WAVE#'))).toEqual([])
      },
    })
    expect(walked).toBeGreaterThan(10)
    // Only a death between claiming one and handing it over loses it. Of these effects each has two, and all of both people may lie between.
    expect(lost).toBeLessThanOrEqual(16)
  })

  it('is not forgotten where the turn that asked dies', async () => {
    await walkCrashes({
      given: async () => {
        const { world, need } = await given()
        const person = await bothWays(world)
        await aWave(world, need, [person])
        return { world, need, person }
      },
      when: (process) => process.sweep(),
      heal: async ({ world }) => {
        for (let time = 0; time < 3; time++) await later(world, 40 * minute)
      },
      holds: async ({ world, person }) => {
        expect(texts(world, person)).toHaveLength(1)
      },
    })
  })
})

describe('when a text message may follow', () => {
  it('is when four of five yeses have come', () => {
    expect(answeredBefore).toBeGreaterThan(0.8)
    expect(answeredBefore).toBeLessThan(0.85)
  })

  it('counts waking time only', () => {
    const zone = 'Asia/Shanghai'
    const evening = Date.parse('2022-01-25T21:30:00+08:00')
    expect(textAt(evening, 'high', zone)).toBe(Date.parse('2022-01-26T07:30:00+08:00'))
    const noon = Date.parse('2022-01-25T12:00:00+08:00')
    expect(textAt(noon, 'high', zone)).toBe(noon + hour)
    expect(textAt(noon, 'normal', zone)).toBeGreaterThanOrEqual(noon + 4 * hour)
  })

  it('is never delivered into a night or past the deadline', () => {
    const zone = 'Asia/Shanghai'
    const quiet = { from: '22:00', to: '07:00' }
    const evening = Date.parse('2022-01-25T21:00:00+08:00')
    expect(appealUntil(evening, evening + 24 * hour, quiet, zone)).toBe(evening + hour)
    expect(appealUntil(evening - 9 * hour, evening, quiet, zone)).toBe(evening - 5 * hour)
    expect(appealUntil(evening - hour, evening - minute, quiet, zone)).toBe(evening - minute)
    expect(appealUntil(evening, evening + 24 * hour, { from: '00:00', to: '00:00' }, zone)).toBe(
      evening + 4 * hour,
    )
    expect(secondsOnItsWay(0, 5000)).toBe(60)
    expect(secondsOnItsWay(0, Number.POSITIVE_INFINITY)).toBe(259_200)
  })
})

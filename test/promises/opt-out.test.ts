import { describe, expect, it } from 'vitest'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { leave } from '../../shared/actions/leave.ts'
import { restMs } from '../../shared/rules/budget.ts'
import { readBudgets } from '../../shared/store/budget.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { readSuppression } from '../../shared/store/suppression.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'
import { bothWays } from '../harness/both-ways.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { everything } from '../harness/invariants.ts'
import { someTexts } from '../harness/some-texts.ts'
import { hear, snsEvent, texted } from '../harness/text-news.ts'
import { aWorld, type World } from '../harness/world.ts'

/** Asks one volunteer for one need and answers the letter's stop address. */
async function asked(world: World) {
  const person = await aVolunteer(world.fx)
  await aWave(world, await aNeed(world), [person])
  await world.sweep()
  const letter = world.post.to(person.email!.address)[0]
  // Rested from that one: what keeps them from being asked again is nothing else.
  world.clock.advance(restMs.silent)
  return { person, link: linkIn(letter), stop: letter!.stop!.oneClick }
}

describe('opt-out', () => {
  it('is one post by the mailbox itself, without origin or cookie, and counts before the next letter', async () => {
    const world = await aWorld()
    const { person, stop } = await asked(world)
    const answer = await world.browser().ask('POST', stop, {
      form: { 'List-Unsubscribe': 'One-Click' },
      origin: 'none',
    })
    expect(answer.status).toBe(200)
    const next = await aNeed(world)
    await aWave(world, next, [person])
    await world.sweep()
    expect(world.post.to(person.email!.address)).toHaveLength(1)
    expect((await readVolunteer(world.fx.table, person.volunteer))?.perWeek).toBe(0)
  })

  it('is never done by opening the page, only by its button', async () => {
    const world = await aWorld()
    const { person, link } = await asked(world)
    const browser = world.browser()
    for (let time = 0; time < 3; time++) expect((await browser.get(`${link}/stop`)).status).toBe(200)
    expect((await readVolunteer(world.fx.table, person.volunteer))?.perWeek).toBe(2)
    expect((await browser.post(`${link}/stop`, {})).text).toContain('不再问您了')
    expect((await readVolunteer(world.fx.table, person.volunteer))?.perWeek).toBe(0)
    expect((await browser.post('/r/00000000000000000000/stop', {})).status).toBe(404)
  })

  it('stops a letter of a wave that is already under way, and gives its ask back', async () => {
    const world = await aWorld()
    const { person, stop } = await asked(world)
    const others = await Promise.all(Array.from({ length: 5 }, () => aVolunteer(world.fx)))
    const need = await aNeed(world)
    // The server is down when the wave starts, so the letters wait; the person stops in the meantime.
    world.post.meet(() => ({ kind: 'refused', permanent: false }))
    await aWave(world, need, [person, ...others])
    await world.sweep()
    await world.browser().ask('POST', stop, { form: { 'List-Unsubscribe': 'One-Click' }, origin: 'none' })
    world.post.meet(undefined)
    world.clock.advance(120_000)
    await world.sweep()
    expect(world.post.to(person.email!.address)).toHaveLength(1)
    for (const other of others) expect(world.post.to(other.email!.address)).toHaveLength(1)
    expect(await readInvitation(world.fx.table, person.volunteer, need.need)).toMatchObject({
      state: 'failed',
      why: 'stopped',
    })
    const budgets = await readBudgets(world.fx.table, [person.volunteer])
    expect(Object.keys(budgets.get(person.volunteer)?.asks ?? {})).not.toContain(need.need)
  })

  it('ends when the person wants to be asked again', async () => {
    const world = await aWorld()
    const { person, stop } = await asked(world)
    await world.browser().ask('POST', stop, { form: { 'List-Unsubscribe': 'One-Click' }, origin: 'none' })
    await changeVolunteer(world.fx, person.volunteer, () => ({ perWeek: 3 }))
    await world.sweep()
    await aWave(world, await aNeed(world), [person])
    await world.sweep()
    expect(world.post.to(person.email!.address)).toHaveLength(2)
  })
})

describe('opt-out: by text', () => {
  const minute = 60_000

  /** Somebody with both ways, asked once by e-mail. */
  async function askedBothWays() {
    const world = await aWorld()
    const need = await aNeed(world)
    await someTexts(world, need.scope)
    const person = await bothWays(world)
    await aWave(world, need, [person])
    await world.sweep()
    const wish = async () =>
      (await readVolunteer(world.fx.table, person.volunteer, { strong: true }))?.perWeek
    return { world, need, person, wish, number: person.mobile.address }
  }

  it.each([
    'STOP',
    ' stop. ',
    'Ｓｔｏｐ',
    '退订',
    '退订。',
    'T',
    'td',
    'TD',
    'N',
    'R',
    'QX',
    '拒收',
    '不要再发了',
  ])('%s stops all asking before the next message, also of a wave under way', async (word) => {
    const { world, person, wish, number } = await askedBothWays()
    const next = await aNeed(world)
    world.post.meet(() => ({ kind: 'refused', permanent: false }))
    await aWave(world, next, [person])
    await world.sweep()
    await hear(world, texted(number, word))
    world.post.meet(undefined)
    for (let time = 0; time < 4; time++) {
      world.clock.advance(40 * minute)
      await world.sweep()
    }
    expect(await wish()).toBe(0)
    expect(world.post.arrived.map(({ to }) => to)).toEqual([person.email.address])
  })

  it.each(['我有一双鞋', '能', 'yes', 'please stop by at noon', '', 'No problem', '停车场有'])(
    '%s is not taken for a stop',
    async (word) => {
      const { world, wish, number } = await askedBothWays()
      await hear(world, texted(number, word))
      expect(await wish()).toBe(2)
      expect(JSON.stringify(world.logs)).not.toContain(word || '!')
    },
  )

  it('is undone by START, and a STOP that comes again, late, changes nothing', async () => {
    const { world, person, wish, number } = await askedBothWays()
    const stop = snsEvent(world.clock.now(), texted(number, '退订'))
    await notifyHandler(world.fx)(stop, {} as never)
    await notifyHandler(world.fx)(stop, {} as never)
    expect(await wish()).toBe(0)
    world.clock.advance(minute)
    await hear(world, texted(number, '开始'))
    expect(await wish()).toBe(2)
    world.clock.advance(minute)
    await notifyHandler(world.fx)(stop, {} as never)
    await world.sweep()
    expect(await wish()).toBe(2)
    expect(await readSuppression(world.fx.table, person.mobile.identity)).toBeUndefined()
    expect(await readSuppression(world.fx.table, person.email.identity)).toBeUndefined()
    world.clock.advance(minute)
    await hear(world, texted(number, 'stop'))
    expect(await wish()).toBe(0)
  })

  it('holds wherever following it dies, because SNS offers it again', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const at = await askedBothWays()
        return { ...at, stop: snsEvent(at.world.clock.now(), texted(at.number, 'T')) }
      },
      when: ({ fx }, { stop }) => notifyHandler(fx)(stop, {} as never),
      heal: ({ world, stop }) => notifyHandler(world.fx)(stop, {} as never),
      holds: async ({ world, wish, person }) => {
        expect(await wish()).toBe(0)
        for (const { identity } of [person.email, person.mobile])
          expect(await readSuppression(world.fx.table, identity)).toMatchObject({ why: 'stopped' })
      },
    })
    expect(walked).toBeGreaterThan(4)
  })

  it('marks a number nobody has, says nothing of it in the log, and is gone with its owner', async () => {
    const { world, person, number } = await askedBothWays()
    await hear(world, texted('+8613500000001', 'STOP'), texted(number, 'STOP'))
    expect(await readSuppression(world.fx.table, world.fx.identify('+8613500000001'))).toMatchObject({
      why: 'stopped',
    })
    expect(JSON.stringify(world.logs)).not.toContain('1350000')
    await leave(world.fx, person.volunteer, 'withdraw')
    for (let time = 0; time < 3; time++) {
      world.clock.advance(3 * minute)
      await world.sweep()
    }
    expect((await everything(world)).filter(({ sk }) => sk === 'WORD').map(({ pk }) => pk)).toEqual([
      `C#${world.fx.identify('+8613500000001')}`,
    ])
  })
})

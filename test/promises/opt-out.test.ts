import { describe, expect, it } from 'vitest'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { restMs } from '../../shared/rules/budget.ts'
import { readBudgets } from '../../shared/store/budget.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'
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
    expect((await browser.post(`${link}/stop`, {})).text).toContain('已经停止')
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

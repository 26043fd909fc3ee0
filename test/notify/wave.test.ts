import { describe, expect, it } from 'vitest'
import { readBudgets } from '../../shared/store/budget.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { findByToken } from '../../shared/store/link.ts'
import { putWave } from '../../shared/store/wave.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { invitationsNow } from '../harness/invitations-now.ts'
import { aWorld } from '../harness/world.ts'

describe('a wave', () => {
  it('asks everybody in it once, by a letter of public words with a personal link', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const people = await Promise.all([1, 2, 3].map(() => aVolunteer(world.fx)))
    await putWave(world.fx.table, world.clock.now(), {
      ...need,
      wave: 1,
      volunteers: people.map((one) => one.volunteer),
    })
    await world.sweep()

    expect(world.post.arrived.map((one) => one.to).sort()).toEqual(
      people.map((one) => one.email?.address).sort(),
    )
    const letter = world.post.to(people[0]!.email!.address)[0]!
    for (const word of ['冬季外套', '云集街道', '云益家', '还没有答应']) expect(letter.text).toContain(word)
    for (const secret of ['小志', '冬衣短了', '二马路', '走访']) {
      expect(letter.subject + letter.text + letter.html).not.toContain(secret)
    }
    const token = /\/r\/([0-9A-Za-z]{20})\n/.exec(letter.text)?.[1] ?? ''
    const target = await findByToken(world.fx.table, world.clock.now(), world.fx.hash(token))
    expect(target).toMatchObject({
      kind: 'invitation',
      invitation: { volunteer: people[0]!.volunteer, name: '王**' },
    })
    expect(await invitationsNow(world, need.need, people.slice(0, 1))).toMatchObject([
      { state: 'sent', wave: 1 },
    ])
    expect(letter.stop?.oneClick).toBe(`https://mulin.example/r/${token}/stop`)
  })

  it('puts off who sleeps until their morning, and asks them then', async () => {
    const world = await aWorld({ startAt: Date.parse('2022-01-25T15:00:00Z') })
    const need = await aNeed(world)
    const asleep = await aVolunteer(world.fx)
    const owl = await aVolunteer(world.fx, { quiet: { from: '09:00', to: '12:00' } })
    const volunteers = [asleep.volunteer, owl.volunteer]
    await putWave(world.fx.table, world.clock.now(), { ...need, wave: 1, volunteers })
    await world.sweep()
    expect(world.post.arrived.map((one) => one.to)).toEqual([owl.email!.address])
    expect((await readBudgets(world.fx.table, volunteers)).get(asleep.volunteer)?.asks).toEqual({})
    world.clock.set(Date.parse('2022-01-25T23:00:00Z'))
    await world.sweep()
    expect(world.post.to(asleep.email!.address)).toHaveLength(1)
    expect(world.post.arrived).toHaveLength(2)
  })

  it('asks nobody once everything is held, and gives back what was spent', async () => {
    const world = await aWorld()
    const need = await aNeed(world, { ledger: { open: { a: 0 } } })
    const { volunteer } = await aVolunteer(world.fx)
    await putWave(world.fx.table, world.clock.now(), { ...need, wave: 1, volunteers: [volunteer] })
    await world.sweep()
    expect(world.post.arrived).toEqual([])
    expect(await readInvitation(world.fx.table, volunteer, need.need)).toBeUndefined()
  })
})

import { expect, test } from 'vitest'
import { readWhy } from '../../shared/rules/match-reasons.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { readOutlook } from '../../shared/store/outlook.ts'
import { aDesk, aDraft } from '../harness/a-desk.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'

test('A need that fits what somebody has ready asks that person first, and says so before and after', async () => {
  const desk = await aDesk()
  const { world, poster, coordinator } = desk
  for (let i = 0; i < 60; i++) await aVolunteer(world.fx)
  const offers = [{ id: 'o1', topic: 'clothing' as const, what: '儿童冬季外套', size: '140' }]
  const giver = await aVolunteer(world.fx, { area: '420502003002', offers })
  await world.sweep()
  const { need, scope } = await aDraft(desk)
  await world.sweep()
  const [first] = (await readOutlook(world.fx.table, { scope, need }))!.next
  expect(first?.reasons[0]).toMatch(/^offer-/)
  await poster.browser.post(`/needs/${need}/check`, { version: '1', do: 'review' })
  await coordinator.browser.post(`/needs/${need}/check`, { version: '1', do: 'publish' })
  await world.sweep()
  const asked = await readInvitation(world.fx.table, giver.volunteer, need)
  expect(readWhy(asked?.match)?.reasons[0]).toMatch(/^offer-/)
  expect((await coordinator.browser.get(`/needs/${need}`)).text).toMatch(/王\*\*<.{0,60}：说过有/)
})

import { expect, test } from 'vitest'
import { sendPreferencesLink } from '../../shared/actions/send-preferences-link.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aDesk } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'

test('After a no, one tap mutes the organisation and another the topics; in the settings it is heard again', async () => {
  const desk = await aDesk()
  const { world } = desk
  const person = await aVolunteer(world.fx, { topics: ['clothing', 'shoes', 'food'] })
  await aWave(world, await aNeed(world, { org: 'yunyijia' }), [person])
  await world.sweep()
  const link = linkIn(world.post.to(person.email!.address)[0])
  const browser = world.browser()
  const mine = () => readVolunteer(world.fx.table, person.volunteer, { strong: true })
  expect((await browser.get(link)).text).not.toContain('name="mute"')
  await browser.post(`${link}/decline`, {})
  expect((await browser.get(link)).text).toContain('以后不要再收到')
  await browser.post(`${link}/decline`, { mute: 'org' })
  expect((await browser.get(`${link}?muted=1`)).text).toContain('记下了')
  expect((await mine())?.muted).toEqual(['yunyijia'])
  await browser.post(`${link}/decline`, { mute: 'topics' })
  expect((await mine())?.topics).toEqual(['food'])
  // Somebody else with the forwarded link mutes nothing.
  expect((await world.browser().post(`${link}/decline`, { mute: 'org' })).status).toBe(403)

  await sendPreferencesLink(world.fx, { address: person.email!.address, source: 'here' })
  await world.sweep()
  const settings = linkIn(world.post.to(person.email!.address).at(-1))
  const page = await browser.get(settings)
  expect(page.text).toContain('id="muted-yunyijia"')
  const form = {
    name: '王芳',
    area: '西陵区 云集街道 二马路社区',
    reach: 'street',
    topics: ['food'],
    pause: 'now',
  }
  await browser.post(settings, { ...form, perWeek: '2', hearAgain: 'yunyijia' })
  expect((await mine())?.muted).toEqual([])
})

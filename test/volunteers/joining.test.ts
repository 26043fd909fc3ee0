import { expect, test } from 'vitest'
import { readContact } from '../../shared/store/contact.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'
import { aCity } from '../harness/a-city.ts'
import { linkIn } from '../harness/a-wave.ts'
import type { Browser, Form } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import { anOrganization, codeIn } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const address = 'wang.fang@example.org'
const form: Form = {
  name: '王阿姨',
  contact: address,
  area: '420502003002',
  reach: 'district',
  topics: ['shoes', 'clothing'],
  skills: '缝补，修鞋',
  quietFrom: '21:30',
  quietTo: '07:30',
  perWeek: '3',
  language: 'zh-CN',
  adult: 'yes',
}

async function given(): Promise<World> {
  const world = await aWorld()
  await aCity(world)
  await anOrganization(world, { org: 'yunyi', area: '420502' })
  return world
}

/** Joins by the page and the code in the mail; answers the page after it. */
async function joinBy(world: World, changes: Form = {}, browser: Browser = world.browser()) {
  const asked = await browser.post('/join/yunyi', { ...form, ...changes })
  expect(asked.status).toBe(303)
  await world.sweep()
  return browser.submit(asked.location ?? '', {
    code: codeIn(world, String(changes.contact ?? address).toLowerCase()),
  })
}

async function theVolunteer(world: World): Promise<Volunteer> {
  const claim = await readContact(world.fx.table, world.fx.identify(address))
  const found = claim && (await readVolunteer(world.fx.table, claim.volunteer, { strong: true }))
  if (!found) throw new Error('nobody joined')
  return found
}

test('Somebody joins by a link of an organisation and a code, and can be asked', async () => {
  const world = await given()
  const page = await world.browser().get('/join/yunyi')
  expect(page.status).toBe(200)
  expect(page.text).toContain('和云益家社会组织服务中心一起做好邻居')
  expect((await joinBy(world)).text).toContain('欢迎您，好邻居！')
  expect(await theVolunteer(world)).toMatchObject({
    state: 'active',
    name: '王阿姨',
    area: '420502003002',
    reach: 'district',
    topics: ['clothing', 'shoes'],
    skills: ['缝补', '修鞋'],
    quiet: { from: '21:30', to: '07:30' },
    perWeek: 3,
    joinedThrough: 'yunyi',
  })
  await world.sweep()
  expect((await everything(world)).filter((item) => item.pk.startsWith('M#'))).toHaveLength(2)
})

test('Nothing is written under an address before its owner has typed the code', async () => {
  const world = await given()
  await world.browser().post('/join/yunyi', form)
  await world.sweep()
  const written = await everything(world)
  expect(written.filter((item) => /^(V|C|M)#/.test(item.pk))).toEqual([])
})

test('The answer is the same for an address that is known', async () => {
  const world = await given()
  await joinBy(world)
  const known = await world.browser().post('/join/yunyi', { ...form, contact: 'Wang.Fang@Example.org ' })
  const unknown = await world.browser().post('/join/yunyi', { ...form, contact: 'somebody@example.org' })
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
  expect(known.location).toMatch(/^\/confirm\/[0-9A-Za-z]{20}$/)
})

test('Joining again brings the same volunteer up to date', async () => {
  const world = await given()
  await joinBy(world)
  const before = await theVolunteer(world)
  world.clock.advance(3_600_000)
  await joinBy(world, { contact: 'WANG.FANG@example.org', topics: ['food'], name: '王芳' })
  expect(await theVolunteer(world)).toMatchObject({
    volunteer: before.volunteer,
    name: '王芳',
    topics: ['food'],
  })
})

test('Pressing twice, or after a crash in between, ends with the same volunteer', async () => {
  const world = await given()
  const browser = world.browser()
  const { location = '' } = await browser.post('/join/yunyi', form)
  await world.sweep()
  const code = codeIn(world, address)
  expect((await browser.post(location, { code })).location).toBe('/joined')
  expect((await browser.post(location, { code })).location).toBe('/joined')
  expect((await browser.post(location, { code: '000000' })).status).toBe(410)
  expect((await world.browser().post(location, { code })).status).toBe(410)
  expect((await everything(world)).filter((item) => item.sk === 'VOLUNTEER')).toHaveLength(1)
})

test.each([
  ['no name', { name: ' ' }, 'name'],
  ['no address', { contact: '' }, 'contact'],
  ['a mobile number where none works', { contact: '13812345678' }, 'contact'],
  ['an unknown place', { area: '火星' }, 'area'],
  ['a whole district', { area: '420502' }, 'area'],
  ['nothing to help with', { topics: [] }, 'topics'],
  ['eleven skills', { skills: 'a,b,c,d,e,f,g,h,i,j,k' }, 'skills'],
  ['no real time', { quietFrom: '25:00' }, 'quietFrom'],
  ['nobody of age', { adult: '' }, 'adult'],
] as const)(
  'Who joins with %s is told what to change and keeps what they typed',
  async (_, changes, field) => {
    const world = await given()
    const page = await world.browser().post('/join/yunyi', { ...form, ...changes } as Form)
    expect(page.status).toBe(422)
    expect(page.text).toContain(`href="#${field}"`)
    expect(page.text).toMatch(new RegExp(`id="${field}"`))
    if (field !== 'skills') expect(page.text).toContain('缝补，修鞋')
    expect((await everything(world)).filter((item) => item.sk === 'CODE')).toEqual([])
  },
)

test('An unknown organisation answers like any page that is not there', async () => {
  const world = await given()
  const absent = await world.browser().get('/join/nobody')
  expect(absent.status).toBe(404)
  await anOrganization(world, { org: 'stopped', state: 'stopped' })
  expect((await world.browser().get('/join/stopped')).text).toBe(
    absent.text.replaceAll('/join/nobody', '/join/stopped'),
  )
})

/** The link to one's own settings, as it arrives. */
async function ownLink(world: World): Promise<string> {
  const sent = await world.browser().post('/preferences', { contact: address })
  expect(sent.status).toBe(200)
  await world.sweep()
  return linkIn(world.post.to(address).at(-1))
}

test('Asking for a link to the settings shows the same whoever is known, and sends it only to who is', async () => {
  const world = await given()
  await joinBy(world)
  const before = world.post.arrived.length
  const known = await world.browser().post('/preferences', { contact: address })
  const unknown = await world.browser().post('/preferences', { contact: 'wnobody@example.org' })
  await world.sweep()
  expect(known.text).toBe(unknown.text)
  expect(world.post.arrived.slice(before).map((letter) => letter.to)).toEqual([address])
})

test('Opening the settings changes nothing; saving binds the link to that device', async () => {
  const world = await given()
  await joinBy(world)
  const path = await ownLink(world)
  const before = JSON.stringify(await everything(world))
  for (let i = 0; i < 5; i++) expect((await world.browser().get(path)).status).toBe(200)
  expect(JSON.stringify(await everything(world))).toBe(before)
  const browser = world.browser()
  await browser.get(path)
  const saved = await browser.submit(path, { ...form, pause: 'now', topics: ['food'], name: '王芳' })
  expect(saved.text).toContain('已经保存')
  expect(await theVolunteer(world)).toMatchObject({ topics: ['food'], name: '王芳' })
  expect((await world.browser().get(path)).status).toBe(403)
  expect((await world.browser().post(path, { ...form, name: '别人' })).status).toBe(403)
  expect((await browser.get(path)).status).toBe(200)
  expect((await theVolunteer(world)).name).toBe('王芳')
})

test('Who pauses or stops is not found, and comes back when they say so', async () => {
  const world = await given()
  await joinBy(world)
  const path = await ownLink(world)
  const browser = world.browser()
  await browser.get(path)
  const found = async () => {
    await world.sweep()
    return (await everything(world)).filter((item) => item.pk.startsWith('M#')).length
  }
  expect(await found()).toBe(2)
  // Who only wants a rest need not pass everything else to save it.
  expect((await browser.get(path)).text).toMatch(
    /<\/select><button class="plain">[^<]+<\/button><label for="name">/,
  )
  await browser.post(path, { ...form, pause: '2' })
  expect(await found()).toBe(0)
  expect((await browser.get(path)).text).toContain('歇到')
  await browser.post(path, { ...form, pause: 'stopped' })
  expect(await found()).toBe(0)
  expect((await browser.get(path)).text).toMatch(/value="stopped" selected/)
  await browser.post(path, { ...form, pause: 'now' })
  expect(await found()).toBe(2)
})

test('A link that is wrong, too old, or of another kind shows a friendly page', async () => {
  const world = await given()
  await joinBy(world)
  const path = await ownLink(world)
  expect((await world.browser().get('/p/x')).status).toBe(404)
  expect((await world.browser().get(`${path}).`)).status).toBe(200)
  world.clock.advance(8 * 86_400_000)
  const old = await world.browser().get(path)
  expect(old.status).toBe(404)
  expect(old.text).toContain('请重新要一个')
})

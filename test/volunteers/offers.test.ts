import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { readContact } from '../../shared/store/contact.ts'
import { keys } from '../../shared/store/keys.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'
import { aCity } from '../harness/a-city.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { linkIn } from '../harness/a-wave.ts'
import type { Form } from '../harness/browser.ts'
import { anOrganization, codeIn } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const address = 'wang.fang@example.org'
const about: Form = {
  name: '王阿姨',
  contact: address,
  area: '420502003002',
  reach: 'district',
  adult: 'yes',
}

async function given(): Promise<World> {
  const world = await aWorld()
  await aCity(world)
  await anOrganization(world, { org: 'yunyi', area: '420502', openToJoin: true })
  return world
}

async function theVolunteer(world: World): Promise<Volunteer> {
  const claim = await readContact(world.fx.table, world.fx.identify(address))
  const found = claim && (await readVolunteer(world.fx.table, claim.volunteer, { strong: true }))
  if (!found) throw new Error('nobody joined')
  return found
}

async function joinsBy(world: World, path: string, form: Form): Promise<Volunteer> {
  const browser = world.browser()
  const asked = await browser.post(path, form)
  expect(asked.status, asked.text).toBe(303)
  await world.sweep()
  await browser.submit(asked.location ?? '', { code: codeIn(world, address) })
  return theVolunteer(world)
}

describe('A newcomer with something to give', () => {
  test('finds the way from the first page, writes it down first and is asked for just that', async () => {
    const world = await given()
    const home = await world.browser().get('/')
    expect(home.text).toContain('href="/give"')
    expect((await world.browser().get('/give')).text).toContain('href="/join/yunyi/offer"')
    const page = await world.browser().get('/join/yunyi/offer')
    expect(page.text.indexOf('name="offer1"')).toBeLessThan(page.text.indexOf('name="contact"'))
    const joined = await joinsBy(world, '/join/yunyi/offer', {
      ...about,
      offerTopic1: 'shoes',
      offer1: '运动鞋，很新',
      offerSize1: '33 码',
    })
    expect(joined).toMatchObject({
      state: 'active',
      topics: ['shoes'],
      reach: 'district',
      perWeek: 2,
      offers: [
        {
          id: expect.stringMatching(/^[0-9A-Za-z]{8}$/),
          topic: 'shoes',
          what: '运动鞋，很新',
          size: '33 码',
        },
      ],
    })
  })

  test('may also write it down among the other wishes', async () => {
    const world = await given()
    expect((await world.browser().get('/join/yunyi')).text).toContain('href="/join/yunyi/offer"')
    const joined = await joinsBy(world, '/join/yunyi', {
      ...about,
      topics: ['food'],
      offer1: '书包',
      offer2: '书包',
    })
    // The kind is taken from the words, the same thing twice is once.
    expect(joined.offers).toEqual([{ id: expect.any(String), topic: 'school-things', what: '书包' }])
    expect(joined.topics).toEqual(['school-things', 'food'])
  })

  test.each(['/join/yunyi', '/join/yunyi/offer'])(
    'gets one row more on %s and loses nothing typed',
    async (path) => {
      const world = await given()
      const typed = {
        ...about,
        offerRows: '2',
        offer1: '电饭煲',
        offerTopic2: 'food',
        offer2: '大米',
        do: 'more-offers',
      }
      const page = await world.browser().post(path, typed)
      expect(page.status).toBe(200)
      for (const said of ['value="电饭煲"', 'value="大米"', 'value="王阿姨"', 'name="offer3"'])
        expect(page.text).toContain(said)
      expect(page.text).toMatch(/<option value="food" selected>/)
      expect(page.text).not.toContain('name="offer4"')
      const full = await world.browser().post(path, { ...typed, offerRows: '10' })
      expect(full.text).toContain('name="offer10"')
      expect(full.text).not.toContain('name="offer11"')
      expect(full.text).not.toContain('value="more-offers"')
    },
  )

  test.each([
    ['nothing', {}, 'offer1', '请至少写一样'],
    ['a size and no thing', { offerSize1: '130' }, 'offer1', '请写第 1 样是什么'],
    ['a thing of no known kind', { offer1: '好东西' }, 'offerTopic1', '请为第 1 样选一类'],
    ['a long story', { offerTopic1: 'food', offer1: '米'.repeat(81) }, 'offer1', '最多 80 个字'],
    ['a long size', { offer1: '外套', offerSize1: '1'.repeat(21) }, 'offerSize1', '最多 20 个字'],
  ] as const)('who writes %s is told what to change', async (_, changes, field, sentence) => {
    const world = await given()
    const page = await world.browser().post('/join/yunyi/offer', { ...about, ...changes })
    expect(page.status).toBe(422)
    expect(page.text).toContain(`href="#${field}"`)
    expect(page.text).toContain(sentence)
    expect(page.text).toContain('value="王阿姨"')
  })
})

describe('Somebody who has joined', () => {
  async function own(world: World): Promise<string> {
    await world.browser().post('/preferences', { contact: address })
    await world.sweep()
    return linkIn(world.post.to(address).at(-1))
  }
  const contact = { kind: 'email', address } as const

  test('writes down what they have by their own link; a row keeps its id, an emptied one goes', async () => {
    const world = await given()
    await aVolunteer(world.fx, {
      contact,
      topics: ['clothing'],
      offers: [
        { id: 'first', topic: 'clothing', what: '外套', size: '130' },
        { id: 'second', topic: 'clothing', what: '毛衣' },
      ],
    })
    const path = await own(world)
    const browser = world.browser()
    expect((await browser.get(path)).text).toContain(`href="${path}/offers"`)
    const page = await browser.get(`${path}/offers`)
    expect(page.text).toContain('value="外套"')
    const saved = await browser.submit(`${path}/offers`, {
      offerRows: '3',
      ...{ offerId1: 'first', offerTopic1: 'clothing', offer1: '外套', offerSize1: '140' },
      ...{ offerId2: 'second', offerTopic2: 'clothing', offer2: '', offerSize2: '' },
      // An id that is somebody else's, or made up, is no id.
      ...{ offerId3: 'stolen', offerTopic3: 'shoes', offer3: '雨靴' },
    })
    expect(saved.text).toContain('已经记下')
    expect(await theVolunteer(world)).toMatchObject({
      topics: ['clothing', 'shoes'],
      offers: [
        { id: 'first', what: '外套', size: '140' },
        { id: expect.stringMatching(/^[0-9A-Za-z]{8}$/), topic: 'shoes', what: '雨靴' },
      ],
    })
    // The link is now this device's.
    expect((await world.browser().post(`${path}/offers`, { offer1: '书包' })).status).toBe(403)
    expect((await theVolunteer(world)).offers).toHaveLength(2)
  })

  test('keeps what was written down before offers had a kind and a size', async () => {
    const world = await given()
    const volunteer = await aVolunteer(world.fx, { contact, topics: ['clothing'] })
    const offers = ['童装 130 码', '好东西']
    const item = { ...keys.volunteer(volunteer.volunteer), ...volunteer, foundAt: volunteer.dueAt, offers }
    await world.fx.table.client.send(new PutCommand({ TableName: world.fx.table.name, Item: item }))
    const path = await own(world)
    const browser = world.browser()
    const page = await browser.get(path)
    const typed = Object.fromEntries(
      [...page.text.matchAll(/name="(offer[A-Za-z]*\d*)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    expect(typed).toMatchObject({ offer1: '童装 130 码', offer2: '好东西', offerRows: '3' })
    const saved = await browser.submit(path, { ...about, topics: ['clothing'], pause: 'now', ...typed })
    expect(saved.text).toContain('已经保存')
    expect((await theVolunteer(world)).offers).toEqual([
      { id: typed.offerId1, topic: 'clothing', what: '童装 130 码' },
      { id: typed.offerId2, what: '好东西' },
    ])
  })

  test('who leaves takes their offers along', async () => {
    const world = await given()
    const { volunteer } = await aVolunteer(world.fx, {
      contact,
      offers: [{ id: 'o', topic: 'food', what: '大米' }],
    })
    await changeVolunteer(world.fx, volunteer, () => ({
      state: 'left',
      leaving: 'withdraw',
      leftAt: world.clock.now(),
    }))
    await world.sweep()
    expect((await readVolunteer(world.fx.table, volunteer, { strong: true }))?.offers ?? []).toEqual([])
  })
})

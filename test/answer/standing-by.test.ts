import { describe, expect, test } from 'vitest'
import { mostStandingBy } from '../../shared/rules/ledger.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { groupLinkOf } from '../../shared/store/link.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { aNeed } from '../harness/a-need.ts'
import { told } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { linkIn } from '../harness/a-wave.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import type { Browser } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const hour = 3_600_000
const day = '2022-01-29'
const me = { who: 'me', a: '1' }

interface Someone {
  readonly volunteer: string
  readonly email: string
  readonly path: string
  readonly browser: Browser
}

/** Somebody who was asked, at their own browser. */
async function asked(world: World, where: Where, name: string): Promise<Someone> {
  const email = `${world.fx.newId().toLowerCase()}@example.org`
  const { volunteer } = await aVolunteer(world.fx, {
    name,
    contact: { kind: 'email', address: email },
    perWeek: 0,
  })
  const { path } = await anInvitation(world, where, { volunteer, name: `${name.slice(0, 1)}**` })
  return { volunteer, email, path, browser: world.browser() }
}

/** A need of one coat that somebody brings. */
async function given() {
  const world = await aWorld()
  const where = await aNeed(world, { wanted: [1] })
  const liu = await asked(world, where, '刘阿姨')
  await liu.browser.post(`${liu.path}/pledge`, { ...me, day, word: '' })
  await world.sweep()
  return { world, where, liu }
}

const queue = async (world: World, where: Where) =>
  (await readLedger(world.fx.table, where, { strong: true }))?.standby.map((one) => one.split(':')[0])

describe('Standing by behind a personal link', () => {
  test('is offered when everything is covered, says which place is whose, and can be given up', async () => {
    const { world, where } = await given()
    const chen = await asked(world, where, '陈师傅')
    const wu = await asked(world, where, '吴老师')
    const zhou = await asked(world, where, '周大姐')
    expect((await chen.browser.get(chen.path)).text).toContain('我愿意候补')
    const first = await chen.browser.submit(`${chen.path}/stand-by`, me)
    expect(first.text).toContain('您排在第一位')
    expect(first.text).toContain('冬季外套')
    expect((await wu.browser.submit(`${wu.path}/stand-by`, me)).text).toContain('您排在第 2 位')
    expect((await zhou.browser.submit(`${zhou.path}/stand-by`, me)).text).toContain('您排在第 3 位')
    // A second press keeps the place.
    await chen.browser.post(`${chen.path}/stand-by`, me)
    await world.sweep()
    expect(await queue(world, where)).toEqual([chen.volunteer, wu.volunteer, zhou.volunteer])
    const stopped = await wu.browser.submit(`${wu.path}/withdraw`, {})
    expect(stopped.text).toContain('知道了')
    await world.sweep()
    expect((await zhou.browser.get(zhou.path)).text).toContain('您排在第 2 位')
    // Nobody hears of somebody who waits no more.
    expect((await told(world)).filter((line) => !line.includes(` first-pledge`))).toEqual([
      'O#yunyi#member1 covered',
      expect.stringMatching(/^V#\w+ pledge-noted$/),
    ])
  })

  test('asks what and who, and keeps what was chosen', async () => {
    const { world, where } = await given()
    const chen = await asked(world, where, '陈师傅')
    const page = await chen.browser.post(`${chen.path}/stand-by`, {})
    expect(page.status).toBe(422)
    expect(page.text).toContain('请至少选一样')
    expect(page.text).toContain('请选一下您是哪一位')
    expect(await queue(world, where)).toEqual([])
  })

  test('cannot be taken over by another device', async () => {
    const { world, where } = await given()
    const chen = await asked(world, where, '陈师傅')
    await chen.browser.post(`${chen.path}/stand-by`, me)
    const thief = world.browser()
    expect((await thief.post(`${chen.path}/stand-by`, me)).status).toBe(403)
    expect((await thief.post(`${chen.path}/withdraw`, {})).status).not.toBe(303)
    expect((await thief.post(`${chen.path}/take`, { day })).status).not.toBe(303)
    expect(await queue(world, where)).toEqual([chen.volunteer])
  })

  test('ends kindly at twenty', async () => {
    const { world, where } = await given()
    const late = await asked(world, where, '陈师傅')
    for (let i = 0; i < mostStandingBy; i++) {
      const { path } = await anInvitation(world, where)
      expect((await world.browser().post(`${path}/stand-by`, me)).status).toBe(303)
    }
    expect((await late.browser.get(late.path)).text).not.toContain('stand-by')
    const refused = await late.browser.post(`${late.path}/stand-by`, me)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('候补的邻居已经很多了')
    expect(await queue(world, where)).toHaveLength(mostStandingBy)
    world.clock.advance(120_000)
    await world.sweep()
    expect(await readPledge(world.fx.table, late.volunteer, where.need)).toBeUndefined()
  })
})

describe('Standing by behind the link of a group', () => {
  async function groupPath(world: World, where: Where): Promise<string> {
    const token = world.fx.newId(20)
    const fresh = { need: where.need, token, tokenHash: world.fx.hash(token), at: world.clock.now() }
    return `/g/${(await groupLinkOf(world.fx.table, where.scope, fresh)).token}`
  }
  const about = { a: '1', name: '赵老师', contact: 'Zhao@example.org', adult: 'yes' }
  const code = (world: World) =>
    /\b\d{6}\b/.exec(world.post.to('zhao@example.org').at(-1)?.text ?? '')?.[0] ?? ''

  test('asks who it is, and puts them in line once they have typed the code sent to them', async () => {
    const { world, where } = await given()
    const path = await groupPath(world, where)
    const zhao = world.browser()
    expect((await zhao.get(path)).text).toContain('我愿意候补')
    const who = await zhao.post(`${path}/stand-by`, { a: '1' })
    expect(who.text).toContain('怎么称呼您')
    expect(who.text).toContain(`action="${path}/stand-by"`)
    const wrong = await zhao.post(`${path}/stand-by`, { ...about, adult: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('name="a" value="1"')
    const coded = await zhao.post(`${path}/stand-by`, about)
    await world.sweep()
    // Until then nobody is in line, and nothing stands under anybody's address.
    expect(await queue(world, where)).toEqual([])
    expect((await everything(world)).filter((item) => item.sk === 'VOLUNTEER')).toHaveLength(1)
    expect((await zhao.get(coded.location ?? '')).text).toContain('输入后就为您排上队')
    const placed = await zhao.submit(coded.location ?? '', { code: code(world) })
    expect(placed.text).toContain('您排在第一位')
    expect(await queue(world, where)).toHaveLength(1)
    await zhao.post(`${path}/withdraw`, {})
    await world.sweep()
    expect(await queue(world, where)).toEqual([])
  })

  test('is told when it is their turn, and takes it on the same page', async () => {
    const { world, where, liu } = await given()
    const path = await groupPath(world, where)
    const zhao = world.browser()
    const coded = await zhao.post(`${path}/stand-by`, about)
    await world.sweep()
    await zhao.submit(coded.location ?? '', { code: code(world) })
    await world.sweep()
    await liu.browser.post(`${liu.path}/withdraw`, {})
    await world.sweep()
    expect(world.post.to('zhao@example.org').at(-1)?.subject).toContain('轮到您了')
    expect((await zhao.get(path)).text).toContain('轮到您了')
    const taken = await zhao.submit(`${path}/take`, { day })
    expect(taken.text).toContain('二马路社区居民服务大厅')
  })
})

describe('Whose turn has come', () => {
  /** Liu cannot bring it after all; Chen and Wu stand by. */
  async function withdrawn() {
    const { world, where, liu } = await given()
    const chen = await asked(world, where, '陈师傅')
    const wu = await asked(world, where, '吴老师')
    for (const one of [chen, wu]) await one.browser.post(`${one.path}/stand-by`, me)
    await world.sweep()
    await liu.browser.post(`${liu.path}/withdraw`, {})
    await world.sweep()
    return { world, where, chen, wu }
  }
  const holder = async (world: World, where: Where) => Object.keys((await expectBalanced(world, where)).holds)

  test('is told over their channel, and takes it with one button', async () => {
    const { world, where, chen, wu } = await withdrawn()
    const letter = world.post.to(chen.email).at(-1)
    expect(letter?.subject).toContain('轮到您了')
    const phone = world.browser()
    const page = await phone.get(linkIn(letter))
    expect(page.text).toContain('轮到您了')
    expect(page.text).toContain('冬季外套')
    // Where to bring it is told to who has promised.
    expect(page.text).not.toContain('二马路')
    const taken = await phone.submit(`${linkIn(letter)}/take`, { day, word: '明天来' })
    expect(taken.text).toContain('二马路社区居民服务大厅')
    await world.sweep()
    expect(await holder(world, where)).toEqual([chen.volunteer])
    expect(await readPledge(world.fx.table, chen.volunteer, where.need)).toMatchObject({
      state: 'pledged',
      word: '明天来',
    })
    expect((await wu.browser.get(wu.path)).text).toContain('您排在第一位')
    // The second press finds it taken.
    expect((await phone.post(`${linkIn(letter)}/take`, { day })).status).toBe(303)
  })

  test('says the day, within the time there is', async () => {
    const { chen } = await withdrawn()
    const none = await chen.browser.post(`${chen.path}/take`, { day: '' })
    expect(none.status).toBe(422)
    expect(none.text).toContain('请选哪天送到')
    const late = await chen.browser.post(`${chen.path}/take`, { day: '2022-03-01' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('轮到您了')
  })

  test('may let others have it: the next in line is told, and nobody hears of a broken promise', async () => {
    const { world, where, chen, wu } = await withdrawn()
    const page = await chen.browser.get(chen.path)
    expect(page.text).toContain('这次让给别人')
    await chen.browser.post(`${chen.path}/withdraw`, {})
    await world.sweep()
    expect(await holder(world, where)).toEqual([wu.volunteer])
    expect(world.post.to(wu.email).at(-1)?.subject).toContain('轮到您了')
    const about = (await told(world)).filter((line) => line.startsWith(`V#${chen.volunteer}`))
    expect(about).toEqual([`V#${chen.volunteer} promoted`])
    expect((await told(world)).filter((line) => line === 'O#yunyi#member1 withdrawn')).toHaveLength(1)
  })

  test('loses it after a day, and the next in line gets it; then it is open again', async () => {
    const { world, where, chen, wu } = await withdrawn()
    world.clock.advance(24 * hour + 1000)
    await world.sweep()
    expect(await holder(world, where)).toEqual([wu.volunteer])
    const late = await chen.browser.post(`${chen.path}/take`, { day })
    expect(late.status).toBe(303)
    expect(await holder(world, where)).toEqual([wu.volunteer])
    world.clock.advance(24 * hour + 1000)
    await world.sweep()
    expect((await expectBalanced(world, where)).open).toEqual({ a: 1 })
    const promotions = (await told(world)).filter((line) => line.endsWith(' promoted'))
    expect(promotions.sort()).toEqual([`V#${chen.volunteer} promoted`, `V#${wu.volunteer} promoted`].sort())
  })
})

test('Who stands by a moment after something became free is served at once', async () => {
  const { world, where, liu } = await given()
  const chen = await asked(world, where, '陈师傅')
  await chen.browser.get(chen.path)
  await liu.browser.post(`${liu.path}/withdraw`, {})
  await world.sweep()
  await chen.browser.post(`${chen.path}/stand-by`, me)
  await world.sweep()
  expect((await chen.browser.get(chen.path)).text).toContain('轮到您了')
  expect(Object.keys((await expectBalanced(world, where)).holds)).toEqual([chen.volunteer])
})

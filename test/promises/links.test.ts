import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { aNeed } from '../harness/a-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import type { Browser } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld } from '../harness/world.ts'

const day = '2022-01-28'
const yes = { a: '0', b: '1', day, word: '新的，37 码', who: 'me' }

async function aLink() {
  const world = await aWorld()
  const where = await aNeed(world)
  const link = await anInvitation(world, where)
  return { world, where, link, wang: world.browser() }
}

describe('answering by a link', () => {
  it('shows the request in one page of at most 14,000 bytes raw and 4,000 compressed, in three reads', async () => {
    const { world, link, wang } = await aLink()
    world.meter.reset()
    const page = await wang.get(link.path)
    expect(page.status).toBe(200)
    expect(page.text).toContain('冬季外套、鞋子、书包')
    expect(page.text).not.toContain('小志')
    expect(page.text).not.toContain('脚上的鞋比脚小4码')
    expect(page.text).not.toContain('二马路')
    expect(Buffer.byteLength(page.text)).toBeLessThanOrEqual(14_000)
    expect(gzipSync(page.text).length).toBeLessThanOrEqual(4_000)
    expect(page.text).not.toMatch(/<(script|link rel="stylesheet"|img)/)
    expect(world.meter.total).toBe(3)
  })

  it('takes a pledge in three calls, and shows where to bring it to that device only', async () => {
    const { world, where, link, wang } = await aLink()
    world.meter.reset()
    const pressed = await wang.post(`${link.path}/pledge`, yes)
    expect(world.meter.total).toBe(3)
    expect(pressed).toMatchObject({ status: 303, location: link.path })
    world.meter.reset()
    expect((await wang.get(link.path)).text).toContain('二马路社区居民服务大厅')
    // The link, the words, and strongly the ledger and their own record.
    expect([world.meter.total, world.meter.readUnits]).toEqual([4, 3])
    expect((await world.browser().get(link.path)).text).not.toContain('二马路社区居民服务大厅')
    expect((await expectBalanced(world, where)).open).toEqual({ a: 2, b: 1, c: 1 })
  })

  it('keeps everything typed and says what is missing', async () => {
    const { link, wang } = await aLink()
    const again = await wang.post(`${link.path}/pledge`, { a: '0', b: '0', day, word: '下班后送' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('请至少选一样')
    expect(again.text).toContain('请选一下您是哪一位')
    expect(again.text).toContain('下班后送')
  })

  it.each(['-1', '1.5', '1e21', 'NaN', '9007199254740993', '٣'])(
    'refuses %s as a quantity and stores nothing',
    async (b) => {
      const { world, where, link, wang } = await aLink()
      const before = await everything(world)
      expect((await wang.post(`${link.path}/pledge`, { ...yes, b })).status).toBe(422)
      expect(await everything(world)).toEqual(before)
      expect((await readLedger(world.fx.table, where))?.holds).toEqual({})
    },
  )

  it('tells the second of two who choose the last pair, kindly, and shows what is left', async () => {
    const { world, where, link, wang } = await aLink()
    const other = await anInvitation(world, where, { name: '李**' })
    await wang.post(`${link.path}/pledge`, { ...yes, b: '2' })
    const late = await world.browser().post(`${other.path}/pledge`, yes)
    expect(late.status).toBe(409)
    expect(late.text).toContain('刚刚有人先选了')
    await expectBalanced(world, where)
  })

  it('declines in one tap and says so', async () => {
    const { link, wang } = await aLink()
    const after = await wang.submit(`${link.path}/decline`, {})
    expect(after.text).toContain('这件事不会再问您了')
  })

  it('thanks whoever comes late', async () => {
    const { world, where, link, wang } = await aLink()
    const other = await anInvitation(world, where, { name: '李**' })
    await wang.post(`${link.path}/pledge`, { ...yes, a: '2', b: '2', c: '1' })
    const late = await world.browser().get(other.path)
    expect(late.text).toContain('都有人带了，谢谢您')
  })

  it('changes, delivers and withdraws by the device that promised', async () => {
    const { world, where, link, wang } = await aLink()
    await wang.post(`${link.path}/pledge`, yes)
    const seen = (await readLedger(world.fx.table, where))?.holds[link.volunteer] ?? ''
    await wang.post(`${link.path}/change`, { ...yes, b: '2', seen })
    expect((await expectBalanced(world, where)).open).toEqual({ a: 2, b: 0, c: 1 })
    await wang.post(`${link.path}/delivered`, {})
    expect((await readPledge(world.fx.table, link.volunteer, where.need))?.state).toBe('delivered')
    const gone = await wang.submit(`${link.path}/withdraw`, {})
    expect(gone.text).toContain('谢谢您告诉我们')
    expect((await expectBalanced(world, where)).open).toEqual({ a: 2, b: 2, c: 1 })
  })
})

describe('link-scanner', () => {
  it('changes nothing by HEAD, 20 GETs, prefetch, or a browser that never presses', async () => {
    const { world, link, wang } = await aLink()
    const before = await everything(world)
    await wang.ask('HEAD', link.path)
    for (let i = 0; i < 20; i++) await world.browser().get(link.path, { 'sec-purpose': 'prefetch' })
    for (const press of ['pledge', 'decline', 'withdraw', 'delivered', 'change', 'stand-by', 'fresh-link'])
      expect((await wang.get(`${link.path}/${press}`)).status).toBe(404)
    expect(await everything(world)).toEqual(before)
  })
})

describe('link-mangled', () => {
  it.each(['.', ')', '%3E', '&utm_source=chat', '。'])(
    'opens when a mail program leaves %s behind',
    async (rest) => {
      const { link, wang } = await aLink()
      expect((await wang.get(`${link.path}${rest}`)).text).toContain('冬季外套')
    },
  )

  it('answers a friendly page to what is no link, and never an error', async () => {
    const { link, wang } = await aLink()
    for (const path of [
      link.path.toLowerCase(),
      link.path.slice(0, -3),
      '/r/%E0%A4%A',
      '/r/a%00b',
      `/r/${'z'.repeat(5000)}`,
    ]) {
      const page = await wang.get(path)
      expect([path, page.status]).toEqual([path, 404])
      expect(page.text).toContain('没有找到这个页面')
    }
  })
})

describe('link-secret', () => {
  it('keeps the token out of tables, logs, caches and other sites', async () => {
    const { world, link, wang } = await aLink()
    const page = await wang.get(link.path)
    await wang.post(`${link.path}/pledge`, yes)
    await wang.post(`${link.path}/pledge`, { ...yes, b: 'x' })
    expect(JSON.stringify(await everything(world))).not.toContain(link.token)
    expect(JSON.stringify(world.logs)).not.toContain(link.token)
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    })
  })
})

describe('link-forwarded', () => {
  async function pledgeAsStranger(stranger: Browser, path: string, codes: () => Promise<string>) {
    const asked = await stranger.post(`${path}/pledge`, { ...yes, who: 'other' })
    expect(asked.text).toContain('怎么称呼您')
    const told = { ...yes, who: 'other', name: '赵老师', contact: 'Zhao@Example.org', adult: 'yes' }
    const coded = await stranger.post(`${path}/pledge`, told)
    expect(coded.status).toBe(303)
    const codePath = coded.location ?? ''
    return stranger.submit(codePath, { code: await codes() })
  }

  it('makes somebody else a volunteer of their own, with a separate pledge', async () => {
    const { world, where, link, wang } = await aLink()
    await wang.post(`${link.path}/pledge`, yes)
    const zhao = world.browser()
    const codes = async () => {
      await world.sweep()
      return /\b\d{6}\b/.exec(world.post.to('zhao@example.org').at(-1)?.text ?? '')?.[0] ?? ''
    }
    const page = await pledgeAsStranger(zhao, link.path, codes)
    expect(page.text).toContain('二马路社区居民服务大厅')
    const ledger = await expectBalanced(world, where)
    expect(Object.keys(ledger.holds)).toHaveLength(2)
    expect(ledger.open.b).toBe(0)
    // Each sees and controls their own.
    await zhao.post(`${link.path}/withdraw`, {})
    expect(Object.keys((await expectBalanced(world, where)).holds)).toEqual([link.volunteer])
  })

  it('lets nobody else act as the first person once that person has acted', async () => {
    const { world, where, link, wang } = await aLink()
    await wang.post(`${link.path}/pledge`, yes)
    const before = (await expectBalanced(world, where)).holds
    const thief = world.browser()
    for (const press of ['pledge', 'change', 'withdraw', 'delivered', 'decline', 'stand-by']) {
      const refused = await thief.post(`${link.path}/${press}`, { ...yes, b: '2', seen: 'b1' })
      expect([press, refused.status]).toEqual([press, 403])
      expect(refused.text).not.toContain('二马路')
    }
    expect((await expectBalanced(world, where)).holds).toEqual(before)
  })

  it('does nothing to a person whose address a stranger types', async () => {
    const { world, where, link } = await aLink()
    const stranger = world.browser()
    await stranger.post(`${link.path}/pledge`, {
      ...yes,
      who: 'other',
      name: '骗子',
      contact: 'wang@example.org',
      adult: 'yes',
    })
    world.clock.advance(11 * 60_000)
    await world.sweep()
    const ledger = await expectBalanced(world, where)
    expect(ledger.holds).toEqual({})
    const people = (await everything(world)).filter((item) => item.sk === 'VOLUNTEER')
    expect(people).toEqual([])
  })
})

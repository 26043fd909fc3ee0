import { beforeAll, describe, expect, it } from 'vitest'
import { changeSettings } from '../../shared/actions/admit-organization.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { markFigures } from '../../shared/store/figures.ts'
import { putStory } from '../../shared/store/need-story.ts'
import { someAreas } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { aStory } from '../harness/a-story.ts'
import { anOrganization, asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  await replaceAreas(world.fx.table, world.fx.newId(), someAreas)
  for (const org of ['yunyijia', 'huiai', 'closed']) {
    const scope = await anOrganization(world, { org, name: `${org}中心` })
    for (let i = 0; i < 10; i++)
      await putStory(
        world.fx.table,
        scope,
        aStory({
          covered: 60 + i * 60,
          ...(i < 3 ? { outcome: 'partly', reason: 'not-enough-offers' } : {}),
        }),
      )
    await aNeed(world, { org, text: { title: '小志的鞋子' }, ledger: { title: '小志的鞋子' } })
    await markFigures(world.fx.table, scope, '2022-01', world.clock.now())
    const settings = { name: `${org}中心`, oneIsEnough: false, openToJoin: true, groupGreeting: '' }
    await changeSettings(world.fx, scope, 'admin', { ...settings, openLedger: org !== 'closed' })
  }
  await world.sweep()
})

describe('an organisation’s figures', () => {
  it('are pictures, each with a name and the same as a table', async () => {
    const { browser } = await asMember(world, { org: 'yunyijia', role: 'poster' })
    world.meter.reset()
    const { text, status } = await browser.get('/figures?lang=en')
    expect(status).toBe(200)
    expect(world.meter.calls.Query).toBeLessThanOrEqual(3)
    expect(text).toContain('10 needs ended; for 10 everything was promised.')
    expect(text).toContain('People asked for one yes, on average: 5.')
    expect(text).toContain('30% were not met in full.')
    const pictures = text.split('<section class="picture"').slice(1)
    expect(pictures.length).toBeGreaterThanOrEqual(4)
    for (const one of pictures) {
      expect(one).toMatch(/<svg [^>]*role="img" aria-label="[^"]{10,}"/)
      expect(one).toMatch(/<details><summary>As a table<\/summary>[\s\S]*<th scope="row">/)
    }
    expect(text).toContain('half: ')
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000)
  })

  it('say so when nothing has ended', async () => {
    const { browser } = await asMember(world, { org: 'new' })
    expect((await browser.get('/figures')).text).toContain('这段时间还没有结束的需求')
  })
})

describe('the hub’s figures', () => {
  it('show places and organisations, no title, no alias, no member', async () => {
    const { browser } = await asMember(world, { org: 'hub', role: 'administrator', name: '中心管理员' })
    const { text, status } = await browser.get('/hub/figures?lang=en')
    expect(status).toBe(200)
    expect(text).toContain('30 needs ended')
    expect(text).toContain('yunyijia中心 · 西陵区 云集街道 二马路社区')
    expect(text).toContain('3 open needs in 1 street')
    expect(text).not.toContain('小志')
    expect(text).not.toContain('李社工')
    const stranger = await asMember(world, { org: 'yunyijia', role: 'administrator' })
    expect((await stranger.browser.get('/hub/figures')).status).toBe(404)
  })
})

describe('open-ledger', () => {
  const nobody = () => world.browser()

  it('lists who has opened theirs, from the home page on, and may be kept for an hour', async () => {
    expect((await nobody().get('/')).text).toContain('href="/open"')
    const { text, headers } = await nobody().get('/open', { 'accept-language': 'en' })
    expect(headers.get('cache-control')).toBe('public, max-age=3600')
    expect(headers.get('set-cookie')).toBeNull()
    expect(text).toContain('href="/open/organizations/yunyijia"')
    expect(text).toContain('href="/open/areas/420502003"')
    expect(text).not.toContain('closed中心')
  })

  it('says times, what was not met and why, people asked and who heard, and nothing about anybody', async () => {
    world.meter.reset()
    const { text, headers } = await nobody().get('/open/organizations/yunyijia', { 'accept-language': 'en' })
    expect(world.meter.total).toBeLessThanOrEqual(2)
    expect(headers.get('cache-control')).toBe('public, max-age=3600')
    for (const said of [
      '10 needs ended',
      'half within',
      'nine in ten within',
      '30% were not met in full',
      'not enough offers',
      'People asked for one yes, on average: 5',
      '100% of those who gave heard how it ended',
      '2 text messages and 8 e-mails',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('小志')
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000)
  })

  it('is the same for programs', async () => {
    const { text, headers } = await nobody().get('/open/areas/420502/figures.json')
    expect(headers.get('content-type')).toContain('application/json')
    expect(headers.get('cache-control')).toBe('public, max-age=3600')
    expect(JSON.parse(text)).toMatchObject({
      of: { kind: 'area', id: '420502', name: '西陵区' },
      organizations: 2,
      needs: 20,
      unmetShare: 0.3,
      reasons: { 'not-enough-offers': 6 },
      askedPerYes: 5,
      heardShare: 1,
      coveredMinutes: { median: expect.any(Number), p90: expect.any(Number) },
    })
  })

  it('is absent for who has not said so, for what does not exist, and at once for who takes it back', async () => {
    const absent = await nobody().get('/open/organizations/nobody')
    expect(absent.status).toBe(404)
    const closed = await nobody().get('/open/organizations/closed')
    expect([closed.status, closed.headers.get('cache-control')]).toEqual([404, 'no-store'])
    for (const path of [
      '/open/areas/99',
      '/open/areas/99/figures.json',
      '/open/organizations/closed/figures.json',
    ])
      expect((await nobody().get(path)).status).toBe(404)
    const administrator = (await asMember(world, { org: 'huiai', role: 'administrator' })).browser
    const page = await administrator.get('/organization?lang=en')
    expect(page.text).toMatch(/name="openLedger" value="yes" checked/)
    expect((await administrator.post('/organization', { name: 'huiai中心' })).status).toBe(303)
    expect((await nobody().get('/open/organizations/huiai')).status).toBe(404)
    await world.sweep()
    expect((await nobody().get('/open/areas/420502')).status).toBe(404)
  })
})

import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { approveTogether } from '../../shared/actions/approve-campaign.ts'
import { readCampaign } from '../../shared/store/campaign.ts'
import { aDesk, aPerson, type Desk } from '../harness/a-desk.ts'
import { aWish, needHeading, shared, wishes } from '../harness/a-list.ts'
import { promise } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { bringIn } from '../harness/an-import.ts'
import { everything, type Item } from '../harness/invariants.ts'

const versionsOn = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/name="(version-\w+)" value="(\d+)"/g)].map(([, name, value]) => [name, value]),
  )

/** A coordinator approves all that may go, page after page, as they stand. Answers how often they pressed. */
async function approveAll({ coordinator }: Desk, campaign: string): Promise<number> {
  const check = `/campaigns/${campaign}/check`
  for (let presses = 0; presses < 5; presses++) {
    const page = await coordinator.browser.get(check)
    if (!page.text.includes('value="approve"')) return presses
    await coordinator.browser.post(check, { do: 'approve', ...versionsOn(page.text) })
  }
  throw new Error('Not all could be approved.')
}

const ledgers = async ({ world }: Desk): Promise<Item[]> =>
  (await everything(world)).filter(({ sk }) => sk.startsWith('LEDGER#'))

const linkOf = async ({ world, scope }: Desk, id: string) =>
  `/c/${(await readCampaign(world.fx.table, scope, id))?.token}`

describe('a campaign', () => {
  it('61 wishes: approved in two presses, one text and QR code, one public page under 60 kB, each claimed by itself', async () => {
    const desk = await aDesk()
    const { world, poster, coordinator } = desk
    const campaign = await bringIn(world, poster, wishes(61))
    const link = await linkOf(desk, campaign)
    expect((await world.browser().get(link)).text).toContain('这个活动还在准备')
    expect((await poster.browser.get(`/campaigns/${campaign}/share`)).status).toBe(409)
    expect((await poster.browser.get(`/campaigns/${campaign}/poster`)).status).toBe(409)

    const look = await coordinator.browser.get(`/campaigns/${campaign}/check`)
    expect(look.text).toContain('<p>50 个可以发布 · 下一页还有 11 个</p>')
    expect(await approveAll(desk, campaign)).toBe(2)
    const nothingLeft = await coordinator.browser.get(`/campaigns/${campaign}/check`)
    expect(nothingLeft.text).toContain(`<a class="button" href="/campaigns/${campaign}/share">发到群里</a>`)
    expect((await ledgers(desk)).map(({ stage }) => stage)).toEqual(Array(61).fill('open'))
    const member = await coordinator.browser.get(`/campaigns/${campaign}`)
    expect(member.text).toContain('61 个需求里有 0 个已有人认领')

    const share = await poster.browser.get(`/campaigns/${campaign}/share`)
    const message = /<textarea id="message"[^>]*>([^<]*)/.exec(share.text)?.[1] ?? ''
    expect(message).toContain('【云益家社会组织服务中心】61 个新学期心愿')
    expect(message).toContain('一共 61 个心愿，还有 61 个没人认领。')
    expect(message).toContain(`https://mulin.example${link}`)
    expect(share.text).toContain('<svg')
    const onTheWall = await poster.browser.get(`/campaigns/${campaign}/poster`)
    expect(onTheWall.text).toContain('一共 61 个心愿，请挑一个')
    expect(onTheWall.text).toContain(`mulin.example${link}`)
    expect(onTheWall.text).not.toContain('小禾')

    world.meter.reset()
    const page = await world.browser().get(link)
    expect(world.meter.total).toBeLessThanOrEqual(5)
    expect(page.text.match(/href="\/g\/\w{20}"/g)).toHaveLength(61)
    expect(page.text).toContain('还有 61 个没人认领')
    // What Mulin wrote from the things alone would stand there sixty-one times.
    expect(page.text).not.toContain('如果您有合适的')
    expect(gzipSync(page.text).length).toBeLessThanOrEqual(60_000)

    const first = /href="(\/g\/\w{20})"/.exec(page.text)?.[1] ?? ''
    const claiming = await world.browser().get(first)
    expect([claiming.status, claiming.text.includes('name="a"')]).toEqual([200, true])
    const ledger = (await ledgers(desk)).find(({ title }) => title === '小禾 1：冬季外套')
    const { volunteer } = await aVolunteer(world.fx)
    await promise(world, { scope: desk.scope, need: String(ledger?.need) }, volunteer)
    const later = await world.browser().get(link)
    expect(later.text).toContain('61 个需求里有 1 个已有人认领')
    expect(later.text.match(/href="\/g\/\w{20}"/g)).toHaveLength(60)
    process.stdout.write(
      `campaign of 61: ${Buffer.byteLength(page.text)} B, ${gzipSync(page.text).length} B compressed\n`,
    )
  })

  it('says of what there was no time for that the button wants one more press', async () => {
    const desk = await aDesk()
    const { world, poster, coordinator } = desk
    const campaign = await bringIn(world, poster, wishes(8))
    const check = `/campaigns/${campaign}/check`
    const versions = versionsOn((await coordinator.browser.get(check)).text)
    const looked = Object.entries(versions).map(([name, version]) => ({
      need: name.replace('version-', ''),
      version: Number(version),
      harmless: [],
    }))
    // Every look at the clock costs a second: after the first six there is no time to begin another.
    let seconds = 0
    const slow = { ...world.fx, now: () => world.fx.now() + 1_000 * seconds++ }
    expect(await approveTogether(slow, desk.scope, coordinator.by, looked)).toEqual({ out: 6, noTime: 2 })
    const said = (await coordinator.browser.get(`${check}?out=6&left=0&again=2`)).text
    expect(said).toContain('发布了 6 个。 还有 2 个这次没轮到，请再按一次最下面的按钮。')
    expect(said).not.toContain('刚被改过')
  })

  it('each of its needs asks by the usual rules', async () => {
    const desk = await aDesk()
    const { world } = desk
    for (let i = 0; i < 3; i++) await aVolunteer(world.fx, { reach: 'street' })
    await world.sweep()
    const campaign = await bringIn(world, desk.poster, wishes(2))
    await approveAll(desk, campaign)
    await world.sweep()
    const asked = (await everything(world)).filter(({ sk }) => sk.startsWith('INV#'))
    expect(asked.length).toBeGreaterThan(0)
    expect(new Set(asked.map(({ volunteer, need }) => `${volunteer} ${need}`)).size).toBe(asked.length)
  })

  it('its responsible member hears once of all that is still missing, and once that the day is over', async () => {
    const desk = await aDesk()
    const { world, poster } = desk
    for (let i = 0; i < 3; i++) await aVolunteer(world.fx, { reach: 'street' })
    await world.sweep()
    const campaign = await bringIn(world, poster, wishes(4))
    await approveAll(desk, campaign)
    await world.sweep()
    world.clock.advance(26 * 3_600_000)
    await world.sweep()
    const about = (word: string) =>
      world.post.to(poster.email).filter(({ subject }) => subject.includes(word))
    expect(about('还没有凑齐').map(({ subject }) => subject)).toEqual(['还没有凑齐：61 个新学期心愿'])
    expect(about('还没有凑齐')[0]?.text).toContain(`https://mulin.example/campaigns/${campaign}\n`)
    world.clock.advance(60 * 24 * 3_600_000)
    await world.sweep()
    expect((await ledgers(desk)).map(({ stage }) => stage)).toEqual(Array(4).fill('expired'))
    expect(about('已截止').map(({ subject }) => subject)).toEqual(['已截止：61 个新学期心愿'])
  })

  it('consent-gate: a child’s need without its consent stays inside, and is not counted as ready', async () => {
    const desk = await aDesk()
    const rows = [aWish(1), aWish(2, { 监护人谁同意: '', 怎样同意: '', 哪天同意: '' })]
    const campaign = await bringIn(desk.world, desk.poster, [[...needHeading], ...rows])
    const check = await desk.coordinator.browser.get(`/campaigns/${campaign}/check`)
    expect(check.text).toContain('1 个可以发布 · 1 个还要处理')
    expect(check.text).toContain('还没有记下监护人的同意')
    await approveAll({ ...desk }, campaign).catch(() => undefined)
    expect((await ledgers(desk)).map(({ stage, title }) => [title, stage]).sort()).toEqual([
      ['小禾 1：冬季外套', 'open'],
      ['小禾 2：冬季外套', 'draft'],
    ])
    const open = await desk.world.browser().get(await linkOf(desk, campaign))
    expect(open.text.match(/href="\/g\/\w{20}"/g)).toHaveLength(1)
  })

  it('what only looks like a detail goes out once ticked; what stands in the record does not', async () => {
    const desk = await aDesk()
    const { coordinator, poster, world } = desk
    const rows = [
      [...aWish(1, { 给志愿者看的话: '三年级2班的孩子需要外套。' }), ''],
      [...aWish(2, { 给志愿者看的话: '王小明需要外套。' }), '王小明'],
    ]
    const campaign = await bringIn(world, poster, [[...needHeading, '真实姓名'], ...rows])
    const check = `/campaigns/${campaign}/check`
    const page = await coordinator.browser.get(check)
    expect(page.text).toContain('<mark>王小明</mark>需要外套')
    const form = { do: 'approve', ...versionsOn(page.text) }
    const without = await coordinator.browser.submit(check, form)
    expect(without.text).toContain('还有 1 个没有发布')
    const keys = [...page.text.matchAll(/name="harmless" value="([^"]+)"/g)].map(([, key]) => key ?? '')
    expect(keys).toHaveLength(1)
    const ticked = await coordinator.browser.submit(check, { ...form, harmless: keys })
    expect(ticked.text).toContain('发布了 1 个。')
    expect((await ledgers(desk)).map(({ stage }) => stage).sort()).toEqual(['draft', 'open'])
  })

  it('goes to a second person by one letter, and who wrote it cannot let it out', async () => {
    const desk = await aDesk()
    const { poster, coordinator, world } = desk
    const campaign = await bringIn(world, poster, wishes(3))
    const check = `/campaigns/${campaign}/check`
    const own = await poster.browser.get(check)
    expect(own.text).not.toContain('value="approve"')
    await poster.browser.post(check, { do: 'approve', ...versionsOn(own.text) })
    expect((await ledgers(desk)).map(({ stage }) => stage)).toEqual(['draft', 'draft', 'draft'])
    // Nobody who cannot let it out has to pass sixty needs to reach the button.
    expect(own.text.indexOf('value="ask"')).toBeLessThan(own.text.indexOf('<section'))
    for (let press = 0; press < 2; press++) {
      const done = await poster.browser.submit(check, { do: 'ask' })
      expect(done.text).toContain('已经请同事审核了')
      expect(done.text).not.toContain('value="ask"')
    }
    await world.sweep()
    const letters = world.post.to(coordinator.email)
    expect(letters.map(({ subject }) => subject)).toEqual(['请您审核一批需求：61 个新学期心愿'])
    expect(letters[0]?.text).toContain(`https://mulin.example${check}`)
    const colleague = await aPerson(world, 'poster')
    expect((await colleague.browser.get(check)).text).not.toContain('小禾 1：冬季外套')
  })

  it('beneficiary-never-leaves: the public page and the text to paste say nothing of the children', async () => {
    const desk = await aDesk()
    const { world, poster } = desk
    const rows = [
      [...needHeading, '真实姓名', '学校'],
      [...aWish(1, { 您看到的情况: '奶奶一个人带他，得了哮喘。' }), '王小明', '绿萝路小学'],
      [...aWish(2), '李子涵', '绿萝路小学'],
    ]
    const campaign = await bringIn(world, poster, rows, { ...shared, title: '两个心愿' })
    await approveAll(desk, campaign)
    const link = await linkOf(desk, campaign)
    for (const lang of ['zh-CN', 'en']) {
      const page = (await world.browser().get(`${link}?lang=${lang}`)).text.replace(
        /<style>.*?<\/style>/s,
        '',
      )
      const share = (await poster.browser.get(`/campaigns/${campaign}/share?lang=${lang}`)).text
      const message = /<textarea id="message"[^>]*>([^<]*)/.exec(share)?.[1] ?? ''
      expect(page).toContain('冬季外套')
      for (const said of [page, message])
        expect(said).not.toMatch(/王小明|李子涵|绿萝路|奶奶|哮喘|小禾|儿童|child/)
    }
  })

  it('its words can be changed, and are searched again for what the records know', async () => {
    const desk = await aDesk()
    const { world, poster } = desk
    const rows = [
      [...needHeading, '学校'],
      [...aWish(1), '绿萝路小学'],
    ]
    const campaign = await bringIn(world, poster, rows)
    const edit = `/campaigns/${campaign}/edit`
    expect((await poster.browser.get(edit)).text).toContain('value="61 个新学期心愿"')
    const refused = await poster.browser.post(edit, { title: '绿萝路小学的心愿', publicText: '' })
    expect([refused.status, refused.text.includes('内部资料里的学校')]).toEqual([422, true])
    expect((await poster.browser.post(edit, { title: '新学期心愿', publicText: '谢谢大家' })).status).toBe(
      303,
    )
    expect((await world.browser().get(await linkOf(desk, campaign))).text).toContain('<h1>新学期心愿</h1>')
    expect((await poster.browser.get('/campaigns')).text).toContain('新学期心愿')
  })

  it('link-mangled: a link that was cut or belongs to something else leads to the friendly page', async () => {
    const desk = await aDesk()
    const campaign = await bringIn(desk.world, desk.poster, wishes(1))
    const link = await linkOf(desk, campaign)
    const browser = desk.world.browser()
    for (const wrong of [
      link.slice(0, -1),
      link.toLowerCase(),
      '/c/x',
      link.replace('/c/', '/g/'),
      link.replace('/c/', '/r/'),
    ])
      expect([wrong, (await browser.get(wrong)).status]).toEqual([wrong, 404])
    expect((await browser.get(`${link})`)).status).toBe(200)
  })
})

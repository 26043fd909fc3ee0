import { describe, expect, it } from 'vitest'
import { confirmJoining } from '../../shared/actions/join.ts'
import { defaultPreferences } from '../../shared/rules/preferences.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { readContact } from '../../shared/store/contact.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { readOrganization } from '../../shared/store/organization.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { aDesk, type Desk, someAreas } from '../harness/a-desk.ts'
import { csvOf, reportOf, upload } from '../harness/a-list.ts'
import { aNeed } from '../harness/a-need.ts'
import { linkIn } from '../harness/a-wave.ts'
import { everything, type Item } from '../harness/invariants.ts'
import { asMember, linkIn as linkTo, signInByCode } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const day = 86_400_000
const heading = ['怎么称呼', '邮箱或手机', '所在社区', '愿意帮什么', '手边可以送的']
const wang = ['王阿姨', 'Wang@Example.org', '二马路', '衣服被褥、鞋子', '童装 130 码；轮椅']
const li = ['李叔', 'li@example.org', '云集街道', '接送搬运', '']

const isOf = (prefix: string) => (item: Item) => item.sk.startsWith(prefix)
const volunteers = async (world: World): Promise<Volunteer[]> =>
  (await everything(world)).filter(isOf('VOLUNTEER')) as unknown as Volunteer[]

/** Uploads a list of volunteers, says that they agree, and lets it be written. Answers the page of the import. */
async function bringIn({ world, coordinator }: Desk, rows: string[][], form = {}): Promise<string> {
  const { location = '' } = await upload(
    coordinator.browser,
    '/imports/volunteers',
    csvOf([heading, ...rows]),
  )
  await coordinator.browser.get(location)
  const started = await coordinator.browser.post(`${location}/start`, { agreed: 'yes', ...form })
  expect(started.status).toBe(303)
  await world.sweep()
  return location
}

/** 王芳, who has the address of the list's first row, joins by the form. */
function joinsAlone(world: World) {
  return confirmJoining(world.fx, {
    ...{ ...defaultPreferences, skills: [], offers: [], topics: ['food'], reach: 'city', name: '王芳' },
    ...{ language: 'zh-CN', area: '420502003002', org: 'yunyijia' },
    contact: { kind: 'email', address: 'wang@example.org' },
  })
}

describe('importing volunteers', () => {
  it('each is asked once, in words, and nobody is a volunteer before they say yes by their own link', async () => {
    const desk = await aDesk()
    const { world } = desk
    await bringIn(desk, [wang, li])
    expect((await volunteers(world)).map(({ state }) => state)).toEqual(['imported', 'imported'])
    const [letter, ...more] = world.post.to('wang@example.org')
    expect(more).toEqual([])
    expect(letter?.subject).toBe('云益家社会组织服务中心请您做一位好邻居，愿意吗？')
    expect(letter?.text).toContain('30 天后删除您的资料')

    const where = await aNeed(world, { org: desk.scope.org })
    await wakeNeed(world.fx.table, world.clock.now(), where)
    await world.sweep()
    expect((await everything(world)).filter(isOf('INV#'))).toEqual([])
    expect((await everything(world)).filter(({ pk }) => pk.startsWith('M#'))).toEqual([])

    const phone = world.browser()
    const link = linkIn(letter)
    const page = await phone.get(link)
    for (const said of [
      '王阿姨，愿意做一位好邻居吗？',
      '西陵区 云集街道 二马路社区',
      '衣服被褥、鞋子',
      '童装 130 码、轮椅',
    ])
      expect(page.text).toContain(said)
    expect((await phone.post(`${link}/listed`, { do: 'yes' })).status).toBe(422)
    const yes = await phone.submit(`${link}/listed`, { do: 'yes', adult: 'yes' })
    expect(yes.text).toContain('欢迎您，好邻居！')
    await world.sweep()
    const [confirmed] = (await volunteers(world)).filter(({ name }) => name === '王阿姨')
    expect(confirmed).toMatchObject({ state: 'active', topics: ['clothing', 'shoes'], perWeek: 2 })
    expect(confirmed?.email?.confirmedAt).toBe(world.clock.now())
    world.clock.advance(day)
    await world.sweep()
    expect((await everything(world)).filter(isOf('INV#')).map(({ volunteer }) => volunteer)).toEqual([
      confirmed?.volunteer,
    ])
    expect(world.post.to('li@example.org')).toHaveLength(1)
  })

  it('link-scanner: opening the link any number of times changes nothing, and saving settings is no yes', async () => {
    const desk = await aDesk()
    const { world } = desk
    await bringIn(desk, [wang])
    const link = linkIn(world.post.to('wang@example.org')[0])
    const before = await everything(world)
    for (let time = 0; time < 20; time++) await world.browser().get(link)
    await world.browser().ask('HEAD', link)
    const saved = await world
      .browser()
      .post(link, { name: '别人', topics: 'food', area: '二马路', perWeek: '9' })
    expect(saved.text).toContain('愿意做一位好邻居吗')
    expect(await everything(world)).toEqual(before)
  })

  it('no: they are erased within minutes, and no list asks that address again', async () => {
    const desk = await aDesk()
    const { world } = desk
    await bringIn(desk, [wang])
    const link = linkIn(world.post.to('wang@example.org')[0])
    const no = await world.browser().submit(`${link}/listed`, { do: 'no' })
    expect(no.text).toContain('已经退出，谢谢您')
    for (let look = 0; look < 3; look++) {
      await world.sweep()
      world.clock.advance(121_000)
    }
    await world.sweep()
    expect(JSON.stringify(await everything(world))).not.toMatch(/王阿姨|wang@example/)
    expect((await world.browser().get(link)).status).toBe(404)
    await bringIn(desk, [wang])
    expect(world.post.to('wang@example.org')).toHaveLength(1)
    expect(await volunteers(world)).toEqual([])
  })

  it('silence: nothing more goes out, after 30 days they are erased, and stay unasked', async () => {
    const desk = await aDesk()
    const { world } = desk
    await bringIn(desk, [wang])
    for (let week = 0; week < 4; week++) {
      world.clock.advance(7 * day)
      await world.sweep()
    }
    expect(world.post.to('wang@example.org')).toHaveLength(1)
    expect(await volunteers(world)).toHaveLength(1)
    for (const wait of [2 * day + 1, 121_000, 121_000]) {
      world.clock.advance(wait)
      await world.sweep()
    }
    expect(JSON.stringify(await everything(world))).not.toMatch(/王阿姨|wang@example/)
    expect(await readContact(world.fx.table, world.fx.identify('wang@example.org'))).toBeUndefined()
    await bringIn({ ...desk, coordinator: { ...desk.coordinator, ...(await asMember(world)) } }, [wang])
    expect(world.post.to('wang@example.org')).toHaveLength(1)
  })

  it('whoever joins by themselves is one volunteer, with what they said', async () => {
    const desk = await aDesk()
    const { world } = desk
    await bringIn(desk, [wang])
    await joinsAlone(world)
    expect(await volunteers(world)).toMatchObject([{ state: 'active', name: '王芳', topics: ['food'] }])
  })

  it('an address that is known, asked before, or has said stop is left alone, and the list does not tell', async () => {
    const desk = await aDesk()
    const { world, coordinator } = desk
    await joinsAlone(world)
    await world.sweep()
    const known = await bringIn(desk, [wang])
    await bringIn(desk, [li])
    const fresh = await bringIn(desk, [li])
    expect(world.post.to('wang@example.org')).toEqual([])
    expect(world.post.to('li@example.org')).toHaveLength(1)
    expect((await volunteers(world)).map(({ name, state }) => `${name} ${state}`).sort()).toEqual([
      '李叔 imported',
      '王芳 active',
    ])
    const plain = async (page: string) =>
      (await coordinator.browser.get(page)).text.replaceAll(page.split('/')[2] ?? '', '')
    expect(await plain(known)).toBe(await plain(fresh))
  })

  it('the same address twice in a list is one row, unless somebody says otherwise; without their agreement nothing begins', async () => {
    const desk = await aDesk()
    const { world, coordinator } = desk
    const rows = csvOf([heading, wang, ['王芳', 'wang@example.org', '二马路', '鞋子', '']])
    const { location = '' } = await upload(coordinator.browser, '/imports/volunteers', rows)
    const page = await coordinator.browser.get(location)
    expect(page.text).toContain('第 3 行和第 2 行是同一个地址')
    expect(page.text).toMatch(/name="skip" value="3" checked/)
    const refused = await coordinator.browser.post(`${location}/start`, { skip: '3' })
    expect([refused.status, refused.text.includes('请先确认：这些人都知道，也同意。')]).toEqual([422, true])
    await coordinator.browser.post(`${location}/start`, { skip: '3', agreed: 'yes' })
    await world.sweep()
    expect((await volunteers(world)).map(({ name }) => name)).toEqual(['王阿姨'])
  })

  it('can be taken back while nobody has confirmed; the links are dead then', async () => {
    const desk = await aDesk()
    const { world, coordinator } = desk
    const page = await bringIn(desk, [wang, li])
    const link = linkIn(world.post.to('wang@example.org')[0])
    await coordinator.browser.post(`${page}/undo`, {})
    for (let look = 0; look < 3; look++) {
      await world.sweep()
      world.clock.advance(121_000)
    }
    await world.sweep()
    expect((await coordinator.browser.get(page)).text).toContain('导入的内容都删除了')
    expect((await world.browser().get(link)).status).toBe(404)
    expect(JSON.stringify(await everything(world))).not.toMatch(/王阿姨|李叔|wang@|li@/)
  })

  it('cannot be taken back once somebody has confirmed, and whoever confirms meanwhile stays', async () => {
    const desk = await aDesk()
    const { world, coordinator } = desk
    const page = await bringIn(desk, [wang, li])
    const link = linkIn(world.post.to('wang@example.org')[0])
    await world.browser().post(`${link}/listed`, { do: 'yes', adult: 'yes' })
    const refused = await coordinator.browser.post(`${page}/undo`, {})
    expect([refused.status, refused.text.includes('1 位已经确认')]).toEqual([409, true])
    expect((await volunteers(world)).map(({ state }) => state).sort()).toEqual(['active', 'imported'])
  })

  it.each([
    [['', 'x@example.org', '二马路', '鞋子', ''], '怎么称呼', '请写怎么称呼，最多 40 个字，例如：王阿姨。'],
    [['王', 'x@example', '二马路', '鞋子', ''], '邮箱或手机', '@ 后面的部分不对，例如应为 example.org。'],
    [['王', '13812345678', '二马路', '鞋子', ''], '邮箱或手机', '现在还不能用手机号，请填邮箱。'],
    [
      ['王', 'x@example.org', '火星', '鞋子', ''],
      '所在社区',
      '没有找到“火星”，请写社区、村或街道的名字，例如：二马路社区。',
    ],
    [['王', 'x@example.org', '西陵区', '鞋子', ''], '所在社区', '“西陵区”范围太大了，请写到街道或社区。'],
    [['王', 'x@example.org', '二马路', '飞行', ''], '愿意帮什么', '没有“飞行”这一样，请写：衣服被褥、'],
    [
      ['王', 'x@example.org', '二马路', '鞋子', '长'.repeat(81)],
      '手边可以送的',
      '最多 10 样，每样最多 80 个字',
    ],
  ])('import-bad: %j is said at its cell', async (row, column, sentence) => {
    const { coordinator, world } = await aDesk()
    const page = await upload(coordinator.browser, '/imports/volunteers', csvOf([heading, row]))
    expect(page.status).toBe(422)
    expect(reportOf(page.text)).toContainEqual(['2', column, expect.stringContaining(sentence)])
    expect((await everything(world)).filter(isOf('ROWS#'))).toEqual([])
  })
})

describe('importing organisations', () => {
  const titles = ['机构名称', '服务的地区', '级别', '类别', '管理员姓名', '管理员邮箱']
  const one = ['睦邻一社', '云集街道', '街道（乡镇）', '家庭教育', '张社工', 'zhang@example.org']
  const other = ['睦邻二社', '二马路', '社区（村）', '', '', 'zhao@example.org']

  async function aHub() {
    const world = await aWorld()
    await replaceAreas(world.fx.table, 'areas', someAreas)
    return { world, hub: await asMember(world, { org: 'hub', role: 'administrator' }) }
  }
  type Hub = Awaited<ReturnType<typeof aHub>>
  async function admitted({ world, hub }: Hub, rows = [one, other]): Promise<string> {
    const { location = '' } = await upload(hub.browser, '/imports/organizations', csvOf([titles, ...rows]))
    await hub.browser.post(`${location}/start`, {})
    await world.sweep()
    return location
  }
  const organizations = async (world: World) =>
    (await everything(world)).filter(({ pk, sk }) => pk === 'HUB' && sk !== 'ORG#hub')

  it('each is admitted, and its administrator enters by the invitation', async () => {
    const at = await aHub()
    const { world } = at
    await admitted(at)
    expect(
      (await organizations(world)).map(({ name, area, level, categories }) => [
        name,
        area,
        level,
        categories,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['睦邻一社', '420502003', 'street', ['family-education']],
        ['睦邻二社', '420502003002', 'community', []],
      ]),
    )
    const letter = world.post.to('zhang@example.org')
    expect(letter).toHaveLength(1)
    const invited = linkTo(world, 'zhang@example.org', '/invited/')
    const { browser } = await (async () => {
      const browser = world.browser()
      await browser.get(invited)
      const asked = await browser.post(invited, {})
      await world.sweep()
      const code = /\b\d{6}\b/.exec(world.post.to('zhang@example.org').at(-1)?.subject ?? '')?.[0] ?? ''
      await browser.post(asked.location ?? '', { code })
      return { browser }
    })()
    expect((await browser.get('/organization')).text).toContain('睦邻一社')
    expect(await signInByCode(world, 'zhang@example.org')).toBeDefined()
  })

  it('can be taken back while nobody has entered: organisations, invitations and all', async () => {
    const at = await aHub()
    const { world, hub } = at
    const page = await admitted(at)
    const invited = linkTo(world, 'zhang@example.org', '/invited/')
    await hub.browser.post(`${page}/undo`, {})
    await world.sweep()
    expect((await hub.browser.get(page)).text).toContain('导入的内容都删除了')
    expect(await organizations(world)).toEqual([])
    const rest = (await everything(world)).filter(
      ({ pk, sk }) => /^O#(?!hub)/.test(pk) || sk.startsWith('INVITED#'),
    )
    expect(rest).toEqual([])
    expect((await world.browser().get(invited)).text).not.toContain('睦邻一社')
  })

  it('one that somebody has entered keeps the whole, and one entered in between stays', async () => {
    const at = await aHub()
    const { world, hub } = at
    const page = await admitted(at)
    const [first] = (await organizations(world)).filter(({ name }) => name === '睦邻一社')
    await asMember(world, { org: String(first?.org), role: 'administrator' })
    const refused = await hub.browser.post(`${page}/undo`, {})
    expect([refused.status, refused.text.includes('1 个机构已经有人登录')]).toEqual([409, true])
    expect(await readOrganization(world.fx.table, String(first?.org))).toBeDefined()
  })

  it('a name that is there already is pointed out and left out, unless somebody says otherwise', async () => {
    const at = await aHub()
    const { hub } = at
    await admitted(at, [one])
    const { location = '' } = await upload(
      hub.browser,
      '/imports/organizations',
      csvOf([titles, one, other, other]),
    )
    const page = await hub.browser.get(location)
    expect(page.text).toContain('第 2 行：已经有一个叫“睦邻一社”的机构')
    expect(page.text).toContain('第 4 行和第 3 行是同一个机构名称')
    expect(page.text.match(/name="skip" value="\d" checked/g)).toHaveLength(2)
  })

  it.each([
    [2, '县', '级别', '没有“县”这个级别，请写：全市、区县、街道（乡镇）、社区（村）。'],
    [3, '玩耍', '类别', '没有“玩耍”这一类，请写：环境、'],
    [5, '13812345678', '管理员邮箱', '请写邮箱，例如：li@example.org。'],
    [0, '', '机构名称', '请写机构名称，最多 60 个字。'],
  ])('import-bad: column %i as %j is said at its cell', async (at, said, column, sentence) => {
    const { hub } = await aHub()
    const row = one.map((cell, i) => (i === at ? said : cell))
    const page = await upload(hub.browser, '/imports/organizations', csvOf([titles, row]))
    expect(page.status).toBe(422)
    expect(reportOf(page.text)).toContainEqual(['2', column, expect.stringContaining(sentence)])
  })
})

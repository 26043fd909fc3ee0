import { describe, expect, test } from 'vitest'
import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { auditOf } from '../../shared/store/audit.ts'
import { aDesk, aDraft, aPerson, type Desk } from '../harness/a-desk.ts'
import { promised } from '../harness/a-pledge.ts'
import { aRobot, weComAddress } from '../harness/a-robot.ts'
import { everything } from '../harness/invariants.ts'

const key = '693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa'
const address = weComAddress + key

async function publish(desk: Desk) {
  const { need, version, scope } = await aDraft(desk)
  await askReview(desk.world.fx, scope, desk.poster.by, { need, version })
  const approved = await approveNeed(desk.world.fx, scope, desk.coordinator.by, { need, version })
  if (!approved.ok) throw new Error(approved.refusal.kind)
  return { scope, need }
}

describe('the robots of an organisation’s groups', () => {
  test('an administrator adds one, tests it and takes it away; its key is shown to nobody again', async () => {
    const desk = await aDesk()
    const { world, scope } = desk
    const { browser, member } = await aPerson(world, 'administrator')
    expect((await browser.get('/organization')).text).toContain('href="/organization/robots"')
    const wrong = await browser.post('/organization/robots', {
      name: '邻里群',
      address: 'https://evil.example/',
    })
    expect([wrong.status, wrong.text.includes('只能用企业微信群机器人的地址')]).toEqual([422, true])
    expect(wrong.text).toContain('value="邻里群"')

    expect(
      (await browser.post('/organization/robots', { name: '邻里群', address, tells: 'yes' })).status,
    ).toBe(303)
    const again = await browser.post('/organization/robots', { name: '又一次', address })
    expect([again.status, again.text.includes('已经添加过了')]).toEqual([422, true])
    const page = await browser.get('/organization/robots')
    expect(page.text).toContain('邻里群')
    expect(page.text).not.toContain(key)
    // In one item of its own, and nowhere else.
    const holding = (await everything(world)).filter((item) => JSON.stringify(item).includes(key))
    expect(holding.map(({ sk }) => sk)).toEqual(['KEY'])
    expect(JSON.stringify(world.logs)).not.toContain(key)

    const [, robot] = /\/organization\/robots\/(\w+)\/test/.exec(page.text) ?? []
    const tested = await browser.post(`/organization/robots/${robot}/test`, {})
    expect((await browser.get(tested.location ?? '')).text).toContain('测试消息已排队')
    await world.sweep()
    expect(world.post.groups).toMatchObject([{ address, text: expect.stringContaining('测试消息') }])
    expect((await browser.get('/organization/robots')).text).toContain('已发出')

    await browser.post(`/organization/robots/${robot}/remove`, {})
    expect((await browser.get('/organization/robots')).text).toContain('还没有群机器人')
    expect(JSON.stringify(await everything(world))).not.toContain(key)
    const kinds = (await auditOf(world.fx.table, scope))
      .filter(({ by }) => by === member)
      .map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['robot-removed', 'robot-added']))
  })

  test('hears of a published need, in public words with the group link, and of its being covered', async () => {
    const desk = await aDesk({ organization: { groupGreeting: '各位好邻居：' } })
    const { world } = desk
    await aRobot(world, desk.scope)
    const quiet = await aRobot(world, desk.scope, { name: '另一个群', tells: false })
    const where = await publish(desk)
    await world.sweep()
    expect(world.post.groups).toHaveLength(1)
    const said = world.post.groups[0]?.text ?? ''
    for (const part of ['各位好邻居：', '邻居需要帮忙', '冬季外套、鞋子、书包', '西陵区 云集街道', '2月1日'])
      expect(said).toContain(part)
    for (const secret of ['小志', '奶奶', '走访', '4码']) expect(said).not.toContain(secret)
    const [, link = ''] = /https:\/\/mulin\.example(\/g\/\w{20})$/.exec(said) ?? []
    expect((await world.browser().get(link)).text).toContain('冬季外套')

    for (const [volunteer, quantities] of [
      ['liu', { a: 2, b: 2 }],
      ['chen', { c: 1 }],
    ] as const)
      await promised(world, where, volunteer, { quantities })
    await world.sweep()
    expect(world.post.groups).toHaveLength(2)
    expect(world.post.groups[1]?.text).toContain('都有人带了，谢谢大家！')
    expect(world.post.groups.some((one) => one.address === quiet.address)).toBe(false)
  })

  test('a group that does not hear of everything hears by a button on the need’s page', async () => {
    const desk = await aDesk()
    const { world } = desk
    const { address: where } = await aRobot(world, desk.scope, { tells: false })
    const { need } = await publish(desk)
    await world.sweep()
    expect(world.post.groups).toEqual([])
    const { browser } = desk.poster
    expect((await browser.get(`/needs/${need}/share`)).text).toContain('二马路邻里群')
    const pressed = await browser.post(`/needs/${need}/share/groups`, {})
    expect((await browser.get(pressed.location ?? '')).text).toContain('很快会出现在群里')
    await world.sweep()
    expect(world.post.groups.map((one) => one.address)).toEqual([where])
  })

  test('a broken one is said to be so', async () => {
    const desk = await aDesk()
    const { world } = desk
    await aRobot(world, desk.scope)
    world.post.meetRobots(() => ({ kind: 'refused', why: 'invalid' }))
    await publish(desk)
    await world.sweep()
    const { browser } = await aPerson(world, 'administrator')
    const { text } = await browser.get('/organization/robots')
    expect(text).toContain('不能用了')
    expect(text).toContain('机器人的地址无效')
  })
})

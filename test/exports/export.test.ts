import { describe, expect, it } from 'vitest'
import { markDelivered, withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { closeNeed } from '../../shared/actions/close-need.ts'
import { sightOf } from '../../shared/rules/closing.ts'
import { auditOf } from '../../shared/store/audit.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { exported } from '../harness/an-export.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

const org = 'yunyijia'

async function atWork() {
  const world = await aWorld()
  const coordinator = await asMember(world, { org })
  const where = await aNeed(world, { org, text: { responsible: coordinator.member } })
  const [wang, li, zhang] = [
    await aVolunteer(world.fx, { name: '王芳', contact: { kind: 'email', address: 'wang@example.org' } }),
    await aVolunteer(world.fx, { name: '李梅', contact: { kind: 'mobile', address: '+8613812345678' } }),
    await aVolunteer(world.fx, { name: '张强', contact: { kind: 'email', address: 'zhang@example.org' } }),
  ]
  await promised(world, where, wang.volunteer, { quantities: { a: 1, b: 1 } })
  await promised(world, where, li.volunteer, { quantities: { b: 1 } })
  await promised(world, where, zhang.volunteer, { quantities: { c: 1 } })
  await withdrawPledge(world.fx, { ...where, volunteer: zhang.volunteer })
  await world.sweep()
  return { world, coordinator, where, wang, li }
}

describe('an export', () => {
  it.each(['xlsx', 'csv'])(
    'of needs has a row for each thing and where it stands, as .%s',
    async (format) => {
      const { coordinator } = await atWork()
      const rows = await exported(coordinator, 'needs', format)
      expect(rows.map((row) => [row.物品, row.需要, row.还差, row.认领, row.收到, row.进展])).toEqual([
        ['冬季外套', '2', '1', '1', '0', '征集中'],
        ['鞋子', '2', '0', '2', '0', '征集中'],
        ['书包', '1', '1', '0', '0', '征集中'],
      ])
      expect(rows[0]).toMatchObject({ 化名: '小志', 负责人: '李社工', 发起日期: '2022-01-25', 急: '是' })
      const english = await exported(coordinator, 'needs', format, 'en')
      expect(english[0]).toMatchObject({
        Thing: '冬季外套',
        'Where it stands': 'open',
        Topic: 'Clothes and bedding; Shoes',
      })
    },
  )

  it('of promises names who promised, with contacts only of those who still do', async () => {
    const { coordinator, world, where, wang } = await atWork()
    await markDelivered(world.fx, { ...where, volunteer: wang.volunteer })
    await world.sweep()
    const rows = await exported(coordinator, 'promises')
    const said = rows.map((row) =>
      [row.志愿者, row.物品, row.答应, row.进展, row.手机, row.邮箱].filter(Boolean).join(' '),
    )
    expect(said.toSorted()).toEqual([
      expect.stringMatching(/^\S+ 书包 1 自己取消了$/),
      '李梅 鞋子 1 答应了 138 1234 5678',
      '王芳 冬季外套 1 说已送到，等您确认 wang@example.org',
      '王芳 鞋子 1 说已送到，等您确认 wang@example.org',
    ])
  })

  it('gives no contact of anybody once a need is over', async () => {
    const { coordinator, world, where } = await atWork()
    const by = { member: coordinator.member, role: 'coordinator' } as const
    const ledger = await readLedger(world.fx.table, where, { strong: true })
    const closed = await closeNeed(world.fx, by, {
      ...where,
      outcome: 'not',
      reason: 'met-elsewhere',
      note: '别处解决了',
      seen: ledger ? sightOf(ledger) : '',
      harmless: [],
    })
    expect(closed).toMatchObject({ ok: true })
    await world.sweep()
    const text = JSON.stringify(await exported(coordinator, 'promises'))
    expect(text).not.toMatch(/example\.org|138/)
    const [row] = await exported(coordinator, 'needs')
    expect(row).toMatchObject({ 进展: '已结案', 结果: '没有满足', 结束日期: '2022-01-25' })
  })

  it('beneficiary-never-leaves: holds nothing of the child but the made-up name', async () => {
    const world = await aWorld()
    const coordinator = await asMember(world, { org })
    await aNeed(world, {
      org,
      text: {
        internalText: '奶奶一个人带他，得了哮喘。',
        beneficiary: {
          alias: '小志',
          ageBand: 'child',
          realName: '王小明',
          school: '绿萝路小学',
          phone: '13800001111',
          address: '珍珠路8号',
        },
      },
    })
    for (const what of ['needs', 'promises'])
      expect(JSON.stringify(await exported(coordinator, what))).not.toMatch(
        /王小明|绿萝路|13800001111|珍珠路|哮喘|奶奶|child|儿童/,
      )
  })

  it('audit-trail: each is written in the record, with who, what and when', async () => {
    const { coordinator, world } = await atWork()
    await exported(coordinator, 'needs')
    await exported(coordinator, 'promises', 'csv')
    const entries = (await auditOf(world.fx.table, coordinator.scope)).filter(
      ({ kind }) => kind === 'exported',
    )
    expect(entries.map(({ by, detail }) => [by, detail]).sort()).toEqual([
      [coordinator.member, 'needs'],
      [coordinator.member, 'promises'],
    ])
    const administrator = await asMember(world, { org, role: 'administrator' })
    expect((await administrator.browser.get('/organization/record')).text).toContain(
      '导出了数据 · 需求：每样东西进展如何',
    )
  })

  it('reads every page of needs, open and over, and only those of its time and organisation', async () => {
    const world = await aWorld()
    const coordinator = await asMember(world, { org })
    const day = 86_400_000
    const made: Where[] = []
    for (let i = 0; i < 120; i++) made.push(await aNeed(world, { org, wanted: [1] }))
    await aNeed(world, { org, wanted: [1], ledger: { createdAt: world.clock.now() - 400 * day } })
    await aNeed(world, { org: 'another', wanted: [1] })
    const rows = await exported(coordinator, 'needs', 'csv')
    expect(rows.map(({ 编号: need }) => need).sort()).toEqual(made.map(({ need }) => need).sort())
  })

  it.each([
    [{ what: '' }, '请选要导出什么。'],
    [{ from: '2022-02-30' }, '日历上没有这一天'],
    [{ from: '2022-03-01', to: '2022-02-01' }, '开始的日子比结束的晚，请改一下。'],
  ])('%o is said at its field, and nothing is exported', async (wrong, sentence) => {
    const world = await aWorld()
    const coordinator = await asMember(world, { org })
    const form = { what: 'needs', format: 'csv', from: '2022-01-01', to: '2022-12-31', ...wrong }
    const page = await coordinator.browser.post('/exports', form)
    expect([page.status, page.text.includes(sentence)]).toEqual([422, true])
    expect(
      (await auditOf(world.fx.table, coordinator.scope)).filter(({ kind }) => kind === 'exported'),
    ).toEqual([])
  })
})

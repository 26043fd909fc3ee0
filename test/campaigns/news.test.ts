import { describe, expect, it } from 'vitest'
import { markDelivered, withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { tellResponsible } from '../../shared/actions/tell-responsible.ts'
import { removeCampaign } from '../../shared/store/campaign.ts'
import { addFact, endNews, readNews } from '../../shared/store/campaign-news.ts'
import { claim, findDue } from '../../shared/store/due.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readNotice } from '../../shared/store/notice.ts'
import { aCampaign } from '../harness/a-campaign.ts'
import { aDesk, type Desk } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { promise } from '../harness/a-pledge.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit } from '../harness/invariants.ts'
import { pausedBefore } from '../harness/paused.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld, type Process, type World } from '../harness/world.ts'

const hour = 3_600_000

const heard = ({ world, poster }: Desk) => world.post.to(poster.email)
const subjects = (desk: Desk) => heard(desk).map(({ subject }) => subject)
/** What a letter lists. */
const points = (text: string) => [...text.matchAll(/^[-•·] ?(\S.+)$/gm)].map(([, point]) => point)
const countOf = (point: string | undefined) => Number(/新认领 (\d+)/.exec(point ?? '')?.[1] ?? 0)

interface Given {
  readonly world: World
  readonly email: string
  readonly needs: readonly Where[]
  readonly responsible: { readonly responsible: string; readonly campaign: string }
}

describe('news of a campaign', () => {
  it('comes at once the first time, then together: 12 promises are two letters', async () => {
    const desk = await aDesk()
    const { world } = desk
    const { campaign, needs } = await aCampaign(desk, 20)
    await promise(world, needs[0]!, 'v0')
    await world.sweep()
    expect(subjects(desk)).toEqual(['1/20 已认领：新学期心愿'])
    for (let n = 1; n < 12; n++) {
      await promise(world, needs[n]!, `v${n}`)
      await world.sweep()
    }
    expect(heard(desk)).toHaveLength(1)
    world.clock.advance(3 * hour)
    await world.sweep()
    expect(subjects(desk).slice(1)).toEqual(['12/20 已认领：新学期心愿'])
    const text = heard(desk)[1]?.text ?? ''
    expect(text).toContain('“新学期心愿”的 20 个需求里，现在有 12 个已有人认领。')
    expect(points(text)).toEqual(['新认领 11 个：冬季外套（8 个）、书包（3 个）'])
    expect(text).toContain(`https://mulin.example/campaigns/${campaign}\n`)
    world.clock.advance(24 * hour)
    await world.sweep()
    expect(heard(desk)).toHaveLength(2)
  })

  it('says first what asks something of the reader, and leaves out what is no longer so', async () => {
    const desk = await aDesk()
    const { world } = desk
    const { needs } = await aCampaign(desk, 4)
    for (let n = 0; n < 4; n++) await promise(world, needs[n]!, `v${n}`)
    await world.sweep()
    await markDelivered(world.fx, { ...needs[0]!, volunteer: 'v0' })
    await withdrawPledge(world.fx, { ...needs[1]!, volunteer: 'v1' })
    await world.sweep()
    world.clock.advance(3 * hour)
    await world.sweep()
    const news = heard(desk).filter(({ subject }) => subject.includes('已认领'))
    expect(news.map(({ subject }) => subject)).toEqual([
      '4/4 已认领：新学期心愿',
      '3/4 已认领，1 件待办：新学期心愿',
    ])
    expect(points(news[1]?.text ?? '')).toEqual([
      '1 份说已送到，请您点开确认：书包',
      '1 份认领取消了：冬季外套。空出来的接着请别的邻居',
    ])
  })

  it('tells in one letter of all that has not come by its day', async () => {
    const desk = await aDesk()
    const { world } = desk
    const { needs } = await aCampaign(desk, 3)
    for (const [n, where] of needs.entries()) await promise(world, where, `v${n}`)
    await world.sweep()
    for (let day = 0; day < 8; day++) {
      world.clock.advance(24 * hour)
      await world.sweep()
    }
    const late = heard(desk).filter(({ text }) => text.includes('还没送来'))
    expect(late.map(({ text }) => points(text)[0])).toEqual([
      '3 份过了说好的日子还没送来：冬季外套（2 个）、书包。已经接着请别的邻居；如果收到了，请点开确认',
    ])
    expect(heard(desk).filter(({ subject }) => subject.includes('还没有送来'))).toEqual([])
  })

  it('is told also where the campaign is gone by then', async () => {
    const desk = await aDesk()
    const { campaign, needs } = await aCampaign(desk, 1)
    await promise(desk.world, needs[0]!, 'v0')
    await removeCampaign(desk.world.fx.table, desk.scope, campaign)
    await desk.world.sweep()
    expect(subjects(desk)).toEqual(['1/1 已认领：一个已删除的活动'])
    expect(heard(desk)[0]?.text).toContain('去看板')
  })

  it('is still due where something was added while a letter was written', async () => {
    const { fx } = await aWorld()
    const [to, campaign, org] = ['O#yunyi#m1', 'c1', 'yunyi']
    const add = (id: string) =>
      addFact(fx.table, fx.now(), { to, campaign, org, id, kind: 'covered', need: id })
    await add('n1')
    const [due] = await findDue(fx.table, 'notify', fx.now())
    const claimed = due && (await claim(fx.table, due, fx.now()))
    const news = claimed && (await readNews(fx.table, claimed.key))
    if (!claimed || !news) throw new Error('Nothing was due.')
    await add('n2')
    const ended = { letter: 1, lastAt: fx.now(), again: undefined }
    expect(await endNews(fx.table, claimed, news, ended)).toBe(false)
    expect(await endNews(fx.table, claimed, { ...news, added: 2 }, ended)).toBe(true)
  })

  it('waits its time also where who adds something did not see that a letter was just written', async () => {
    const world = await aWorld()
    const [to, campaign, org] = ['O#yunyi#m1', 'c1', 'yunyi']
    const add = ({ fx }: Process, id: string) =>
      addFact(fx.table, fx.now(), { to, campaign, org, id, kind: 'covered', need: id })
    const letter = (n: number) => readNotice(world.fx.table, to, `campaign-news#${campaign}#${n}`)
    await add(world, 'n1')
    const isToldOf = async () => {
      await world.sweep()
      expect(await letter(1)).toBeDefined()
    }
    await add(world.newProcess(pausedBefore(2, isToldOf)), 'n2')
    await add(world, 'n3')
    await world.sweep()
    expect(await letter(2)).toBeUndefined()
    world.clock.advance(3 * hour)
    await world.sweep()
    expect(await letter(2)).toBeDefined()
  })

  it('killed anywhere, everything is told, and told once', async () => {
    const tell = async ({ fx }: Process, { needs, responsible }: Given) => {
      for (const where of needs)
        await tellResponsible(fx, where, responsible, { id: `covered#${where.need}`, kind: 'covered' })
    }
    const walked = await walkCrashes<Given>({
      given: async () => {
        const world = await aWorld()
        const { member, email } = await asMember(world)
        const org = 'yunyijia'
        const responsible = { responsible: member, campaign: 'c1' }
        const taken = { open: { a: 0 }, received: { a: 1 }, got: { v0: 'a1' } } as const
        const needs = [await aNeed(world, { org, wanted: [1], ledger: taken })]
        return { world, email, needs, responsible }
      },
      when: async (process, given) => {
        await tell(process, given)
        await process.sweep()
      },
      heal: async (given) => {
        // Whoever tells does so until it is said that they have.
        await tell(given.world, given)
        for (const wait of [120_000, 3 * hour]) {
          given.world.clock.advance(wait)
          await given.world.sweep()
        }
      },
      holds: async ({ world, email }) => {
        // A letter whose sending died comes twice under one reference: mail promises no more.
        const letters = new Map(world.post.to(email).map((letter) => [letter.reference, letter]))
        const told = [...letters.values()].flatMap(({ text }) => points(text))
        expect(told.map(countOf).reduce((sum, one) => sum + one, 0)).toBe(1)
        expect((await dueAudit(world)).filter(({ sk }) => /^(NEWS|NOTICE)#/.test(sk))).toEqual([])
      },
    })
    expect(walked).toBeGreaterThan(16)
  }, 60_000)
})

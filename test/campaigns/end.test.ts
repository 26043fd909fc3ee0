import { beforeEach, describe, expect, it } from 'vitest'
import { noteCampaign } from '../../shared/store/campaign-needs.ts'
import { aCampaign } from '../harness/a-campaign.ts'
import { aDesk, type Desk } from '../harness/a-desk.ts'

let desk: Desk
let open: Awaited<ReturnType<typeof aCampaign>>

beforeEach(async () => {
  desk = await aDesk()
  open = await aCampaign(desk, 9)
})

const board = () => desk.coordinator.browser
const links = (page: string) => page.match(/href="\/g\/\w{20}"/g)?.length ?? 0
const publicPage = async (query = '') => (await desk.world.browser().get(`/c/${open.token}${query}`)).text

describe('a campaign that is over', () => {
  it('thanks whoever opens its link, offers nothing more, and goes on when it is let', async () => {
    const end = `/campaigns/${open.campaign}/end`
    expect(links(await publicPage())).toBe(9)
    const before = await board().get(end)
    expect(before.text).toContain('还有 9 个需求没有人认领')
    expect(before.text).not.toContain('value="delete"')
    await board().post(end, { do: 'end' })
    const over = await publicPage()
    expect([links(over), over.includes('这个活动已经结束，谢谢您')]).toEqual([0, true])
    expect((await board().get(`/campaigns/${open.campaign}/share`)).status).toBe(409)
    const poster = await board().get(`/campaigns/${open.campaign}/poster`)
    expect([poster.status, poster.text.includes('不用再贴海报')]).toEqual([409, true])
    expect((await board().get('/campaigns')).text).toContain('已结束')
    expect((await board().get(`/board/several?do=campaign&need=${open.needs[0]?.need}`)).text).not.toContain(
      `<option value="${open.campaign}"`,
    )
    await board().post(end, { do: 'go-on' })
    expect(links(await publicPage())).toBe(9)
  })

  it('is deleted only while it has no needs', async () => {
    const empty = await aCampaign(desk, 0)
    expect((await board().get(`/campaigns/${empty.campaign}/end`)).text).toContain('value="delete"')
    const kept = await board().post(`/campaigns/${open.campaign}/end`, { do: 'delete' })
    expect([kept.status, kept.text.includes('不能删除')]).toEqual([409, true])
    const gone = await board().post(`/campaigns/${empty.campaign}/end`, { do: 'delete' })
    expect([gone.status, gone.location]).toEqual([303, '/campaigns'])
    expect((await board().get(`/campaigns/${empty.campaign}`)).status).toBe(404)
    expect((await desk.world.browser().get(`/c/${empty.token}`)).status).toBe(404)
  })
})

describe('the page of a campaign', () => {
  it('is narrowed by thing and size without a script, to what is free', async () => {
    const all = await publicPage()
    expect(all).toContain('<option value="书包">书包</option>')
    const bags = await publicPage(`?what=${encodeURIComponent('书包')}`)
    expect([links(bags), bags.includes('找到 3 个。')]).toEqual([3, true])
    const coats = await publicPage(`?size=${encodeURIComponent('身高 130 cm')}`)
    expect(coats).toContain('<option value="身高 130 cm" selected>')
    expect(links(coats)).toBe(2)
    expect(links(await publicPage('?what=%3Cscript%3E&size=x'))).toBe(9)
  })

  it('leaves nothing out where few are left, whatever address somebody has kept', async () => {
    open = await aCampaign(desk, 4)
    const few = await publicPage(`?what=${encodeURIComponent('书包')}`)
    expect([links(few), few.includes('role="search"')]).toEqual([4, false])
  })
})

describe('the timeline of a need', () => {
  it('says who moved it into a campaign and out of it, also where they died in between', async () => {
    const [where] = open.needs
    if (!where) throw new Error('The campaign is empty.')
    const fresh = { do: 'campaign', need: where.need, fresh: desk.world.fx.newId() }
    await board().post('/board/several', { ...fresh, campaign: 'new', title: '过冬心愿' })
    const page = async () => (await board().get(`/needs/${where.need}`)).text
    expect(await page()).toMatch(/李社工 把它移出活动“新学期心愿”[\s\S]*李社工 把它放进活动“过冬心愿”/)
    desk.world.clock.advance(60_000)
    const to = { from: fresh.fresh, to: open.campaign }
    const move = { from: '过冬心愿', to: '新学期心愿', by: desk.poster.member, at: desk.world.clock.now() }
    // As a process leaves it that dies after its first write.
    expect(await noteCampaign(desk.world.fx.table, where, { ...to, move })).toBe(true)
    expect(await page()).toMatch(/把它移出活动“过冬心愿”[\s\S]*把它放进活动“新学期心愿”/)
    desk.world.clock.advance(60_000)
    await board().post('/board/several', { ...fresh, campaign: 'none' })
    expect((await page()).match(/把它放进活动/g)).toHaveLength(2)
    expect((await page()).match(/把它移出活动/g)).toHaveLength(3)
  })
})

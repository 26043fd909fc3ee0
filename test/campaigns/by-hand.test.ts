import { beforeEach, describe, expect, it } from 'vitest'
import { changeCampaign, readCampaign } from '../../shared/store/campaign.ts'
import { noteCampaign } from '../../shared/store/campaign-needs.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDesk, type Desk } from '../harness/a-desk.ts'
import { shared, wishes } from '../harness/a-list.ts'
import { aNeed } from '../harness/a-need.ts'
import { bringIn } from '../harness/an-import.ts'
import type { Seen } from '../harness/browser.ts'
import { asMember } from '../harness/sign-in.ts'

let desk: Desk
let where: Where

beforeEach(async () => {
  desk = await aDesk()
  where = await aNeed(desk.world, { org: desk.scope.org })
})

const board = () => desk.coordinator.browser
const path = (needs: readonly Where[]) =>
  `/board/several?do=campaign${needs.map(({ need }) => `&need=${need}`).join('')}`
const formOf = ({ text }: Seen): Record<string, string[]> => {
  const form: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of text.matchAll(
    /<input type="hidden" name="([\w-]+)" value="([^"]*)"/g,
  ))
    form[name] = [...(form[name] ?? []), value]
  return form
}
const choose = async (needs: readonly Where[], choice: Record<string, string>, browser = board()) =>
  browser.post('/board/several', { ...formOf(await browser.get(path(needs))), ...choice })

/** A campaign begun with these needs; answers its id. */
async function begun(needs: readonly Where[], title = '几个过冬心愿'): Promise<string> {
  const { status } = await choose(needs, { campaign: 'new', title })
  expect(status).toBe(303)
  return (await textOf(needs[0] as Where))?.campaign ?? ''
}
const textOf = ({ scope, need }: Where) => readNeedText(desk.world.fx.table, scope, need)
const listOf = async (campaign: string) =>
  (await readCampaign(desk.world.fx.table, desk.scope, campaign, { strong: true }))?.needs

describe('a campaign by hand', () => {
  it('begins with needs ticked on the board, which keep their links and can be claimed on its page', async () => {
    const other = await aNeed(desk.world, { org: desk.scope.org })
    const campaign = await begun([where, other])
    expect((await listOf(campaign))?.toSorted()).toEqual([where.need, other.need].toSorted())
    const page = await board().get(`/needs/${where.need}`)
    expect(page.text).toContain(`<a href="/campaigns/${campaign}">几个过冬心愿</a>`)
    const known = await readCampaign(desk.world.fx.table, desk.scope, campaign)
    const open = await desk.world.browser().get(`/c/${known?.token}`)
    expect(open.text.match(/href="\/g\/\w{20}"/g)).toHaveLength(2)
  })

  it('pressing twice changes nothing, moving takes a need out of the other, and out means out', async () => {
    const first = await begun([where])
    const form = { ...formOf(await board().get(path([where]))), campaign: 'new', title: '另一个活动' }
    const answers = [await board().post('/board/several', form), await board().post('/board/several', form)]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const second = (await textOf(where))?.campaign ?? ''
    expect([second === first, await listOf(first), await listOf(second)]).toEqual([false, [], [where.need]])
    expect((await board().get(path([where]))).text).toContain('现在在“另一个活动”里')
    await choose([where], { campaign: 'none' })
    expect([await listOf(second), (await textOf(where))?.campaign]).toEqual([[], undefined])
    expect((await board().get(`/needs/${where.need}`)).text).not.toContain(`/campaigns/${second}`)
  })

  it('of two who press at once one wins, and pressing again puts right what a crash left', async () => {
    const [one, two] = [
      await begun([where], '甲'),
      await begun([await aNeed(desk.world, { org: desk.scope.org })], '乙'),
    ]
    await choose([where], { campaign: 'none' })
    const pressed = await Promise.all([one, two].map((campaign) => choose([where], { campaign })))
    expect(pressed.map(({ status }) => status).filter((status) => status === 303).length).toBeGreaterThan(0)
    const now = (await textOf(where))?.campaign
    await choose([where], { campaign: now ?? 'none' })
    const lists = await Promise.all([one, two].map(listOf))
    expect(lists.map((list) => list?.includes(where.need))).toEqual([now === one, now === two])
    // As a process leaves it that dies after its first write.
    await noteCampaign(desk.world.fx.table, where, {
      from: now,
      to: now === one ? two : one,
      move: { to: '乙', by: desk.coordinator.member, at: desk.world.clock.now() },
    })
    expect((await board().get(`/needs/${where.need}`)).text).not.toContain('/campaigns/')
    await choose([where], { campaign: now ?? 'none' })
    expect((await board().get(`/needs/${where.need}`)).text).toContain(`/campaigns/${now}`)
  })

  it('free-text-guard: no name of a record stands in the public words of its campaign', async () => {
    const nothing = await choose([where], {})
    expect([nothing.status, nothing.text.includes('请选一个')]).toEqual([422, true])
    const named = await choose([where], { campaign: 'new', title: '电话13872505678' })
    expect(named.status).toBe(422)
    expect(named.text).toContain('value="电话13872505678"')
    const beneficiary = { alias: '小志', ageBand: 'child', realName: '王小明' } as const
    const child = await aNeed(desk.world, { org: desk.scope.org, text: { beneficiary } })
    const campaign = await begun([where])
    await changeCampaign(desk.world.fx.table, desk.scope, campaign, { title: '王小明和同学' })
    const refused = await choose([child], { campaign })
    expect([refused.status, refused.text.includes('先改活动的话')]).toEqual([409, true])
    expect(await listOf(campaign)).toEqual([where.need])
    expect((await textOf(child))?.campaign).toBeUndefined()
  })

  it('is refused to a colleague whose need it is not, for what is over, and in another organisation’s campaign', async () => {
    const poster = (await asMember(desk.world, { org: desk.scope.org, role: 'poster' })).browser
    expect((await poster.get(path([where]))).text).toContain('这是同事负责的需求')
    const over = await aNeed(desk.world, { org: desk.scope.org, ledger: { stage: 'cancelled' } })
    expect((await board().get(path([over]))).text).toContain('这一步都不能做')
    const theirs = await bringIn(desk.world, desk.coordinator, wishes(1), { ...shared, title: '一个心愿' })
    const stranger = await asMember(desk.world, { org: 'other' })
    const own = await aNeed(desk.world, { org: 'other' })
    const refused = await choose([own], { campaign: theirs }, stranger.browser)
    expect([refused.status, refused.text.includes('这个活动已经不在了')]).toEqual([409, true])
  })

  it('narrows the board, whose address keeps it, by one Query more', async () => {
    const other = await aNeed(desk.world, { org: desk.scope.org, ledger: { title: '别的事' } })
    const campaign = await begun([where])
    desk.world.meter.reset()
    const all = await board().get('/board')
    expect(desk.world.meter.calls.Query).toBe(2)
    expect(all.text).toContain(`<option value="${campaign}">几个过冬心愿</option>`)
    const some = (await board().get(`/board?campaign=${campaign}`)).text
    expect(some).toContain(`<option value="${campaign}" selected>`)
    expect(some).toContain(`id="n-${where.need}"`)
    expect(some).not.toContain(`id="n-${other.need}"`)
    expect(some).toContain(`data-changes="/board/changes?campaign=${campaign}"`)
    expect((await board().get('/board?campaign=gone')).text).toContain('没有找到。请换个条件')
    expect((await board().get(`/campaigns/${campaign}`)).text).toContain(`href="/board?campaign=${campaign}"`)
  })

  it('outlives the list it came with being taken back', async () => {
    const id = await bringIn(desk.world, desk.coordinator, wishes(2))
    await choose([where], { campaign: id })
    expect(await listOf(id)).toHaveLength(3)
    await board().post(`/import/${id}/undo`, {})
    await desk.world.sweep()
    expect(await listOf(id)).toEqual([where.need])
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Where } from '../../shared/store/ledger-item.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { asMember, type SignedInBrowser } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const org = 'yunyijia'
let world: World
let where: Where
let coordinator: SignedInBrowser

beforeEach(async () => {
  world = await aWorld()
  where = await aNeed(world, { org, wanted: [2, 1] })
  coordinator = await asMember(world, { org, name: '李社工' })
})

describe('the hand-over sheet', () => {
  const sheet = () => `/needs/${where.need}/sheet`

  it('has what is to come, who brings it and how to reach them, where to sign, and the way to the page', async () => {
    const { volunteer } = await aVolunteer(world.fx, { name: '刘阿姨' })
    await promised(world, where, volunteer, { quantities: { a: 2 } })
    const { text, status } = await coordinator.browser.get(sheet())
    expect(status).toBe(200)
    const plain = text.replace(/<svg[\s\S]*?<\/svg>|<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]+>/g, ' ')
    for (const said of [
      '小志的冬衣和鞋子',
      '二马路社区居民服务大厅',
      '工作日 9:00–17:00',
      '冬季外套',
      '2 件',
      '刘阿姨',
    ])
      expect(plain).toContain(said)
    expect(plain).toMatch(/1月29日/)
    expect(text.match(/class="box"/g)).toHaveLength(3)
    expect(text.match(/class="sign"/g)).toHaveLength(3)
    expect(text).toContain(`aria-label="二维码，打开 https://mulin.example/needs/${where.need}"`)
    expect((await coordinator.browser.get(`/needs/${where.need}`)).text).toContain(`href="${sheet()}"`)
  })

  it('names nothing of the record: no real name, school, number or address', async () => {
    const secret = { realName: '王小明', school: '清江小学', phone: '13872505678', address: '二马路5号' }
    const beneficiary = { alias: '小志', ageBand: 'child', ...secret } as const
    where = await aNeed(world, { org, text: { beneficiary } })
    const { text } = await coordinator.browser.get(sheet())
    expect(text).toContain('小志')
    for (const said of Object.values(secret)) expect(text).not.toContain(said)
  })

  it('is absent for another organisation', async () => {
    const other = (await asMember(world, { org: 'other' })).browser
    expect((await other.get(sheet())).status).toBe(404)
  })
})

describe('the poster', () => {
  const poster = (of = where.need) => `/needs/${of}/poster`
  const textOf = (page: string) =>
    (/<article class="placard[\s\S]*<\/article>/.exec(page)?.[0] ?? '')
      .replace(/<svg[\s\S]*?<\/svg>/g, '')
      .replace(/<[^>]+>/g, ' ')

  it('beneficiary-never-leaves, coarse-place: has the public words and the link for groups, no title, alias or place', async () => {
    const { browser } = coordinator
    expect((await browser.get(poster())).text).toContain('先生成群链接')
    const share = await browser.submit(`/needs/${where.need}/share`, {})
    const link = /\/g\/[0-9A-Za-z]{20}/.exec(share.text)?.[0] ?? 'no link'
    expect(share.text).toContain(`href="${poster()}"`)
    const { text } = await browser.get(poster())
    const said = textOf(text)
    for (const public_ of ['冬季外套、鞋子', '一个孩子的冬衣短了', '冬季外套 2 件', `mulin.example${link}`])
      expect(said).toContain(public_)
    expect(said).toContain('云益家社会组织服务中心发起 · 截止 2月1日')
    expect(said).toContain('不用注册')
    expect(text).toContain(`aria-label="二维码，打开 https://mulin.example${link}"`)
    for (const inside of ['小志', '西陵区', '云集街道', '二马路', '比脚小', where.need])
      expect(said).not.toContain(inside)
  })

  it('speaks both languages where that is wanted', async () => {
    const { browser } = coordinator
    await browser.post(`/needs/${where.need}/share`, {})
    expect(textOf((await browser.get(poster())).text)).not.toContain('No account needed')
    const both = (await browser.get(`${poster()}?both=yes`)).text
    for (const said of ['不用注册', 'No account needed', '邻居需要帮忙', 'A neighbour needs help'])
      expect(textOf(both)).toContain(said)
    expect(both).toContain('<span lang="en">A neighbour needs help</span>')
  })

  it('says so where everything is promised, and where the need is not out', async () => {
    await coordinator.browser.post(`/needs/${where.need}/share`, {})
    await promised(world, where, 'liu', { quantities: { a: 2, b: 1 } })
    const covered = await coordinator.browser.get(poster())
    expect(covered.text).toContain('眼下都有人认领了')
    expect(textOf(covered.text)).not.toContain('还需要')
    const draft = await aNeed(world, { org, ledger: { stage: 'draft' } })
    const refused = await coordinator.browser.get(poster(draft.need))
    expect([refused.status, refused.text.includes('还没有发布，不能贴海报')]).toEqual([409, true])
    expect(refused.text).not.toContain('一个孩子的冬衣短了')
    const other = (await asMember(world, { org: 'other' })).browser
    expect((await other.get(poster())).status).toBe(404)
  })
})

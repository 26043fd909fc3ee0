import { describe, expect, it } from 'vitest'
import { holdDelivered } from '../../shared/store/holds.ts'
import { aBoard } from '../harness/a-board.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised, promisedDay } from '../harness/a-pledge.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

const org = 'yunyijia'

describe('the board', () => {
  it('shows fifty needs by one Query, and one for its campaigns, in 8 read units and 60,000 bytes', async () => {
    const board = await aBoard()
    expect(board).toMatchObject({ status: 200, needs: 50, offered: 50, queries: 2, calls: 1 })
    expect(board.bytes).toBeLessThanOrEqual(60_000)
    expect(board.readUnits).toBeLessThanOrEqual(8)
    process.stdout.write(`board of 50: ${board.bytes} B, ${board.readUnits} RCU\n`)
  })

  it('says first what is late and what is to be confirmed', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { org, wanted: [3] })
    await aNeed(world, { org, ledger: { stage: 'review', title: '另一件事' } })
    await promised(world, where, 'liu')
    await promised(world, where, 'chen')
    await holdDelivered(world.fx.table, { ...where, volunteer: 'chen' })
    world.clock.set(promisedDay + 3_600_000)
    const { browser } = await asMember(world, { org })
    const { text } = await browser.get('/board?lang=en')
    const sentence = text.slice(text.indexOf('To do now'), text.indexOf('<form method="get"'))
    expect(sentence.replace(/<[^>]+>/g, '')).toContain(
      '1 promise is late, 1 drop-off to confirm, 1 need to review.',
    )
    expect(sentence).toContain(`href="/needs/${where.need}"`)
    expect(text).toContain('2 promised · 1 件 still open')
    expect((await browser.get('/board?lang=zh-CN')).text).toContain('认领 2 · 还差 1 件')
  })

  it('leads from what is to do to the one need it is about, and to the list where it is about several', async () => {
    const world = await aWorld()
    const [one, other] = [
      await aNeed(world, { org, ledger: { stage: 'review', title: '一件' } }),
      await aNeed(world, { org, wanted: [1], ledger: { title: '二件' } }),
    ]
    await promised(world, other, 'liu')
    await holdDelivered(world.fx.table, { ...other, volunteer: 'liu' })
    const [{ browser }, poster] = [
      await asMember(world, { org }),
      await asMember(world, { org, role: 'poster' }),
    ]
    const toDo = (text: string) => /id="to-do".*?<\/section>/s.exec(text)?.[0]
    const { text } = await browser.get('/board')
    expect(toDo(text)).toContain(`href="/needs/${other.need}"`)
    // What waits for a second person is read where that person approves it; who may not, reads its page.
    expect(toDo(text)).toContain(`href="/needs/${one.need}/check"`)
    expect(text).toContain(`<a href="/needs/${one.need}/check">一件</a>`)
    expect((await poster.browser.get('/board')).text).toContain(`<a href="/needs/${one.need}">一件</a>`)
    await aNeed(world, { org, ledger: { stage: 'review' } })
    expect(toDo((await browser.get('/board')).text)).toContain('href="/board?todo=to-review"')
  })

  it('marks what the hub holds', async () => {
    const world = await aWorld()
    const hubStop = { kind: 'asking', at: 1, reason: '核对中', by: 'hubmember1' } as const
    await aNeed(world, { org, ledger: { title: '一件', hubStop } })
    await aNeed(world, { org, ledger: { title: '二件' } })
    const { browser } = await asMember(world, { org })
    expect((await browser.get('/board')).text.match(/服务中心暂停了/g)).toHaveLength(1)
  })

  it('keeps search and filter in its address, and says how many fit', async () => {
    const world = await aWorld()
    await aNeed(world, { org, ledger: { title: '小志：鞋子' } })
    await aNeed(world, {
      org,
      ledger: { title: '王奶奶：大米', alias: '王奶奶', topics: ['food'], urgency: 'normal' },
    })
    await aNeed(world, {
      org,
      ledger: { title: '小雨：书包', area: '420502004001', place: '西陵区 西坝街道' },
    })
    const { browser } = await asMember(world, { org })
    const found = async (query: string) => {
      const { text } = await browser.get(`/board?lang=en&${query}`)
      const titles = [...text.matchAll(/<h3 class="pick">.*?<a href="[^"]+">(.*?)<\/a>/g)].map(
        ([, title]) => title,
      )
      return { titles, text }
    }
    expect((await found('q=大米')).titles).toEqual(['王奶奶：大米'])
    expect((await found('area=420502004')).titles).toEqual(['小雨：书包'])
    const narrowed = await found('topic=food&urgent=yes')
    expect(narrowed.titles).toEqual([])
    expect(narrowed.text).toContain('Nothing found.')
    expect(narrowed.text).toContain('<option value="food" selected>')
    expect(narrowed.text).toContain('0 of 3')
    expect((await found('q=小')).text).toContain('2 of 3')
    expect((await found('q=%22%3E%3Cscript%3E')).text).toContain('value="&quot;&gt;&lt;script&gt;"')
  })

  it('without a script marks what is new since the last look', async () => {
    const world = await aWorld()
    const first = await aNeed(world, { org, wanted: [2], ledger: { title: 'Coats' } })
    const { browser } = await asMember(world, { org })
    const before = await browser.get('/board?lang=en')
    const link = /href="([^"]+)">See what is new/.exec(before.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await browser.get(link)).text).toContain('Nothing new.')
    await promised(world, first, 'liu')
    await aNeed(world, { org, ledger: { title: 'Rice' } })
    const after = await browser.get(link)
    expect(after.text).toContain('role="status">1 new, 1 changed</p>')
    expect(after.text).toMatch(/Rice<\/a><\/h3><p class="tags"><span class="go">new<\/span>/)
    expect(after.text).toMatch(/Coats<\/a><\/h3><p class="tags"><span class="go">changed<\/span>/)
    world.meter.reset()
    const seen = new URL(link, 'https://x').searchParams.get('seen') ?? ''
    const changes = await browser.get(`/board/changes?seen=${seen}&lang=en`)
    expect(JSON.parse(changes.text)).toMatchObject({ say: '1 new, 1 changed' })
    expect(world.meter.calls.Query).toBe(1)
    expect(changes.text.length).toBeLessThan(300)
  })

  it('shows the most pressing fifty and a way to the rest', async () => {
    const world = await aWorld()
    for (let i = 0; i < 60; i++) await aNeed(world, { org })
    const { browser } = await asMember(world, { org })
    const cards = async (path: string) =>
      (await browser.get(path)).text.match(/<section class="card" id="n-/g)?.length
    expect([await cards('/board'), await cards('/board?from=50'), await cards('/board?from=-3x')]).toEqual([
      50, 10, 50,
    ])
    expect((await browser.get('/board?lang=en')).text).toContain('>10 more<')
    expect((await browser.get('/board?all=yes')).text.match(/ checked/g)).toHaveLength(50)
  })

  it('shows nothing of another organisation', async () => {
    const world = await aWorld()
    await aNeed(world, { org: 'other', ledger: { title: '别家的事' } })
    const { browser } = await asMember(world, { org })
    expect((await browser.get('/board')).text).not.toContain('别家的事')
  })
})

import { describe, expect, it } from 'vitest'
import { readCalendar } from '../harness/a-calendar.ts'
import { aNeed } from '../harness/a-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { everything } from '../harness/invariants.ts'
import { aWorld } from '../harness/world.ts'

const fit = '脚长 21.5 cm'
const yes = { a: '1', day: '2022-01-28', who: 'me', word: '' }

/** Somebody who has promised a coat for Friday. */
async function aPromise(settings: Parameters<typeof aWorld>[0] = {}) {
  const world = await aWorld(settings)
  const where = await aNeed(world, {
    wanted: [2],
    text: { lines: [{ id: 'a', label: '冬季外套', wanted: 2, unit: '件', fit }] },
  })
  const link = await anInvitation(world, where, { name: '王**' })
  const wang = world.browser()
  expect((await wang.post(`${link.path}/pledge`, yes)).status).toBe(303)
  await world.sweep()
  return { world, where, link, wang, file: `${link.path}/calendar.ics` }
}

describe('Putting a promise into one’s calendar', () => {
  it('is offered where the promise stands, and gives a file of what, where and by when', async () => {
    const { link, wang, file } = await aPromise()
    const page = await wang.get(link.path)
    expect(page.text).toContain(`<a href="${file}">放进我的日历</a>`)
    const answer = await wang.get(file)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(readCalendar(answer.text)).toMatchObject({
      // Nine in the morning in Yichang.
      DTSTART: '20220128T010000Z',
      SUMMARY: '送东西：冬季外套 1 件',
      LOCATION: '二马路社区居民服务大厅',
      DESCRIPTION:
        '最晚1月28日 周五送到。\n开放时间：工作日 9:00–17:00\n这是您答应云益家社会组织服务中心的。有变化的话，请打开我们发给您的链接。',
      'VALARM TRIGGER': '-P1D',
    })
    const english = readCalendar((await wang.get(`${file}?lang=en`)).text)
    expect(english).toMatchObject({ SUMMARY: 'Bring: 冬季外套 1 件' })
    expect(english.DESCRIPTION).toContain('At the latest on Fri 28 January.')
  })

  it('says nothing of the child and carries no link, since calendars are copied to clouds', async () => {
    const { world, where, link, wang, file } = await aPromise()
    const { text } = await wang.get(file)
    const told = text.replaceAll('\r\n ', '')
    for (const inside of [
      '小志',
      '一个孩子',
      '脚上的鞋',
      fit,
      link.token,
      link.volunteer,
      where.need,
      '王**',
    ])
      expect(told).not.toContain(inside)
    expect(told).not.toMatch(/https?:|\/r\//)
    expect(JSON.stringify(world.logs)).not.toContain(link.token)
  })

  it('keeps its name and grows when the promise changes', async () => {
    const { world, wang, link, file } = await aPromise()
    const first = readCalendar((await wang.get(file)).text)
    const seen = /name="seen" value="([^"]*)"/.exec((await wang.get(link.path)).text)?.[1] ?? ''
    world.clock.advance(300_000)
    const changed = await wang.post(`${link.path}/change`, { ...yes, a: '2', day: '2022-01-27', seen })
    expect(changed.status).toBe(303)
    await world.sweep()
    const second = readCalendar((await wang.get(file)).text)
    expect(second).toMatchObject({ UID: first.UID, DTSTART: '20220127T010000Z' })
    expect(Number(second.SEQUENCE)).toBeGreaterThan(Number(first.SEQUENCE))
  })

  it('stands in the morning of the hub’s own zone', async () => {
    const { wang, file } = await aPromise({ settings: { TIME_ZONE: 'America/New_York' } })
    expect(readCalendar((await wang.get(file)).text).DTSTART).toBe('20220128T140000Z')
  })

  it('is for who promised: everybody else is led to the page of the link, and nothing changes', async () => {
    const { world, link, wang, file } = await aPromise()
    const before = await everything(world)
    const stranger = await world.browser().get(file)
    expect(stranger).toMatchObject({ status: 303, location: link.path })
    expect(stranger.text).toBe('')
    await wang.get(file)
    expect(await everything(world)).toEqual(before)
    expect((await world.browser().get('/r/aaaaaaaaaaaaaaaaaaaa/calendar.ics')).status).toBe(404)
    await wang.post(`${link.path}/withdraw`, {})
    expect(await wang.get(file)).toMatchObject({ status: 303, location: link.path })
  })
})

import { describe, expect, it } from 'vitest'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { spendBudget } from '../../shared/store/budget.ts'
import { readOutlook } from '../../shared/store/outlook.ts'
import { aDescription, aDesk, aDraft, type Desk } from '../harness/a-desk.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { asSeen } from '../harness/as-seen.ts'
import { everything } from '../harness/invariants.ts'

/** So many neighbours of the need's street who can be asked. */
async function neighbours({ world }: Desk, count: number) {
  const people = await Promise.all(
    Array.from({ length: count }, (_, i) => aVolunteer(world.fx, { name: i % 2 ? '李娜' : '王芳' })),
  )
  await world.sweep()
  return people
}

/** Sent to a colleague and approved through the pages. */
async function publish({ world, poster, coordinator }: Desk, need: string): Promise<void> {
  const page = `/needs/${need}/check`
  expect((await poster.browser.post(page, { version: '1', do: 'review' })).status).toBe(303)
  expect((await coordinator.browser.post(page, { version: '1', do: 'publish' })).status).toBe(303)
  await world.sweep()
}

describe('what a poster may expect before publishing', () => {
  it('is said on the check page, in both languages, for these very words', async () => {
    const desk = await aDesk()
    await neighbours(desk, 30)
    const { need, scope } = await aDraft(desk)
    const page = (language: string) => desk.poster.browser.get(`/needs/${need}/check?lang=${language}`)
    expect((await page('zh-CN')).text).toContain('正在估算')
    await desk.world.sweep()
    const chinese = (await page('zh-CN')).text
    expect(chinese).toMatch(/大约会请 30 位邻居；/)
    expect(chinese).toMatch(/七天之内全部凑齐的把握大约是 \d+%/)
    expect((await page('en')).text).toMatch(/Asks about 30 people; 80% chance of a first yes within \d+/)
    expect((await page('en')).text).toContain('never asked so far')
    // Other words, another forecast: the old one is not shown for them.
    const input = aDescription(desk.world.fx, { lines: [{ label: '书包', wanted: 1, unit: '个' }] })
    await editNeed(desk.world.fx, scope, desk.poster.by, { need, version: 1, input })
    await desk.world.sweep()
    expect((await page('en')).text).toMatch(/Asks about 1\d people/)
  })

  it('asks nobody, and says so when nobody fits', async () => {
    const desk = await aDesk()
    const { need } = await aDraft(desk)
    await desk.world.sweep()
    expect((await desk.poster.browser.get(`/needs/${need}/check`)).text).toContain('附近暂时没有合适的邻居')
    expect(desk.world.post.arrived).toEqual([])
  })

  it('leaves out who rests, also because of another organisation, and does not say why', async () => {
    const desk = await aDesk()
    const [one] = await neighbours(desk, 3)
    const { table } = desk.world.fx
    await spendBudget(table, desk.world.clock.now(), { volunteer: one!.volunteer, need: 'other', perWeek: 2 })
    const { need, scope } = await aDraft(desk)
    await desk.world.sweep()
    const seen = await readOutlook(table, { scope, need })
    expect(seen?.counts).toEqual({ 'their-turn-comes': 2, resting: 1 })
    expect(seen?.next).toHaveLength(2)
    expect((await desk.poster.browser.get(`/needs/${need}/check`)).text).toContain('1 位正在休息')
  })
})

describe('whom a need has asked', () => {
  it('is shown by initial with ring and reasons, then the next twenty, then counts; no name and no address', async () => {
    const desk = await aDesk()
    const people = await neighbours(desk, 100)
    const muted = people[7]!
    await changeVolunteer(desk.world.fx, muted.volunteer, () => ({ muted: ['yunyijia'] }))
    await desk.world.sweep()
    const { need } = await aDraft(desk)
    await desk.world.sweep()
    await publish(desk, need)
    const page = asSeen((await desk.coordinator.browser.get(`/needs/${need}?lang=en`)).text)
    const asked = page.match(
      /<li>[王李]\*\*: lives in the same community, wants to help with this, never asked/g,
    )
    const initials = page.match(/<li>[王李]\*\*: /g)
    const invited = (await everything(desk.world)).filter((item) => item.sk === `INV#${need}`)
    expect(asked?.length).toBeGreaterThanOrEqual(invited.length)
    expect(initials).toHaveLength(invited.length + 20)
    expect(page).toMatch(/\d+ can still be asked/)
    // Neighbours of the same community: a score in words beside each of them.
    expect(page.match(/<span class="tag">1 in 15<\/span>/g)).toHaveLength(invited.length + 20)
    // Whoever muted this organisation reads as resting.
    expect(page).toContain('1 is resting')
    expect(invited.map((item) => item.volunteer)).not.toContain(muted.volunteer)
    expect(page).not.toContain('王芳')
    expect(page).not.toContain('@example.org')
  })
})

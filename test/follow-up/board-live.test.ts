import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aServedWorld, type ServedWorld } from '../harness/a-served-world.ts'

const org = 'yunyijia'
let served: ServedWorld

beforeAll(async () => {
  served = await aServedWorld()
})
afterAll(() => served.leave())

describe('the board in a browser', () => {
  it('shows what is new by itself, and leaves focus, ticks, typed words and place alone', async () => {
    const { world, windowOf } = served
    const needs = []
    for (let i = 0; i < 12; i++)
      needs.push(
        await aNeed(world, {
          org,
          wanted: [2],
          ledger: { title: `Need ${i}`, deadline: world.clock.now() + (i + 6) * 86_400_000 },
        }),
      )
    const { page, troubles } = await windowOf({ org, language: 'en' }, { width: 360, height: 740 })
    await page.goto('/board?lang=en')
    const search = page.getByLabel('Title, alias or thing')
    await search.fill('half typed')
    const [first, , , third] = needs
    if (!first || !third) throw new Error('no needs')
    const box = page.getByRole('checkbox', { name: 'Select: Need 3' })
    await box.check()
    const focused = page.getByRole('link', { name: 'Need 5' })
    await focused.focus()
    await focused.scrollIntoViewIfNeeded()
    const top = async () => (await focused.boundingBox())?.y
    const before = await top()

    await promised(world, third, 'liu')
    const fifth = needs[5]
    if (fifth) await promised(world, fifth, 'chen')
    await aNeed(world, { org, ledger: { title: 'Brand new' } })
    const asked = page.waitForResponse((answer) => answer.url().includes('/board/changes'))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await asked
    await page.getByRole('link', { name: 'Brand new' }).waitFor()

    expect(await page.locator('#board-news').textContent()).toBe('1 new, 2 changed')
    expect(await page.locator(`#n-${third.need}`).textContent()).toContain('1 promised')
    expect(await page.locator(`#n-${fifth?.need}`).textContent()).toContain('1 promised')
    expect(await search.inputValue()).toBe('half typed')
    expect(await box.isChecked()).toBe(true)
    expect(await focused.evaluate((link) => link === document.activeElement)).toBe(true)
    expect(Math.abs(((await top()) ?? 0) - (before ?? 0))).toBeLessThan(2)
    expect(troubles).toEqual([])
  })

  it('changes nothing on the page when nothing is new', async () => {
    const { world, windowOf } = served
    const { page } = await windowOf({ org: 'quiet', language: 'en' })
    await aNeed(world, { org: 'quiet', ledger: { title: 'The one' } })
    await page.goto('/board?lang=en')
    await page.evaluate(() => document.getElementById('to-do')?.setAttribute('data-untouched', 'yes'))
    const asked = page.waitForResponse((answer) => answer.url().includes('/board/changes'))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    expect(await (await asked).json()).toMatchObject({ say: '' })
    expect(await page.locator('#to-do').getAttribute('data-untouched')).toBe('yes')
  })

  it('goes from need to need by j and k while one has the focus, and never elsewhere', async () => {
    const { world, windowOf } = served
    for (const [i, title] of ['One', 'Two', 'Three'].entries())
      await aNeed(world, {
        org: 'keys',
        ledger: { title, deadline: world.clock.now() + (i + 6) * 86_400_000 },
      })
    const { page } = await windowOf({ org: 'keys', language: 'en' })
    await page.goto('/board?lang=en')
    await page.getByRole('link', { name: 'One', exact: true }).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Two')
    const search = page.getByLabel('Title, alias or thing')
    await search.focus()
    await page.keyboard.type('jk')
    expect(await search.inputValue()).toBe('jk')
  })

  it('has nothing wider than a small phone', async () => {
    const { page } = await served.windowOf({ org }, { width: 320, height: 640 })
    await page.goto('/board')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(320)
  })
})

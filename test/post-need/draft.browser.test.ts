import axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { postNeed } from '../../shared/actions/post-need.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDescription, someAreas } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { aServedWorld, type ServedWorld } from '../harness/a-served-world.ts'
import { asMember } from '../harness/sign-in.ts'

const phone = { width: 320, height: 640 }
const poster = { org: 'yunyijia', role: 'poster' } as const
let served: ServedWorld

beforeAll(async () => {
  served = await aServedWorld()
  await replaceAreas(served.world.fx.table, served.world.fx.newId(), someAreas)
})
afterAll(() => served.leave())

/** What is kept on this phone: by form, as names and values. */
function kept(page: Page): Promise<Record<string, [string, string][]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith('mulin-draft'))
        .map(([key, value]) => [key.split(' ')[2], JSON.parse(value).fields]),
    ),
  )
}

const keptOf = async (page: Page, name: string) =>
  (await kept(page))['/needs/new']?.find(([one]) => one === name)?.[1]

/** Begins a need from a template, writes something, and waits until it is kept. */
async function begin(page: Page): Promise<void> {
  await page.goto('/needs/new?template=child-shoes')
  await page.locator('[name=internalText]').fill('她一个人带孙子。\n鞋子小了。')
  await expect.poll(() => keptOf(page, 'internalText')).toContain('她一个人带孙子。')
}

async function signInAs(context: BrowserContext, who: Parameters<typeof asMember>[1]): Promise<void> {
  const { browser } = await asMember(served.world, who)
  const value = browser.cookies.get('__Host-session') ?? ''
  await context.addCookies([{ name: 'session', value, url: served.origin }])
}

describe('what is typed into a need, in a browser', () => {
  it('is kept when the page is lost, offered with its hour, and gone once it is saved', async () => {
    const { page, as, troubles } = await served.windowOf(poster, phone)
    await begin(page)
    await page.locator('summary', { hasText: '帮您检查有没有说漏' }).click()
    await page.locator('[name=school]').fill('清江小学')
    await page.locator('[name=dropPlace]').fill('服务大厅')
    await page.getByRole('radio', { name: '30 20 cm' }).check()
    await page.getByRole('button', { name: '再加一样' }).click()
    await page.locator('[name=label2]').fill('袜子')
    await expect.poll(() => keptOf(page, 'label2')).toBe('袜子')
    expect(JSON.stringify(await kept(page))).not.toContain('清江小学')
    await page.close()

    const again = await page.context().newPage()
    await again.goto('/needs/new')
    const offer = again.getByRole('region', { name: '上次没写完' })
    expect(await offer.innerText()).toMatch(/开始的时间是\s?\d\d:\d\d/)
    await again.evaluate(axe.source)
    const violations = await again.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string }[] }> }
      }
      return (await axe.run()).violations.map(({ id }) => id)
    })
    expect(violations).toEqual([])
    expect(await again.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await again.getByRole('button', { name: '接着写' }).click()
    const said = (name: string) => again.locator(`form [name=${name}]`).first().inputValue()
    // The page is left for one that holds what was kept.
    await expect.poll(() => said('label2').catch(() => '')).toBe('袜子')
    expect(await said('fit1')).toBe('30 码（脚长 20 cm）')
    expect(await said('internalText')).toBe('她一个人带孙子。\n鞋子小了。')
    expect(await said('school')).toBe('')
    expect(await again.locator('[name=topics][value=shoes]').isChecked()).toBe(true)
    expect(await offer.isVisible()).toBe(false)

    await again.getByRole('button', { name: '下一步' }).last().click()
    await again.waitForURL('**/check')
    await expect.poll(() => kept(again)).toEqual({})
    const need = new URL(again.url()).pathname.split('/')[2] ?? ''
    const text = await readNeedText(served.world.fx.table, as.scope, need)
    expect(text?.lines.map(({ label }) => label)).toEqual(['儿童运动鞋', '袜子'])
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('is thrown away on request, after a day, when somebody else signs in, and at signing out', async () => {
    const { page } = await served.windowOf(poster, phone)
    await begin(page)
    await page.goto('/needs/new')
    await page.getByRole('button', { name: '删掉它' }).click()
    expect(await kept(page)).toEqual({})
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('h1')

    await begin(page)
    await page.evaluate(() => {
      for (const [key, value] of Object.entries(localStorage))
        localStorage.setItem(
          key,
          JSON.stringify({ ...JSON.parse(value), at: Date.now() - 24 * 3600_000 - 1 }),
        )
    })
    await page.goto('/needs/new')
    expect(await page.getByRole('region', { name: '上次没写完' }).isVisible()).toBe(false)
    expect(await kept(page)).toEqual({})

    await begin(page)
    await page.goto('/board')
    expect(await keptOf(page, 'internalText')).toContain('孙子')
    await signInAs(page.context(), { ...poster, name: '陈社工' })
    await page.goto('/needs/new')
    expect(await page.getByRole('region', { name: '上次没写完' }).isVisible()).toBe(false)
    expect(await kept(page)).toEqual({})

    await begin(page)
    await page.goto('/board')
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL('**/?signed-out=1')
    expect(await page.getByRole('status').innerText()).toContain('没写完的内容也删掉了')
    await expect.poll(() => kept(page)).toEqual({})
    await page.context().close()
  })

  it('stays on the page when there is no network, and goes out when there is', async () => {
    const { page, as } = await served.windowOf(poster, phone)
    await begin(page)
    await page.locator('[name=dropPlace]').fill('服务大厅')
    const save = page.getByRole('button', { name: '下一步' }).last()
    await page.context().setOffline(true)
    await save.click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toContain('现在没有网络，还没有发出去')
    expect(await alert.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true)
    expect(new URL(page.url()).pathname).toBe('/needs/new')
    expect(await page.locator('[name=internalText]').inputValue()).toContain('她一个人带孙子。')
    await page.context().setOffline(false)
    await expect.poll(() => alert.isVisible()).toBe(false)

    // The browser believes that it is online, and nothing comes through.
    await page.route('**/*', (route) => route.abort())
    await save.click()
    await alert.waitFor()
    expect(await page.locator('[name=internalText]').inputValue()).toContain('她一个人带孙子。')
    await page.unroute('**/*')
    await save.click()
    await page.waitForURL('**/check')
    const need = new URL(page.url()).pathname.split('/')[2] ?? ''
    expect(await readNeedText(served.world.fx.table, as.scope, need)).toMatchObject({ topics: ['shoes'] })
    await expect.poll(() => kept(page)).toEqual({})
    await page.context().close()
  })

  it('answers to the buttons beside a quantity and to a picture without asking the server', async () => {
    const { page } = await served.windowOf(poster, phone)
    await page.goto('/needs/new?template=child-shoes')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '第 1 样多一个' }).click()
    await page.getByRole('button', { name: '第 1 样多一个' }).click()
    await page.getByRole('button', { name: '第 1 样少一个' }).click()
    expect(await page.locator('[name=wanted1]').inputValue()).toBe('2')
    expect(await page.locator('form [aria-live]').textContent()).toBe('2')
    const fit = page.locator('[name=fit1]')
    await page.getByRole('radio', { name: '30 20 cm' }).check()
    expect(await fit.inputValue()).toBe('30 码（脚长 20 cm）')
    await page.getByRole('radio', { name: '31 20.5 cm' }).check()
    expect(await fit.inputValue()).toBe('31 码（脚长 20.5 cm）')
    await fit.fill('随便')
    expect(await page.locator('[name=size1]:checked').count()).toBe(0)
    await page.context().close()
  })

  it('is kept of an edit too, until that need is saved or somebody has overtaken it', async () => {
    const { world, windowOf } = served
    const { page, as } = await windowOf({ ...poster, role: 'coordinator' }, phone)
    const by = { member: as.member, role: 'coordinator' } as const
    const posted = await postNeed(world.fx, as.scope, by, aDescription(world.fx))
    const draft = posted.ok ? posted.value.need : ''
    const { need: open } = await aNeed(world, { org: 'yunyijia' })
    for (const need of [draft, open]) {
      const edit = `/needs/${need}/edit`
      await page.goto(edit)
      await page.locator('[name=dropHours]').fill('每天 9–20 点')
      await expect.poll(async () => Object.keys(await kept(page))).toEqual([edit])
      await page.goto(`/needs/${need}`)
      await page.goto(edit)
      await page.getByRole('button', { name: '接着写' }).click()
      await expect.poll(() => page.locator('[name=dropHours]').inputValue()).toBe('每天 9–20 点')
      await page.locator('button[value=save]').click()
      await page.waitForURL(need === open ? '**?done=saved' : '**/check')
      await expect.poll(() => kept(page)).toEqual({})
    }
    expect(await page.getByRole('status').first().innerText()).toBe('改好了。')

    const edit = `/needs/${draft}/edit`
    await page.goto(edit)
    await page.locator('[name=dropHours]').fill('周一')
    await expect.poll(async () => Object.keys(await kept(page))).toEqual([edit])
    const now = await readNeedText(world.fx.table, as.scope, draft)
    const input = aDescription(world.fx, { dropOff: { place: '服务大厅', hours: '周二' } })
    await editNeed(world.fx, as.scope, by, { need: draft, version: now?.version ?? 0, input })
    await page.goto(edit)
    expect(await page.locator('[name=dropHours]').inputValue()).toBe('周二')
    expect(await page.getByRole('region', { name: '上次没写完' }).isVisible()).toBe(false)
    await expect.poll(() => kept(page)).toEqual({})
    await page.context().close()
  })
})

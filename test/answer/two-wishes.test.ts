import { beforeEach, describe, expect, it } from 'vitest'
import { readHold } from '../../shared/rules/ledger.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { readGroupLink } from '../../shared/store/link.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { aCampaign } from '../harness/a-campaign.ts'
import { aDesk, type Desk } from '../harness/a-desk.ts'
import type { Browser } from '../harness/browser.ts'

let desk: Desk
let needs: Awaited<ReturnType<typeof aCampaign>>['needs']
let token: string

const linkOf = async (n: number) => {
  const where = needs[n]!
  const link = await readGroupLink(desk.world.fx.table, where.scope, where.need)
  return `/g/${link?.token}`
}
const holders = async (n: number) =>
  Object.keys((await readLedger(desk.world.fx.table, needs[n]!, { strong: true }))?.holds ?? {})
const chosen = { a: '1', day: '2022-01-29', word: '' }
const about = { ...chosen, name: '王芳', contact: 'wang@example.org', adult: 'yes' }

/** Promises the first wish, with the code that was sent. Answers the volunteer. */
async function promisesFirst(browser: Browser): Promise<string> {
  const coded = await browser.post(`${await linkOf(0)}/pledge`, about)
  await desk.world.sweep()
  const code = /\b\d{6}\b/.exec(desk.world.post.to('wang@example.org').at(-1)?.text ?? '')?.[0] ?? ''
  await browser.submit(coded.location ?? '', { code })
  const [volunteer = ''] = await holders(0)
  return volunteer
}

beforeEach(async () => {
  desk = await aDesk()
  const campaign = await aCampaign(desk, 3)
  needs = campaign.needs
  token = campaign.token
})

describe('two wishes one after the other', () => {
  it('the address is proven once; then the device is asked who presses, and no code is sent', async () => {
    const wang = desk.world.browser()
    const volunteer = await promisesFirst(wang)
    const page = await wang.get(await linkOf(1))
    expect(page.text).toMatch(/我是<span aria-hidden="true">王\*\*<\/span>/)
    expect(page.text).toContain('>我是别人</label>')
    expect((await wang.post(`${await linkOf(1)}/pledge`, chosen)).text).toContain('name="who"')
    const taken = await wang.post(`${await linkOf(1)}/pledge`, { ...chosen, who: 'me' })
    expect([taken.status, taken.location]).toEqual([303, await linkOf(1)])
    expect(await holders(1)).toEqual([volunteer])
    expect(await readPledge(desk.world.fx.table, volunteer, needs[1]!.need)).toMatchObject({
      name: '王芳',
      via: 'group',
    })
    const after = (await wang.get(await linkOf(1))).text
    expect(after).not.toContain('name="who"')
    expect(after).toContain(`<a href="/c/${token}">回到活动，再挑一个</a>`)
    await desk.world.sweep()
    const codes = desk.world.post.to('wang@example.org').filter(({ text }) => /\b\d{6}\b/.test(text))
    expect(codes).toHaveLength(1)
  })

  it('another device, another campaign and the day after prove it again; somebody else says who they are', async () => {
    const wang = desk.world.browser()
    const volunteer = await promisesFirst(wang)
    const asks = async (browser: Browser, link: string) =>
      (await browser.get(link)).text.includes('name="who"')
    expect(await asks(desk.world.browser(), await linkOf(1))).toBe(false)
    const forged = await desk.world.browser().post(`${await linkOf(1)}/pledge`, { ...chosen, who: 'me' })
    expect(forged.text).toContain('怎么称呼您')
    const other = await wang.post(`${await linkOf(1)}/pledge`, { ...chosen, who: 'other' })
    expect(other.text).toContain('怎么称呼您')
    const mine = needs
    needs = (await aCampaign(desk, 1)).needs
    expect(await asks(wang, await linkOf(0))).toBe(false)
    needs = mine
    desk.world.clock.advance(25 * 3_600_000)
    expect(await asks(wang, await linkOf(1))).toBe(false)
    expect(await holders(1)).not.toContain(volunteer)
  })

  it('an address that was only typed proves nothing, whatever a device puts into its cookies', async () => {
    const stranger = desk.world.browser()
    await stranger.post(`${await linkOf(0)}/pledge`, about)
    const [reserved = ''] = await holders(0)
    stranger.cookies.set('proven', `${reserved}.${needs[0]!.need}`)
    expect((await stranger.get(await linkOf(1))).text).not.toContain('name="who"')
    const pressed = await stranger.post(`${await linkOf(1)}/pledge`, { ...chosen, who: 'me' })
    expect(pressed.text).toContain('怎么称呼您')
    expect(await holders(1)).toEqual([])
    stranger.cookies.set('as', reserved)
    for (const press of ['take', 'delivered'])
      expect((await stranger.post(`${await linkOf(0)}/${press}`, { day: chosen.day })).status).toBe(409)
    const ledger = await readLedger(desk.world.fx.table, needs[0]!, { strong: true })
    expect(readHold(ledger?.holds[reserved] ?? '').until).toBeDefined()
  })

  it('nobody empties a campaign with one code', async () => {
    needs = (await aCampaign(desk, 12)).needs
    const wang = desk.world.browser()
    await promisesFirst(wang)
    const statuses: number[] = []
    for (let n = 1; n < 12; n++)
      statuses.push((await wang.post(`${await linkOf(n)}/pledge`, { ...chosen, who: 'me' })).status)
    expect(statuses).toEqual([...Array<number>(10).fill(303), 429])
    expect(await holders(11)).toEqual([])
    desk.world.clock.advance(10 * 60_000)
    expect((await wang.post(`${await linkOf(11)}/pledge`, { ...chosen, who: 'me' })).status).toBe(303)
  })

  it('a stranger who presses twice has one reservation', async () => {
    const stranger = desk.world.browser()
    for (const _ of [1, 2])
      expect((await stranger.post(`${await linkOf(0)}/pledge`, about)).location).toContain('/code/')
    expect(await holders(0)).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import { holdDelivered } from '../../shared/store/holds.ts'
import { openLedgers } from '../../shared/store/ledger-item.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised, promisedDay } from '../harness/a-pledge.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

const org = 'yunyijia'

describe('the board', () => {
  it('shows fifty needs by one Query, in 8 read units and 60,000 bytes', async () => {
    const world = await aWorld()
    const holds = { volunteer001: 'a1@ab12', volunteer002: 'a1b1@ab12', volunteer003: 'b1c1@ab12!' }
    for (let i = 0; i < 50; i++)
      await aNeed(world, { org, wanted: [4, 4, 4], ledger: { holds, open: { a: 2, b: 2, c: 3 } } })
    const { browser, scope } = await asMember(world, { org })
    world.meter.reset()
    const page = await browser.get('/board')
    expect(page.status).toBe(200)
    expect(world.meter.calls.Query).toBe(1)
    expect(Buffer.byteLength(page.text)).toBeLessThanOrEqual(60_000)
    world.meter.reset()
    expect(await openLedgers(world.fx.table, scope)).toHaveLength(50)
    expect(world.meter).toMatchObject({ total: 1 })
    expect(world.meter.readUnits).toBeLessThanOrEqual(8)
    process.stdout.write(`board of 50: ${Buffer.byteLength(page.text)} B, ${world.meter.readUnits} RCU\n`)
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
    const list = text.slice(text.indexOf('To do now'), text.indexOf('Needs in progress'))
    expect(list).toMatch(/1 promise is late[\s\S]*1 drop-off to confirm[\s\S]*waiting for review/)
    expect(text).toContain('0 received · 2 promised · 1 件 still open')
    expect((await browser.get('/board?lang=zh-CN')).text).toContain('收到 0 · 说好 2 · 还差 1 件')
  })

  it('shows nothing of another organisation', async () => {
    const world = await aWorld()
    await aNeed(world, { org: 'other', ledger: { title: '别家的事' } })
    const { browser } = await asMember(world, { org })
    expect((await browser.get('/board')).text).not.toContain('别家的事')
  })
})

import { expect, it } from 'vitest'
import { closeNeed } from '../../shared/actions/close-need.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { sightOf } from '../../shared/rules/closing.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { putFreshLink } from '../../shared/store/link.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised, timeline, told } from '../harness/a-pledge.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const org = 'yunyijia'

it('lets everybody who gave answer the outcome once, and nobody else', async () => {
  const world = await aWorld()
  const where = await aNeed(world, { org, wanted: [1, 1] })
  await promised(world, where, 'liu')
  await promised(world, where, 'chen', { quantities: { b: 1 } })
  const links = { liu: await link(world, where, 'liu'), chen: await link(world, where, 'chen') }
  const hold = (await readLedger(world.fx.table, where))?.holds.liu ?? ''
  const of = { ...where, volunteer: 'liu', by: 'member1' }
  await confirmReceipt(world.fx, { ...of, seen: { hold, got: '' }, received: { a: 1 }, rest: 'reopen' })
  const seen = sightOf((await readLedger(world.fx.table, where, { strong: true })) as never)
  const by = { member: 'member1', role: 'coordinator' } as const
  const end = { outcome: 'partly', reason: 'no-longer-needed', note: '衣服很合身。' } as const
  expect(await closeNeed(world.fx, by, { ...where, ...end, seen, harmless: [] })).toMatchObject({ ok: true })
  world.clock.advance(1000)
  await world.sweep()

  const liu = world.browser()
  const page = await liu.get(`/r/${links.liu}`)
  expect(page.text).toContain('衣服很合身。')
  expect(page.text).toContain(`action="/r/${links.liu}/answer-back"`)
  const thanks = await liu.submit(`/r/${links.liu}/answer-back`, { back: '太好了，祝他新年快乐！' })
  expect(thanks.text).toContain('您的话已经转到')
  world.clock.advance(1000)
  await liu.post(`/r/${links.liu}/answer-back`, { back: '再说一句' })
  await world.sweep()
  expect((await timeline(world, where)).at(-1)).toBe('answered-back liu a1')
  expect((await told(world)).filter((line) => line.endsWith('answer-back'))).toEqual([
    'O#yunyijia#member1 answer-back',
  ])
  const { browser } = await asMember(world, { org })
  const seenByMember = (await browser.get(`/needs/${where.need}`)).text
  expect(seenByMember).toContain('祝他新年快乐')
  expect(seenByMember).not.toContain('再说一句')

  const chen = world.browser()
  expect((await chen.get(`/r/${links.chen}`)).text).not.toContain('衣服很合身。')
  expect((await chen.post(`/r/${links.chen}/answer-back`, { back: '我也说' })).status).toBe(404)
})

/** A fresh link as a message to the volunteer's own channel carries it. */
async function link(world: World, { need, scope }: Where, volunteer: string): Promise<string> {
  const token = world.fx.newId(20)
  await putFreshLink(world.fx.table, {
    id: `link-${volunteer}`,
    volunteer,
    purpose: 'pledge',
    need,
    org: scope.org,
    language: 'zh-CN',
    tokenHash: world.fx.hash(token),
    linkKeyId: '1',
    at: world.clock.now(),
    expiresAtMs: world.clock.now() + 90 * 86_400_000,
  })
  return token
}

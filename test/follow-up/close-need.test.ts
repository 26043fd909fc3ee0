import { describe, expect, it } from 'vitest'
import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { closeNeed } from '../../shared/actions/close-need.ts'
import { pledge } from '../../shared/actions/pledge.ts'
import { sightOf } from '../../shared/rules/closing.ts'
import { openLedgers, readLedger } from '../../shared/store/ledger-item.ts'
import { receive } from '../../shared/store/letting-go.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { aDesk, aDraft } from '../harness/a-desk.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { walkCrashes } from '../harness/crash-walker.ts'

const note = '新鞋很合脚，孩子很高兴，谢谢大家。'
const partly = { outcome: 'partly', reason: 'no-longer-needed', note } as const

/** One has given, one has promised and not brought it yet. */
async function anOpenNeed() {
  const desk = await aDesk()
  const { world, scope, poster, coordinator } = desk
  const draft = await aDraft(desk)
  expect(await askReview(world.fx, scope, poster.by, draft)).toMatchObject({ ok: true })
  expect(await approveNeed(world.fx, scope, coordinator.by, draft)).toMatchObject({ ok: true })
  const where = { scope, need: draft.need }
  const [gave, promised] = [await aVolunteer(world.fx), await aVolunteer(world.fx)]
  for (const [{ volunteer }, line] of [
    [gave, 'b'],
    [promised, 'c'],
  ] as const) {
    const quantities = { [line]: 1 }
    const bringBy = world.clock.now() + 86_400_000
    const it = {
      ...where,
      volunteer,
      name: '王**',
      quantities,
      word: '',
      bringBy,
      via: 'invitation',
      device: 'd',
    } as const
    expect(await pledge(world.fx, it)).toMatchObject({ ok: true })
  }
  world.clock.advance(61_000)
  await world.sweep()
  const hold = (await readLedger(world.fx.table, where))?.holds[gave.volunteer] ?? ''
  const receipt = {
    ...where,
    volunteer: gave.volunteer,
    seen: { hold, got: '' },
    received: { b: 1 },
    rest: 'reopen',
    reserveMs: 1,
  } as const
  expect(await receive(world.fx.table, world.clock.now(), receipt)).toMatchObject({ ok: true })
  await world.sweep()
  const ledger = await readLedger(world.fx.table, where, { strong: true })
  const seen = ledger ? sightOf(ledger) : ''
  return { ...desk, where, gave, promised, close: { ...where, ...partly, seen, harmless: [] } }
}

describe('closing a need', () => {
  it('tells everyone who gave once, releases who promised, and puts the need away, wherever it crashes', async () => {
    const points = await walkCrashes({
      given: anOpenNeed,
      when: async (process, { coordinator, close }) => {
        await closeNeed(process.fx, coordinator.by, close)
        await process.sweep()
      },
      holds: async ({ world, scope, where, gave, promised, coordinator, close }, died) => {
        if (died?.effect === 0 && died.when === 'before')
          expect(await closeNeed(world.fx, coordinator.by, close)).toMatchObject({ ok: true })
        await world.sweep()
        const to = (email?: string) =>
          world.post.to(email ?? '').filter((mail) => /结果|不用/.test(mail.subject))
        expect(to(gave.email?.address).map((mail) => mail.text.includes(note))).toEqual([true])
        expect(to(promised.email?.address)).toHaveLength(1)
        expect(await openLedgers(world.fx.table, scope)).toEqual([])
        expect((await readLedger(world.fx.table, where))?.stage).toBe('closed')
        world.clock.advance(3 * 86_400_000)
        await world.sweep()
        expect((await readPledge(world.fx.table, promised.volunteer, where.need))?.state).toBe('released')
      },
    })
    expect(points).toBeGreaterThan(4)
  }, 240_000)

  it('is one closing when two coordinators press, and keeps the first words', async () => {
    const { world, poster, coordinator, where, gave, close } = await anOpenNeed()
    const other = { ...close, note: '都好了。' }
    const [one, two] = await Promise.all([
      closeNeed(world.fx, coordinator.by, close),
      closeNeed(world.fx, poster.by, other),
    ])
    expect([one.ok, two.ok].sort()).toEqual([false, true])
    await world.sweep()
    expect(
      world.post.to(gave.email?.address ?? '').filter((mail) => mail.subject.includes('结果')),
    ).toHaveLength(1)
    expect((await readLedger(world.fx.table, where))?.stage).toBe('closed')
  })

  it('lets nothing of the person out in the note, and keeps what was typed', async () => {
    const { world, coordinator, where, close } = await anOpenNeed()
    const path = `/needs/${where.need}/close`
    const page = await coordinator.browser.get(path)
    expect(page.text).toContain('还有 1 个人答应了没送到')
    const again = await coordinator.browser.post(path, {
      ...partly,
      seen: close.seen,
      note: '小志穿上新鞋了',
    })
    expect(again.status).toBe(422)
    expect(again.text).toContain('小志穿上新鞋了')
    expect(again.text).toContain('请删去')
    expect((await readLedger(world.fx.table, where))?.stage).toBe('open')
  })

  it('takes one word back from who gave, tells the poster, and shows the outcome', async () => {
    const { world, poster, coordinator, gave, where, close } = await anOpenNeed()
    await closeNeed(world.fx, coordinator.by, close)
    await world.sweep()
    const mail = world.post.to(gave.email?.address ?? '').at(-1)
    const path = /https:\/\/mulin\.example(\/r\/\w+)/.exec(mail?.text ?? '')?.[1] ?? ''
    const phone = world.browser()
    expect((await phone.get(path)).text).toContain(note)
    const after = await phone.submit(`${path}/answer-back`, { answer: '很高兴能帮上忙' })
    expect(after.text).toContain('很高兴能帮上忙')
    await phone.post(`${path}/answer-back`, { answer: '再说一句' })
    await world.sweep()
    expect((await readPledge(world.fx.table, gave.volunteer, where.need))?.answerBack).toBe('很高兴能帮上忙')
    const told = world.post.to(poster.email).filter((one) => one.subject.includes('回'))
    expect(told.map((one) => one.text.includes(`/needs/${where.need}`))).toEqual([true])
    // Mail travels in the clear: what was written stands on the need's page.
    expect(told[0]?.text).not.toContain('很高兴能帮上忙')
  })
})

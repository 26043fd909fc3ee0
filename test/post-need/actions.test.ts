import { describe, expect, it } from 'vitest'
import { approveNeed, askReview, sendBack } from '../../shared/actions/approve-need.ts'
import { cancelNeed, withdrawConsent } from '../../shared/actions/cancel-need.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { extendNeed } from '../../shared/actions/extend-need.ts'
import { handOverNeed } from '../../shared/actions/hand-over.ts'
import { postNeed } from '../../shared/actions/post-need.ts'
import { takeHold } from '../../shared/store/holds.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { eventsOf } from '../../shared/store/need-event.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDescription, aDesk, aDraft, aPerson, type Desk } from '../harness/a-desk.ts'
import { dueAudit, everything } from '../harness/invariants.ts'

const day = 86_400_000

async function anOpenNeed(desk: Desk) {
  const draft = await aDraft(desk)
  const { fx } = desk.world
  expect(await askReview(fx, desk.scope, desk.poster.by, draft)).toEqual({ ok: true })
  expect(await approveNeed(fx, desk.scope, desk.coordinator.by, draft)).toEqual({ ok: true })
  return draft
}

const notices = async (desk: Desk) =>
  (await everything(desk.world)).filter((item) => item.sk.startsWith('NOTICE#'))

describe('a need is posted', () => {
  it('as a draft with both its items, and nothing left due', async () => {
    const desk = await aDesk()
    const where = await aDraft(desk)
    const ledger = await readLedger(desk.world.fx.table, where)
    const text = await readNeedText(desk.world.fx.table, where.scope, where.need)
    expect(ledger).toMatchObject({ stage: 'draft', open: { a: 2, b: 2, c: 1 }, edition: 1 })
    expect(ledger?.telling).toBeUndefined()
    expect(text).toMatchObject({ title: '小志：冬季外套、鞋子、书包', place: '西陵区 云集街道', version: 1 })
    // Broadcast says what to expect of it, and then nothing is due.
    await desk.world.sweep()
    expect(await dueAudit(desk.world)).toEqual([])
    expect((await eventsOf(desk.world.fx.table, where.scope, where.need)).map((one) => one.kind)).toEqual([
      'posted',
    ])
  })

  it('under a title as people of its language write one', async () => {
    const desk = await aDesk()
    const { scope, need } = await aDraft(desk, {
      beneficiary: { alias: 'Ash', ageBand: 'adult' },
      lines: [
        { label: 'Winter coat', wanted: 1, unit: '' },
        { label: 'Shoes', wanted: 1, unit: 'pairs' },
      ],
    })
    expect((await readNeedText(desk.world.fx.table, scope, need))?.title).toBe('Ash: Winter coat, Shoes')
  })

  it('once, however often the request is repeated', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const input = aDescription(fx)
    const all = await Promise.all(
      Array.from({ length: 5 }, () => postNeed(fx, desk.scope, desk.poster.by, input, 'one request')),
    )
    const needs = new Set(all.map((one) => (one.ok ? one.value.need : one.refusal.kind)))
    expect(needs.size).toBe(1)
    const other = await postNeed(
      fx,
      desk.scope,
      desk.poster.by,
      { ...input, publicText: '别的' },
      'one request',
    )
    expect(other).toEqual({ ok: false, refusal: { kind: 'already-posted', need: [...needs][0] } })
  })
})

describe('a second person', () => {
  it('is asked, and lets it out', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const draft = await aDraft(desk)
    expect(await approveNeed(fx, desk.scope, desk.poster.by, draft)).toMatchObject({
      refusal: { kind: 'second-person-needed' },
    })
    await askReview(fx, desk.scope, desk.poster.by, draft)
    expect(await notices(desk)).toMatchObject([
      { kind: 'review-asked', to: `O#yunyijia#${desk.coordinator.member}` },
    ])
    expect(await approveNeed(fx, desk.scope, desk.coordinator.by, draft)).toEqual({ ok: true })
    const ledger = await readLedger(fx.table, draft)
    expect(ledger).toMatchObject({ stage: 'open', dueAt: fx.now() })
    expect(await readNeedText(fx.table, draft.scope, draft.need)).toMatchObject({
      approvedBy: desk.coordinator.member,
    })
    expect(await approveNeed(fx, desk.scope, desk.coordinator.by, draft)).toEqual({ ok: true })
  })

  it('is not the poster, even as a coordinator; unless one is enough', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const own = await aDraft({ ...desk, poster: desk.coordinator })
    expect(await approveNeed(fx, desk.scope, desk.coordinator.by, own)).toMatchObject({ ok: false })
    const small = await aDesk({ organization: { oneIsEnough: true } })
    const draft = await aDraft(small)
    expect(await approveNeed(small.world.fx, small.scope, small.poster.by, draft)).toEqual({ ok: true })
  })

  it('sends it back with a word, and the poster is told', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const draft = await aDraft(desk)
    await askReview(fx, desk.scope, desk.poster.by, draft)
    await sendBack(fx, desk.scope, desk.coordinator.by, { ...draft, note: '请写上鞋码' })
    expect((await readLedger(fx.table, draft))?.stage).toBe('draft')
    expect(await notices(desk)).toContainEqual(
      expect.objectContaining({ kind: 'sent-back', to: `O#yunyijia#${desk.poster.member}` }),
    )
    const events = await eventsOf(fx.table, draft.scope, draft.need)
    expect(events.at(-1)).toMatchObject({ kind: 'sent-back', note: '请写上鞋码' })
  })
})

describe('an open need', () => {
  it('takes more and less of a line, down to what is promised', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const need = await anOpenNeed(desk)
    await takeHold(fx.table, fx.now(), { ...need, volunteer: 'v1', quantities: { a: 1, b: 2 } })
    const input = aDescription(fx)
    const [coat, shoes, bag] = input.lines
    const edit = (lines: typeof input.lines, version: number) =>
      editNeed(fx, desk.scope, desk.coordinator.by, { need: need.need, version, input: { ...input, lines } })
    expect(
      await edit(
        [
          { ...coat!, id: 'a' },
          { ...shoes!, id: 'b', wanted: 1 },
          { ...bag!, id: 'c' },
        ],
        1,
      ),
    ).toEqual({
      ok: false,
      refusal: { kind: 'below-promised', line: 'b', promised: 2, received: 0, holders: ['v1'] },
    })
    const raised = await edit(
      [
        { ...coat!, id: 'a', wanted: 5 },
        { ...shoes!, id: 'b' },
        { label: '毛衣', wanted: 3, unit: '件' },
      ],
      1,
    )
    expect(raised).toEqual({ ok: true, value: { version: 2 } })
    expect(await readLedger(fx.table, need)).toMatchObject({
      open: { a: 4, b: 0, d: 3 },
      edition: 2,
      reopened: 1,
    })
    expect(Object.keys((await readLedger(fx.table, need))!.open)).toEqual(['a', 'b', 'd'])
    expect(await notices(desk)).toContainEqual(expect.objectContaining({ kind: 'need-changed', to: 'V#v1' }))
  })

  it('changes its public words only by a second person', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const need = await anOpenNeed(desk)
    const text = await readNeedText(fx.table, need.scope, need.need)
    const input = { ...aDescription(fx), lines: text!.lines, publicText: '另外的话' }
    const of = { need: need.need, version: 1, input }
    expect(await editNeed(fx, desk.scope, desk.poster.by, of)).toMatchObject({
      refusal: { kind: 'second-person-needed' },
    })
    expect(await editNeed(fx, desk.scope, desk.coordinator.by, of)).toMatchObject({ ok: true })
  })

  it('is extended, also after it has expired', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const need = await anOpenNeed(desk)
    const deadline = fx.now() + 20 * day
    expect(await extendNeed(fx, desk.scope, desk.poster.by, { need: need.need, deadline })).toEqual({
      ok: true,
    })
    expect(await readLedger(fx.table, need)).toMatchObject({ stage: 'open', deadline })
    expect(await readNeedText(fx.table, need.scope, need.need)).toMatchObject({ deadline })
  })

  it('is cancelled: everybody who promised is told, and it is out of the way', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const need = await anOpenNeed(desk)
    await takeHold(fx.table, fx.now(), { ...need, volunteer: 'v1', quantities: { a: 1 } })
    expect(await cancelNeed(fx, desk.scope, desk.poster.by, { need: need.need, note: '家里已买' })).toEqual({
      ok: true,
    })
    expect(await cancelNeed(fx, desk.scope, desk.poster.by, { need: need.need })).toEqual({ ok: true })
    expect(await notices(desk)).toContainEqual(
      expect.objectContaining({ kind: 'need-cancelled', to: 'V#v1' }),
    )
    const items = await everything(desk.world)
    expect(items.filter((item) => item.sk === `LEDGER#${need.need}`)).toMatchObject([
      { pk: 'OX#yunyijia', stage: 'cancelled' },
    ])
    const due = (await dueAudit(desk.world)).filter(({ sk }) => !/^(NOTICE#|FIGURES)/.test(sk))
    expect(due.map((item) => item.sk)).toEqual([])
  })

  it('stops when the guardian takes the consent back', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const need = await anOpenNeed(desk)
    await withdrawConsent(fx, desk.scope, desk.poster.by, { need: need.need })
    expect((await readLedger(fx.table, need))?.stage).toBe('cancelled')
    expect((await readNeedText(fx.table, need.scope, need.need))?.consent?.withdrawnAt).toBe(fx.now())
  })

  it('is handed over to another member', async () => {
    const desk = await aDesk()
    const { fx } = desk.world
    const need = await anOpenNeed(desk)
    const other = await aPerson(desk.world, 'poster')
    expect(
      await handOverNeed(fx, desk.scope, desk.poster.by, { need: need.need, to: 'nobody' }),
    ).toMatchObject({
      refusal: { kind: 'no-such-member' },
    })
    expect(await handOverNeed(fx, desk.scope, desk.poster.by, { need: need.need, to: other.member })).toEqual(
      { ok: true },
    )
    expect(await readNeedText(fx.table, need.scope, need.need)).toMatchObject({ responsible: other.member })
  })
})

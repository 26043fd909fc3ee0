import { describe, expect, it } from 'vitest'
import { approveNeed, askReview, sendBack } from '../../shared/actions/approve-need.ts'
import { cancelNeed, withdrawConsent } from '../../shared/actions/cancel-need.ts'
import { checkNeed } from '../../shared/actions/check-need.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { postNeed } from '../../shared/actions/post-need.ts'
import { unresolved } from '../../shared/rules/identity-check.ts'
import { takeHold } from '../../shared/store/holds.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { eventsOf } from '../../shared/store/need-event.ts'
import { type NeedText, readNeedText } from '../../shared/store/need-text.ts'
import { aDescription, aDesk, aDraft, type Desk } from '../harness/a-desk.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'

/** What must hold of every need wherever somebody died: both items or none, nobody forgotten, nothing unchecked outside. */
async function soundNeeds(desk: Desk): Promise<NeedText[]> {
  const { fx } = desk.world
  const items = await everything(desk.world)
  const texts = items.filter((item) => item.sk.startsWith('TEXT#')) as unknown as NeedText[]
  const ledgers = items.filter((item) => item.sk.startsWith('LEDGER#'))
  expect(ledgers.map((item) => item.need).sort()).toEqual(texts.map((text) => text.need).sort())
  for (const text of texts) {
    const ledger = await readLedger(fx.table, { scope: desk.scope, need: text.need }, { strong: true })
    expect(ledger?.telling).toBeUndefined()
    if (ledger?.stage === 'open')
      expect(unresolved(await checkNeed(fx, text), text.looksHarmless)).toEqual([])
  }
  const due = (await dueAudit(desk.world)).filter((item) => item.sk.startsWith('TEXT#'))
  expect(due).toEqual([])
  return texts
}

async function noticesTo(desk: Desk, kind: string): Promise<string[]> {
  const items = await everything(desk.world)
  return items
    .filter((item) => item.kind === kind && item.sk.startsWith('NOTICE#'))
    .map((item) => String(item.to))
}

async function anOpenDesk() {
  const desk = await aDesk()
  const draft = await aDraft(desk)
  const { fx } = desk.world
  await askReview(fx, desk.scope, desk.poster.by, draft)
  await approveNeed(fx, desk.scope, desk.coordinator.by, draft)
  await takeHold(fx.table, fx.now(), { ...draft, volunteer: 'v1', quantities: { a: 1 } })
  return { ...desk, draft }
}

describe('crash-post-need', () => {
  it('posting: one need with both its items, or none; the retry finds it', async () => {
    const walked = await walkCrashes({
      given: aDesk,
      when: ({ fx }, { scope, poster }) => postNeed(fx, scope, poster.by, aDescription(fx), 'the request'),
      holds: async (desk, died) => {
        const { fx } = desk.world
        const texts = await soundNeeds(desk)
        if (!died || died.effect > 0) expect(texts).toHaveLength(1)
        for (const { need } of texts) {
          expect((await eventsOf(fx.table, desk.scope, need)).map(({ kind }) => kind)).toEqual(['posted'])
          const input = {
            ...aDescription(fx),
            deadline: texts[0]!.deadline,
            consent: texts[0]!.consent && aDescription(fx).consent,
          }
          const again = await postNeed(fx, desk.scope, desk.poster.by, input, 'the request')
          expect(again.ok ? again.value.need : again.refusal).toEqual(
            again.ok ? need : { kind: 'already-posted', need },
          )
        }
        expect(await soundNeeds(desk)).toHaveLength(texts.length)
      },
    })
    expect(walked).toBeGreaterThanOrEqual(8)
  })

  it('asking for approval: the colleague is told once it is in review', async () => {
    await walkCrashes({
      given: async () => {
        const desk = await aDesk()
        return { ...desk, draft: await aDraft(desk) }
      },
      when: ({ fx }, { scope, poster, draft }) => askReview(fx, scope, poster.by, draft),
      holds: async (desk) => {
        await soundNeeds(desk)
        const stage = (await readLedger(desk.world.fx.table, desk.draft))?.stage
        const told = await noticesTo(desk, 'review-asked')
        expect(told).toEqual(stage === 'review' ? [`O#yunyijia#${desk.coordinator.member}`] : [])
      },
    })
  })

  it('approving: out and on its way, or still waiting', async () => {
    await walkCrashes({
      given: async () => {
        const desk = await aDesk()
        const draft = await aDraft(desk)
        await askReview(desk.world.fx, desk.scope, desk.poster.by, draft)
        return { ...desk, draft }
      },
      when: ({ fx }, { scope, coordinator, draft }) => approveNeed(fx, scope, coordinator.by, draft),
      holds: async (desk) => {
        const { fx } = desk.world
        await soundNeeds(desk)
        const ledger = await readLedger(fx.table, desk.draft)
        const events = (await eventsOf(fx.table, desk.scope, desk.draft.need)).map(({ kind }) => kind)
        const out = ledger?.stage === 'open'
        expect(events.filter((kind) => kind === 'approved')).toEqual(out ? ['approved'] : [])
        expect(ledger?.dueAt !== undefined).toBe(out)
        expect((await readNeedText(fx.table, desk.scope, desk.draft.need))?.approvedBy !== undefined).toBe(
          out,
        )
      },
    })
  })

  it('sending back: the poster is told, with the word', async () => {
    await walkCrashes({
      given: async () => {
        const desk = await aDesk()
        const draft = await aDraft(desk)
        await askReview(desk.world.fx, desk.scope, desk.poster.by, draft)
        return { ...desk, draft }
      },
      when: ({ fx }, { scope, coordinator, draft }) =>
        sendBack(fx, scope, coordinator.by, { ...draft, note: '请写上鞋码' }),
      holds: async (desk) => {
        const stage = (await readLedger(desk.world.fx.table, desk.draft))?.stage
        const events = await eventsOf(desk.world.fx.table, desk.scope, desk.draft.need)
        expect(events.some(({ note }) => note === '请写上鞋码')).toBe(stage === 'draft')
        expect(await noticesTo(desk, 'sent-back')).toHaveLength(stage === 'draft' ? 1 : 0)
      },
    })
  })

  it('editing an open need: whoever promised is told once, and the retry completes it', async () => {
    await walkCrashes({
      given: anOpenDesk,
      when: ({ fx }, desk) => change(fx, desk),
      holds: async (desk) => {
        const { fx } = desk.world
        await soundNeeds(desk)
        const changed = (await readLedger(fx.table, desk.draft))?.edition !== 1
        expect(await noticesTo(desk, 'need-changed')).toEqual(changed ? ['V#v1'] : [])
        expect(await change(fx, desk)).toMatchObject({ ok: true })
        const text = await readNeedText(fx.table, desk.scope, desk.draft.need)
        expect(text?.dropOff.hours).toBe('周末也可以')
        expect((await readLedger(fx.table, desk.draft))?.open).toMatchObject({ a: 3 })
      },
    })
  })

  it.each(['cancelNeed', 'withdrawConsent'] as const)(
    '%s: everybody who promised is told, and it is put away',
    async (name) => {
      const act = { cancelNeed, withdrawConsent }[name]
      await walkCrashes({
        given: anOpenDesk,
        when: ({ fx }, { scope, poster, draft }) => act(fx, scope, poster.by, draft),
        holds: async (desk) => {
          await soundNeeds(desk)
          const ledger = await readLedger(desk.world.fx.table, desk.draft)
          const over = ledger?.stage === 'cancelled'
          expect(await noticesTo(desk, 'need-cancelled')).toEqual(over ? ['V#v1'] : [])
          const where = (await everything(desk.world)).filter(
            (item) => item.sk === `LEDGER#${desk.draft.need}`,
          )
          expect(where.map(({ pk }) => pk)).toEqual([over ? 'OX#yunyijia' : 'O#yunyijia'])
          const text = await readNeedText(desk.world.fx.table, desk.scope, desk.draft.need)
          expect(text?.consent?.withdrawnAt !== undefined).toBe(over && name === 'withdrawConsent')
        },
      })
    },
  )
})

async function change(fx: Desk['world']['fx'], desk: Desk & { draft: { need: string } }) {
  const text = await readNeedText(fx.table, desk.scope, desk.draft.need)
  const input = {
    ...aDescription(fx),
    lines: text!.lines.map((line) => (line.id === 'a' ? { ...line, wanted: 4 } : line)),
    consent: { by: text!.consent!.by, how: text!.consent!.how, at: text!.consent!.at },
    dropOff: { place: text!.dropOff.place, hours: '周末也可以' },
  }
  return editNeed(fx, desk.scope, desk.coordinator.by, {
    need: desk.draft.need,
    version: text!.version,
    input,
  })
}

import { describe, expect, it } from 'vitest'
import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { withdrawConsent } from '../../shared/actions/cancel-need.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { extendNeed } from '../../shared/actions/extend-need.ts'
import { takeHold } from '../../shared/store/holds.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { ageBands, readNeedText } from '../../shared/store/need-text.ts'
import { aDescription, aDesk, aDraft } from '../harness/a-desk.ts'
import { everything } from '../harness/invariants.ts'

const refused = (kind: string) => ({ ok: false, refusal: { kind } })

describe('consent-gate', () => {
  it.each(ageBands)('a need of a %s goes out only with what it needs', async (ageBand) => {
    const desk = await aDesk()
    const draft = await aDraft(desk, { beneficiary: { alias: '小禾', ageBand }, consent: undefined })
    const { fx } = desk.world
    expect(await askReview(fx, desk.scope, desk.poster.by, draft)).toEqual({ ok: true })
    const minor = ageBand === 'child' || ageBand === 'teenager'
    const approved = await approveNeed(fx, desk.scope, desk.coordinator.by, draft)
    expect(approved).toEqual(minor ? refused('consent-missing') : { ok: true })
    expect((await readLedger(fx.table, draft))?.stage).toBe(minor ? 'review' : 'open')
  })

  it('holds where one person is enough, too', async () => {
    const desk = await aDesk({ organization: { oneIsEnough: true } })
    const draft = await aDraft(desk, { consent: undefined })
    expect(await approveNeed(desk.world.fx, desk.scope, desk.poster.by, draft)).toEqual(
      refused('consent-missing'),
    )
  })

  it('an open need cannot become a child’s without it', async () => {
    const desk = await aDesk({ organization: { oneIsEnough: true } })
    const { fx } = desk.world
    const draft = await aDraft(desk, { beneficiary: { alias: '小禾', ageBand: 'adult' } })
    await approveNeed(fx, desk.scope, desk.poster.by, draft)
    const lines = (await readNeedText(fx.table, draft.scope, draft.need))!.lines
    const input = { ...aDescription(fx), lines, consent: undefined }
    const edited = await editNeed(fx, desk.scope, desk.poster.by, { need: draft.need, version: 1, input })
    expect(edited).toEqual(refused('consent-missing'))
  })

  it('taking it back stops the need at once, and nothing brings it back', async () => {
    const desk = await aDesk({ organization: { oneIsEnough: true } })
    const { world, scope, poster } = desk
    const { fx } = world
    const draft = await aDraft(desk)
    await approveNeed(fx, scope, poster.by, draft)
    await takeHold(fx.table, fx.now(), { ...draft, volunteer: 'v1', quantities: { a: 1 } })
    expect(await withdrawConsent(fx, scope, poster.by, draft)).toEqual({ ok: true })
    expect(
      await takeHold(fx.table, fx.now(), { ...draft, volunteer: 'v2', quantities: { a: 1 } }),
    ).toMatchObject(refused('not-open'))
    await world.sweep()
    const notices = (await everything(world)).filter((item) => item.sk.startsWith('NOTICE#'))
    expect(notices).toContainEqual(expect.objectContaining({ to: 'V#v1', kind: 'need-cancelled' }))
    expect(await approveNeed(fx, scope, poster.by, draft)).toMatchObject({ ok: false })
    const later = { need: draft.need, deadline: fx.now() + 30 * 86_400_000 }
    expect(await extendNeed(fx, scope, poster.by, later)).toMatchObject({ ok: false })
    expect((await readNeedText(fx.table, scope, draft.need))?.consent?.withdrawnAt).toBeDefined()
  })
})

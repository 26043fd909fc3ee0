import { describe, expect, it } from 'vitest'
import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { checkNeed } from '../../shared/actions/check-need.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { unresolved } from '../../shared/rules/identity-check.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { rewriteText } from '../../shared/store/need-store.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDescription, aDesk, aDraft } from '../harness/a-desk.ts'
import { mortality } from '../harness/crash.ts'
import { pausedBefore } from '../harness/paused.ts'
import type { Process } from '../harness/world.ts'

const slip = '小志需要鞋，他家在云集路12号。'

async function inReview() {
  const desk = await aDesk()
  const { fx } = desk.world
  const draft = await aDraft(desk)
  await askReview(fx, desk.scope, desk.poster.by, draft)
  const input = {
    ...aDescription(fx),
    deadline: (await readNeedText(fx.table, draft.scope, draft.need))!.deadline,
    publicText: slip,
  }
  return { desk, draft, of: { ...draft, input } }
}

async function nothingUncheckedIsOut({
  desk,
  draft,
}: Awaited<ReturnType<typeof inReview>>): Promise<boolean> {
  const { fx } = desk.world
  const ledger = await readLedger(fx.table, draft, { strong: true })
  const text = await readNeedText(fx.table, draft.scope, draft.need)
  const out = ledger?.stage === 'open'
  if (out) expect(unresolved(await checkNeed(fx, text!), text!.looksHarmless)).toEqual([])
  return out
}

describe('an edit between check and approval', () => {
  it.each(['the edit', 'the approval'] as const)(
    'slips nothing out, wherever %s is interrupted by the other',
    async (interrupted) => {
      const outcomes = new Set<string>()
      for (let call = 0; ; call++) {
        const given = await inReview()
        const { world, scope, poster, coordinator } = given.desk
        const edit = ({ fx }: Process) => editNeed(fx, scope, poster.by, given.of)
        const approve = ({ fx }: Process) => approveNeed(fx, scope, coordinator.by, given.draft)
        const [first, second] = interrupted === 'the edit' ? [edit, approve] : [approve, edit]
        const answers: { ok: boolean }[] = []
        let reached = false
        const life = pausedBefore(call, async () => {
          reached = true
          answers.push(await second(world))
        })
        answers.unshift(await first(world.newProcess(life)))
        if (!reached) break
        const [edited, approved] = interrupted === 'the edit' ? answers : answers.toReversed()
        expect(await nothingUncheckedIsOut(given), `before call ${call}`).toBe(approved?.ok)
        expect(edited?.ok && approved?.ok, `before call ${call}`).toBe(false)
        outcomes.add(approved?.ok ? 'approved' : edited?.ok ? 'edited' : 'neither')
      }
      expect([...outcomes]).toEqual(expect.arrayContaining(['approved', 'edited']))
    },
  )

  it('that began and never ended is overtaken: its late words find another version', async () => {
    const given = await inReview()
    const { world, scope, poster, coordinator } = given.desk
    // Dies after the ledger was raised, before the texts were written.
    const dying = world.newProcess(mortality({ effect: 0, when: 'after' }))
    await expect(editNeed(dying.fx, scope, poster.by, given.of)).rejects.toThrow()
    expect(await approveNeed(world.fx, scope, coordinator.by, given.draft)).toEqual({ ok: true })
    const late = await rewriteText(world.fx.table, given.draft, 1, 2, { publicText: slip })
    expect(late).toBe(false)
    expect(await nothingUncheckedIsOut(given)).toBe(true)
  })
})

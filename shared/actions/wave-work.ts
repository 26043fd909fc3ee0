import type { Effects } from '../effects.ts'
import { isCovered } from '../rules/ledger.ts'
import { lookAgainMs, nextExpiry, nextStep, type WaveStep } from '../rules/waves.ts'
import { type Claim, finish } from '../store/due.ts'
import { type Ledger, readLedger, updateLedger, type Where } from '../store/ledger-item.ts'
import { writeEvent } from '../store/need-event.ts'
import { type NeedText, readNeedText } from '../store/need-text.ts'
import { type NewNotice, putNotice, toMember } from '../store/notice.ts'
import { scopeOf } from '../store/scope.ts'
import { settleReservations } from './settle-reservations.ts'
import { startWave, unreachedOf } from './start-wave.ts'
import type { DueWork } from './sweep.ts'

/**
 * What a need does when it is due: lets go of reservations that ran out, asks the next people while something is open,
 * and ends at its deadline. Every step may be repeated; the ledger's own due time says when it looks again.
 */
export const waveWork: DueWork = async (fx, claimed) => {
  const where = {
    scope: scopeOf(claimed.key.pk.slice('O#'.length)),
    need: claimed.key.sk.slice('LEDGER#'.length),
  }
  const before = await readLedger(fx.table, where, { strong: true })
  if (!before) return
  const ledger = await settleReservations(fx, where, before)
  if (!ledger || ledger.dueAt !== claimed.dueAt) return
  const step = await decide(fx, where, ledger)
  switch (step.kind) {
    case 'rest':
      if (ledger.stage === 'expired') await tellExpired(fx, where, ledger)
      return finish(fx.table, claimed, step.until)
    case 'wait':
      return finish(fx.table, claimed, step.until)
    case 'expire':
      return expire(fx, claimed, where, ledger)
    case 'ask':
      return ask(fx, claimed, where, ledger, step)
  }
}

/** While a wave is being given its time, those of it whom no channel could reach are looked for. */
async function decide(fx: Effects, where: Where, ledger: Ledger): Promise<WaveStep> {
  const step = nextStep(ledger, fx.now(), fx.zone)
  if (step.kind !== 'wait' || ledger.wave === 0 || isCovered(ledger)) return step
  return nextStep(ledger, fx.now(), fx.zone, await unreachedOf(fx, where, ledger))
}

async function ask(
  fx: Effects,
  claimed: Claim,
  where: Where,
  ledger: Ledger,
  { size, instead = false }: Extract<WaveStep, { kind: 'ask' }>,
): Promise<void> {
  const text = await readNeedText(fx.table, where.scope, where.need)
  if (!text) return finish(fx.table, claimed, fx.now() + lookAgainMs)
  const nobody = await startWave(fx, claimed, where, { ledger, text, size, instead })
  if (!nobody) return
  const now = fx.now()
  const waiting = nextStep(ledger, now, fx.zone)
  // Nobody takes the place of those who could not be reached: the others still have their time.
  if (waiting.kind === 'wait') return finish(fx.table, claimed, waiting.until)
  const { wakesAt, restedAt } = nobody
  const times = [wakesAt, restedAt, nextExpiry(ledger), ledger.deadline, now + lookAgainMs]
  // Whoever only sleeps is asked in the morning; otherwise the responsible member is told that nobody is left for now.
  if (wakesAt === undefined)
    await tellResponsible(fx, where, text, {
      kind: 'nobody-left',
      id: `nobody-left#${where.need}#${ledger.wave}`,
    })
  return finish(fx.table, claimed, Math.min(...times.filter((at) => at !== undefined)))
}

/** The deadline has passed: nothing new is promised. Told in the turn that ends it, and again after a crash. */
async function expire(fx: Effects, claimed: Claim, where: Where, ledger: Ledger): Promise<void> {
  const expired = await updateLedger(fx.table, where, {
    set: ['stage = :expired'],
    when: ['stage = :open', 'deadline <= :now', 'dueAt = :lease'],
    values: { ':expired': 'expired', ':open': 'open', ':now': fx.now(), ':lease': claimed.dueAt },
  })
  if (!expired) return
  await tellExpired(fx, where, ledger)
  return finish(fx.table, claimed, nextExpiry(ledger))
}

async function tellExpired(fx: Effects, where: Where, { deadline }: Ledger): Promise<void> {
  await writeEvent(fx.table, where.scope, 'expired', {
    need: where.need,
    kind: 'expired',
    at: deadline,
    by: 'mulin',
  })
  const text = await readNeedText(fx.table, where.scope, where.need)
  if (text)
    await tellResponsible(fx, where, text, {
      kind: 'deadline-passed',
      id: `deadline-passed#${where.need}#${deadline}`,
    })
}

async function tellResponsible(
  fx: Effects,
  { scope, need }: Where,
  { responsible }: NeedText,
  notice: Pick<NewNotice, 'kind' | 'id'>,
): Promise<void> {
  await putNotice(fx.table, fx.now(), {
    ...notice,
    to: toMember(scope.org, responsible),
    org: scope.org,
    need,
  })
}

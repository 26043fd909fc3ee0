import type { Effects } from '../effects.ts'
import { type Experience, readExperience } from '../rules/experience.ts'
import { isCovered } from '../rules/ledger.ts'
import {
  type AskedSoFar,
  lookAgainMs,
  nextExpiry,
  nextStep,
  restedAgainMs,
  type WaveStep,
} from '../rules/waves.ts'
import { type Answers, answersFor } from '../store/answers.ts'
import { type Claim, finish } from '../store/due.ts'
import { isHeld, type Ledger, updateLedger, type Where } from '../store/ledger-item.ts'
import { writeEvent } from '../store/need-event.ts'
import { type NeedText, readNeedText } from '../store/need-text.ts'
import { type NewNotice, putNotice, toMember } from '../store/notice.ts'
import { type Wave, wavesOf } from '../store/wave.ts'
import { askedSoFar, whoIsConcerned } from './asked-so-far.ts'
import { askingHeldUntil } from './asking-stopped.ts'
import { experienceFor } from './experience.ts'
import { settleReservations } from './settle-reservations.ts'
import { sendWaveTo, startWave, takeOnWave, waveToTakeOn } from './start-wave.ts'
import { tellStory } from './tell-story.ts'
import { tidyOffers } from './tidy-offers.ts'

/**
 * What a need does when it is due: lets go of reservations that ran out, asks whom a member has pressed and the next people while something is open,
 * and ends at its deadline. Every step may be repeated; the ledger's own due time says when it looks again. `before`: the ledger as this turn has
 * read it strongly.
 */
export async function waveWork(fx: Effects, claimed: Claim, where: Where, before: Ledger): Promise<void> {
  const ledger = await settleReservations(fx, where, before)
  if (!ledger || ledger.dueAt !== claimed.dueAt) return
  const seen = await whatWasAsked(fx, where, ledger)
  const standing = waveToTakeOn(ledger, seen.waves)
  if (standing) return takeOnWave(fx, claimed, where, standing, { ledger, ...seen })
  if (await askPressed(fx, claimed, where, ledger, seen)) return
  const step = nextStep(ledger, seen.asked, fx.now(), fx.zone, seen.experience)
  switch (step.kind) {
    case 'rest':
      if (ledger.stage === 'expired') await tellExpired(fx, where, ledger)
      return finish(fx.table, claimed, step.until)
    case 'wait':
      return finish(fx.table, claimed, step.until)
    case 'expire':
      return expire(fx, claimed, where, ledger)
    case 'ask':
      return ask(fx, claimed, where, ledger, seen, step)
  }
}

/** Everybody asked so far, with what is known of each. */
interface Seen {
  /** Whether it decides something: then it was read. */
  readonly decides: boolean
  readonly waves: readonly Wave[]
  readonly answers: Answers
  readonly asked: AskedSoFar
  readonly experience: Experience
}

/** Read only where it decides something: while something is open. */
async function whatWasAsked(fx: Effects, where: Where, ledger: Ledger): Promise<Seen> {
  const { need } = where
  const decides = ledger.stage === 'open' && ledger.deadline > fx.now() && !isCovered(ledger)
  const [waves, answers, experience] = decides
    ? await Promise.all([
        wavesOf(fx.table, need),
        answersFor(fx.table, need),
        experienceFor(fx, where, ledger),
      ])
    : [[], { invitations: [], pledges: [] }, readExperience(ledger.experience, ledger.urgency)]
  return { decides, waves, answers, experience, asked: askedSoFar(ledger, waves, answers, fx.now()) }
}

/** Whoever has just what is missing and was pressed to be asked next is, in a wave of their own. Answers false where nobody is. */
async function askPressed(
  fx: Effects,
  claimed: Claim,
  where: Where,
  ledger: Ledger,
  { decides, waves, answers, asked, experience }: Seen,
): Promise<boolean> {
  if (!decides || Object.keys(ledger.offered ?? {}).length === 0) return false
  const text = await readNeedText(fx.table, where.scope, where.need)
  if (!text) return false
  const concerned = whoIsConcerned(ledger, waves, answers)
  const { likelier } = experience
  const pressed = await tidyOffers(fx, where, ledger, text, { concerned, likelier })
  if (pressed.length === 0) return false
  const held = await heldUntil(fx, where, ledger)
  if (held) await finish(fx.table, claimed, Math.min(held, ledger.deadline, nextExpiry(ledger) ?? held))
  else await sendWaveTo(fx, claimed, where, pressed, { ledger, asked, experience })
  return true
}

/** Until when nobody may be asked, if so. The hub itself wakes a need whose asking goes on. */
async function heldUntil(fx: Effects, { scope }: Where, ledger: Ledger): Promise<number | undefined> {
  return isHeld(ledger) ? ledger.deadline : askingHeldUntil(fx, scope)
}

async function ask(
  fx: Effects,
  claimed: Claim,
  where: Where,
  ledger: Ledger,
  { waves, answers, asked, experience }: Seen,
  wanted: Extract<WaveStep, { kind: 'ask' }>,
): Promise<void> {
  const held = await heldUntil(fx, where, ledger)
  if (held) return finish(fx.table, claimed, Math.min(held, ledger.deadline, nextExpiry(ledger) ?? held))
  const text = await readNeedText(fx.table, where.scope, where.need)
  if (!text) return finish(fx.table, claimed, fx.now() + lookAgainMs)
  const concerned = whoIsConcerned(ledger, waves, answers)
  const from = { ledger, text, asked, concerned, wanted, experience }
  const nobody = await startWave(fx, claimed, where, from)
  if (!nobody) return
  const { wakesAt, restedAt } = nobody
  const now = fx.now()
  // With few people somebody's rest is over every few minutes: they are looked for once an hour.
  const rested = restedAt === undefined ? undefined : Math.max(restedAt, now + restedAgainMs)
  const times = [wakesAt, rested, nextExpiry(ledger), ledger.deadline, now + lookAgainMs]
  // Whoever only sleeps is asked in the morning; otherwise the responsible member is told that nobody is left for now.
  if (wakesAt === undefined)
    await tellOfAll(fx, where, text, {
      kind: 'nobody-left',
      which: ledger.reopened ?? 0,
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

async function tellExpired(fx: Effects, where: Where, ledger: Ledger): Promise<void> {
  const { deadline } = ledger
  await writeEvent(fx.table, where.scope, 'expired', {
    need: where.need,
    kind: 'expired',
    at: deadline,
    by: 'mulin',
  })
  await tellStory(fx, where, ledger, { endedAt: deadline, outcome: 'expired' })
  const text = await readNeedText(fx.table, where.scope, where.need)
  if (text)
    await tellOfAll(fx, where, text, {
      kind: 'deadline-passed',
      which: deadline,
    })
}

/** Of a campaign's needs they hear once for all: dozens of them come to the same at the same hour. `which` tells one time from another. */
async function tellOfAll(
  fx: Effects,
  { scope, need }: Where,
  { responsible, campaign }: NeedText,
  { kind, which }: { readonly kind: 'nobody-left' | 'deadline-passed'; readonly which: number },
): Promise<void> {
  const to = toMember(scope.org, responsible)
  const notice: Omit<NewNotice, 'to' | 'org'> =
    campaign === undefined
      ? { kind, id: `${kind}#${need}#${which}`, need }
      : { kind: `campaign-${kind}`, id: `campaign-${kind}#${campaign}#${which}`, about: campaign }
  await putNotice(fx.table, fx.now(), { ...notice, to, org: scope.org })
}

import type { Effects } from '../effects.ts'
import { readStandingBy } from '../rules/ledger.ts'
import { cityOf, metresBetween } from '../rules/rings.ts'
import { nextExpiry, nextWaveAt } from '../rules/waves.ts'
import { areaTree } from '../store/areas-store.ts'
import type { Claim } from '../store/due.ts'
import { invitationsOf } from '../store/invitation.ts'
import { type Ledger, updateLedger, type Where } from '../store/ledger-item.ts'
import { writeEvent } from '../store/need-event.ts'
import type { NeedText } from '../store/need-text.ts'
import { pledgesOf } from '../store/pledge.ts'
import { putWave, readWave, type Wave, wavesOf } from '../store/wave.ts'
import { type Found, findMatches, type Places } from './match.ts'

/** Nobody can be asked now; when the first of those who sleep or rest can be, epoch ms. */
export type Nobody = Pick<Found, 'wakesAt' | 'restedAt'>

/**
 * Starts the next wave of a need: chooses whom to ask, hands them to notify, and moves the ledger on, in that order. A wave
 * that is already there, because a crash came in between, is taken as it is: nobody is chosen for it twice.
 */
export async function startWave(
  fx: Effects,
  claimed: Claim,
  where: Where,
  need: {
    readonly ledger: Ledger
    readonly text: NeedText
    readonly size: number
    readonly instead?: boolean
  },
): Promise<Nobody | undefined> {
  const { ledger, text, size, instead } = need
  const waves = await wavesOf(fx.table, where.need)
  const number = ledger.wave + 1
  let next = waves.find((one) => one.wave === number)
  if (!next) {
    const concerned = await whoIsConcerned(fx, where, ledger, waves)
    const asked = { need: where.need, area: text.area, topics: text.topics, skill: text.skill }
    const found = await findMatches(fx, asked, concerned, await placesAround(fx, text.area), size)
    if (found.matches.length === 0) return found
    const volunteers = found.matches.map((match) => match.volunteer)
    await putWave(fx.table, fx.now(), { ...where, wave: number, volunteers })
    next = await readWave(fx.table, where.need, number)
  }
  if (next) await moveOn(fx, claimed, where, ledger, next, instead)
  return undefined
}

/** Everybody whom this need must not ask again: invited, chosen but not yet invited, promised, or standing by. */
async function whoIsConcerned(
  fx: Effects,
  { need }: Where,
  ledger: Ledger,
  waves: readonly Wave[],
): Promise<ReadonlySet<string>> {
  const [invitations, pledges] = await Promise.all([invitationsOf(fx.table, need), pledgesOf(fx.table, need)])
  return new Set([
    ...waves.flatMap((wave) => wave.volunteers),
    ...invitations.map((invitation) => invitation.volunteer),
    ...pledges.map((pledge) => pledge.volunteer),
    ...Object.keys(ledger.holds),
    ...ledger.standby.map((packed) => readStandingBy(packed).volunteer),
  ])
}

async function placesAround(fx: Effects, area: string): Promise<Places> {
  const tree = await areaTree(fx.table)
  const home = tree.area(area)
  return {
    districts: tree.children(cityOf(area)).map(({ code }) => code),
    metresTo: (from) => metresBetween(home, tree.area(from)),
  }
}

/**
 * The wave stands: it goes on the timeline, and the ledger is due again when it has been given its time. People asked
 * instead of others are given what is left of the time of those.
 */
async function moveOn(
  fx: Effects,
  claimed: Claim,
  where: Where,
  ledger: Ledger,
  wave: Wave,
  instead = false,
): Promise<void> {
  await writeEvent(fx.table, where.scope, `wave-${wave.wave}`, {
    need: where.need,
    kind: 'wave',
    at: wave.at,
    by: 'mulin',
    count: wave.size,
  })
  const waveAt = instead ? (ledger.waveAt ?? wave.at) : wave.at
  const next = nextWaveAt({ ...ledger, waveAt }, fx.now(), fx.zone)
  await updateLedger(fx.table, where, {
    set: ['wave = :number', 'waveAt = :at', 'dueAt = :next'],
    when: ['stage = :open', 'wave = :before', 'dueAt = :lease'],
    values: {
      ':number': wave.wave,
      ':at': waveAt,
      ':next': Math.min(next, ledger.deadline, nextExpiry(ledger) ?? next),
      ':open': 'open',
      ':before': ledger.wave,
      ':lease': claimed.dueAt,
    },
  })
}

/** How many of the need's last wave no channel could reach: others are asked instead. */
export async function unreachedOf(fx: Effects, { need }: Where, { wave }: Ledger): Promise<number> {
  const invitations = await invitationsOf(fx.table, need)
  return invitations.filter((one) => one.wave === wave && one.state === 'failed').length
}

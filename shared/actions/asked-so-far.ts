import { askingFigures } from '../rules/asking-figures.ts'
import { readStandingBy } from '../rules/ledger.ts'
import { readWhy } from '../rules/match-reasons.ts'
import type { AskedSoFar } from '../rules/waves.ts'
import type { Answers } from '../store/answers.ts'
import type { Ledger } from '../store/ledger-item.ts'
import type { Wave } from '../store/wave.ts'

/**
 * What a need knows of those it has asked: who is silent and may still say yes, and how many are gone. Who is in a wave and has
 * no invitation yet counts as asked now.
 */
export function askedSoFar(
  ledger: Ledger,
  waves: readonly Wave[],
  { invitations, pledges }: Answers,
  now: number,
): AskedSoFar {
  const answered = new Set([
    ...Object.keys(ledger.holds),
    ...Object.keys(ledger.got),
    ...ledger.standby.map((packed) => readStandingBy(packed).volunteer),
    ...pledges.map(({ volunteer }) => volunteer),
  ])
  const invited = new Set(invitations.map(({ volunteer }) => volunteer))
  const waiting = waves.flatMap((wave) =>
    wave.volunteers
      .filter((volunteer) => !invited.has(volunteer))
      .map((volunteer) => ({ chance: chanceOf(wave.why?.[volunteer]), askedAt: now })),
  )
  const reached = invitations
    .filter(({ state, volunteer }) => !isGone(state) && !answered.has(volunteer))
    .map(({ match, at }) => ({ chance: chanceOf(match), askedAt: at }))
  const skipped = waves.reduce((sum, wave) => sum + (wave.skipped ?? 0), 0)
  return {
    silent: [...reached, ...waiting],
    gone: skipped + invitations.filter(({ state }) => isGone(state)).length,
  }
}

/** Said 'not this time', or no channel could reach them. */
const isGone = (state: Answers['invitations'][number]['state']): boolean =>
  state === 'declined' || state === 'failed'

const chanceOf = (packed: string | undefined): number => readWhy(packed)?.chance ?? askingFigures.chance.value

/** Everybody whom this need must not ask again: invited, chosen but not yet invited, promised, or standing by. */
export function whoIsConcerned(
  ledger: Ledger,
  waves: readonly Wave[],
  { invitations, pledges }: Answers,
): ReadonlySet<string> {
  return new Set([
    ...waves.flatMap((wave) => [...wave.volunteers, ...Object.keys(wave.why ?? {})]),
    ...invitations.map((invitation) => invitation.volunteer),
    ...pledges.map((pledge) => pledge.volunteer),
    ...Object.keys(ledger.holds),
    ...ledger.standby.map((packed) => readStandingBy(packed).volunteer),
  ])
}

import type { Effects } from '../effects.ts'
import type { Silent } from '../rules/answer-curve.ts'
import type { Found } from '../rules/choosing.ts'
import { type Experience, packExperience } from '../rules/experience.ts'
import { packWhy } from '../rules/match-reasons.ts'
import type { Asked, Match } from '../rules/matching.ts'
import { openLines } from '../rules/offer-fit.ts'
import { cityOf, metresBetween } from '../rules/rings.ts'
import { languageOfText } from '../rules/text-language.ts'
import { type AskedSoFar, nextExpiry, nextStep, type Wanted } from '../rules/waves.ts'
import { areaTree } from '../store/areas-store.ts'
import type { Claim } from '../store/due.ts'
import { type Ledger, updateLedger, type Where } from '../store/ledger-item.ts'
import { writeEvent } from '../store/need-event.ts'
import type { NeedText } from '../store/need-text.ts'
import { putOutlook } from '../store/outlook.ts'
import { putWave, readWave, type Wave } from '../store/wave.ts'
import { othersShort, sayWhetherShort } from './give-way.ts'
import { findMatches, type Places } from './match.ts'

/** Nobody can be asked now; when the first of those who sleep or rest can be, epoch ms. */
export type Nobody = Pick<Found, 'wakesAt' | 'restedAt'>

/** What a wave is started from. */
export interface Starting {
  readonly ledger: Ledger
  readonly text: NeedText
  readonly asked: AskedSoFar
  readonly experience: Experience
  /** Whom this need must not ask again. */
  readonly concerned: ReadonlySet<string>
  readonly wanted: Wanted
}

/**
 * Starts the next wave of a need: chooses whom to ask, hands them to notify, and moves the ledger on, in that order. Whoever
 * crashes in between leaves a wave that the ledger does not know yet (see takeOnWave): nobody is chosen for it twice.
 */
export async function startWave(
  fx: Effects,
  claimed: Claim,
  where: Where,
  from: Starting,
): Promise<Nobody | undefined> {
  const { ledger, text, asked, experience } = from
  const need = askedOf(where, text, ledger)
  const { before, listed } = await othersShort(fx, need, from)
  const found = await findMatches(
    fx,
    need,
    from.concerned,
    { ...(await placesAround(fx, text.area)), likelier: experience.likelier },
    from.wanted,
    before,
  )
  await putOutlook(fx.table, fx.now(), where, found.outlook)
  const fresh = found.matches.map(({ chance }): Silent => ({ chance, askedAt: fx.now() }))
  const silent = [...asked.silent, ...fresh]
  await sayWhetherShort(fx, need, { ledger, experience, silent }, found, listed)
  if (found.matches.length === 0) return found
  await sendWaveTo(fx, claimed, where, found.matches, { ledger, asked, experience })
  return undefined
}

/** Hands these people to notify as the next wave, and moves the ledger on. */
export async function sendWaveTo(
  fx: Effects,
  claimed: Claim,
  where: Where,
  matches: readonly Match[],
  { ledger, asked, experience }: Pick<Starting, 'ledger' | 'asked' | 'experience'>,
): Promise<void> {
  const number = ledger.wave + 1
  await putWave(fx.table, fx.now(), {
    ...where,
    wave: number,
    volunteers: matches.map((match) => match.volunteer),
    why: Object.fromEntries(matches.map((match) => [match.volunteer, packWhy(match)])),
  })
  const made = await readWave(fx.table, where.need, number)
  const fresh = matches.map(({ chance }): Silent => ({ chance, askedAt: fx.now() }))
  if (made)
    await takeOnWave(fx, claimed, where, made, {
      ledger,
      experience,
      asked: { ...asked, silent: [...asked.silent, ...fresh] },
    })
}

/** The wave that stands and is not in the ledger yet, because a crash came in between. */
export function waveToTakeOn(ledger: Ledger, waves: readonly Wave[]): Wave | undefined {
  return waves.find((one) => one.wave === ledger.wave + 1)
}

/** What matching asks of a need. */
export function askedOf({ need, scope }: Where, text: NeedText, { open }: Pick<Ledger, 'open'>): Asked {
  const { area, topics, skill, publicText } = text
  const lines = openLines(text, open)
  return { need, org: scope.org, area, topics, skill, lines, language: languageOfText(publicText) }
}

export async function placesAround(fx: Effects, area: string): Promise<Places> {
  const tree = await areaTree(fx.table)
  const home = tree.area(area)
  return {
    districts: tree.children(cityOf(area)).map(({ code }) => code),
    metresTo: (from) => metresBetween(home, tree.area(from)),
  }
}

/** The wave stands: it goes on the timeline, and the ledger is due again when too little is expected of those who were asked. */
export async function takeOnWave(
  fx: Effects,
  claimed: Claim,
  where: Where,
  wave: Wave,
  { ledger, asked, experience }: Pick<Starting, 'ledger' | 'asked' | 'experience'>,
): Promise<void> {
  await writeEvent(fx.table, where.scope, `wave-${wave.wave}`, {
    need: where.need,
    kind: 'wave',
    at: wave.at,
    by: 'mulin',
    count: wave.size,
  })
  const step = nextStep({ ...ledger, replaced: asked.gone }, asked, fx.now(), fx.zone, experience)
  const next = step.kind === 'wait' ? step.until : fx.now()
  // Who offered it beforehand has now been asked.
  const offered = Object.keys(wave.why ?? {}).filter((id) => ledger.offered?.[id] !== undefined)
  await updateLedger(fx.table, where, {
    set: [
      'wave = :number',
      'replaced = :replaced',
      'experience = :experience',
      'dueAt = :next',
      'foundAt = :next',
    ],
    remove: offered.map((_, i) => `offered.#o${i}`),
    when: ['stage = :open', 'wave = :before', 'dueAt = :lease'],
    names: Object.fromEntries(offered.map((id, i) => [`#o${i}`, id])),
    values: {
      ':number': wave.wave,
      ':replaced': asked.gone,
      ':experience': packExperience(experience),
      ':next': Math.min(next, ledger.deadline, nextExpiry(ledger) ?? next),
      ':open': 'open',
      ':before': ledger.wave,
      ':lease': claimed.dueAt,
    },
  })
}

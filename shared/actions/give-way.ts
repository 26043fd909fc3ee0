import type { Effects } from '../effects.ts'
import { afterWaking } from '../rules/answer-curve.ts'
import type { Found } from '../rules/choosing.ts'
import { readExperience } from '../rules/experience.ts'
import {
  goBefore,
  isInItsFirstWeek,
  isShort,
  type ShortNeed,
  shortForMs,
  worthReading,
} from '../rules/giving-way.ts'
import type { Asked } from '../rules/matching.ts'
import { type AskedSoFar, expectedStill, yesesNeeded } from '../rules/waves.ts'
import { isHeld, type Ledger, openLedgersOf } from '../store/ledger-item.ts'
import { scopeOf } from '../store/scope.ts'
import { putShort, readShort, removeShort, type StoredShortNeed } from '../store/short-need.ts'
import type { Starting } from './start-wave.ts'

/** What a need knows of others that are short of people. */
export interface Others {
  /** Those it gives way to. */
  readonly before: readonly ShortNeed[]
  /** Whether it stands among those that are short itself. */
  readonly listed: boolean
}

/** Whom a need gives way to. One Query; where anybody is short, their ledgers say what they lack now. */
export async function othersShort(
  fx: Effects,
  need: Asked,
  { ledger, experience }: Pick<Starting, 'ledger' | 'experience'>,
): Promise<Others> {
  const now = fx.now()
  const all = await readShort(fx.table, need.area)
  const own = { need: need.need, lacks: yesesNeeded(ledger, experience) }
  const others = worthReading(own, all, now)
  const ledgers = await openLedgersOf(
    fx.table,
    others.map((one) => ({ scope: scopeOf(one.org), need: one.need })),
  )
  const short = others.map((one): ShortNeed => ({ ...one, lacks: lackOf(ledgers.get(one.need)) }))
  return {
    before: goBefore(own, short, now),
    listed: all.some((one) => one.need === need.need),
  }
}

/** How many yeses cover what is open of a need; 0 where it is over, or asks nobody because the hub has paused it. */
function lackOf(ledger: Ledger | undefined): number {
  if (ledger?.stage !== 'open' || isHeld(ledger)) return 0
  return yesesNeeded(ledger, readExperience(ledger.experience, ledger.urgency))
}

/** A need says of itself that it found too few people, or that it does no more or is too old for others to give way to. Harmless to repeat. */
export async function sayWhetherShort(
  fx: Effects,
  { need, org, area, topics, skill }: Asked,
  { ledger, experience, silent }: Pick<Starting, 'ledger' | 'experience'> & Pick<AskedSoFar, 'silent'>,
  found: Pick<Found, 'ranOut'>,
  listed: boolean,
): Promise<void> {
  const expected = expectedStill(silent, fx.now(), fx.zone, experience)
  const lacks = yesesNeeded(ledger, experience)
  const openedAt = ledger.openedAt ?? ledger.createdAt
  if (!isShort(found, expected, lacks) || !isInItsFirstWeek({ openedAt }, fx.now())) {
    if (listed) await removeShort(fx.table, { area, need })
    return
  }
  const it: StoredShortNeed = {
    ...{ need, org, area, topics: [...topics] },
    ...(skill === undefined ? {} : { skill }),
    ...{ lacks, openedAt, lookedAt: fx.now() },
    until: afterWaking(fx.now(), shortForMs, fx.zone),
  }
  await putShort(fx.table, it)
}

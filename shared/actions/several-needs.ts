import type { Effects } from '../effects.ts'
import { mayClose, type NotClosable, sightOf } from '../rules/closing.ts'
import type { Result } from '../rules/result.ts'
import type { Scope } from '../store/scope.ts'
import { approveNeed, mayApprove } from './approve-need.ts'
import { notReady } from './check-need.ts'
import { type CloseRefusal, closeNeed } from './close-need.ts'
import { extendNeed } from './extend-need.ts'
import { type HandOverRefusal, handOverNeed } from './hand-over.ts'
import { type CampaignRefusal, moveToCampaign } from './move-to-campaign.ts'
import { type Actor, mayChange, readNeedNow, type WholeNeed } from './need-access.ts'

/** What may be done to several needs at once. */
export const severalKinds = ['extend', 'hand-over', 'approve', 'close', 'campaign'] as const
export type SeveralKind = (typeof severalKinds)[number]

/** At most so many at once: each is several writes, and a request lives 10 s. */
export const mostAtOnce = 25
/** So many are worked on at the same time. */
const sideBySide = 5

export type SeveralRefusal = HandOverRefusal | CloseRefusal | CampaignRefusal

/** What is to be done, with what was seen of each need. */
export type Several =
  | { readonly kind: 'extend'; readonly deadline: number }
  | { readonly kind: 'hand-over'; readonly to: string }
  /** `seen`: the version of each need's texts. */
  | { readonly kind: 'approve'; readonly seen: Seen }
  /** As met in full, with the same note to everybody who gave. `seen`: what each need's page showed (see rules/closing.ts). */
  | { readonly kind: 'close'; readonly note: string; readonly seen: Seen }
  /** Into this campaign; out of any without one. */
  | { readonly kind: 'campaign'; readonly campaign: string | undefined }
type Seen = Readonly<Record<string, string>>

/** One need of several, before anything is done: how it stands, and what keeps it from being dealt with. */
export interface Foreseen {
  readonly need: string
  readonly whole: WholeNeed
  readonly refusal?: SeveralRefusal
}

/** Looks at each need and says what would become of it. Needs that are not there, or another organisation's, are left out. */
export async function foreseeSeveral(
  fx: Effects,
  scope: Scope,
  by: Actor,
  kind: SeveralKind,
  needs: readonly string[],
): Promise<Foreseen[]> {
  const looked = await eachOf(needs, async (need): Promise<Foreseen | undefined> => {
    const whole = await readNeedNow(fx, { scope, need })
    if (!whole) return undefined
    const refusal = await hindrance(fx, scope, by, kind, whole)
    return { need, whole, ...(refusal ? { refusal } : {}) }
  })
  return looked.filter((one) => one !== undefined)
}

/**
 * Does it to each need by the very action that does it to one, so that the same conditions hold and doing it again changes
 * nothing. Answers what became of each.
 */
export function doSeveral(
  fx: Effects,
  scope: Scope,
  by: Actor,
  it: Several,
  needs: readonly string[],
): Promise<{ need: string; result: Result<unknown, SeveralRefusal> }[]> {
  return eachOf(needs, async (need) => ({ need, result: await doOne(fx, scope, by, it, need) }))
}

function doOne(
  fx: Effects,
  scope: Scope,
  by: Actor,
  it: Several,
  need: string,
): Promise<Result<unknown, SeveralRefusal>> {
  switch (it.kind) {
    case 'extend':
      return extendNeed(fx, scope, by, { need, deadline: it.deadline })
    case 'hand-over':
      return handOverNeed(fx, scope, by, { need, to: it.to })
    case 'approve':
      return approveNeed(fx, scope, by, { need, version: Number(it.seen[need]) })
    case 'close':
      return closeNeed(fx, by, {
        ...{ scope, need, note: it.note, seen: it.seen[need] ?? '' },
        ...{ outcome: 'fully', reason: 'met', harmless: [] },
      })
    case 'campaign':
      return moveToCampaign(fx, scope, by, { need, campaign: it.campaign })
  }
}

async function hindrance(
  fx: Effects,
  scope: Scope,
  by: Actor,
  kind: SeveralKind,
  whole: WholeNeed,
): Promise<SeveralRefusal | undefined> {
  const { ledger, text } = whole
  const { stage } = ledger
  if (kind !== 'approve' && !mayChange(by, text)) return { kind: 'not-yours' }
  switch (kind) {
    case 'extend':
      if (stage !== 'open' && stage !== 'expired') return { kind: 'wrong-stage', stage }
      return notReady(fx, text)
    case 'hand-over':
    case 'campaign':
      return stage === 'closed' || stage === 'cancelled' ? { kind: 'wrong-stage', stage } : undefined
    case 'approve':
      if (stage !== 'review') return { kind: 'wrong-stage', stage }
      if (!(await mayApprove(fx, scope, by, text))) return { kind: 'second-person-needed' }
      if (text.deadline <= fx.now()) return { kind: 'deadline-passed' }
      return notReady(fx, text)
    case 'close':
      return refusalOf(mayClose(ledger, { outcome: 'fully', reason: 'met', note: 'x' }))
  }
}

const refusalOf = (may: Result<undefined, NotClosable>): NotClosable | undefined =>
  may.ok ? undefined : may.refusal

/** What each need looked like, for the form that is pressed next. */
export function seenOf(kind: SeveralKind, { ledger, text }: WholeNeed): string {
  return kind === 'approve' ? String(text.version) : kind === 'close' ? sightOf(ledger) : ''
}

async function eachOf<T>(needs: readonly string[], act: (need: string) => Promise<T>): Promise<T[]> {
  const done: T[] = []
  for (let from = 0; from < needs.length; from += sideBySide)
    done.push(...(await Promise.all(needs.slice(from, from + sideBySide).map(act))))
  return done
}

import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { mayText } from '../rules/text-limits.ts'
import { type Code, countTry, mostTries, type NewCode, putCode, readCode, useUp } from '../store/code.ts'
import { withinLimit, withinRollingLimit } from '../store/limit.ts'
import { hubMayText } from './pay-for-text.ts'

/** At most three codes to one address in any ten minutes, whoever asks. */
const perAddress = { what: 'code-address', most: 3, windowMs: 10 * 60_000 } as const
/** And ten a day to one number: each costs money, and rings somebody's phone. */
const perNumber = { what: 'code-number', most: 10, windowMs: 24 * 3600_000 } as const
/** At most twenty an hour from one source: an office behind one address still gets in. */
const perSource = { what: 'code-source', most: 20, windowMs: 3600_000 } as const

export interface Asking extends Omit<NewCode, 'id'> {
  /** Visit.source. */
  readonly source: string
}

/** 'country': numbers of that country are not written to. 'texts-used-up': the hub sends no more codes by text today. */
export type AskRefusal =
  | { readonly kind: 'too-often' }
  | { readonly kind: 'country' }
  | { readonly kind: 'texts-used-up' }

/**
 * Asks for a one-time code. Answers the same, after the same work, whether anybody is known under the address or not: notify decides when
 * sending. The digits never pass through here.
 */
export async function askForCode(
  fx: Effects,
  { source, ...asking }: Asking,
): Promise<Result<{ readonly id: string }, AskRefusal>> {
  const now = fx.now()
  if (!(await withinLimit(fx.table, now, { ...perSource, source }))) return refuse({ kind: 'too-often' })
  if (asking.channel === 'mobile') {
    if (!mayText(asking.address, fx.texts)) return refuse({ kind: 'country' })
    if (!(await hubMayText(fx, 'codes'))) return refuse({ kind: 'texts-used-up' })
  }
  const address = fx.identify(asking.address)
  const limits = asking.channel === 'mobile' ? [perAddress, perNumber] : [perAddress]
  for (const limit of limits)
    if (!(await withinRollingLimit(fx.table, now, { ...limit, source: address })))
      return refuse({ kind: 'too-often' })
  const id = fx.newId(20)
  await putCode(fx.table, now, { ...asking, id })
  return ok({ id })
}

export type CodeRefusal =
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** Unknown, asked for by another browser, too old, used, or guessed at too often: a new one is needed. */
  | { readonly kind: 'over' }

/** Tries six digits: right once, in the browser that asked, within ten minutes and five tries. */
export async function tryCode(
  fx: Effects,
  guess: { readonly id: string; readonly browserHash: string; readonly digits: string },
): Promise<Result<Code, CodeRefusal>> {
  const counted = await countTry(fx.table, fx.now(), guess)
  if (!counted) return refuse({ kind: 'over' })
  const codeHash = hashDigits(fx, guess.id, guess.digits)
  if (counted.codeHash !== codeHash) return refuse({ kind: 'wrong', triesLeft: mostTries - counted.tries })
  const used = await useUp(fx.table, fx.now(), { id: guess.id, codeHash, attempt: fx.newId() })
  return used ? ok(counted) : refuse({ kind: 'over' })
}

/** What the page of a code may know before anybody typed anything: only in the browser that asked. */
export async function pendingCode(
  fx: Effects,
  of: { readonly id: string; readonly browserHash: string },
): Promise<Code | undefined> {
  const known = await readCode(fx.table, of.id)
  if (!known || known.browserHash !== of.browserHash) return undefined
  return known.expiresAtMs > fx.now() && known.usedAt === undefined && known.tries < mostTries
    ? known
    : undefined
}

/** How digits rest in the table: hashed together with the code's own unguessable id. */
export function hashDigits(fx: Effects, id: string, digits: string): string {
  return fx.hash(`${id} ${digits}`)
}

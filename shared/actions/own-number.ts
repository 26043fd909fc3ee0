import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { writeAudit } from '../store/audit.ts'
import { deleteLogin, putLogin, readLogin } from '../store/login.ts'
import { readMember, setMobile } from '../store/member.ts'
import type { Scope } from '../store/scope.ts'

/** 'taken': another member of the organisation signs in with this number. 'gone': they are no member any more. */
export type NumberRefusal = { readonly kind: 'taken' } | { readonly kind: 'gone' }

/**
 * Lets a member sign in with a mobile number, too, after they have shown that it is theirs. The login comes first: what a crash leaves is a number that works and is
 * not shown, and doing it again finishes it.
 */
export async function addOwnNumber(
  fx: Effects,
  scope: Scope,
  { member, number }: { readonly member: string; readonly number: string },
): Promise<Result<null, NumberRefusal>> {
  const { table } = fx
  const own = await readMember(table, scope, member, { strong: true })
  if (own?.member.state !== 'active') return refuse({ kind: 'gone' })
  const identity = fx.identify(number)
  const known = await readLogin(table, identity, scope.org)
  if (known && known.member !== member) {
    const other = await readMember(table, scope, known.member, { strong: true })
    if (other?.member.state === 'active') return refuse({ kind: 'taken' })
  }
  if (!(await putLogin(table, identity, { org: scope.org, member }, known?.member)))
    return refuse({ kind: 'taken' })
  if (!(await setMobile(table, scope, member, number))) {
    await deleteLogin(table, identity, { org: scope.org, member })
    return refuse({ kind: 'gone' })
  }
  const former = own.member.mobile
  if (former !== undefined && former !== number)
    await deleteLogin(table, fx.identify(former), { org: scope.org, member })
  await writeAudit(table, scope, member, { kind: 'number-added', at: fx.now(), by: member })
  return ok(null)
}

/** Takes a member's number away: nobody signs in with it any more. Harmless to repeat. */
export async function removeOwnNumber(fx: Effects, scope: Scope, member: string): Promise<void> {
  const own = await readMember(fx.table, scope, member, { strong: true })
  const number = own?.member.mobile
  if (number === undefined) return
  await deleteLogin(fx.table, fx.identify(number), { org: scope.org, member })
  await setMobile(fx.table, scope, member, undefined)
  await writeAudit(fx.table, scope, member, { kind: 'number-removed', at: fx.now(), by: member })
}

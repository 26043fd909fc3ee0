import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { readContact } from '../store/contact.ts'
import { withinLimit } from '../store/limit.ts'
import { putNotice, toVolunteer } from '../store/notice.ts'

/** One link to one address in ten minutes is enough; who asks again gets the same. */
const windowMs = 10 * 60_000
const perSource = { what: 'preferences-link', most: 20, windowMs: 3_600_000 } as const

/**
 * Sends whoever has this address a link to their own settings. The answer and the work are the same whether anybody has
 * it: a notice to nobody is put aside by notify, which reads whom it is for.
 */
export async function sendPreferencesLink(
  fx: Effects,
  asking: { readonly address: string; readonly source: string },
): Promise<Result<undefined, { readonly kind: 'too-often' }>> {
  const now = fx.now()
  if (!(await withinLimit(fx.table, now, { ...perSource, source: asking.source })))
    return refuse({ kind: 'too-often' })
  const claim = await readContact(fx.table, fx.identify(asking.address))
  const volunteer = claim?.volunteer ?? 'nobody'
  await putNotice(fx.table, now, {
    to: toVolunteer(volunteer),
    id: `preferences-link-${claim ? Math.floor(now / windowMs) : fx.newId()}`,
    kind: 'preferences-link',
  })
  return ok(undefined)
}

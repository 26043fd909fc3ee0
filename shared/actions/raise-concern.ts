import type { Effects } from '../effects.ts'
import { announcedEach, concernLimits, isAboutSafety, safetyLimits } from '../rules/concerns.ts'
import type { Contact } from '../rules/contact.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { type Concern, putConcern, readConcern } from '../store/concern.ts'
import { withinLimit } from '../store/limit.ts'

const hour = 3_600_000

export type ConcernRefusal = { readonly kind: 'too-often' }

export interface RaisedConcern
  extends Pick<Concern, 'worry' | 'text' | 'language' | 'page' | 'org' | 'need'> {
  /** Made with the form: the same words sent twice from one form are one concern. */
  readonly form: string
  readonly reach?: Contact
  /** A hash of where it comes from. Not kept with it. */
  readonly source: string
}

/** Keeps what somebody is worried about. Once it is answered with yes it is there, and stays until it has been handled. Answers its id. */
export async function raiseConcern(
  fx: Effects,
  { form, reach, source, ...said }: RaisedConcern,
): Promise<Result<string, ConcernRefusal>> {
  const words = JSON.stringify([form, said, reach?.address ?? ''])
  const id = fx.hash(`concern ${words}`).replace(/[-_]/g, '').slice(0, 20)
  if (await readConcern(fx.table, fx.now(), id)) return ok(id)
  if (!(await mayCome(fx, { ...said, ...(reach ? { reach } : {}), source })))
    return refuse({ kind: 'too-often' })
  const announced = await isWithin(fx, 'announced', 'all', announcedEach)
  await putConcern(fx.table, {
    ...said,
    ...(announced || isAboutSafety(said.worry) ? {} : { oneOfMany: true }),
    concern: id,
    at: fx.now(),
    ...(reach
      ? { reach: { channel: reach.kind, address: reach.address, identity: fx.identify(reach.address) } }
      : {}),
  })
  return ok(id)
}

/** One who sends many closes the door for nobody else; see concernLimits. */
async function mayCome(
  fx: Effects,
  { worry, org, need, page, reach, source }: Omit<RaisedConcern, 'form'>,
): Promise<boolean> {
  const safety = isAboutSafety(worry)
  const limits = safety ? safetyLimits : concernLimits
  const what = safety ? 'safety' : 'concern'
  const about = need ?? org ?? page
  const writer = reach && fx.identify(reach.address)
  if (!(await isWithin(fx, what, source, limits.address))) return false
  if (writer && !(await isWithin(fx, what, `by ${writer}`, limits.writer))) return false
  if (!safety && !(await isWithin(fx, what, `about ${about}`, concernLimits.page))) return false
  return isWithin(fx, what, 'all', limits.all)
}

/** A counter that cannot be read stands in nobody's way. */
async function isWithin(fx: Effects, what: string, source: string, most: number): Promise<boolean> {
  try {
    return await withinLimit(fx.table, fx.now(), { what, source, most, windowMs: hour })
  } catch {
    return true
  }
}

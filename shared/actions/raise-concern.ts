import type { Effects } from '../effects.ts'
import type { Contact } from '../rules/contact.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { type Concern, putConcern, readConcern } from '../store/concern.ts'
import { withinLimit } from '../store/limit.ts'

const hour = 3_600_000
/** Concerns from one source in an hour: a school or a village may share one. */
const mostPerSource = 10
/** Concerns in all in an hour: more than people can read, and so a flood. */
const mostInAll = 60

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
  const limit = { what: 'concern', windowMs: hour }
  const mayCome =
    (await withinLimit(fx.table, fx.now(), { ...limit, source, most: mostPerSource })) &&
    (await withinLimit(fx.table, fx.now(), { ...limit, source: 'all', most: mostInAll }))
  if (!mayCome) return refuse({ kind: 'too-often' })
  await putConcern(fx.table, {
    ...said,
    concern: id,
    at: fx.now(),
    ...(reach
      ? { reach: { channel: reach.kind, address: reach.address, identity: fx.identify(reach.address) } }
      : {}),
  })
  return ok(id)
}

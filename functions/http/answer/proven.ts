import { getCookie } from 'hono/cookie'
import { withinLimit } from '../../../shared/store/limit.ts'
import { readNeedText } from '../../../shared/store/need-text.ts'
import { readPledge } from '../../../shared/store/pledge.ts'
import { readVolunteer } from '../../../shared/store/volunteer.ts'
import type { Visit } from '../visit.ts'
import { deviceHash, provenName } from './device.ts'
import type { Link } from './look-up.ts'

/** Somebody whose address this device has proven, in the same campaign. */
export interface Proven {
  readonly volunteer: string
  /** As they called themselves. */
  readonly name: string
}

/** A proof lasts so long, in ms: who takes two wishes one after the other types one code. */
const lastsMs = 24 * 3_600_000

/** At most this many further wishes of one person in ten minutes: whoever types a code for each meets a limit, too. */
const fewPerPerson = { what: 'another', most: 10, windowMs: 10 * 60_000 } as const

export function mayTakeAnother({ fx }: Visit, { volunteer }: Proven): Promise<boolean> {
  const source = fx.hash(`another ${volunteer}`).slice(0, 22)
  return withinLimit(fx.table, fx.now(), { ...fewPerPerson, source })
}

/**
 * Who this device proved to be for another need of the same campaign, by the code that was sent to their own address. What came by a
 * personal link counts for that need alone. Their promise decides, not the cookie, which anybody can write: it names this device. Nobody is
 * proven who is no volunteer: neither who has left since, nor who has only reserved something.
 */
export async function provenBy(
  visit: Visit,
  { scope, need, device }: Pick<Link, 'scope' | 'need' | 'device'>,
): Promise<Proven | undefined> {
  const [, volunteer = '', other = ''] =
    /^([0-9A-Za-z]{6,40})\.([0-9A-Za-z]{6,40})$/.exec(getCookie(visit.c, provenName) ?? '') ?? []
  if (other === '' || other === need) return undefined
  const { table, now } = visit.fx
  const [promise, person, text, otherText] = await Promise.all([
    readPledge(table, volunteer, other, { strong: true }),
    readVolunteer(table, volunteer, { strong: true }),
    readNeedText(table, scope, need),
    readNeedText(table, scope, other),
  ])
  const theirs =
    person !== undefined &&
    promise?.org === scope.org &&
    promise.via === 'group' &&
    promise.at > now() - lastsMs &&
    promise.devices?.includes(deviceHash(visit, device, volunteer))
  const together = text?.campaign !== undefined && text.campaign === otherText?.campaign
  return theirs && together ? { volunteer, name: promise.name } : undefined
}

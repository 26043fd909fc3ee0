import { askingHeldUntil, needHeldUntil } from '../../../shared/actions/asking-stopped.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { getItems } from '../../../shared/store/batch.ts'
import { readBudgets } from '../../../shared/store/budget.ts'
import { type Invitation, invitation } from '../../../shared/store/invitation.ts'
import { keys } from '../../../shared/store/keys.ts'
import { readLedger, type Where } from '../../../shared/store/ledger-item.ts'
import { readTextNow } from '../../../shared/store/need-store.ts'
import { pledge } from '../../../shared/store/pledge.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { type Volunteer, volunteer } from '../../../shared/store/volunteer.ts'
import type { Wave } from '../../../shared/store/wave.ts'
import { latestNeed, type NeedNow, needNow, type Request } from './need-now.ts'

/** Everything one turn of a wave is decided from, read at its beginning. */
export interface Asking extends Where {
  readonly wave: Wave
  /** When the turn began; what it writes carries this time, so that it knows its own writes again. */
  readonly now: number
  readonly volunteers: ReadonlyMap<string, Volunteer>
  readonly invitations: ReadonlyMap<string, Invitation>
  readonly budgets: Awaited<ReturnType<typeof readBudgets>>
  /** Those to be sent a text message who have promised something, or had. */
  readonly answered: ReadonlySet<string>
  /** The need as the turn found it, while somebody may still be asked. */
  readonly request: Request | undefined
  /** The need as it is when a letter is about to go. */
  readonly latest: () => Promise<NeedNow>
  /** Its words are just being changed. */
  readonly isEdited: boolean
  /** While all asking is stopped: nobody is asked, and nobody is given up; to look again then (epoch ms). */
  readonly heldUntil: number | undefined
}

/** Reads what a turn needs: seven reads at once, the deciding ones strongly. */
export async function startAsking(fx: NotifyEffects, wave: Wave): Promise<Asking> {
  const { table } = fx
  const now = fx.now()
  const due = textsDue(wave, now)
  const where = { scope: scopeOf(wave.org), need: wave.need }
  const ids = [...wave.volunteers, ...due]
  const [ledger, text, volunteers, invitations, budgets, pledges, heldUntil] = await Promise.all([
    readLedger(table, where, { strong: true }),
    readTextNow(table, where),
    getItems(table, ids.map(keys.volunteer), volunteer, { strong: true }),
    getItems(
      table,
      ids.map((id) => keys.invitation(id, wave.need)),
      invitation,
      { strong: true },
    ),
    readBudgets(table, wave.volunteers),
    getItems(
      table,
      due.map((id) => keys.pledge(id, wave.need)),
      pledge,
      { strong: true },
    ),
    askingHeldUntil(fx, where.scope),
  ])
  const found = needNow(ledger, text, now)
  const request = found.kind !== 'over' && ledger && text ? { ledger, text } : undefined
  return {
    ...where,
    wave,
    now,
    volunteers: new Map(volunteers.map((one) => [one.volunteer, one])),
    invitations: new Map(invitations.map((one) => [one.volunteer, one])),
    budgets,
    answered: new Set(pledges.map((one) => one.volunteer)),
    request,
    latest: request ? latestNeed(fx, where, request) : async () => found,
    isEdited: found.kind === 'edited',
    heldUntil: request && (heldUntil ?? needHeldUntil(fx, request.ledger)),
  }
}

/** Who may be sent a text message now, if they have not answered. */
export function textsDue({ texts = {} }: Wave, now: number): string[] {
  return Object.entries(texts).flatMap(([id, at]) => (at <= now ? [id] : []))
}

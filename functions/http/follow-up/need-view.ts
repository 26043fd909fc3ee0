import { mayChange } from '../../../shared/actions/need-access.ts'
import { type OfferedNow, offeredNow } from '../../../shared/actions/offered-now.ts'
import { reconcile } from '../../../shared/actions/reconcile.ts'
import { withMove } from '../../../shared/actions/tell-of-move.ts'
import { type Quantities, readHold, readQuantities } from '../../../shared/rules/ledger.ts'
import type { PledgeState } from '../../../shared/rules/pledge-life.ts'
import { atLeast } from '../../../shared/rules/roles.ts'
import { type Campaign, readCampaign } from '../../../shared/store/campaign.ts'
import { invitationsOf, type ListedInvitation } from '../../../shared/store/invitation.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import { membersOf } from '../../../shared/store/member.ts'
import { eventsOf, type NeedEvent } from '../../../shared/store/need-event.ts'
import { type NeedText, readNeedText } from '../../../shared/store/need-text.ts'
import { readOutlook, type StoredOutlook } from '../../../shared/store/outlook.ts'
import type { ListedPledge } from '../../../shared/store/pledge.ts'
import { readVolunteer } from '../../../shared/store/volunteer.ts'
import type { MemberVisit } from '../visit.ts'

/** Somebody's promise as the page shows it: what the ledger holds decides, the record says the rest. */
export interface Promised {
  readonly record: ListedPledge
  /** As it stands in the ledger now; both packed, as later presses have to name them. */
  readonly hold?: { readonly packed: string; readonly quantities: Quantities; readonly until?: number }
  readonly got: string
  readonly state: PledgeState | 'late'
  readonly reach?: Reach
}

/** How to reach a volunteer; only of those who promised something, and only for whom it concerns. */
export interface Reach {
  readonly email?: string
  readonly mobile?: string
}

/** Everything a need's page shows. */
export interface NeedView {
  readonly need: string
  readonly ledger: Ledger
  readonly text: NeedText
  readonly promises: readonly Promised[]
  readonly invitations: readonly ListedInvitation[]
  /** Who would be asked next, where anybody has been chosen yet. */
  readonly outlook?: StoredOutlook | undefined
  /** Who has just what is missing and was not asked yet. */
  readonly offered: readonly OfferedNow[]
  readonly events: readonly NeedEvent[]
  /** The campaign it is part of. */
  readonly campaign?: Pick<Campaign, 'campaign' | 'title'> | undefined
  /** Names of members by id. */
  readonly members: ReadonlyMap<string, string>
  /** May confirm, let go, close. */
  readonly mayAct: boolean
  readonly mayReach: boolean
}

/** Reads a need of the member's own organisation, bringing its ledger and its pledges' records together on the way. */
export async function readNeedView(visit: MemberVisit): Promise<NeedView | undefined> {
  const { fx, by } = visit
  const need = visit.c.req.param('need') ?? ''
  if (!/^[0-9A-Za-z]{1,40}$/.test(need)) return undefined
  const where = { scope: by.scope, need }
  const [reconciled, text, invitations, events, members, outlook] = await Promise.all([
    reconcile(fx, where),
    readNeedText(fx.table, by.scope, need),
    invitationsOf(fx.table, need),
    eventsOf(fx.table, by.scope, need),
    membersOf(fx.table, by.scope),
    readOutlook(fx.table, where),
  ])
  if (!reconciled || !text) return undefined
  const { ledger, pledges } = reconciled
  const mayReach = atLeast(by.role, 'coordinator') || text.responsible === by.member
  const shown = pledges.filter(
    ({ state, volunteer }) => state !== 'asked' || volunteer in ledger.holds || volunteer in ledger.got,
  )
  const concerned = concernedBy({ invitations, promises: pledges.map((record) => ({ record })) })
  const [promises, offered, campaign] = await Promise.all([
    Promise.all(shown.map((record) => promiseOf(visit, ledger, record, mayReach))),
    offeredNow(fx, where, { ledger, text, concerned }),
    text.campaign === undefined ? undefined : readCampaign(fx.table, by.scope, text.campaign),
  ])
  return {
    need,
    ledger,
    text,
    promises: promises.toSorted((one, other) => order(one) - order(other) || one.record.at - other.record.at),
    invitations: invitations.filter((one) => one.org === by.scope.org),
    events: withMove(events, text),
    outlook,
    offered,
    campaign: campaign?.needs.includes(need) ? campaign : undefined,
    members: new Map(members.map((member) => [member.member, member.name])),
    mayAct: mayChange(by, text),
    mayReach,
  }
}

/** Whom the need has asked, and who has promised something. */
export function concernedBy(of: {
  readonly invitations: readonly Pick<ListedInvitation, 'volunteer'>[]
  readonly promises: readonly { readonly record: Pick<ListedPledge, 'volunteer'> }[]
}): ReadonlySet<string> {
  return new Set([...of.invitations, ...of.promises.map(({ record }) => record)].map((one) => one.volunteer))
}

/** Who may be called: whoever promised and has not taken it back, while the need goes on. */
const reachable: readonly PledgeState[] = ['pledged', 'delivered', 'received', 'lapsed', 'no-show']
const over = ({ stage }: Ledger): boolean => stage === 'closed' || stage === 'cancelled'

export const mayBeReached = (ledger: Ledger, record: Pick<ListedPledge, 'state'>): boolean =>
  !over(ledger) && reachable.includes(record.state)

async function promiseOf(
  { fx }: MemberVisit,
  ledger: Ledger,
  record: ListedPledge,
  mayReach: boolean,
): Promise<Promised> {
  const packed = ledger.holds[record.volunteer]
  const concerns = mayReach && mayBeReached(ledger, record)
  const volunteer = concerns ? await readVolunteer(fx.table, record.volunteer) : undefined
  const hold = packed === undefined ? undefined : readHold(packed)
  return {
    // A link knows only the masked name; whom it concerns may read the whole one.
    record: volunteer ? { ...record, name: volunteer.name } : record,
    ...(packed === undefined || !hold
      ? {}
      : {
          hold: {
            packed,
            quantities: hold.quantities,
            ...(hold.until === undefined ? {} : { until: hold.until }),
          },
        }),
    got: ledger.got[record.volunteer] ?? '',
    state: standingOfPledge(ledger, record, fx.now()),
    ...(volunteer
      ? {
          reach: {
            ...(volunteer.email ? { email: volunteer.email.address } : {}),
            ...(volunteer.mobile ? { mobile: volunteer.mobile.address } : {}),
          },
        }
      : {}),
  }
}

/** The ledger decides where it and the record disagree for a moment. */
export function standingOfPledge(ledger: Ledger, record: ListedPledge, now: number): PledgeState | 'late' {
  const packed = ledger.holds[record.volunteer]
  if (over(ledger)) return packed === undefined ? record.state : 'released'
  if (packed === undefined && record.volunteer in ledger.got)
    return record.state === 'no-show' ? 'no-show' : 'received'
  if (packed === undefined) return record.state === 'pledged' ? 'withdrawn' : record.state
  const hold = readHold(packed)
  if (hold.until !== undefined) return record.state === 'standby' ? 'standby' : 'asked'
  if (hold.delivered) return 'delivered'
  return record.bringBy <= now ? 'late' : 'pledged'
}

/** What waits for the coordinator first. */
function order({ state }: Promised): number {
  const turns: readonly (PledgeState | 'late')[] = [
    'late',
    'delivered',
    'pledged',
    'asked',
    'standby',
    'received',
  ]
  const turn = turns.indexOf(state)
  return turn < 0 ? turns.length : turn
}

/** Quantities in the need's own words: '2 件 冬季外套'. */
export function sayQuantities(
  view: Pick<NeedView, 'ledger'>,
  quantities: Quantities | string,
  words: { readonly list: string; readonly amount: (n: number, unit: string) => string },
): string {
  const read = typeof quantities === 'string' ? readQuantities(quantities) : quantities
  return view.ledger.lines
    .filter((line) => (read[line.id] ?? 0) > 0)
    .map((line) => `${line.label} ${words.amount(read[line.id] ?? 0, line.unit)}`)
    .join(words.list)
}

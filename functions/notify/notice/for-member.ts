import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { between } from '../../../shared/messages/between.ts'
import { memberMail } from '../../../shared/messages/mail-member.ts'
import { sayBringBy } from '../../../shared/rules/date-words.ts'
import { readHold, readQuantities } from '../../../shared/rules/ledger.ts'
import { signedFor } from '../../../shared/rules/link-token.ts'
import { type MemberNotice, memberNotices } from '../../../shared/rules/notice-kinds.ts'
import { stopOf } from '../../../shared/rules/org-stop.ts'
import { readConcern } from '../../../shared/store/concern.ts'
import { readLedger } from '../../../shared/store/ledger-item.ts'
import { readMember } from '../../../shared/store/member.ts'
import { readMemberInvitation, setInvitationToken } from '../../../shared/store/member-invitation.ts'
import { readNeedText } from '../../../shared/store/need-text.ts'
import { type Notice, noticesTo } from '../../../shared/store/notice.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { readPledge } from '../../../shared/store/pledge.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { urls } from '../../http/urls.ts'
import { sayHeadline, sayLines } from '../say-lines.ts'
import { newSecret } from '../secrets.ts'
import { forCampaign, isOfCampaign } from './for-campaign.ts'
import { letterTo } from './letter-to.ts'
import type { Prepared } from './send-notice.ts'
import { stillTrue } from './still-true.ts'

/** Writes a notice to a member about a need of their organisation; undefined when it is no longer true or they have left. */
export async function forMember(
  fx: NotifyEffects,
  notice: Notice,
  to: { readonly org: string; readonly member: string },
): Promise<Prepared | undefined> {
  const kind = memberNotices.find((one) => one === notice.kind)
  const { need, about } = notice
  if (kind !== undefined && isOfCampaign(kind)) return forCampaign(fx, notice, kind, to)
  if (kind !== undefined && isOfOrganization(kind)) return forStopped(fx, notice, kind, to)
  if (kind === 'concern-raised') return forHub(fx, notice, to)
  if (!kind || need === undefined) return undefined
  const scope = scopeOf(to.org)
  const [found, text, ledger, pledge] = await Promise.all([
    readMember(fx.table, scope, to.member),
    readNeedText(fx.table, scope, need),
    readLedger(fx.table, { scope, need }, { strong: true }),
    about === undefined ? undefined : readPledge(fx.table, about, need, { strong: true }),
  ])
  if (found?.member.state !== 'active' || !text || !ledger) return undefined
  const packed = about === undefined ? undefined : ledger.holds[about]
  const hold = packed === undefined ? undefined : readHold(packed)
  if (!stillTrue(kind, { ledger, text, pledge, hold }, fx.now())) return undefined
  const { language, name, email } = found.member
  const some = sayLines(text, hold?.quantities ?? readQuantities(pledge?.lines ?? ''), language)
  const what = sayHeadline(text, language)
  const words = memberMail[language][kind]({
    name,
    what,
    lines: some.length > 0 ? some.join(between[language].things) : what,
    place: text.place,
    by: sayBringBy(pledge?.bringBy ?? text.deadline, fx.zone, language, fx.now()),
    organization: text.orgName,
    reason: ledger.hubStop?.reason ?? '',
    link: fx.origin + (kind === 'review-asked' ? urls.checkNeed(need) : urls.need(need)),
  })
  return letterTo(fx, notice, { email, language }, words)
}

const ofOrganization = ['organization-held', 'organization-stopped', 'organization-released'] as const
const isOfOrganization = (kind: MemberNotice): kind is (typeof ofOrganization)[number] =>
  ofOrganization.some((one) => one === kind)

/** Tells a coordinator that the hub has stopped something of their organisation, and why, or that it goes on; not what is no longer so. */
async function forStopped(
  fx: NotifyEffects,
  notice: Notice,
  kind: (typeof ofOrganization)[number],
  to: { readonly org: string; readonly member: string },
): Promise<Prepared | undefined> {
  const [found, organization] = await Promise.all([
    readMember(fx.table, scopeOf(to.org), to.member),
    readOrganization(fx.table, to.org, { strong: true }),
  ])
  if (found?.member.state !== 'active' || !organization) return undefined
  const stop = stopOf(organization)
  const isSo = {
    'organization-held': stop?.kind === 'asking',
    'organization-stopped': stop?.kind === 'work',
    'organization-released': stop === undefined && (await wasTold(fx, notice)),
  }
  if (!isSo[kind]) return undefined
  const { language, name, email } = found.member
  const words = memberMail[language][kind]({
    name,
    what: '',
    lines: '',
    place: '',
    by: '',
    organization: organization.name,
    reason: organization.askingStop?.reason ?? '',
    link: fx.origin + urls.board(),
  })
  return letterTo(fx, notice, { email, language }, words)
}

/** The last they heard is that something is stopped. */
async function wasTold(fx: NotifyEffects, { to }: Notice): Promise<boolean> {
  const all = await noticesTo(fx.table, to, 'organization-')
  const heard = all.filter(({ state }) => state === 'sent' || state === 'unknown')
  const last = heard.toSorted((a, b) => a.at - b.at).at(-1)
  return last !== undefined && last.kind !== 'organization-released'
}

/** Tells an administrator of the hub that a concern waits. Mail travels in the clear: what it says is on its page. */
async function forHub(
  fx: NotifyEffects,
  notice: Notice,
  to: { readonly org: string; readonly member: string },
): Promise<Prepared | undefined> {
  const id = notice.about ?? ''
  const [found, concern, hub] = await Promise.all([
    readMember(fx.table, scopeOf(to.org), to.member),
    readConcern(fx.table, fx.now(), id),
    readOrganization(fx.table, to.org),
  ])
  if (found?.member.state !== 'active' || !concern || concern.handled) return undefined
  const { language, name, email } = found.member
  const words = memberMail[language]['concern-raised']({
    name,
    what: '',
    lines: '',
    place: '',
    by: '',
    organization: hub?.name ?? '',
    link: fx.origin + urls.hubConcern(id),
  })
  return letterTo(fx, notice, { email, language }, words)
}

/** Writes to somebody who is invited to become a member: the link's hash is left on the invitation before the message goes out. */
export async function forInvited(fx: NotifyEffects, notice: Notice): Promise<Prepared | undefined> {
  const { org, about } = notice
  if (notice.kind !== 'member-invited' || org === undefined || about === undefined) return undefined
  const scope = scopeOf(org)
  const invited = await readMemberInvitation(fx.table, scope, about)
  if (invited?.state !== 'open' || invited.expiresAtMs <= fx.now()) return undefined
  const { token, tokenHash, linkKeyId } = newSecret(fx, signedFor.memberInvitation(org, about))
  if (!(await setInvitationToken(fx.table, scope, about, { tokenHash, linkKeyId }))) return undefined
  const { email, language, name, orgName } = invited
  const words = memberMail[language]['member-invited']({
    name,
    what: '',
    lines: '',
    place: '',
    by: '',
    organization: orgName,
    link: fx.origin + urls.memberInvitation(token),
  })
  return letterTo(fx, notice, { email, language }, words)
}

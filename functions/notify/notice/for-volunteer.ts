import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { between } from '../../../shared/messages/between.ts'
import { volunteerMail } from '../../../shared/messages/mail-volunteer.ts'
import { sayBringBy, sayMoment, sayShortDate } from '../../../shared/rules/date-words.ts'
import { listedForMs } from '../../../shared/rules/import-life.ts'
import { type Quantities, readHold, readQuantities } from '../../../shared/rules/ledger.ts'
import { signedFor } from '../../../shared/rules/link-token.ts'
import { type VolunteerNotice, volunteerNotices } from '../../../shared/rules/notice-kinds.ts'
import { quietBegins, quietEnds } from '../../../shared/rules/quiet-hours.ts'
import { askedForLinkMs } from '../../../shared/rules/sending.ts'
import { textOfNotice } from '../../../shared/rules/text-kinds.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import { readLedger } from '../../../shared/store/ledger-item.ts'
import { putFreshLink } from '../../../shared/store/link.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { readNeedText } from '../../../shared/store/need-text.ts'
import { type Notice, readNotice } from '../../../shared/store/notice.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { readPledge } from '../../../shared/store/pledge.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { readSuppression } from '../../../shared/store/suppression.ts'
import { readVolunteer, type Volunteer } from '../../../shared/store/volunteer.ts'
import { urls } from '../../http/urls.ts'
import type { Letter } from '../hand-over.ts'
import { addressesOf, listedWays, waysTo } from '../reach.ts'
import { labelsOf, sayHeadline, sayLines } from '../say-lines.ts'
import { newSecret } from '../secrets.ts'
import type { Prepared } from './send-notice.ts'
import { type Standing, stillTrue } from './still-true.ts'

const day = 86_400_000
/** How long a link in a message about a pledge works after the promised day, in ms: until well after the thank-you. */
const pledgeLinkMs = 90 * day

/** Answers to what the reader did a moment ago: they go out at any hour. */
const answers: readonly VolunteerNotice[] = [
  'pledge-noted',
  'pledge-changed',
  'pledge-withdrawn',
  'fresh-link',
  'preferences-link',
]

/** Writes a notice to a volunteer, with a fresh link to their own channel; undefined when it is no longer true. */
export async function forVolunteer(
  fx: NotifyEffects,
  notice: Notice,
  id: string,
): Promise<Prepared | undefined> {
  const kind = volunteerNotices.find((one) => one === notice.kind)
  const volunteer = await readVolunteer(fx.table, id, { strong: true })
  if (!kind || !volunteer) return undefined
  if (kind === 'join-asked') return forAsked(fx, notice, volunteer)
  const standing = await read(fx, notice, id)
  if (kind !== 'preferences-link' && (!standing || !stillTrue(kind, standing, fx.now()))) return undefined
  if (kind === 'goes-on' && !(await wasTold(fx, notice))) return undefined
  const { link, token } = await linkFor(fx, notice, volunteer, standing)
  const { language, name } = volunteer
  const { labels, day: onDay, ...facts } = said(fx, volunteer, standing)
  const words = volunteerMail[language][kind]({ name, ...facts, link })
  const awake = quietEnds(fx.now(), volunteer.quiet, fx.zone)
  const until = answers.includes(kind) ? fx.now() + day : quietBegins(awake, volunteer.quiet, fx.zone)
  const text = { kind: textOfNotice[kind], what: labels, day: onDay, token, until }
  return {
    // Whoever asks for a link to their settings has given the address where they look for it.
    ways: (kind === 'preferences-link' ? addressesOf : waysTo)(volunteer, fx.channels),
    letter: {
      words,
      text,
      ...worth(standing, fx.now()),
      language,
      reference: `notice.${fx.hash(`${notice.to} ${notice.id}`).slice(0, 22)}`,
    },
    ...(answers.includes(kind) ? {} : { notBefore: awake }),
  }
}

/**
 * Asks somebody whom an organisation has put on a list whether that is right: the one message that goes to an address before it has
 * been shown to be theirs. Not to somebody who has ever said stop, and never in their night.
 */
async function forAsked(
  fx: NotifyEffects,
  notice: Notice,
  volunteer: Volunteer,
): Promise<Prepared | undefined> {
  const [way] = listedWays(volunteer, fx.channels)
  if (volunteer.state !== 'imported' || !way) return undefined
  if (await readSuppression(fx.table, way.identity)) return undefined
  const organization = await readOrganization(fx.table, volunteer.joinedThrough)
  if (organization?.state !== 'active') return undefined
  const { link, token } = await linkFor(fx, notice, volunteer, undefined)
  const { language, name } = volunteer
  const { labels: _, day: __, ...facts } = said(fx, volunteer, undefined)
  const awake = quietEnds(fx.now(), volunteer.quiet, fx.zone)
  const until = quietBegins(awake, volunteer.quiet, fx.zone)
  return {
    ways: [way],
    letter: {
      words: volunteerMail[language]['join-asked']({
        ...facts,
        name,
        organization: organization.name,
        link,
      }),
      text: { kind: textOfNotice['join-asked'], token, until },
      language,
      reference: `notice.${fx.hash(`${notice.to} ${notice.id}`).slice(0, 22)}`,
    },
    notBefore: awake,
  }
}

/** They heard of the stop that is over now. */
async function wasTold(fx: NotifyEffects, { to, about = '' }: Notice): Promise<boolean> {
  const before = await readNotice(fx.table, to, about)
  return before?.state === 'sent' || before?.state === 'unknown'
}

/** A message about a need is worth showing while the need lasts, or while something is kept for its reader. */
function worth(standing: Awaited<ReturnType<typeof read>>, now: number): Pick<Letter, 'worth'> {
  if (!standing) return {}
  const { ledger, hold } = standing
  const until = hold?.until === undefined ? ledger.deadline : hold.until * 1000
  return until > now ? { worth: { until, urgency: ledger.urgency } } : {}
}

async function read(
  fx: NotifyEffects,
  { org, need }: Notice,
  volunteer: string,
): Promise<(Standing & { text: NeedText; ledger: Ledger }) | undefined> {
  if (org === undefined || need === undefined) return undefined
  const scope = scopeOf(org)
  const [text, ledger, pledge] = await Promise.all([
    readNeedText(fx.table, scope, need),
    readLedger(fx.table, { scope, need }, { strong: true }),
    readPledge(fx.table, volunteer, need, { strong: true }),
  ])
  const packed = ledger?.holds[volunteer]
  const hold = packed === undefined ? undefined : readHold(packed)
  return text && ledger ? { text, ledger, pledge, hold } : undefined
}

/** The words that depend on the need and on what the volunteer holds of it. */
function said(
  fx: NotifyEffects,
  { language }: Volunteer,
  standing: (Standing & { text: NeedText }) | undefined,
) {
  const none = {
    what: '',
    labels: [],
    lines: [],
    day: '',
    place: '',
    by: '',
    organization: '',
    dropOff: '',
    hours: '',
  }
  if (!standing) return { ...none, until: '', note: '' }
  const { text, hold, pledge } = standing
  const mine: Quantities = hold?.quantities ?? readQuantities(pledge?.lines ?? '')
  const lines = sayLines(text, mine, language)
  // The hold keeps the promised day to the hour; the pledge knows it exactly.
  const bringBy = pledge?.bringBy ?? hold?.by ?? text.deadline
  return {
    what: lines.length > 0 ? lines.join(between[language].things) : sayHeadline(text, language),
    labels: lines.length > 0 ? labelsOf(text, mine) : text.lines.map((line) => line.label),
    lines,
    day: sayShortDate(bringBy, fx.zone, language),
    place: text.place,
    by: sayBringBy(bringBy, fx.zone, language, fx.now()),
    organization: text.orgName,
    dropOff: text.dropOff.place,
    hours: text.dropOff.hours,
    until: hold?.until === undefined ? '' : sayMoment(hold.until * 1000, fx.zone, language, fx.now()),
    note: text.outcome?.note ?? '',
  }
}

/** A link of its own for this message: writing it again is writing the same. */
async function linkFor(
  fx: NotifyEffects,
  notice: Notice,
  volunteer: Volunteer,
  standing: Standing | undefined,
): Promise<{ readonly link: string; readonly token: string }> {
  // The key's id belongs to the link's, so that after a change of keys a repeat is a link of its own and not a dead one.
  const id = `${notice.id}.${fx.linkKeys.current}`
  const { token, tokenHash, linkKeyId } = newSecret(fx, signedFor.freshLink(volunteer.volunteer, id))
  const joining = notice.kind === 'join-asked'
  const ownPledge = notice.kind !== 'preferences-link' && !joining
  const asked = notice.kind === 'fresh-link' || notice.kind === 'preferences-link'
  await putFreshLink(fx.table, {
    id,
    volunteer: volunteer.volunteer,
    purpose: ownPledge ? 'pledge' : 'preferences',
    ...(ownPledge ? { need: notice.need, org: notice.org } : {}),
    language: volunteer.language,
    tokenHash,
    linkKeyId,
    at: notice.at,
    expiresAtMs: asked
      ? fx.now() + askedForLinkMs
      : joining
        ? volunteer.joinedAt + listedForMs
        : Math.max(fx.now(), standing?.pledge?.bringBy ?? 0) + pledgeLinkMs,
  })
  return { token, link: fx.origin + (ownPledge ? urls.invitation(token) : urls.preferences(token)) }
}

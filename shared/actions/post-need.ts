import type { Effects } from '../effects.ts'
import { nameLines } from '../rules/change-lines.ts'
import { isMinor } from '../rules/consent.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { putLedger, putText, textHasLedger } from '../store/need-store.ts'
import { changedWords, headline, type NeedText, type WrittenText } from '../store/need-text.ts'
import { type Organization, readOrganization } from '../store/organization.ts'
import { changeOrganization } from '../store/organization-changes.ts'
import type { Scope } from '../store/scope.ts'
import { type Actor, readNeedNow } from './need-access.ts'
import type { NeedInput } from './need-input.ts'
import { placeOf } from './need-place.ts'
import type { NeedRefusal } from './need-refusal.ts'
import { tellOfNeed } from './tell-of-need.ts'

/**
 * Writes a need down as a draft: the texts first, then the ledger; due work writes a ledger that a crash left out.
 * `request` names the request: repeated with the same words it is the same need, in every organisation its own.
 */
export async function postNeed(
  fx: Effects,
  scope: Scope,
  by: Actor,
  input: NeedInput,
  request: string = fx.newId(20),
  more: Pick<NeedText, 'campaign'> = {},
): Promise<Result<{ readonly need: string; readonly version: number }, NeedRefusal>> {
  const now = fx.now()
  if (input.deadline <= now) return refuse({ kind: 'deadline-passed' })
  const need = needIdFor(fx, scope, by, request)
  const place = await placeOf(fx, input.area)
  const organization = await readOrganization(fx.table, scope.org)
  if (place === undefined || !organization) return refuse({ kind: 'area-unknown' })
  const text: NeedText = {
    ...textOf(input, by, { lines: nameLines(input.lines, []), place }),
    ...more,
    need,
    org: scope.org,
    orgName: organization.name,
    kind: 'goods',
    responsible: by.member,
    createdBy: by.member,
    createdAt: now,
    version: 1,
  }
  const where = { scope, need }
  if (!(await putText(fx.table, scope, now, text))) return alreadyPosted(fx, scope, text)
  await putLedger(fx.table, scope, text)
  await textHasLedger(fx.table, where)
  await tellOfNeed(fx, where)
  await rememberDropOff(fx, organization, input)
  return ok({ need, version: text.version })
}

/** The next form proposes where things were last brought: a convenience, so a crash before it is no loss. */
async function rememberDropOff(fx: Effects, { org, dropOff }: Organization, input: NeedInput): Promise<void> {
  const { place, hours } = input.dropOff
  if (dropOff?.place === place && dropOff.hours === hours) return
  await changeOrganization(fx.table, org, { dropOff: { place, hours } })
}

/** The same request again: the same need if it says the same, else the caller decides what the difference means. */
async function alreadyPosted(
  fx: Effects,
  scope: Scope,
  text: NeedText,
): Promise<Result<{ readonly need: string; readonly version: number }, NeedRefusal>> {
  const first = await readNeedNow(fx, { scope, need: text.need })
  if (!first) return refuse({ kind: 'changed-meanwhile' })
  const { looksHarmless, version } = first.text
  return Object.keys(changedWords(first.text, { ...text, looksHarmless })).length === 0
    ? ok({ need: text.need, version })
    : refuse({ kind: 'already-posted', need: text.need })
}

/** The id of the need a request makes: nobody can choose it, and no two organisations can share one. */
export function needIdFor(fx: Effects, scope: Scope, by: Pick<Actor, 'member'>, request: string): string {
  return fx
    .hash(`need ${scope.org} ${by.member} ${request}`)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 12)
}

/** A need's texts from what somebody wrote; a consent is kept only where one is needed. */
export function textOf(
  input: NeedInput,
  by: Actor,
  given: Pick<NeedText, 'lines' | 'place'>,
  before?: NeedText,
): Omit<WrittenText, 'looksHarmless'> {
  const { consent, title, heard } = input
  const { area, topics, urgency, deadline, dropOff, beneficiary, internalText, publicText, skill } = input
  const unchanged =
    before?.consent &&
    consent &&
    before.consent.by === consent.by &&
    before.consent.how === consent.how &&
    before.consent.at === consent.at
  return {
    title: title ?? titleOf(input),
    ...{ area, topics, urgency, deadline, dropOff, beneficiary, internalText, publicText, skill },
    heard,
    lines: given.lines,
    place: given.place,
    consent: !isMinor(beneficiary.ageBand)
      ? undefined
      : unchanged
        ? before.consent
        : consent && { ...consent, recordedBy: by.member },
  }
}

/** What the organisation's own list calls it: '小志：冬季外套、鞋子', or 'Ash: coat, shoes' where nothing is in Chinese. */
function titleOf({ beneficiary, lines }: NeedInput): string {
  const chinese = /\p{Script=Han}/u.test(beneficiary.alias + headline(lines, ''))
  const [colon, and] = chinese ? ['：', '、'] : [': ', ', ']
  return `${beneficiary.alias}${colon}${headline(lines, and)}`.slice(0, 80)
}

import * as z from 'zod/mini'
import { sightOf } from '../../../shared/rules/closing.ts'
import { held, lineId, readHold, readQuantities } from '../../../shared/rules/ledger.ts'
import { closeReasons, isOut, outcomes, stages } from '../../../shared/rules/need-life.ts'
import { pledgeStates } from '../../../shared/rules/pledge-life.ts'
import { needKinds, topics, urgencies } from '../../../shared/rules/topics.ts'
import { isHeld, type Ledger } from '../../../shared/store/ledger-item.ts'
import { ageBands, type NeedText } from '../../../shared/store/need-text.ts'
import type { Pledge } from '../../../shared/store/pledge.ts'

/** What the API answers. Only what is listed here leaves: every answer is cut down to these schemas. */

const instant = z.iso.datetime().check(z.meta({ description: 'UTC' }))
const iso = (at: number): string => new Date(at).toISOString()

export const lineShape = z.object({
  id: lineId,
  label: z.string(),
  unit: z.string(),
  wanted: z.int(),
  open: z.int().check(z.meta({ description: 'Still free to be promised.' })),
  promised: z.int().check(z.meta({ description: 'Held by volunteers, reservations included.' })),
  received: z.int(),
})

export const needSummary = z.object({
  id: z.string(),
  stage: z.enum(stages),
  covered: z.boolean().check(z.meta({ description: 'Nothing is open any more.' })),
  paused: z.boolean().check(
    z.meta({
      description:
        'The hub has paused it, or stopped its organisation: nobody new is asked, and nothing new can be promised. What has been promised stands.',
    }),
  ),
  title: z.string().check(z.meta({ description: 'For the organisation only.' })),
  place: z.string().check(z.meta({ description: 'The street at the finest.' })),
  urgency: z.enum(urgencies),
  deadline: instant,
  createdAt: instant,
  lines: z.array(lineShape),
})

export const wholeNeed = z.extend(needSummary, {
  seen: z
    .string()
    .check(
      z.meta({ description: 'What has arrived and how many hold something: send it back when closing.' }),
    ),
  kind: z.enum(needKinds),
  version: z.int(),
  publicText: z.string(),
  internalText: z.string(),
  beneficiary: z.object({ alias: z.string(), ageBand: z.enum(ageBands) }),
  topics: z.array(z.enum(topics)),
  area: z.string(),
  dropOff: z.object({ place: z.string(), hours: z.string() }),
  outcome: z.optional(
    z.object({ outcome: z.enum(outcomes), reason: z.enum(closeReasons), note: z.string(), at: instant }),
  ),
})

export const pledgeShape = z.object({
  id: z.string(),
  seen: z
    .string()
    .check(z.meta({ description: 'How it stands now: send it back with what you do about it.' })),
  state: z.enum(pledgeStates),
  quantities: z.partialRecord(lineId, z.int()),
  received: z.partialRecord(lineId, z.int()),
  bringBy: instant,
  word: z.string(),
  via: z.enum(['invitation', 'group', 'phone']),
  at: instant,
  changedAt: instant,
})

export function summaryOf(ledger: Ledger): z.input<typeof needSummary> {
  return {
    id: ledger.need,
    stage: ledger.stage,
    covered: ledger.lines.every((line) => (ledger.open[line.id] ?? 0) === 0),
    paused: isOut(ledger.stage) && isHeld(ledger),
    title: ledger.title,
    place: ledger.place,
    urgency: ledger.urgency,
    deadline: iso(ledger.deadline),
    createdAt: iso(ledger.createdAt),
    lines: ledger.lines.map(({ id, label, unit, wanted }) => ({
      ...{ id, label, unit, wanted },
      open: ledger.open[id] ?? 0,
      promised: held(ledger, id),
      received: ledger.received[id] ?? 0,
    })),
  }
}

export function wholeOf(ledger: Ledger, text: NeedText): z.input<typeof wholeNeed> {
  const { kind, version, publicText, internalText, beneficiary, topics, area, dropOff, outcome } = text
  return {
    ...summaryOf(ledger),
    seen: sightOf(ledger),
    ...{ kind, version, publicText, internalText, beneficiary, topics, area, dropOff },
    ...(outcome ? { outcome: { ...outcome, at: iso(outcome.at) } } : {}),
  }
}

/** A pledge as its ledger holds it now; the record says the rest. */
export function pledgeOf(pledge: Pledge, ledger: Ledger): z.input<typeof pledgeShape> {
  const hold = ledger.holds[pledge.volunteer]
  return {
    id: pledge.volunteer,
    seen: `${hold ?? ''}|${ledger.got[pledge.volunteer] ?? ''}`,
    state:
      pledge.state === 'asked' && hold !== undefined && readHold(hold).until === undefined
        ? 'pledged'
        : pledge.state,
    quantities: hold === undefined ? readQuantities(pledge.lines) : readHold(hold).quantities,
    received: readQuantities(ledger.got[pledge.volunteer] ?? ''),
    bringBy: iso(pledge.bringBy),
    word: pledge.word,
    via: pledge.via,
    at: iso(pledge.at),
    changedAt: iso(pledge.changedAt),
  }
}

import { pushWords } from '../../../shared/messages/push.ts'
import {
  type ChannelKind,
  channelKinds,
  channelsOf,
  defaultOrder,
  orderOf,
  wishedChannels,
  wishOf,
} from '../../../shared/rules/channel-order.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { checkboxes, radios } from '../page/choices.ts'
import type { Problems, Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** By which way somebody is told first, and by which never. Asked only where there are several ways to them, or they want none of them. */
export function waysField(visit: Visit, volunteer: Volunteer, typed: Typed, problems: Problems): Html {
  const kinds = channelsOf(volunteer)
  if (kinds.length === 0 || (kinds.length === 1 && wishedChannels(volunteer).length === 1)) return html``
  const words = pushWords[visit.language]
  const options = kinds.map((value) => ({ value, label: words[value] }))
  const never = (typed.neverBy ?? '').split(' ')
  const problem = problems.neverBy === undefined ? {} : { problem: problems.neverBy }
  return html`<fieldset><legend>${words.ways}</legend><p class="hint">${words.firstByHint}</p>${radios(
    { name: 'firstBy', legend: words.firstBy, options },
    typed.firstBy,
  )}${checkboxes({ name: 'neverBy', legend: words.neverBy, options, ...problem }, never)}</fieldset>`
}

/** What is the case now, as the form shows it. */
export function typedWays(volunteer: Volunteer): { firstBy: string; neverBy: string } {
  const [first = ''] = wishedChannels(volunteer)
  return { firstBy: first, neverBy: wishOf(volunteer.channels).never.join(' ') }
}

export type WaysRead =
  | { readonly ok: true; readonly said: Pick<Volunteer, 'channels'> }
  | { readonly ok: false; readonly problem: string }

/** The order the form says; nothing where it was not asked. A way that was not shown stays as it was. */
export function readWays(
  visit: Visit,
  volunteer: Volunteer,
  form: { readonly typed: Typed; readonly all: (name: string) => string[] },
): WaysRead {
  const shown = channelsOf(volunteer)
  const first = shown.find((kind) => kind === form.typed.firstBy)
  if (first === undefined) return { ok: true, said: {} }
  const known = wishOf(volunteer.channels).never
  const never = channelKinds.filter((kind) =>
    shown.includes(kind) ? form.all('neverBy').includes(kind) : known.includes(kind),
  )
  if (never.includes(first)) return { ok: false, problem: pushWords[visit.language].firstAndNever }
  const order = orderOf({ first, never })
  return { ok: true, said: { channels: isDefault(order) ? undefined : order } }
}

/** Whoever wishes what everybody gets has said nothing of their own. */
function isDefault(order: readonly ChannelKind[]): boolean {
  return order.join() === defaultOrder.join()
}

import type { ReporterNotice, VolunteerNotice } from './notice-kinds.ts'

/** The text messages there are: each is one approved template of a provider that wants them. */
export const textKinds = [
  'code',
  'appeal',
  'noted',
  'changed',
  'reminder',
  'promoted',
  'lapsed',
  'ended',
  'outcome',
  'link',
  'preferences',
  'asked-to-join',
  'looked-at',
] as const
export type TextKind = (typeof textKinds)[number]

/** The text message a notice becomes where its reader has only a mobile number. */
export const textOfNotice = {
  'pledge-noted': 'noted',
  'pledge-changed': 'noted',
  'pledge-withdrawn': 'ended',
  promoted: 'promoted',
  reminder: 'reminder',
  lapsed: 'lapsed',
  'need-changed': 'changed',
  'need-cancelled': 'ended',
  'need-stopped': 'ended',
  'asking-held': 'changed',
  'work-held': 'changed',
  'goes-on': 'changed',
  outcome: 'outcome',
  'no-longer-needed': 'ended',
  'fresh-link': 'link',
  'preferences-link': 'preferences',
  'join-asked': 'asked-to-join',
  'concern-answered': 'looked-at',
} as const satisfies Record<VolunteerNotice | ReporterNotice, TextKind>

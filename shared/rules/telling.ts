import * as z from 'zod/mini'

/**
 * What a change of a need still owes to people: an entry of its timeline and messages. It stands in the ledger, written by
 * the very update that made the change, until everybody has been told: a crash after the change forgets nobody.
 */
export const tellings = [
  'posted',
  'review-asked',
  'sent-back',
  'approved',
  /** Changed in a way that concerns nobody outside. */
  'edited',
  /** Changed in a way that those who promised must know. */
  'changed',
  'extended',
  'cancelled',
  'consent-withdrawn',
  'handed-over',
  /** A member wants somebody to be asked next who has just what is missing. */
  'offer-asked',
  /** The hub has ended it, paused its asking, or let that go on, after a concern. */
  'hub-stopped',
  'hub-held',
  'hub-released',
  /** The hub has stopped the asking of its organisation, or all of its work, or let that go on: everybody who promised something is told. */
  'org-held',
  'org-stopped',
  'org-released',
] as const
export type TellingKind = (typeof tellings)[number]

export const telling = z.object({
  kind: z.enum(tellings),
  /** The member who did it. */
  by: z.string(),
  at: z.number(),
  /** The version of the texts it is about: with the kind, what makes a message the same message. */
  version: z.int(),
  note: z.optional(z.string().check(z.maxLength(600))),
})
export type Telling = z.infer<typeof telling>

/** The same telling always packs to the same words: they are a member of a set. */
export function packTelling({ kind, by, at, version, note }: Telling): string {
  return JSON.stringify([kind, by, at, version, ...(note ? [note] : [])])
}

export function readTelling(packed: string): Telling {
  const [kind, by, at, version, note] = JSON.parse(packed) as unknown[]
  return telling.parse({ kind, by, at, version, ...(note === undefined ? {} : { note }) })
}

/** Tellings that everybody who holds or stands by for something is told of, with the message they get. */
export const toldToHolders = {
  changed: 'need-changed',
  cancelled: 'need-cancelled',
  'consent-withdrawn': 'need-cancelled',
  'hub-stopped': 'need-stopped',
  'hub-held': 'asking-held',
  'hub-released': 'goes-on',
  'org-held': 'asking-held',
  'org-stopped': 'work-held',
  'org-released': 'goes-on',
} as const satisfies Partial<Record<TellingKind, string>>

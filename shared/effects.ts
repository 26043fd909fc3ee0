import type { TextLimits } from './rules/text-limits.ts'
import type { Table } from './store/table.ts'

/** What an action may do beyond computing. Handed in from the composition root; nothing reaches around it. */
export interface Effects {
  readonly table: Table
  /** Epoch milliseconds. */
  readonly now: () => number
  /** The hub's time zone (IANA): quiet hours, days and deadlines are read in it. */
  readonly zone: string
  /** A new unguessable id of base62 characters; 12 unless told (71 bits). */
  readonly newId: (length?: number) => string
  /** SHA-256 as base64url: how secrets rest in the table. */
  readonly hash: (secret: string) => string
  /** HMAC under the identity key: how an address or number is looked up. Same input, same answer, for ever. */
  readonly identify: (address: string) => string
  /** Where text messages may go, and how many there may be before anybody has set other numbers. */
  readonly texts: TextLimits
  readonly log: Log
}

/** One line is one JSON record with a code and no personal data. */
export type Log = (code: LogCode, facts?: Readonly<Record<string, number | boolean | LogWord>>) => void
/** Ids and closed words only: never an address, a number, a name, a token or free text. */
export type LogWord = string & { readonly brand?: 'log-word' }

/** Every code a log line may carry, with what it means. */
export const logCodes = {
  'request-failed': 'a request ended in an unexpected error',
  'store-unavailable': 'the table did not answer in time',
  'due-done': 'a piece of due work was done',
  'due-failed': 'a piece of due work failed and stays due',
  'due-late': 'due work has waited for more than five minutes',
  'stream-record-failed': 'a stream record could not be handled',
  'message-sent': 'a message was handed to a channel',
  'message-refused': 'a channel refused a message',
  'message-unknown': 'a channel took a message but its answer was lost',
  'text-unpaid': 'a text message was not sent, because a budget is used up or the country is not written to',
  'reply-unread': 'somebody texted something that is neither stop nor start',
  'receipt-unread': 'a delivery receipt could not be read',
  started: 'a process is ready',
} as const
export type LogCode = keyof typeof logCodes

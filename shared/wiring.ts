import { createHash, createHmac, randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Effects, Log } from './effects.ts'
import { logCodes } from './effects.ts'
import type { TextLimits } from './rules/text-limits.ts'
import { readSettings, type Settings } from './settings.ts'
import type { Table } from './store/table.ts'

/**
 * The composition root: the one place that names adapters, the clock and randomness.
 * Functions and the local start get what they need from here; tests hand in their own.
 */
export function wire(
  environment: Record<string, string | undefined>,
  patience: Patience = forPages,
): { fx: Effects; settings: Settings } {
  const settings = readSettings(environment)
  return { settings, fx: effects(settings, openTable(settings, patience)) }
}

export function effects(settings: Settings, table: Table, now: () => number = Date.now): Effects {
  const identityKey = settings.IDENTITY_KEY
  return {
    table,
    now,
    zone: settings.TIME_ZONE,
    newId,
    hash: (secret) => createHash('sha256').update(secret).digest('base64url'),
    identify: (address) => {
      if (identityKey === undefined) throw new Error('IDENTITY_KEY is not set for this function.')
      return createHmac('sha256', identityKey).update(address).digest('base64url').slice(0, 32)
    },
    texts: textLimits(settings),
    log: logToStdout,
  }
}

/** What the settings say about text messages. */
export function textLimits(settings: Settings): TextLimits {
  return {
    perNeed: settings.SMS_PER_NEED,
    perOrganization: settings.SMS_PER_ORGANIZATION,
    perDay: {
      codes: settings.SMS_CODES_PER_DAY,
      appeals: settings.SMS_APPEALS_PER_DAY,
      notices: settings.SMS_NOTICES_PER_DAY,
    },
    countries: settings.SMS_COUNTRIES,
  }
}

/** How patiently the table is asked. */
export interface Patience {
  readonly tries: number
  /** How long a connection may take, and a whole try with its connection, in ms. */
  readonly connectMs: number
  readonly answerMs: number
}

/** Where somebody looks at a screen: a table that is gone is said within 3 s. */
export const forPages: Patience = { tries: 3, connectMs: 500, answerMs: 900 }
/** For due work, for which nobody waits. */
export const forWork: Patience = { tries: 3, connectMs: 1000, answerMs: 2000 }

/** The longest one call may wait for a table that does not answer, in ms. Between its tries the SDK waits 50 ms at most, doubled each time. */
export function longestWaitMs({ tries, answerMs }: Patience): number {
  return tries * answerMs + 50 * (2 ** (tries - 1) - 1)
}

/** The table named in the settings, asked as patiently as told. */
export function openTable(settings: Settings, { tries, connectMs, answerMs }: Patience = forWork): Table {
  const client = new DynamoDBClient({
    ...(settings.DYNAMODB_ENDPOINT
      ? {
          endpoint: settings.DYNAMODB_ENDPOINT,
          region: 'local',
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        }
      : {}),
    maxAttempts: tries,
    requestHandler: { requestTimeout: answerMs, throwOnRequestTimeout: true, connectionTimeout: connectMs },
  })
  return { client: documents(client), name: settings.TABLE_NAME }
}

/**
 * The document client as Mulin uses it everywhere, over any low-level client. The SDK's own log goes nowhere, and getting a large answer ready
 * for it takes longer than reading it: it is left out.
 */
export function documents(client: DynamoDBClient): DynamoDBDocumentClient {
  client.middlewareStack.remove('loggerMiddleware')
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A random id of base62 characters, without modulo bias. */
export function newId(length = 12): string {
  let id = ''
  while (id.length < length)
    for (const byte of randomBytes(length)) if (byte < 248 && id.length < length) id += letters[byte % 62]
  return id
}

const logToStdout: Log = (code, facts = {}) => {
  process.stdout.write(`${JSON.stringify({ code, meaning: logCodes[code], ...facts })}\n`)
}

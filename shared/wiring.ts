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
export function wire(environment: Record<string, string | undefined>): { fx: Effects; settings: Settings } {
  const settings = readSettings(environment)
  return { settings, fx: effects(settings, openTable(settings)) }
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

/** The table named in the settings. Each try is bounded, to 2 s unless told, and there are three: a request answers within 10 s. */
export function openTable(settings: Settings, tryMs = 2000): Table {
  const client = new DynamoDBClient({
    ...(settings.DYNAMODB_ENDPOINT
      ? {
          endpoint: settings.DYNAMODB_ENDPOINT,
          region: 'local',
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        }
      : {}),
    maxAttempts: 3,
    requestHandler: { requestTimeout: tryMs, throwOnRequestTimeout: true, connectionTimeout: tryMs / 2 },
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

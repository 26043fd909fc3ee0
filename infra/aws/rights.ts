import type { tableShape } from '../../shared/store/table-shape.ts'
import type { Door } from './bundle/bundle.ts'

type IndexName = keyof typeof tableShape.indexes

/** What one function may do with the table. */
export interface TableRights {
  /** DynamoDB actions on the table's own items. */
  readonly items: readonly string[]
  /** Indexes it may query, each only in partitions like these. */
  readonly indexes: Partial<Record<IndexName, readonly string[]>>
  /** Patterns of the partitions it may touch: see shared/store/keys.ts. */
  readonly partitions: readonly string[]
  /** Partitions it may only put items into and delete them from, and never read. */
  readonly writesOnly?: readonly string[]
}

const everyPartition = ['*']
const needs = ['N#*']
const places = ['AREAS', 'AREAS#*']
const organizations = ['HUB', 'O#*', 'OX#*']
/** The list of open needs. */
const listed = ['A#*']

/**
 * Least rights, as data. A test compares them with the calls and keys in each built function, both ways: nothing granted
 * that is not used, nothing used that is not granted.
 */
export const tableRights: Record<Door, TableRights> = {
  http: {
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    // Needs that are over are listed by their organisation, concerns by whether somebody has dealt with them.
    indexes: { token: everyPartition, need: [...needs, 'OX#*', 'CONCERNS#*'] },
    // Of its own: who is signed in (S), by which address (L), and how often a source has asked (LIMIT).
    partitions: [
      ...organizations,
      ...places,
      ...listed,
      'V#*',
      'C#*',
      'K#*',
      'T#*',
      'S#*',
      'L#*',
      'LIMIT#*',
      'R#*',
    ],
    // The keys of group robots: whoever has one can speak in the group.
    writesOnly: ['RK#*'],
  },
  broadcast: {
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: { due: ['broadcast#*'], need: needs },
    // Of its own: where matching looks (M), and which needs are short of people (AS).
    partitions: [...organizations, ...places, ...listed, 'AS#*', 'V#*', 'C#*', 'T#*', 'N#*', 'M#*', 'R#*'],
  },
  notify: {
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: { due: ['notify#*'] },
    // It looks up logins (L) before it sends a code, and never sees a session.
    partitions: [...organizations, 'V#*', 'C#*', 'K#*', 'T#*', 'N#*', 'L#*', 'R#*', 'RK#*'],
  },
}

export type SecretName =
  | 'IDENTITY_KEY'
  | 'LINK_KEY'
  | 'LINK_KEYS_RETIRED'
  | 'SMTP_URL'
  | 'SMS_GATEWAY_KEY'
  | 'SMS_RECEIPTS_KEY'
  | 'VAPID_PRIVATE_KEY'

/** The secrets each function may read, where the deployment has them; it gets no name of any other. */
export const secretsOf: Record<Door, readonly SecretName[]> = {
  // It knows the gateway of text messages by its signature, and cannot sign as we do.
  http: ['IDENTITY_KEY', 'SMS_RECEIPTS_KEY'],
  broadcast: [],
  notify: [
    'IDENTITY_KEY',
    'LINK_KEY',
    'LINK_KEYS_RETIRED',
    'SMTP_URL',
    'SMS_GATEWAY_KEY',
    'VAPID_PRIVATE_KEY',
  ],
}

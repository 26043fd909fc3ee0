import type { tableShape } from '../../shared/store/table-shape.ts'
import type { Door } from './bundle/bundle.ts'

type IndexName = keyof typeof tableShape.indexes

/** What one function may do with the table. */
export interface TableRights {
  /** DynamoDB actions on the table's own items. */
  readonly items: readonly string[]
  /** Indexes it may query, each only in partitions like these. */
  readonly indexes: Partial<Record<IndexName, readonly string[]>>
  /** Partitions (by key pattern) it may never touch, whatever else it may. */
  readonly never: readonly string[]
}

const everyPartition = ['*']
const needs = ['N#*']
/** Who is signed in: http's alone. */
const sessions = ['S#*']
/** Which address signs in as whom; notify looks there before it sends a code. */
const logins = ['L#*']

/**
 * Least rights, as data. A test compares them with the calls in each built function, both ways: nothing granted that is
 * not used, nothing used that is not granted.
 */
export const tableRights: Record<Door, TableRights> = {
  http: {
    items: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: { token: everyPartition, need: needs },
    never: [],
  },
  broadcast: {
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: { due: ['broadcast#*'], need: needs },
    never: [...sessions, ...logins],
  },
  notify: {
    items: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: { due: ['notify#*'], need: needs },
    never: sessions,
  },
}

export type SecretName = 'IDENTITY_KEY' | 'LINK_KEY' | 'LINK_KEYS_RETIRED' | 'SMTP_URL'

/** The secrets each function may read, where the deployment has them; it gets no name of any other. */
export const secretsOf: Record<Door, readonly SecretName[]> = {
  http: ['IDENTITY_KEY'],
  broadcast: [],
  notify: ['IDENTITY_KEY', 'LINK_KEY', 'LINK_KEYS_RETIRED', 'SMTP_URL'],
}

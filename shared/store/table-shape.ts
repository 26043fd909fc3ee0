/**
 * The table, as data only: read by the CDK stack, the store and the local start, written nowhere else.
 * Times: `foundAt` is epoch milliseconds; the TTL attribute is epoch SECONDS (DynamoDB requires it).
 */
export const tableShape = {
  partitionKey: 'pk',
  sortKey: 'sk',
  ttlAttribute: 'expiresAt',
  indexes: {
    /** Everything that must happen later: sparse, hashed over shards; keys only, the item itself is read again. */
    due: {
      name: 'due',
      partitionKey: 'dueShard',
      sortKey: 'foundAt',
      sortKeyType: 'N',
      projection: 'KEYS_ONLY',
    },
    /** The one item a link's token (its SHA-256) leads to. */
    token: { name: 'token', partitionKey: 'tokenHash', projection: 'ALL' },
    /** Invitations and pledges of one need. */
    need: { name: 'need', partitionKey: 'needKey', sortKey: 'needSort', sortKeyType: 'S', projection: 'ALL' },
  },
} as const

/** How many partitions due work is hashed over, per worker; a sweep reads each once. */
export const dueShards = 8

/** The function that does a kind of due work. */
export type Worker = 'broadcast' | 'notify'

/** Prefixes of sort keys whose items start work within a second when they are written: the stream's filter (see infra). */
export const startsWork = {
  broadcast: ['LEDGER#', 'PLEDGE#', 'IMPORT#', 'CONCERN#', 'VOLUNTEER'],
  notify: ['WAVE#', 'NOTICE#', 'CODE', 'ROBOT#'],
} as const satisfies Record<Worker, readonly string[]>

/** Of those, the ones that start work only when they are new: whatever is written to them later is the work itself. */
export const startsWhenNew: readonly string[] = ['WAVE#', 'NOTICE#', 'CODE']

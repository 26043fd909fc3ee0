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
    /**
     * The one item a link's token (its SHA-256) leads to, with what the page of a personal link has to know of it: neither that it was sent, nor
     * that somebody is at it, so that neither costs anything here.
     */
    token: {
      name: 'token',
      partitionKey: 'tokenHash',
      projection: 'INCLUDE',
      holds: [
        ...['volunteer', 'need', 'org', 'name', 'language', 'devices', 'declinedAt'],
        ...['id', 'purpose', 'token', 'linkKeyId', 'at', 'expiresAtMs'],
      ],
    },
    /**
     * Invitations and pledges of one need, as those who look after it see them; the same holds. Other lists in it are read from their items. DynamoDB lets an index
     * name 20 attributes and no more: need and volunteer are read off its keys (see ofNeed in keys.ts).
     */
    need: {
      name: 'need',
      partitionKey: 'needKey',
      sortKey: 'needSort',
      sortKeyType: 'S',
      projection: 'INCLUDE',
      holds: [
        ...['org', 'state', 'name', 'at', 'via'],
        ...['wave', 'match', 'why', 'text', 'unpaid'],
        ...['lines', 'word', 'bringBy', 'changedAt', 'received', 'remindedAt', 'leaving'],
        ...['reason', 'answerBack', 'note'],
      ],
    },
  },
} as const

/** How many partitions due work is hashed over, per worker; a sweep reads each once. */
export const dueShards = 8

/** The function that does a kind of due work. */
export type Worker = 'broadcast' | 'notify'

/** Prefixes of sort keys whose items start work within a second when they are written: the stream's filter (see infra). */
export const startsWork = {
  broadcast: ['LEDGER#', 'PLEDGE#', 'IMPORT#', 'CONCERN#', 'ORG#', 'VOLUNTEER'],
  notify: ['WAVE#', 'NOTICE#', 'CODE', 'ROBOT#'],
} as const satisfies Record<Worker, readonly string[]>

/** Of those, the ones that start work only when they are new: whatever is written to them later is the work itself. */
export const startsWhenNew: readonly string[] = ['WAVE#', 'NOTICE#', 'CODE']

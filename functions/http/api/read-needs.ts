import * as z from 'zod/mini'
import { type Ledger, pageOfLedgers, readLedger } from '../../../shared/store/ledger-item.ts'
import { readNeedText } from '../../../shared/store/need-text.ts'
import { pledgesOf } from '../../../shared/store/pledge.ts'
import { urls } from '../urls.ts'
import type { ApiVisit } from '../visit.ts'
import { makeCursor, readCursor } from './cursor.ts'
import { type ApiRoute, endpoint, no } from './endpoint.ts'
import { needSummary, pledgeOf, pledgeShape, summaryOf, wholeNeed, wholeOf } from './shapes.ts'

const listQuery = z.strictObject({
  closed: z
    ._default(z.enum(['true', 'false']), 'false')
    .check(z.meta({ description: 'Needs that are over instead of those that are not.' })),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 50),
  cursor: z.optional(z.string().check(z.maxLength(80))),
})

const listNeeds = endpoint({
  method: 'GET',
  path: urls.api('needs'),
  permission: 'needs:read',
  name: 'listNeeds',
  summary: 'The needs of the organisation, page by page.',
  query: listQuery,
  answer: z.object({ needs: z.array(needSummary), cursor: z.optional(z.string()) }),
  problems: ['cursor-not-valid'],
  handle: async ({ fx, scope }, { query }) => {
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
    if (query.cursor !== undefined && after === undefined) return no('cursor-not-valid')
    const found = await pageOfLedgers(fx.table, scope, {
      closed: query.closed === 'true',
      limit: query.limit,
      ...(after === undefined ? {} : { after }),
    })
    const page = found.slice(0, query.limit)
    const last = found.length > query.limit ? page.at(-1) : undefined
    return { needs: page.map(summaryOf), ...(last ? { cursor: makeCursor(last.need) } : {}) }
  },
})

/** A need of the token's organisation, also one that is over. */
export async function needOf(visit: ApiVisit, need: string): Promise<Ledger | undefined> {
  if (!/^[0-9A-Za-z]{1,40}$/.test(need)) return undefined
  return readLedger(visit.fx.table, { scope: visit.scope, need }, { strong: true })
}

const getNeed = endpoint({
  method: 'GET',
  path: urls.api('needs/:need'),
  permission: 'needs:read',
  name: 'getNeed',
  summary: 'One need with its texts and how much of every line is open, promised and received.',
  answer: wholeNeed,
  handle: async (visit, { param }) => {
    const ledger = await needOf(visit, param('need'))
    const text = ledger && (await readNeedText(visit.fx.table, visit.scope, ledger.need))
    return ledger && text ? wholeOf(ledger, text) : no('not-found')
  },
})

const listPledges = endpoint({
  method: 'GET',
  path: urls.api('needs/:need/pledges'),
  permission: 'pledges:read',
  name: 'listPledges',
  summary: 'Who promised what for a need: by id, without names or addresses.',
  answer: z.object({ pledges: z.array(pledgeShape) }),
  handle: async (visit, { param }) => {
    const ledger = await needOf(visit, param('need'))
    if (!ledger) return no('not-found')
    const pledges = (await pledgesOf(visit.fx.table, ledger.need)).filter(
      (one) => one.org === visit.scope.org,
    )
    return { pledges: pledges.map((one) => pledgeOf(one, ledger)) }
  },
})

export const readEndpoints: readonly ApiRoute[] = [listNeeds, getNeed, listPledges]

import * as z from 'zod/mini'
import { withdrawPledge } from '../../../shared/actions/change-pledge.ts'
import { confirmReceipt } from '../../../shared/actions/confirm-receipt.ts'
import { recordByPhone } from '../../../shared/actions/record-by-phone.ts'
import { recordNoShow } from '../../../shared/actions/record-no-show.ts'
import { parseContact } from '../../../shared/rules/contact.ts'
import { lineId, type Quantities, quantity } from '../../../shared/rules/ledger.ts'
import type { Result } from '../../../shared/rules/result.ts'
import { readNeedText } from '../../../shared/store/need-text.ts'
import { readPledge } from '../../../shared/store/pledge.ts'
import type { Scope } from '../../../shared/store/scope.ts'
import { urls } from '../urls.ts'
import type { ApiVisit } from '../visit.ts'
import { type ApiRoute, endpoint, no } from './endpoint.ts'
import { needOf } from './read-needs.ts'
import { refusalOf } from './write-needs.ts'

const quantities = z
  .partialRecord(lineId, quantity)
  .check(z.refine((given) => Object.keys(given).length > 0, 'At least one line.'))
const seen = z.string().check(z.maxLength(200), z.meta({ description: 'As the pledge was read.' }))
const done = z.object({ id: z.string() })

/** One pledge of a need of the token's organisation, and how it was seen. */
interface Of {
  readonly scope: Scope
  readonly need: string
  readonly volunteer: string
  readonly by: string
  readonly seen: { readonly hold: string; readonly got: string }
}

/** What is done about one pledge: POST …/needs/:need/pledges/:pledge/name. */
function about<B extends z.ZodMiniObject>(
  name: string,
  summary: string,
  body: B,
  act: (visit: ApiVisit, of: Of, body: z.infer<B>) => Promise<Result<unknown, { readonly kind: string }>>,
): ApiRoute {
  return endpoint({
    method: 'POST',
    path: urls.api(`needs/:need/pledges/:pledge/${name}`),
    permission: 'pledges:write',
    name: name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    body: z.extend(body, { seen }),
    answer: done,
    problems: ['conflict', 'refused'],
    handle: async (visit, asked) => {
      const ledger = await needOf(visit, asked.param('need'))
      const volunteer = asked.param('pledge')
      if (!ledger || !/^[0-9A-Za-z]{1,40}$/.test(volunteer)) return no('not-found')
      const record = await readPledge(visit.fx.table, volunteer, ledger.need, { strong: true })
      if (record?.org !== visit.scope.org) return no('not-found')
      const given = asked.body as z.infer<B> & { seen: string }
      const [hold = '', got = ''] = given.seen.split('|')
      const of = { scope: visit.scope, need: ledger.need, volunteer, by: visit.member, seen: { hold, got } }
      const acted = await act(visit, of, given)
      return acted.ok ? { id: volunteer } : refusalOf(acted.refusal)
    },
  })
}

const byPhone = endpoint({
  method: 'POST',
  path: urls.api('needs/:need/pledges'),
  permission: 'pledges:write',
  name: 'recordByPhone',
  summary:
    'Writes down the promise, or with `arrived` the receipt, of somebody who phoned or came by. They are never asked by Mulin.',
  body: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(40)),
    contact: z
      .optional(z.string().check(z.maxLength(200)))
      .check(z.meta({ description: 'E-mail address or mobile number.' })),
    quantities,
    word: z._default(z.string().check(z.maxLength(300)), ''),
    bringBy: z.iso.datetime({ offset: true }),
    arrived: z._default(z.boolean(), false),
  }),
  status: 201,
  answer: z.object({ need: z.string() }),
  problems: ['conflict', 'refused'],
  handle: async (visit, { param, body }) => {
    const ledger = await needOf(visit, param('need'))
    const text = ledger && (await readNeedText(visit.fx.table, visit.scope, ledger.need))
    if (!ledger || !text) return no('not-found')
    const contact = body.contact === undefined ? undefined : parseContact(body.contact)
    if (contact && !contact.ok)
      return {
        problem: {
          kind: 'not-valid',
          errors: [{ pointer: '/contact', detail: 'Not an address or number.' }],
        },
      }
    const key = visit.c.req.header('idempotency-key')?.slice(0, 100) ?? visit.fx.newId(20)
    const { name, word, arrived } = body
    const recorded = await recordByPhone(visit.fx, {
      ...{ scope: visit.scope, need: ledger.need, by: visit.member, call: `api ${visit.token} ${key}` },
      ...{ name, word, arrived, language: visit.language, area: text.area },
      ...(contact ? { contact: contact.value } : {}),
      quantities: body.quantities as Quantities,
      bringBy: Date.parse(body.bringBy),
    })
    return recorded.ok ? { need: ledger.need } : refusalOf(recorded.refusal)
  },
})

export const pledgeEndpoints: readonly ApiRoute[] = [
  byPhone,
  about(
    'confirm-receipt',
    'Confirms what arrived, all or part. Repeating it changes nothing.',
    z.strictObject({ received: quantities, rest: z._default(z.enum(['still-comes', 'reopen']), 'reopen') }),
    (visit, of, { received, rest }) =>
      confirmReceipt(visit.fx, { ...of, received: received as Quantities, rest }),
  ),
  about(
    'no-show',
    'Records that what was promised did not come. It goes to the first on standby, or back to open.',
    z.strictObject({ reason: z.string().check(z.minLength(1), z.maxLength(300)) }),
    (visit, of, { reason }) => recordNoShow(visit.fx, { ...of, seen: of.seen.hold, reason }),
  ),
  about('let-go', 'Withdraws a pledge for a volunteer who asked for it.', z.strictObject({}), (visit, of) =>
    withdrawPledge(visit.fx, { scope: of.scope, need: of.need, volunteer: of.volunteer, movedBy: of.by }),
  ),
]

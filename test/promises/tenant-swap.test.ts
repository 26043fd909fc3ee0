import { expect, it } from 'vitest'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import type { Asked, Form, Seen } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import { describedNeed, needForm } from '../harness/route-lines.ts'
import { type CallerName, type Named, twoOrganizations } from '../harness/two-organizations.ts'

/** One request of a day's work: who, what, and with what. */
interface Step {
  readonly as: CallerName
  readonly request: string
  readonly form?: Form
  readonly json?: unknown
}

/** A day's work of one organisation, every id in it its own, every request one that succeeds. */
function aDaysWork(of: Named, more: { form: Form; json: object; later: string; hold: string }): Step[] {
  return [
    { as: 'poster', request: `GET /needs/${of.draft}/check` },
    { as: 'poster', request: `GET /needs/${of.draft}/edit` },
    { as: 'poster', request: `POST /needs/${of.draft}/edit`, form: { ...more.form, version: '1' } },
    { as: 'poster', request: `POST /needs/${of.draft}/check`, form: { do: 'review', version: '2' } },
    { as: 'coordinator', request: `POST /needs/${of.review}/check`, form: { do: 'publish', version: '1' } },
    { as: 'coordinator', request: `GET /needs/${of.need}/share` },
    { as: 'coordinator', request: `POST /needs/${of.need}/extend`, form: { deadline: more.later } },
    { as: 'coordinator', request: `GET /needs/${of.need}/hand-over` },
    { as: 'coordinator', request: `POST /needs/${of.need}/hand-over`, form: { to: of.member } },
    { as: 'coordinator', request: `GET /needs/${of.need}` },
    { as: 'coordinator', request: `POST /needs/${of.need}/offered/${of.offer}/ask`, form: {} },
    { as: 'coordinator', request: `GET /needs/${of.need}/by-phone` },
    {
      as: 'coordinator',
      request: `POST /needs/${of.need}/by-phone`,
      form: { call: 'call1', name: '赵师傅', b: '1', bringBy: more.later },
    },
    {
      as: 'coordinator',
      request: `POST /needs/${of.need}/pledges/${of.volunteer}/receipt`,
      form: { a: '1', rest: 'reopen', hold: more.hold, got: '' },
    },
    // The same again, by another system: repeating it changes nothing.
    {
      as: 'every token',
      request: `POST /api/v1/needs/${of.need}/pledges/${of.volunteer}/confirm-receipt`,
      json: { received: { a: 1 }, seen: `${more.hold}|` },
    },
    { as: 'coordinator', request: `GET /needs/${of.need}/close` },
    { as: 'poster', request: `GET /import/${of.import}` },
    {
      as: 'poster',
      request: `POST /import/${of.import}/start`,
      form: { title: '几个心愿', area: '二马路', deadline: more.later, dropPlace: '服务大厅' },
    },
    { as: 'poster', request: `GET /campaigns/${of.campaign}` },
    { as: 'poster', request: `POST /campaigns/${of.campaign}/edit`, form: { title: '新的心愿' } },
    { as: 'coordinator', request: `GET /campaigns/${of.campaign}/check` },
    { as: 'coordinator', request: `POST /campaigns/${of.campaign}/check`, form: { do: 'approve' } },
    { as: 'administrator', request: `GET /organization/members/${of.member}` },
    {
      as: 'administrator',
      request: `POST /organization/members/${of.member}/role`,
      form: { role: 'coordinator' },
    },
    {
      as: 'administrator',
      request: `POST /organization/invitations/${of.memberInvitation}/withdraw`,
      form: {},
    },
    { as: 'every token', request: `GET /api/v1/needs/${of.need}` },
    { as: 'every token', request: `GET /api/v1/needs/${of.need}/pledges` },
    {
      as: 'every token',
      request: `POST /api/v1/needs/${of.draft}/send-back`,
      json: { version: 2, note: '请补充' },
    },
    { as: 'every token', request: `PATCH /api/v1/needs/${of.draft}`, json: { ...more.json, version: 2 } },
    { as: 'every token', request: `POST /api/v1/needs/${of.draft}/ask-review`, json: { version: 3 } },
    { as: 'every token', request: `POST /api/v1/needs/${of.review}/cancel`, json: { note: '已经解决了' } },
    { as: 'coordinator', request: `GET /needs/${of.need}/cancel` },
    { as: 'coordinator', request: `POST /needs/${of.need}/consent-withdrawn`, form: {} },
    { as: 'coordinator', request: `POST /needs/${of.draft}/cancel`, form: { note: '已经解决了' } },
    { as: 'administrator', request: `POST /organization/api-tokens/${of.apiToken}/revoke`, form: {} },
    {
      as: 'administrator',
      request: `POST /organization/members/${of.member}/leave`,
      form: { successor: '{poster}' },
    },
  ]
}

/** Every way to put one other id in the place of one of ours, in the address or in what is sent. */
function swapped(step: Step, own: Named, other: Named): Step[] {
  const kinds = Object.keys(own) as (keyof Named)[]
  const text = JSON.stringify(step)
  return kinds
    .filter((kind) => kind !== 'org' && text.includes(own[kind]))
    .map((kind) => JSON.parse(text.replaceAll(own[kind], other[kind])))
}

const essence = ({ status, text, location }: Seen) => ({
  status,
  location,
  text: text.replaceAll(/href="[^"]*\?lang=/g, 'href="?lang='),
})

it('tenant-swap: an id of another organisation is answered as one that is not there, and nothing is written', async () => {
  const { world, as, own, foreign, absent, poster } = await twoOrganizations()
  const ledger = await readLedger(
    world.fx.table,
    { scope: scopeOf(own.org), need: own.need },
    { strong: true },
  )
  const hold = ledger?.holds[own.volunteer] ?? ''
  const more = { hold, form: needForm(world), json: describedNeed(world), later: '2022-02-07' }
  const send = ({ as: who, request, form, json }: Step): Promise<Seen> => {
    const [method = '', path = ''] = request.split(' ')
    const caller = as[who]
    const headers: Record<string, string> = {}
    if (caller.authorization) headers.authorization = caller.authorization
    const asked: Asked =
      json === undefined ? { form: method === 'GET' ? undefined : form, headers } : { json, headers }
    return caller.browser().ask(method, path, asked)
  }
  let tried = 0
  for (const recorded of aDaysWork(own, more)) {
    const step: Step = JSON.parse(JSON.stringify(recorded).replace('{poster}', poster))
    const theirs = swapped(step, own, foreign)
    const nowhere = swapped(step, own, absent)
    const before = await everything(world)
    for (const [i, one] of theirs.entries()) {
      const [seen, nothing] = [await send(one), await send(nowhere[i]!)]
      expect([one.request, essence(seen)]).toEqual([one.request, { ...essence(nothing) }])
      expect([one.request, seen.status]).toEqual([
        one.request,
        one.request === step.request ? seen.status : 404,
      ])
      expect([one.request, seen.status >= 400]).toEqual([one.request, true])
      tried++
    }
    expect(await everything(world)).toEqual(before)
    const seen = await send(step)
    expect([step.request, seen.status < 400 || [seen.status, seen.text.slice(-400)]]).toEqual([
      step.request,
      true,
    ])
  }
  expect(tried).toBeGreaterThan(20)
})

import { describe, expect, it } from 'vitest'
import { aDesk, aDraft } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { everything } from '../harness/invariants.ts'
import { formFor } from '../harness/read-form.ts'
import { describedNeed, needForm } from '../harness/route-lines.ts'
import { asApiToken } from '../harness/sign-in.ts'
import type { World } from '../harness/world.ts'

const typed = ['-1', '1.5', '1e21', 'NaN', 'Infinity', '0x2', '+1', '9007199254740992', '1001', '١']
/** As JSON says them; NaN has no other way than null. */
const sent = [0, -1, 1.5, 1e21, '1', null, 2 ** 53, 1001, [1], true]

/** A need open to a neighbour with a link, one with a promise that can be received, and one still to be written. */
async function given() {
  const desk = await aDesk()
  const { world, scope } = desk
  const where = await aNeed(world, { org: scope.org, wanted: [900] })
  await promised(world, where, 'liu', { quantities: { a: 3 } })
  const { path } = await anInvitation(world, where)
  return { desk, world, scope, where, path }
}

/** Everything that says how much is wanted, promised or received. */
async function counted(world: World): Promise<string[]> {
  const items = await everything(world)
  return items
    .filter(({ sk }) => /^(LEDGER|TEXT|PLEDGE)#/.test(sk))
    .map((item) => JSON.stringify(item))
    .sort()
}

describe('ledger-numbers', () => {
  it('what is no quantity is refused in every form, with what was typed, and stored nowhere', async () => {
    const { desk, world, where, path } = await given()
    const neighbour = world.browser()
    const { browser } = desk.coordinator
    const receipt = formFor(
      (await browser.get(`/needs/${where.need}`)).text,
      `/needs/${where.need}/pledges/liu/receipt`,
    )
    const pledge = { day: '2022-01-28', who: 'me', word: '' }
    const forms = [
      { press: neighbour, to: `${path}/pledge`, form: pledge, name: 'a' },
      {
        press: browser,
        to: `/needs/${where.need}/by-phone`,
        form: { call: 'call1', name: '赵师傅' },
        name: 'a',
      },
      {
        press: browser,
        to: `/needs/${where.need}/pledges/liu/receipt`,
        form: { ...receipt, rest: 'reopen' },
        name: 'a',
      },
      { press: desk.poster.browser, to: '/needs/new', form: needForm(world), name: 'wanted1' },
    ]
    const before = await counted(world)
    for (const { press, to, form, name } of forms)
      for (const value of [...typed, '0']) {
        const page = await press.post(to, { ...form, [name]: value })
        expect([to, value, page.status]).toEqual([to, value, 422])
      }
    expect(await counted(world)).toEqual(before)
    await neighbour.post(`${path}/pledge`, { ...pledge, a: '2' })
    const mine = formFor((await neighbour.get(path)).text, `${path}/change`)
    const holding = await counted(world)
    for (const value of [...typed, '0'])
      expect([value, (await neighbour.post(`${path}/change`, { ...mine, a: value })).status]).toEqual([
        value,
        422,
      ])
    expect(await counted(world)).toEqual(holding)
  })

  it('what is no quantity is refused by the API, and stored nowhere', async () => {
    const { desk, world, where } = await given()
    const draft = await aDraft(desk)
    const { authorization } = await asApiToken(world, { org: where.scope.org })
    const browser = world.browser()
    const at = `/api/v1/needs/${where.need}`
    const bringBy = new Date(world.clock.now() + 86_400_000).toISOString()
    const need = describedNeed(world)
    const lines = (wanted: unknown) => [{ ...need.lines[0], wanted }]
    const doors = [
      ['POST', `${at}/pledges`, (a: unknown) => ({ name: '赵师傅', quantities: { a }, bringBy })],
      ['POST', `${at}/pledges/liu/confirm-receipt`, (a: unknown) => ({ received: { a }, seen: '' })],
      ['POST', '/api/v1/needs', (wanted: unknown) => ({ ...need, lines: lines(wanted) })],
      [
        'PATCH',
        `/api/v1/needs/${draft.need}`,
        (wanted: unknown) => ({ ...need, version: draft.version, lines: lines(wanted) }),
      ],
    ] as const
    const before = await counted(world)
    for (const [method, path, body] of doors)
      for (const value of sent) {
        const answer = await browser.ask(method, path, { json: body(value), headers: { authorization } })
        expect([path, value, answer.status]).toEqual([path, value, 422])
      }
    expect(await counted(world)).toEqual(before)
    const good = await browser.ask('POST', '/api/v1/needs', {
      json: { ...need, lines: lines(1) },
      headers: { authorization },
    })
    expect(good.status).toBe(201)
  })
})

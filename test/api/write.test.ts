import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endpoints } from '../../functions/http/api/routes.ts'
import { aDescription, aDesk, aDraft } from '../harness/a-desk.ts'
import { everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { asApiToken } from '../harness/sign-in.ts'

async function anApi() {
  const desk = await aDesk()
  const { authorization } = await asApiToken(desk.world, { org: desk.scope.org })
  const browser = desk.world.browser()
  const call = async (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) => {
    const seen = await browser.ask(method, `/api/v1/${path}`, {
      ...(json === undefined ? {} : { json }),
      headers: { authorization, ...headers },
    })
    return { status: seen.status, body: JSON.parse(seen.text) }
  }
  return { ...desk, call }
}

/** 小志's need as another system writes it. */
function described(world: Awaited<ReturnType<typeof anApi>>['world'], given: Record<string, unknown> = {}) {
  const { consent, ...words } = aDescription(world.fx)
  const iso = (at: number) => new Date(at).toISOString()
  return {
    ...words,
    deadline: iso(words.deadline),
    consent: consent && { ...consent, at: iso(consent.at) },
    ...given,
  }
}

describe('posting needs by the API', () => {
  it('posts once however often the request is repeated, and tells a different one apart', async () => {
    const { world, call } = await anApi()
    const key = { 'idempotency-key': 'list of 25 January, row 3' }
    const first = await call('POST', 'needs', described(world), key)
    expect(first.status).toBe(201)
    expect(await call('POST', 'needs', described(world), key)).toEqual(first)
    const other = await call('POST', 'needs', described(world, { publicText: '另一件事' }), key)
    expect(other).toMatchObject({ status: 409, body: { reason: 'already-posted' } })
    expect((await call('GET', 'needs')).body.needs).toHaveLength(1)
  })

  it('keeps the second person: a token cannot approve what it posted, but what a poster wrote', async () => {
    const { world, call, ...desk } = await anApi()
    const own = (await call('POST', 'needs', described(world))).body
    const refused = await call('POST', `needs/${own.id}/approve`, { version: own.version })
    expect(refused).toMatchObject({ status: 409, body: { reason: 'second-person-needed' } })
    const draft = await aDraft({ world, ...desk })
    expect((await call('POST', `needs/${draft.need}/approve`, { version: draft.version })).status).toBe(200)
    expect((await call('GET', `needs/${draft.need}`)).body.stage).toBe('open')
    expect((await call('POST', `needs/${draft.need}/cancel`, { note: '已经买到了' })).status).toBe(200)
    await expectBalanced(world, { scope: desk.scope, need: draft.need })
  })

  it('says where a request is wrong, and repeats nothing of it', async () => {
    const { world, call } = await anApi()
    const wrong = described(world, {
      lines: [{ label: '鞋子', wanted: 1.5, unit: '双' }],
      urgency: '陈志远很急',
    })
    const { status, body } = await call('POST', 'needs', wrong)
    expect(status).toBe(422)
    expect(body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/lines/0/wanted',
      '/urgency',
    ])
    expect(JSON.stringify(body)).not.toContain('陈志远')
  })
})

describe('following up by the API', () => {
  it('records who phoned, confirms what arrived once, and closes with a note', async () => {
    const { world, call, ...desk } = await anApi()
    const draft = await aDraft({ world, ...desk })
    await call('POST', `needs/${draft.need}/approve`, { version: draft.version })
    const path = `needs/${draft.need}`
    const phoned = {
      name: '赵老师',
      contact: '138 0013 8000',
      quantities: { b: 1 },
      bringBy: new Date(world.clock.now() + 86_400_000).toISOString(),
    }
    const key = { 'idempotency-key': 'call 7' }
    for (let time = 0; time < 2; time++)
      expect((await call('POST', `${path}/pledges`, phoned, key)).status).toBe(201)
    world.clock.advance(61_000)
    await world.sweep()
    const [pledge] = (await call('GET', `${path}/pledges`)).body.pledges
    expect(pledge).toMatchObject({ state: 'pledged', quantities: { b: 1 } })
    const receipt = { seen: pledge.seen, received: { b: 1 } }
    for (let time = 0; time < 2; time++)
      expect((await call('POST', `${path}/pledges/${pledge.id}/confirm-receipt`, receipt)).status).toBe(200)
    const need = (await call('GET', path)).body
    expect(need.lines[1]).toMatchObject({ wanted: 2, open: 1, promised: 0, received: 1 })
    const closing = { seen: need.seen, outcome: 'partly', reason: 'no-longer-needed', note: '小志穿上了新鞋' }
    expect(await call('POST', `${path}/close`, closing)).toMatchObject({
      status: 409,
      body: { reason: 'gives-away' },
    })
    expect((await call('POST', `${path}/close`, { ...closing, note: '新鞋很合脚，谢谢大家。' })).status).toBe(
      200,
    )
    await world.sweep()
    expect((await call('GET', 'needs?closed=true')).body.needs).toMatchObject([
      { id: draft.need, stage: 'closed' },
    ])
    await expectBalanced(world, { scope: desk.scope, need: draft.need })
  })

  it('knows no pledge of another organisation', async () => {
    const { world, call, ...desk } = await anApi()
    const draft = await aDraft({ world, ...desk })
    const body = { seen: 'a1|', reason: '没有来' }
    for (const need of [draft.need, 'elsewhere'])
      expect((await call('POST', `needs/${need}/pledges/somebody/no-show`, body)).status).toBe(404)
  })
})

describe('mass-assignment', () => {
  it.each(['org', 'orgId', 'open', 'stage', 'approvedBy', 'responsible', 'role', 'version'])(
    'refuses an extra %s',
    async (name) => {
      const { world, call } = await anApi()
      const before = await everything(world)
      expect((await call('POST', 'needs', described(world, { [name]: 'x' }))).status).toBe(422)
      expect(await everything(world)).toEqual(before)
    },
  )

  it('refuses __proto__ in a body', async () => {
    const { world, call } = await anApi()
    const body = JSON.parse(`{"__proto__":{"stage":"open"},${JSON.stringify(described(world)).slice(1)}`)
    expect((await call('POST', 'needs', body)).status).toBe(422)
  })
})

describe('openapi-fuzz', () => {
  it('answers whatever is sent with a documented status, never an error of its own', async () => {
    const { world, call, ...desk } = await anApi()
    const draft = await aDraft({ world, ...desk })
    const document = await call('GET', 'openapi.json')
    const operations = endpoints.map(({ described: it }) => ({
      method: it.method,
      path: it.path.replace('/api/v1/', ''),
      documented: Object.keys(
        document.body.paths[it.path.replaceAll(/:(\w+)/g, '{$1}')][it.method.toLowerCase()].responses,
      ).map(Number),
      hasBody: it.body !== undefined,
    }))
    const nearly = fc
      .tuple(fc.constantFrom(...Object.keys(described(world)), 'version', 'note'), fc.jsonValue())
      .map(([name, value]) => ({ ...described(world), [name]: value }))
    const bodies = fc.oneof(
      fc.jsonValue(),
      nearly,
      fc.constant({ version: draft.version }),
      fc.constant({ note: '谢谢' }),
    )
    const ids = fc.oneof(
      fc.constant(draft.need),
      fc.string(),
      fc.constantFrom('__proto__', '..', '%00', 'a'.repeat(3000)),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations), ids, bodies, async (operation, id, body) => {
        const path = operation.path.replace(/:\w+/g, encodeURIComponent(id))
        const { status } = await call(operation.method, path, operation.hasBody ? body : undefined)
        // An id that is no path segment of ours leads to no operation at all.
        expect([...operation.documented, 404]).toContain(status)
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 300, seed: 20220125 },
    )
    expect(world.logs.filter((line) => line.code === 'request-failed')).toEqual([])
  })
})

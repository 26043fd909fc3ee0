import { describe, expect, it } from 'vitest'
import { openApiDocument } from '../../functions/http/api/openapi.ts'
import { endpoints } from '../../functions/http/api/routes.ts'
import { apiRoutes } from '../../functions/http/routes.ts'
import { holdAsking, letNeedGoOn } from '../../shared/actions/hub-stop.ts'
import { aNeed } from '../harness/a-need.ts'
import { asApiToken } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

async function anApi() {
  const world = await aWorld()
  const { authorization } = await asApiToken(world, { org: 'yunyijia' })
  const browser = world.browser()
  const get = async (path: string) => {
    const seen = await browser.get(`/api/v1/${path}`, { authorization })
    return { status: seen.status, type: seen.headers.get('content-type'), body: JSON.parse(seen.text) }
  }
  return { world, get, browser }
}

describe('reading needs by the API', () => {
  it('lists the needs of the token’s organisation page by page, each once', async () => {
    const { world, get } = await anApi()
    const made = []
    for (let i = 0; i < 7; i++) made.push((await aNeed(world, { org: 'yunyijia' })).need)
    await aNeed(world, { org: 'another' })
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await get(`needs?limit=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.needs.map((need: { id: string }) => need.id))
      cursor = body.cursor ?? ''
    } while (cursor)
    expect(seen).toEqual(made.sort())
  })

  it('answers one need without what only the check may know', async () => {
    const { world, get } = await anApi()
    const where = await aNeed(world, {
      org: 'yunyijia',
      text: { beneficiary: { alias: '小志', ageBand: 'child', realName: '陈志远', school: '清江小学' } },
    })
    const { status, body } = await get(`needs/${where.need}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ stage: 'open', lines: [{ id: 'a', wanted: 2, open: 2 }, {}, {}] })
    expect(JSON.stringify(body)).not.toMatch(/陈志远|清江小学/)
  })

  it('says that the hub has paused a need, and no longer once it goes on', async () => {
    const { world, get } = await anApi()
    const where = await aNeed(world, { org: 'yunyijia' })
    const paused = async () => [
      (await get(`needs/${where.need}`)).body.paused,
      (await get('needs')).body.needs[0].paused,
    ]
    expect(await paused()).toEqual([false, false])
    const at = world.clock.now()
    await holdAsking(world.fx, where, { reason: '核对', at, by: 'hub chief' })
    expect(await paused()).toEqual([true, true])
    await letNeedGoOn(world.fx, where, { by: 'hub chief', seenAt: at })
    expect(await paused()).toEqual([false, false])
  })

  it('answers another organisation’s need, and none, alike', async () => {
    const { world, get } = await anApi()
    const theirs = await aNeed(world, { org: 'another' })
    const [foreign, absent] = [await get(`needs/${theirs.need}`), await get('needs/nothing')]
    expect(foreign).toEqual(absent)
    expect(foreign.status).toBe(404)
    expect(foreign.type).toBe('application/problem+json')
  })
})

describe('cursor-forged', () => {
  it.each(['eA==', '!!', 'TEVER0VSIw', `${'A'.repeat(79)}`])(
    'refuses %s, or shows nothing foreign',
    async (cursor) => {
      const { world, get } = await anApi()
      await aNeed(world, { org: 'another' })
      const { status, body } = await get(`needs?cursor=${encodeURIComponent(cursor)}`)
      expect([200, 400]).toContain(status)
      expect(body.needs ?? []).toEqual([])
    },
  )
})

describe('openapi-truth', () => {
  it('describes exactly the routes there are, each with its answers', async () => {
    const { browser } = await anApi()
    const served = JSON.parse((await browser.get('/api/v1/openapi.json')).text)
    expect(served).toEqual(
      JSON.parse(JSON.stringify(openApiDocument(endpoints, 'https://mulin.example', '0.1.0'))),
    )
    const described = Object.entries(served.paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routed = (await apiRoutes())
      .filter((route) => route.access === 'api')
      .map((route) => `${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(described.sort()).toEqual(routed.sort())
    expect(described.length).toBeGreaterThan(2)
  })
})

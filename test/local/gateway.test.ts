import { request } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterEach, describe, expect, it } from 'vitest'
import { type Gateway, type HttpDoor, openGateway } from '../../infra/local/gateway.ts'

let gateway: Gateway | undefined

afterEach(async () => {
  await gateway?.close()
  gateway = undefined
})

async function serving(door: HttpDoor, behindProxy = false): Promise<string> {
  const now = () => Date.parse('2022-01-25T02:00:00Z')
  gateway = await openGateway(0, { address: '127.0.0.1', behindProxy, now })
  gateway.open(door)
  return `http://127.0.0.1:${gateway.port}`
}

/** What the function is handed for a request. */
async function eventOf(path: string, init: RequestInit = {}): Promise<APIGatewayProxyEventV2> {
  let seen: APIGatewayProxyEventV2 | undefined
  const origin = await serving(async (event) => {
    seen = event
    return { statusCode: 204 }
  })
  await fetch(origin + path, init)
  return seen!
}

describe('the gateway of the local start', () => {
  it('hands a request on as API Gateway does: path, query, cookies and caller', async () => {
    const event = await eventOf('/r/abc?lang=en&x=1&x=2', {
      headers: { cookie: 'lang=en; device=7', 'X-One': 'a' },
    })
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/r/abc',
      rawQueryString: 'lang=en&x=1&x=2',
      cookies: ['lang=en', 'device=7'],
      headers: { 'x-one': 'a' },
      queryStringParameters: { lang: 'en', x: '1,2' },
      requestContext: {
        http: { method: 'GET', path: '/r/abc', sourceIp: '127.0.0.1' },
        timeEpoch: 1643076000000,
      },
      isBase64Encoded: false,
    })
    expect(event.headers.cookie).toBeUndefined()
    expect(event.body).toBeUndefined()
  })

  it('hands forms on as base64 and JSON as text', async () => {
    const form = await eventOf('/x', { method: 'POST', body: new URLSearchParams({ name: '小志' }) })
    expect(form.isBase64Encoded).toBe(true)
    expect(Buffer.from(form.body ?? '', 'base64').toString()).toBe('name=%E5%B0%8F%E5%BF%97')
    await gateway?.close()
    const headers = { 'content-type': 'application/problem+json' }
    const json = await eventOf('/x', { method: 'POST', headers, body: '{"a":1}' })
    expect(json).toMatchObject({ isBase64Encoded: false, body: '{"a":1}' })
  })

  it('gives an answer back with its cookies one by one and its bytes as they were', async () => {
    const origin = await serving(async () => ({
      statusCode: 200,
      headers: { 'content-type': 'image/png', 'x-count': 2 },
      cookies: ['a=1; Path=/', 'b=2; HttpOnly'],
      body: Buffer.from([0, 255, 128]).toString('base64'),
      isBase64Encoded: true,
    }))
    const answer = await fetch(`${origin}/`)
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; HttpOnly'])
    expect(answer.headers.get('x-count')).toBe('2')
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 128])
  })

  it('refuses more than API Gateway and Lambda take', async () => {
    const origin = await serving(async () => ({ statusCode: 200 }))
    const send = (bytes: number) => fetch(origin, { method: 'POST', body: new Uint8Array(bytes) })
    expect((await send(5 * 1024 * 1024)).status).toBe(413)
    expect((await send(11 * 1024 * 1024).catch(() => ({ status: 413 }))).status).toBe(413)
    expect((await send(1024)).status).toBe(200)
  })

  it('answers 500 for a handler that throws, and 503 before it is ready', async () => {
    const origin = await serving(() => Promise.reject(new Error('broken')))
    expect((await fetch(origin)).status).toBe(500)
    await gateway?.close()
    gateway = await openGateway(0, { address: '127.0.0.1', now: Date.now })
    expect((await fetch(`http://127.0.0.1:${gateway.port}/`)).status).toBe(503)
  })

  it.each([
    [false, '127.0.0.1'],
    [true, '203.0.113.7'],
  ])('believes a proxy about who asks only where there is one (%s)', async (behindProxy, caller) => {
    const callers: string[] = []
    const origin = await serving(async (event) => {
      callers.push(event.requestContext.http.sourceIp)
      return { statusCode: 204 }
    }, behindProxy)
    await fetch(origin, { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' } })
    expect(callers).toEqual([caller])
  })

  it('takes a request that names the whole address, and one whose path is no path', async () => {
    const paths: string[] = []
    await serving(async (event) => {
      paths.push(event.rawPath)
      return { statusCode: 204 }
    })
    for (const path of ['http://elsewhere.example/r/abc', '//r//x', '/%zz'])
      await new Promise((done, failed) => {
        request({ port: gateway?.port, path, agent: false }, (answer) => answer.resume().on('end', done))
          .on('error', failed)
          .end()
      })
    expect(paths).toEqual(['/r/abc', '//r//x', '/%zz'])
  })
})

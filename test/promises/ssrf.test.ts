import type { ServerResponse } from 'node:http'
import https from 'node:https'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { isNotAllowed, type OutgoingOptions, outgoing } from '../../shared/channels/outgoing.ts'
import { anHttpsServer, type HttpsServer, type Received } from '../harness/https-server.ts'
import { patienceMs } from '../harness/patience.ts'

const host = 'robot.example'
let server: HttpsServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

/** A server of that name, and the guard that believes its certificate. */
async function aServer(
  answer?: (request: Received, response: ServerResponse) => unknown,
  options: Partial<OutgoingOptions> = {},
) {
  server = await anHttpsServer([host, 'other.example'], answer)
  const { port, ca, received } = server
  const guard = outgoing({
    hosts: [`${host}:${port}`],
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    inside: [host],
    ca,
    withinMs: patienceMs,
    ...options,
  })
  const url = `https://${host}:${port}/send?key=1`
  return {
    guard,
    url,
    received,
    port,
    post: (to = url) => guard.post(to, { 'content-type': 'text/plain' }, '你好'),
  }
}

describe('ssrf', () => {
  test('what is allowed goes out as it was given, and the answer comes back', async () => {
    const { post, received } = await aServer((_, response) => response.writeHead(201).end('{"errcode":0}'))

    expect(await post()).toEqual({ kind: 'sent', status: 201, body: '{"errcode":0}' })

    expect(received).toMatchObject([
      { path: '/send?key=1', body: '你好', headers: { 'content-type': 'text/plain' } },
    ])
  })

  test.each(['127.0.0.1', '10.0.0.8', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00:ec2::254'])(
    'a listed name that leads to %s is refused when the connection is made',
    async (address) => {
      const family = address.includes(':') ? 6 : 4
      const { post, received } = await aServer(undefined, {
        inside: [],
        resolve: async () => [{ address, family }],
      })

      expect(await post()).toEqual({ kind: 'refused', why: 'not-allowed' })
      expect(received).toEqual([])
    },
  )

  test('one public address among the answers does not open the others', async () => {
    const { post, received } = await aServer(undefined, {
      inside: [],
      resolve: async () => [
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    })

    expect(await post()).toEqual({ kind: 'refused', why: 'not-allowed' })
    expect(received).toEqual([])
  })

  test('a name is looked up once per connection, so that it cannot change between the look and the call', async () => {
    let asked = 0
    const { post, received } = await aServer(undefined, {
      inside: [],
      resolve: async () => {
        asked++
        // Public when somebody looks first, ourselves afterwards.
        return [{ address: asked === 1 ? '198.51.100.1' : '127.0.0.1', family: 4 }]
      },
    })

    expect(await post()).toEqual({ kind: 'refused', why: 'not-allowed' })
    expect(await post()).toEqual({ kind: 'refused', why: 'not-allowed' })
    expect(asked).toBe(2)
    expect(received).toEqual([])
  })

  test('nothing but listed hosts and ports is even looked up', async () => {
    let asked = 0
    const { post, port } = await aServer(undefined, {
      resolve: async () => {
        asked++
        return [{ address: '127.0.0.1', family: 4 }]
      },
    })
    const elsewhere = [
      `http://${host}:${port}/`,
      `https://other.example:${port}/`,
      `https://${host}/`,
      `https://127.0.0.1:${port}/`,
      `https://2130706433:${port}/`,
      `https://[::1]:${port}/`,
      `https://me:you@${host}:${port}/`,
      'not an address',
    ]

    for (const address of elsewhere)
      expect(await post(address)).toEqual({ kind: 'refused', why: 'not-allowed' })
    expect(asked).toBe(0)
  })

  test('the agent alone keeps libraries to the same: other hosts, numbers, sockets on disk', async () => {
    const { guard, port, received } = await aServer(undefined, { hosts: ['nowhere.example'] })
    const ask = (options: https.RequestOptions) =>
      new Promise<unknown>((resolve) => {
        const request = https.request({ ...options, method: 'POST', agent: guard.agent }, () =>
          resolve('answered'),
        )
        request.on('error', resolve)
        request.end()
      })

    for (const options of [
      { hostname: 'other.example', port },
      { hostname: '127.0.0.1', port },
      { hostname: '::1', port },
      { hostname: 'nowhere.example', port },
      { socketPath: '/tmp/nowhere.sock' },
    ])
      expect(isNotAllowed(await ask(options))).toBe(true)
    expect(received).toEqual([])
  })

  test('a redirect is an answer like any other, and followed by nobody', async () => {
    const { post, received, port } = await aServer((_, response) =>
      response.writeHead(307, { location: `https://${host}:${port}/elsewhere` }).end(),
    )

    expect(await post()).toEqual({ kind: 'sent', status: 307, body: '' })
    expect(received.map(({ path }) => path)).toEqual(['/send?key=1'])
  })

  test('who cannot show the right certificate gets nothing', async () => {
    const other = await aServer(undefined, { ca: undefined })
    expect(await other.post()).toEqual({ kind: 'refused', why: 'unreached' })
    expect(other.received).toEqual([])
  })

  test('an answer is read for so long and so far, and no further', async () => {
    const { post } = await aServer(
      (_, response) => {
        response.write('x'.repeat(5000))
        const more = setInterval(() => response.write('x'.repeat(5000)), 5)
        response.on('close', () => clearInterval(more))
      },
      { mostBytes: 10_000 },
    )
    const answer = await post()
    expect(answer).toMatchObject({ kind: 'sent', status: 200 })
    expect(answer.kind === 'sent' && answer.body.length).toBe(10_000)
  })

  test('after the request has left, silence or a broken line is unknown; before, it is certain that nothing went', async () => {
    // Long enough for the request to leave, however busy the machine is.
    const silent = await aServer(() => undefined, { withinMs: 3000 })
    expect(await silent.post()).toEqual({ kind: 'unknown' })
    expect(silent.received).toHaveLength(1)
    await server?.stop()

    const broken = await aServer((_, response) => response.destroy())
    expect(await broken.post()).toEqual({ kind: 'unknown' })
    await server?.stop()

    const half = await aServer((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await half.post()).toEqual({ kind: 'unknown' })
    await server?.stop()

    // Nobody listens there any more.
    expect(await half.post()).toEqual({ kind: 'refused', why: 'unreached' })
    const lost = await aServer(undefined, { resolve: () => Promise.reject(new Error('ENOTFOUND')) })
    expect(await lost.post()).toEqual({ kind: 'refused', why: 'unreached' })
    const slowNames = await aServer(undefined, { resolve: () => new Promise(() => undefined), withinMs: 100 })
    expect(await slowNames.post()).toEqual({ kind: 'refused', why: 'unreached' })
  })

  test('somebody who takes the connection and never greets is not waited for', async () => {
    const mute = createServer(() => undefined)
    await new Promise<void>((ready) => mute.listen(0, '127.0.0.1', ready))
    const { port } = mute.address() as { port: number }
    const { guard } = await aServer(undefined, { hosts: [`${host}:${port}`], withinMs: 200 })

    expect(await guard.post(`https://${host}:${port}/`, {}, '')).toEqual({
      kind: 'refused',
      why: 'unreached',
    })
    mute.close()
  })

  test('a header with a line break is never sent', async () => {
    const { guard, url, received } = await aServer()
    expect(await guard.post(url, { authorization: 'a\r\nx: b' }, '')).toEqual({
      kind: 'refused',
      why: 'unreached',
    })
    expect(received).toEqual([])
  })
})

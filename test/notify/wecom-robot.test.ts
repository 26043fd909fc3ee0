import { afterEach, expect, test } from 'vitest'
import { outgoing } from '../../shared/channels/outgoing.ts'
import { weComRobot } from '../../shared/channels/wecom-robot.ts'
import { robotAddressProblem } from '../../shared/rules/robot-address.ts'
import { anHttpsServer, type HttpsServer } from '../harness/https-server.ts'
import { patienceMs } from '../harness/patience.ts'

let server: HttpsServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

/** A server that answers as WeCom does, and a robot there. */
async function aRobotServer(status: number, body: string) {
  const host = 'robots.example'
  server = await anHttpsServer([host], (_, response) => response.writeHead(status).end(body))
  const { port, ca, received } = server
  const hosts = [`${host}:${port}`]
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const guard = outgoing({ hosts, inside: [host], ca, resolve, withinMs: patienceMs })
  const robot = weComRobot(hosts, guard)
  return { say: (text: string) => robot.say(`https://${host}:${port}/send?key=1`, text), received }
}

test('says a text without markup, in one request', async () => {
  const { say, received } = await aRobotServer(200, '{"errcode":0,"errmsg":"ok"}')
  expect(await say('邻居需要帮忙\n"引号"')).toEqual({ kind: 'sent' })
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ path: '/send?key=1', headers: { 'content-type': 'application/json' } })
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    msgtype: 'text',
    text: { content: '邻居需要帮忙\n"引号"' },
  })
})

test.each([
  [200, '{"errcode":45009,"errmsg":"api freq out of limit"}', { kind: 'refused', why: 'too-fast' }],
  [429, '', { kind: 'refused', why: 'too-fast' }],
  [200, '{"errcode":93000,"errmsg":"invalid webhook url"}', { kind: 'refused', why: 'invalid' }],
  [404, 'not found', { kind: 'refused', why: 'invalid' }],
  [200, '{"errcode":40008,"errmsg":"invalid message type"}', { kind: 'refused', why: 'for-now' }],
  [302, '', { kind: 'refused', why: 'for-now' }],
  [500, '', { kind: 'unknown' }],
  [200, '<html>login</html>', { kind: 'unknown' }],
] as const)('%d %s', async (status, body, answer) => {
  expect(await (await aRobotServer(status, body)).say('x')).toEqual(answer)
})

test('an address that is not allowed is no robot; nobody there is trouble for now', async () => {
  const { say } = await aRobotServer(200, '{"errcode":0}')
  expect(await weComRobot([]).say('https://evil.example/send?key=1', 'x')).toEqual({
    kind: 'refused',
    why: 'invalid',
  })
  await server?.stop()
  expect(await say('x')).toEqual({ kind: 'refused', why: 'for-now' })
})

test.each([
  ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa', undefined],
  ['https://robots.example.org/hook/1', undefined],
  ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send', 'incomplete'],
  ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1&debug=1', 'incomplete'],
  ['https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token=1', 'incomplete'],
  ['http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa', 'elsewhere'],
  ['https://evil.example/?qyapi.weixin.qq.com', 'elsewhere'],
  ['https://127.0.0.1/', 'elsewhere'],
  ['', 'elsewhere'],
] as const)('%s is %s', (address, problem) => {
  expect(robotAddressProblem(address, ['robots.example.org'])).toBe(problem)
})

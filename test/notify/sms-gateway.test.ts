import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { byCountry } from '../../shared/channels/by-country.ts'
import { outgoing } from '../../shared/channels/outgoing.ts'
import { isSigned, signatureOf } from '../../shared/channels/signature.ts'
import { gatewayTextChannel } from '../../shared/channels/sms-gateway.ts'
import { parseGatewayFormat, parseGatewayTemplates } from '../../shared/rules/gateway-format.ts'
import { textKinds } from '../../shared/rules/text-kinds.ts'
import { readSettings } from '../../shared/settings.ts'
import { textChannel } from '../../shared/wiring-texts.ts'
import { anHttpsServer, type HttpsServer, type Received } from '../harness/https-server.ts'
import { patienceMs } from '../harness/patience.ts'

const host = 'gateway.example'
const key = 'a gateway key for tests, 32 letters.'
const now = Date.parse('2026-11-26T02:00:00Z')
const templates = textKinds.map((kind) => `${kind}=T_${kind}`).join(' ')

let server: HttpsServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

/** A gateway that speaks TLS on the loopback, and the channel that leads there. */
async function aGateway(
  answer?: (request: Received, response: ServerResponse) => unknown,
  format = '',
  more = ' code.en=T_english',
  withinMs = patienceMs,
) {
  server = await anHttpsServer([host], answer)
  const { port, ca, received } = server
  const out = outgoing({
    hosts: [`${host}:${port}`],
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    inside: [host],
    ca,
    withinMs,
  })
  const read = { templates: parseGatewayTemplates(templates + more), format: parseGatewayFormat(format) }
  if (!read.templates.ok || !read.format.ok) throw new Error('The format of this test is wrong.')
  const url = `https://${host}:${port}/send`
  const parts = { url, key, templates: read.templates.value, format: read.format.value }
  return { received, channel: gatewayTextChannel(parts, out, () => now) }
}

const code = {
  to: '+8613812345678',
  subject: '',
  text: '【睦邻】验证码123456，十分钟内有效，请勿告诉他人。',
  reference: 'code.abc',
  template: { kind: 'code', language: 'zh-CN', variables: { code: '123456' }, ttl: 600 },
} as const
const appeal = {
  ...code,
  template: { kind: 'appeal', language: 'en', variables: { what: '童鞋', token: 't'.repeat(20) }, ttl: 60 },
} as const

describe('text messages over an HTTPS gateway', () => {
  it('posts the template and its variables, signed with the time and the key', async () => {
    const { channel, received } = await aGateway()
    expect(await channel.send(code)).toEqual({ kind: 'sent' })
    expect(received).toHaveLength(1)
    const { path, headers, body } = received[0]!
    expect(path).toBe('/send')
    expect(JSON.parse(body)).toEqual({
      to: '+8613812345678',
      template: 'T_code',
      variables: { code: '123456' },
      reference: 'code.abc',
      ttl: 600,
    })
    const at = headers['x-mulin-timestamp'] as string
    expect(Number(at)).toBe(now / 1000)
    const signature = headers['x-mulin-signature'] as string
    expect(signature).toBe(signatureOf(key, at, body))
    expect(isSigned(key, now, { at, signature, body })).toBe(true)
    expect(isSigned(key, now, { at, signature, body: `${body} ` })).toBe(false)
    expect(headers['content-type']).toMatch(/^application\/json/)
  })

  it('calls things as the gateway does, and uses the template of the language where there is one', async () => {
    const format =
      'to=phoneNumbers template=templateCode variables=templateParam reference=outId ttl=- numbers=national as=text'
    const { channel, received } = await aGateway(undefined, format)
    await channel.send({ ...code, template: { ...code.template, language: 'en' } })
    expect(JSON.parse(received[0]!.body)).toEqual({
      phoneNumbers: '13812345678',
      templateCode: 'T_english',
      templateParam: '{"code":"123456"}',
      outId: 'code.abc',
    })
  })

  it('gives variables as a list in their order', async () => {
    const { channel, received } = await aGateway(undefined, 'as=list')
    await channel.send(appeal)
    expect(JSON.parse(received[0]!.body)).toMatchObject({
      template: 'T_appeal',
      variables: ['童鞋', 't'.repeat(20)],
    })
  })

  it.each([
    [200, '{"code":"OK"}', { kind: 'sent' }],
    [200, '{"code":0}', { kind: 'sent' }],
    [200, '{"code":"NO_MONEY"}', { kind: 'refused', permanent: false }],
    [200, '{"code":"BAD_NUMBER"}', { kind: 'refused', permanent: true }],
    [400, '{"code":"BAD_NUMBER"}', { kind: 'refused', permanent: true }],
    [400, '{"code":"OK"}', { kind: 'refused', permanent: false }],
    [200, 'not json', { kind: 'unknown' }],
    [200, '{"other":1}', { kind: 'unknown' }],
    [200, '{"__proto__":{"code":"OK"}}', { kind: 'unknown' }],
    [401, '', { kind: 'refused', permanent: false }],
    [429, '', { kind: 'refused', permanent: false }],
    [503, '', { kind: 'refused', permanent: false }],
    [302, '', { kind: 'refused', permanent: false }],
    [500, '', { kind: 'unknown' }],
    [502, '', { kind: 'unknown' }],
    [408, '', { kind: 'unknown' }],
  ])('takes %i %s for %j, asked once', async (status, body, answer) => {
    const { channel, received } = await aGateway(
      (_, response) => response.writeHead(status, { location: '/elsewhere' }).end(body),
      'answer=code ok=OK,0 badNumber=BAD_NUMBER',
    )
    expect(await channel.send(code)).toEqual(answer)
    expect(received).toHaveLength(1)
  })

  it.each([
    ['an answer that never comes', () => undefined],
    ['a connection that breaks', (_: Received, response: ServerResponse) => response.destroy()],
  ])('after %s it may have been taken: unknown, asked once', async (_, answer) => {
    // Long enough for the request to leave, however busy the machine is.
    const { channel, received } = await aGateway(answer, '', '', 3000)
    expect(await channel.send(code)).toEqual({ kind: 'unknown' })
    expect(received).toHaveLength(1)
  })

  it('is certainly not sent where nobody listens', async () => {
    const { channel } = await aGateway()
    await server?.stop()
    expect(await channel.send(code)).toEqual({ kind: 'refused', permanent: false })
  })
})

it('where there are both, numbers of its countries go by the gateway, and all others by the other', async () => {
  const went: string[] = []
  const channel = (name: string) => ({
    send: async ({ to }: { to: string }) => {
      went.push(`${name} ${to}`)
      return { kind: 'sent' } as const
    },
  })
  const both = byCountry(['+86', '+852'], channel('gateway'), channel('aws'))
  for (const to of ['+8613812345678', '+85261234567', '+12065550100']) await both.send({ ...code, to })
  expect(went).toEqual(['gateway +8613812345678', 'gateway +85261234567', 'aws +12065550100'])
})

describe('the settings of a gateway', () => {
  const settings = (more: Record<string, string>) =>
    readSettings({
      PUBLIC_ORIGIN: 'https://mulin.example',
      SMS: 'gateway',
      SMS_GATEWAY_URL: 'https://gateway.example/send',
      SMS_GATEWAY_KEY: key,
      SMS_GATEWAY_TEMPLATES: templates,
      ...more,
    })
  const clock = () => now

  it('are complete, or refused in a sentence at the start', () => {
    expect(textChannel(settings({}), clock)).toBeDefined()
    expect(textChannel(settings({ SMS: 'none' }), clock)).toBeUndefined()
    for (const [more, sentence] of [
      [{ SMS: 'aws' }, 'SMS_ORIGINATION is not set, and SMS says aws.'],
      [{ SMS: 'both' }, 'SMS_ORIGINATION is not set'],
      [{ SMS_GATEWAY_TEMPLATES: 'code=1' }, 'there is no template for appeal, noted'],
      [{ SMS_GATEWAY_TEMPLATES: `${templates} hello=1` }, "'hello' names no kind"],
      [{ SMS_GATEWAY_TEMPLATES: `${templates} code.fr=1` }, "'code.fr' names no kind"],
      [{ SMS_GATEWAY_FORMAT: 'nonsense=1' }, "'nonsense' is no part of the format"],
      [{ SMS_GATEWAY_FORMAT: 'answer=code' }, 'answer needs ok'],
      [{ SMS_GATEWAY_FORMAT: 'to=-' }, 'cannot be left out'],
      [{ PUBLIC_ORIGIN: 'https://mulin.xiling.yichang.gov.cn' }, 'set SMS_ORIGIN to a short domain'],
    ] as const)
      expect(() => textChannel(settings(more), clock), JSON.stringify(more)).toThrow(sentence)
    expect(() => settings({ SMS_GATEWAY_URL: 'http://gateway.example' })).toThrow('SMS_GATEWAY_URL')
    expect(() => settings({ SMS_GATEWAY_KEY: 'short' })).toThrow('SMS_GATEWAY_KEY')
    expect(() => settings({ SMS_GATEWAY_KEY: 'short' })).not.toThrow(/short/)
  })

  it('send nothing to a gateway in our own network, nor by a name that leads there', async () => {
    const channel = textChannel(settings({ SMS_GATEWAY_URL: 'https://localhost/send' }), clock)
    expect(await channel?.send(code)).toEqual({ kind: 'refused', permanent: false })
  })
})

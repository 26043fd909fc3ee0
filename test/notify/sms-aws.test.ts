import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { afterEach, describe, expect, it } from 'vitest'
import { awsTextChannel } from '../../shared/channels/sms-aws.ts'
import { textMessage } from '../../shared/messages/texts.ts'
import { patienceMs } from '../harness/patience.ts'

interface Asked {
  readonly target: string
  readonly authorization: string
  readonly body: Record<string, unknown>
}

/** What answers in AWS's place: a status and a body, nothing at all, or a broken connection. */
type Answer = { readonly status: number; readonly body: object } | 'silence' | 'hang-up'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

/** The real client of the SDK, against an endpoint of our own. */
async function anEndpoint(answer: Answer = { status: 200, body: { MessageId: 'm1' } }) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const { 'x-amz-target': target, authorization } = request.headers
    asked.push({ target: String(target), authorization: String(authorization), body: JSON.parse(text) })
    if (answer === 'hang-up') request.socket.destroy()
    else if (answer !== 'silence')
      response
        .writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
        .end(JSON.stringify(answer.body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push(server)
  // Silence is waited for as long as a request may take to leave, however busy the machine is.
  const withinMs = answer === 'silence' ? 3000 : patienceMs
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked, channel: channelTo(endpoint, 'PROMOTIONAL', withinMs) }
}

function channelTo(
  endpoint: string,
  appealsAs: 'PROMOTIONAL' | 'TRANSACTIONAL' = 'PROMOTIONAL',
  withinMs = patienceMs,
) {
  const client = new PinpointSMSVoiceV2Client({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: { connectionTimeout: withinMs, requestTimeout: withinMs, throwOnRequestTimeout: true },
  })
  return awsTextChannel({ origination: 'pool-1', configurationSet: 'set-1', appealsAs }, client)
}

const token = '0123456789abcdefghij'
const said = textMessage({ kind: 'appeal', what: ['童鞋'], token }, 'zh-CN', 'https://mulin.example')
const appeal = {
  to: '+8613812345678',
  subject: '',
  text: said.text,
  reference: 'ask.need1.vol1',
  template: { kind: 'appeal', language: 'zh-CN', variables: said.variables, ttl: 3600 },
} as const
const error = (status: number, type: string, more: object = {}): Answer => ({
  status,
  body: { __type: type, Message: 'made by a test', ...more },
})

describe('text messages over AWS End User Messaging', () => {
  it('hands over one text with its sender, its set, how long it is worth delivering, and what it is about', async () => {
    const { asked, channel } = await anEndpoint()
    expect(await channel.send(appeal)).toEqual({ kind: 'sent' })
    expect(asked).toMatchObject([
      {
        target: 'PinpointSMSVoiceV2.SendTextMessage',
        body: {
          DestinationPhoneNumber: '+8613812345678',
          OriginationIdentity: 'pool-1',
          ConfigurationSetName: 'set-1',
          MessageBody: `【睦邻】邻居需要童鞋，能帮吗？https://mulin.example/r/${token} 回T退订`,
          MessageType: 'PROMOTIONAL',
          TimeToLive: 3600,
          Context: { reference: 'ask.need1.vol1' },
        },
      },
    ])
    expect(asked[0]?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d+\/eu-central-1\/sms-voice\//,
    )
  })

  it('declares codes as transactional', async () => {
    const { asked, channel } = await anEndpoint()
    await channel.send({ ...appeal, template: { ...appeal.template, kind: 'code', ttl: 600 } })
    expect(asked[0]?.body).toMatchObject({ MessageType: 'TRANSACTIONAL', TimeToLive: 600 })
  })

  it.each([
    ['throttled', error(400, 'ThrottlingException'), false],
    [
      'over the spending limit',
      error(402, 'ServiceQuotaExceededException', { Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' }),
      false,
    ],
    ['forbidden', error(403, 'AccessDeniedException'), false],
    [
      'in the sandbox',
      error(409, 'ConflictException', { Reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' }),
      false,
    ],
    ['declared wrongly', error(409, 'ConflictException', { Reason: 'MESSAGE_TYPE_MISMATCH' }), false],
    ['opted out', error(409, 'ConflictException', { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }), true],
    [
      'no number',
      error(400, 'ValidationException', {
        Reason: 'FIELD_VALIDATION_FAILED',
        Fields: [{ Name: 'DestinationPhoneNumber', Message: 'x' }],
      }),
      true,
    ],
    [
      'another field wrong',
      error(400, 'ValidationException', {
        Reason: 'FIELD_VALIDATION_FAILED',
        Fields: [{ Name: 'MessageBody', Message: 'x' }],
      }),
      false,
    ],
  ])('%s is a refusal, asked once', async (_, answer, permanent) => {
    const { asked, channel } = await anEndpoint(answer)
    expect(await channel.send(appeal)).toEqual({ kind: 'refused', permanent })
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['an error of the service', error(500, 'InternalServerException')],
    ['an answer that never comes', 'silence'],
    ['a connection that breaks', 'hang-up'],
  ] as const)('after %s it may have been taken: unknown, asked once', async (_, answer) => {
    const { asked, channel } = await anEndpoint(answer)
    expect(await channel.send(appeal)).toEqual({ kind: 'unknown' })
    expect(asked).toHaveLength(1)
  })

  it('is certainly not sent where nobody listens', async () => {
    expect(await channelTo('http://127.0.0.1:9').send(appeal)).toEqual({ kind: 'refused', permanent: false })
  })
})

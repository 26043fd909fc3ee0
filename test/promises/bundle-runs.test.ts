import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Door, doors } from '../../infra/aws/bundle/bundle.ts'
import { createTable } from '../../infra/local/create-table.ts'
import { clientFor } from '../../infra/local/engine.ts'
import { documents } from '../../shared/wiring.ts'
import { aMailServer, type MailServer } from '../harness/mail-server.ts'
import { aLambda, type RunningLambda } from '../infra/a-lambda.ts'
import { textSettings } from '../infra/a-stack.ts'
import { type Aws, anAws } from '../infra/an-aws.ts'
import { bundleAll } from '../infra/bundled.ts'
import { bounceEvent, httpEvent, replyEvent, scheduleEvent, streamEvent } from '../infra/events.ts'
import { lambdaEnvironment } from '../infra/lambda-environment.ts'

/** The bundles that would be deployed, each in a process of its own, with the environment that the stack gives it. */
describe('bundle: the built functions answer real events', () => {
  const bundles = bundleAll()
  const tableName = `${inject('tables')}-bundle`
  const smtpSecret = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:smtp-AbCdEf'
  const client = clientFor(inject('endpoint'))
  const lambdas = {} as Record<Door, RunningLambda>
  let aws: Aws
  let mail: MailServer

  const start = (door: Door, settings: Record<string, string> = {}, more: Record<string, string> = {}) => {
    const environment = lambdaEnvironment(door, tableName, aws, {
      HUB_ADMIN: 'anna@example.org',
      ...settings,
    })
    return aLambda(bundles[door].folder, { ...environment, ...more })
  }

  beforeAll(async () => {
    await createTable(client, tableName)
    mail = await aMailServer()
    aws = await anAws({
      'arn:IDENTITY_KEY': 'i'.repeat(64),
      'arn:LINK_KEY': 'l'.repeat(64),
      [smtpSecret]: mail.url,
    })
    for (const door of doors) lambdas[door] = await start(door)
  })
  afterAll(async () => {
    for (const lambda of Object.values(lambdas)) await lambda.stop()
    await aws?.stop()
    await mail?.stop()
    client.destroy()
    bundles.remove()
  })

  test('each read the secrets it was given, and no other', () => {
    expect(aws.secretsRead.toSorted()).toEqual(['arn:IDENTITY_KEY', 'arn:IDENTITY_KEY', 'arn:LINK_KEY'])
  })

  test('http: GET /healthz says ok and the version', async () => {
    expect(await lambdas.http.invoke(httpEvent('GET', '/healthz'))).toMatchObject({
      statusCode: 200,
      body: JSON.stringify({ status: 'ok', version: '0.1.0' }),
    })
  })

  test.each([
    ['/', 200],
    ['/sign-in', 200],
    ['/r/noSuchLinkAtAll00000', 404],
    ['/board', 303],
    ['/nothing/here', 404],
    ['/api/v1/needs', 401],
    ['/api/v1/openapi.json', 200],
  ])('http: GET %s answers %i', async (path, statusCode) => {
    expect(await lambdas.http.invoke(httpEvent('GET', path))).toMatchObject({ statusCode })
  })

  test('a code asked for at http leaves by notify through SES, started by the stream, and opens the door', async () => {
    const { asked, key } = await askForCode()
    expect(await lambdas.notify.invoke(streamEvent(key, { pk: 'K#gone', sk: 'CODE' }))).toEqual({
      batchItemFailures: [],
    })
    expect(aws.letters).toMatchObject([
      { configurationSet: 'EmailSet', mime: expect.stringMatching(/^To: anna@example\.org/m) },
    ])
    expect(await enter(asked, digitsOf(decoded(aws.letters[0]!.mime)))).toMatchObject({ statusCode: 303 })
  })

  test('where the stack says so, it leaves through any SMTP server, whose address is a secret', async () => {
    const notify = await start('notify', { MAIL: 'smtp', SMTP_URL_SECRET: smtpSecret })
    try {
      const { asked, key } = await askForCode()
      expect(await notify.invoke(streamEvent(key))).toEqual({ batchItemFailures: [] })
      expect(mail.received.map(({ to }) => to)).toEqual([['anna@example.org']])
      expect(await enter(asked, digitsOf(mail.received[0]!.mail.text ?? ''))).toMatchObject({
        statusCode: 303,
      })
    } finally {
      await notify.stop()
    }
  })

  test('both workers sweep on schedule', async () => {
    expect(await lambdas.broadcast.invoke(scheduleEvent)).toEqual({ batchItemFailures: [] })
    expect(await lambdas.notify.invoke(scheduleEvent)).toEqual({ batchItemFailures: [] })
  })

  test('notify takes a bounce', async () => {
    await lambdas.notify.invoke(bounceEvent('anna@example.org'))
    expect(await itemsWith('SUPPRESSED')).toHaveLength(1)
  })

  test('where the stack says so, a code leaves as a text message, and what its reader texts back comes in', async () => {
    const number = '+8613812345678'
    const budget = { Item: { pk: 'HUB', sk: 'TEXTS#codes', most: 5, period: '', used: 0 } }
    await documents(client).send(new PutCommand({ TableName: tableName, ...budget }))
    const notify = await start('notify', textSettings)
    const http = await start('http', textSettings)
    try {
      const key = { pk: 'K#texted', sk: 'CODE' }
      const now = Date.now()
      const code = {
        ...{
          id: 'texted',
          purpose: 'confirm-contact',
          channel: 'mobile',
          address: number,
          language: 'zh-CN',
        },
        ...{ browserHash: 'b', tries: 0, at: now, expiresAtMs: now + 600_000 },
        ...{ dueShard: 'notify#0', dueAt: now, foundAt: now },
      }
      await documents(client).send(new PutCommand({ TableName: tableName, Item: { ...key, ...code } }))
      expect(await notify.invoke(streamEvent(key))).toEqual({ batchItemFailures: [] })
      expect(aws.texts).toMatchObject([
        {
          DestinationPhoneNumber: number,
          OriginationIdentity: textSettings.SMS_ORIGINATION_ARN,
          ConfigurationSetName: 'TextsSet',
          MessageBody: expect.stringMatching(/^【睦邻】验证码\d{6}，/),
        },
      ])
      await notify.invoke(replyEvent(number, '退订'))
      expect(await itemsWith('WORD')).toHaveLength(1)
      expect(await http.invoke(httpEvent('GET', '/healthz'))).toMatchObject({ statusCode: 200 })
    } finally {
      await notify.stop()
      await http.stop()
    }
  })

  test('every line they wrote is a record with a code, and knows nobody', () => {
    const lines = Object.values(lambdas).flatMap((lambda) => lambda.lines)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      expect(JSON.parse(line)).toHaveProperty('code')
      expect(line).not.toMatch(/anna|\b\d{6}\b/)
    }
  })

  test('a function whose secret cannot be read does not start', async () => {
    await expect(start('http', {}, { IDENTITY_KEY_SECRET: 'arn:GONE' })).rejects.toThrow(
      'The secret of IDENTITY_KEY_SECRET cannot be read: 400',
    )
  })

  /** Asks for a code at the built http; answers what it said, and the key of the code it wrote. */
  async function askForCode() {
    const before = new Set((await itemsWith('CODE')).map(({ pk }) => pk))
    const asked = (await lambdas.http.invoke(
      httpEvent('POST', '/sign-in', { form: { email: 'anna@example.org' } }),
    )) as Answer
    const [code] = (await itemsWith('CODE')).filter(({ pk }) => !before.has(pk))
    return { asked, key: { pk: code!.pk, sk: code!.sk } }
  }

  /** Enters the digits in the browser that asked for them. */
  function enter(asked: Answer, code: string): Promise<unknown> {
    const path = new URL(asked.headers.location!, 'https://mulin.example').pathname
    const cookies = (asked.cookies ?? []).map((cookie) => cookie.split(';')[0]!)
    return lambdas.http.invoke(httpEvent('POST', path, { form: { code }, cookies }))
  }

  async function itemsWith(sk: string): Promise<{ pk: string; sk: string }[]> {
    const { Items } = await documents(client).send(
      new ScanCommand({
        TableName: tableName,
        FilterExpression: 'sk = :sk',
        ExpressionAttributeValues: { ':sk': sk },
      }),
    )
    return (Items ?? []) as { pk: string; sk: string }[]
  }
})

interface Answer {
  readonly statusCode: number
  readonly headers: Record<string, string | undefined>
  readonly cookies?: string[]
}

const digitsOf = (text: string): string => /\b(\d{6})\b/.exec(text)![1]!

/** The parts of a MIME message that are base64, readable. */
function decoded(mime: string): string {
  return mime
    .split(/\r?\n\r?\n/)
    .map((part) => (/^[A-Za-z0-9+/=\r\n]+$/.test(part) ? Buffer.from(part, 'base64').toString() : part))
    .join('\n')
}

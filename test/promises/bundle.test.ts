import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Door, doors, projectRoot } from '../../infra/aws/bundle/bundle.ts'
import { createTable } from '../../infra/local/create-table.ts'
import { clientFor } from '../../infra/local/engine.ts'
import { documents } from '../../shared/wiring.ts'
import { aLambda, type RunningLambda } from '../infra/a-lambda.ts'
import { aStack, templateOf, theResource } from '../infra/a-stack.ts'
import { type Aws, anAws } from '../infra/an-aws.ts'
import { bundleAll } from '../infra/bundled.ts'
import { bounceEvent, httpEvent, scheduleEvent, streamEvent } from '../infra/events.ts'

const bundles = bundleAll()
afterAll(bundles.remove)

describe('bundle: what is in it', () => {
  test('what is loaded before the first answer stays small', () => {
    const loaded = {
      http: bundles.http.bytesLoaded('functions/http/answer/show.ts'),
      broadcast: bundles.broadcast.bytesLoaded(),
      notify: bundles.notify.bytesLoaded(),
    }
    expect(loaded.http).toBeLessThanOrEqual(400_000)
    expect(loaded.broadcast).toBeLessThanOrEqual(330_000)
    expect(loaded.notify).toBeLessThanOrEqual(350_000)
  })

  test.each(doors)('%s holds nothing of tests, the local start or the stack', (door) => {
    const foreign = bundles[door].inputs.filter((path) =>
      /^(test|infra\/(?!aws\/bundle\/))|dynalite|smtp-server|mailparser|playwright|aws-cdk|csv-parse/.test(
        path,
      ),
    )
    expect(foreign).toEqual([])
    expect(bundles[door].inputs.length).toBeGreaterThan(100)
  })

  test.each(doors)('%s holds no key, no source map and no path of the machine that built it', (door) => {
    const { text } = bundles[door]
    // Only what is found is shown: the whole text of a bundle would say nothing.
    expect(text.match(/.{30}(BEGIN [A-Z ]*PRIVATE KEY|AKIA[A-Z0-9]{16}|sourceMappingURL).{30}/g)).toBeNull()
    expect(text.indexOf(projectRoot)).toBe(-1)
  })

  test('notify reads what sends when the first message leaves', () => {
    expect(bundles.notify.bytesLoaded('shared/channels/ses.ts')).toBeGreaterThan(500_000)
  })

  test('only notify holds what sends, and derives what lets people in', () => {
    const sending = /nodemailer|client-sesv2|shared\/channels\/(ses|smtp|link-keys)\.ts|^functions\/notify\//
    expect(bundles.notify.inputs.filter((path) => sending.test(path)).length).toBeGreaterThan(10)
    expect(bundles.http.inputs.filter((path) => sending.test(path))).toEqual([])
    expect(bundles.broadcast.inputs.filter((path) => sending.test(path))).toEqual([])
  })

  test.each(doors)('%s takes its credentials from the environment alone', (door) => {
    expect(bundles[door].inputs).toContain('infra/aws/bundle/environment-credentials.ts')
    expect(
      bundles[door].inputs.filter((path) => /credential-provider-(node|ini|sso|process|web)/.test(path)),
    ).toEqual([])
  })
})

describe('bundle: the built functions answer real events', () => {
  const tableName = `${inject('tables')}-bundle`
  const client = clientFor(inject('endpoint'))
  const lambdas = {} as Record<Door, RunningLambda>
  let aws: Aws

  beforeAll(async () => {
    await createTable(client, tableName)
    aws = await anAws({ 'arn:IDENTITY_KEY': 'i'.repeat(64), 'arn:LINK_KEY': 'l'.repeat(64) })
    for (const door of doors) lambdas[door] = await aLambda(bundles[door].folder, environmentOf(door))
  })
  afterAll(async () => {
    for (const door of doors) await lambdas[door]?.stop()
    await aws?.stop()
    client.destroy()
  })

  test('http: GET /healthz says ok and the version', async () => {
    expect(await lambdas.http.invoke(httpEvent('GET', '/healthz'))).toMatchObject({
      statusCode: 200,
      body: JSON.stringify({ status: 'ok', version: '0.1.0' }),
    })
  })

  test('http: what is not there is said kindly; the API and its description are read when asked for', async () => {
    expect(await lambdas.http.invoke(httpEvent('GET', '/r/noSuchLinkAtAll00000'))).toMatchObject({
      statusCode: 404,
    })
    expect(await lambdas.http.invoke(httpEvent('GET', '/api/v1/needs'))).toMatchObject({ statusCode: 401 })
    expect(await lambdas.http.invoke(httpEvent('GET', '/api/v1/openapi.json'))).toMatchObject({
      statusCode: 200,
    })
  })

  test('a code asked for at http leaves by notify, through the stream, and opens the door', async () => {
    const asked = (await lambdas.http.invoke(
      httpEvent('POST', '/sign-in', { form: { email: 'anna@example.org' } }),
    )) as Answer
    expect(asked).toMatchObject({ statusCode: 303 })
    const { Items } = await documents(client).send(
      new ScanCommand({
        TableName: tableName,
        FilterExpression: 'sk = :code',
        ExpressionAttributeValues: { ':code': 'CODE' },
      }),
    )
    expect(Items).toHaveLength(1)
    const { pk, sk } = Items![0] as { pk: string; sk: string }

    expect(await lambdas.notify.invoke(streamEvent({ pk, sk }, { pk: 'K#gone', sk: 'CODE' }))).toEqual({
      batchItemFailures: [],
    })
    expect(aws.letters).toHaveLength(1)
    const [letter] = aws.letters
    expect(letter).toMatchObject({
      configurationSet: 'EmailSet',
      mime: expect.stringMatching(/^To: anna@example\.org/m),
    })
    const digits = /\b(\d{6})\b/.exec(decoded(letter!.mime))![1]!

    const entered = await lambdas.http.invoke(
      httpEvent('POST', new URL(asked.headers.location!, 'https://mulin.example').pathname, {
        form: { code: digits },
        cookies: (asked.cookies ?? []).map((cookie) => cookie.split(';')[0]!),
      }),
    )
    expect(entered).toMatchObject({ statusCode: 303 })
    for (const line of Object.values(lambdas).flatMap(({ lines }) => lines)) {
      expect(JSON.parse(line)).toHaveProperty('code')
      expect(line).not.toMatch(/anna|\d{6}(?!\d)/)
    }
  })

  test('both workers sweep on schedule', async () => {
    expect(await lambdas.broadcast.invoke(scheduleEvent)).toEqual({ batchItemFailures: [] })
    expect(await lambdas.notify.invoke(scheduleEvent)).toEqual({ batchItemFailures: [] })
  })

  test('notify takes a bounce', async () => {
    await lambdas.notify.invoke(bounceEvent('anna@example.org'))
    const { Items } = await documents(client).send(
      new ScanCommand({
        TableName: tableName,
        FilterExpression: 'sk = :sk',
        ExpressionAttributeValues: { ':sk': 'SUPPRESSED' },
      }),
    )
    expect(Items).toHaveLength(1)
  })

  test('each read the secrets it was given, and no other', () => {
    expect(aws.secretsRead.toSorted()).toEqual(['arn:IDENTITY_KEY', 'arn:IDENTITY_KEY', 'arn:LINK_KEY'])
  })

  test('a function whose secret cannot be read does not start', async () => {
    const environment = { ...environmentOf('http'), IDENTITY_KEY_SECRET: 'arn:GONE' }
    await expect(aLambda(bundles.http.folder, environment)).rejects.toThrow(
      'The secret of IDENTITY_KEY_SECRET cannot be read: 400',
    )
  })

  /** What the template gives the function, with made-up values for what only AWS knows, and what Lambda's runtime adds. */
  function environmentOf(door: Door): Record<string, string> {
    const given = theResource(
      templateOf(aStack({ HUB_ADMIN: 'anna@example.org' })),
      'AWS::Lambda::Function',
      `/${door}/`,
    ).Properties
    const known: Record<string, string> = {
      TABLE_NAME: tableName,
      PUBLIC_ORIGIN: 'https://mulin.example',
      SES_CONFIGURATION_SET: 'EmailSet',
    }
    const variables = Object.entries(given.Environment.Variables as Record<string, unknown>).map(
      ([name, value]) => [
        name,
        typeof value === 'string' ? value : (known[name] ?? `arn:${name.replace('_SECRET', '')}`),
      ],
    )
    return {
      ...Object.fromEntries(variables),
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'AKIATEST',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
      AWS_ENDPOINT_URL_DYNAMODB: inject('endpoint'),
      AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.endpoint,
      AWS_ENDPOINT_URL_SESV2: aws.endpoint,
    }
  }
})

interface Answer {
  readonly statusCode: number
  readonly headers: Record<string, string | undefined>
  readonly cookies?: string[]
}

/** The text parts of a MIME message that are base64 or quoted-printable, readable. */
function decoded(mime: string): string {
  return mime
    .split(/\r?\n\r?\n/)
    .map((part) => (/^[A-Za-z0-9+/=\r\n]+$/.test(part) ? Buffer.from(part, 'base64').toString() : part))
    .join('\n')
}

import { randomUUID } from 'node:crypto'

/** Events as AWS hands them to a function, shortened to nothing: fields nobody reads are there, too. */

/** API Gateway, HTTP API, payload format 2.0. Forms come base64, as API Gateway passes them. */
export function httpEvent(
  method: string,
  path: string,
  more: { headers?: Record<string, string>; cookies?: string[]; form?: Record<string, string> } = {},
) {
  const host = 'mulin.example'
  const form = more.form && new URLSearchParams(more.form).toString()
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    ...(more.cookies ? { cookies: more.cookies } : {}),
    headers: {
      accept: 'text/html',
      'accept-language': 'zh-CN',
      host,
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'https',
      ...(form === undefined
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded', origin: `https://${host}` }),
      ...more.headers,
    },
    requestContext: {
      accountId: '111122223333',
      apiId: 'a1b2c3d4e5',
      domainName: host,
      domainPrefix: 'mulin',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'Mozilla/5.0' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time: '22/Nov/2026:10:00:00 +0000',
      timeEpoch: 1_795_341_600_000,
    },
    ...(form === undefined ? {} : { body: Buffer.from(form).toString('base64') }),
    isBase64Encoded: form !== undefined,
  }
}

/** The table's stream, keys only. */
export function streamEvent(...keys: { pk: string; sk: string }[]) {
  return {
    Records: keys.map(({ pk, sk }, index) => ({
      eventID: randomUUID(),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-central-1',
      dynamodb: {
        ApproximateCreationDateTime: 1_795_341_600,
        Keys: { pk: { S: pk }, sk: { S: sk } },
        SequenceNumber: `10000000000000000000000000${index}`,
        SizeBytes: 40,
        StreamViewType: 'KEYS_ONLY',
      },
      eventSourceARN: 'arn:aws:dynamodb:eu-central-1:111122223333:table/mulin/stream/2026-11-22T10:00:00.000',
    })),
  }
}

/** EventBridge, every minute. */
export const scheduleEvent = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '111122223333',
  time: '2026-11-22T10:00:00Z',
  region: 'eu-central-1',
  resources: ['arn:aws:events:eu-central-1:111122223333:rule/Mulin-EveryMinute'],
  detail: {},
}

/** A bounce as SES publishes it by SNS. */
export function bounceEvent(address: string) {
  const message = {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: address, action: 'failed', status: '5.1.1' }],
      timestamp: '2026-11-22T10:00:00.000Z',
      feedbackId: 'feedback',
    },
    mail: { timestamp: '2026-11-22T09:59:00.000Z', messageId: 'letter-1', destination: [address], tags: {} },
  }
  return snsEvent(message)
}

/** What somebody texted to our number, as End User Messaging publishes it by SNS. */
export function replyEvent(number: string, text: string) {
  return snsEvent({
    originationNumber: number,
    destinationNumber: '+12125550101',
    messageKeyword: 'KEYWORD',
    messageBody: text,
    inboundMessageId: randomUUID(),
  })
}

function snsEvent(message: unknown) {
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: 'arn:aws:sns:eu-central-1:111122223333:receipts:1',
        Sns: {
          Type: 'Notification',
          MessageId: randomUUID(),
          TopicArn: 'arn:aws:sns:eu-central-1:111122223333:receipts',
          Message: JSON.stringify(message),
          Timestamp: '2026-11-22T10:00:00.000Z',
        },
      },
    ],
  }
}

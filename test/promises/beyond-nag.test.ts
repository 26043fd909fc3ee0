import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { describe, expect, test } from 'vitest'
import { type Door, doors } from '../../infra/aws/bundle/bundle.ts'
import { Alarms } from '../../infra/aws/constructs/alarms.ts'
import { leaseMs } from '../../shared/store/due.ts'
import { startsWork, tableShape } from '../../shared/store/table-shape.ts'
import {
  aStack,
  gatewaySettings,
  pushSettings,
  resources,
  templateOf,
  textSettings,
  theResource,
} from '../infra/a-stack.ts'

/** What a green cdk-nag says nothing about. */
const template = templateOf(aStack())
const workers = ['broadcast', 'notify'] as const

describe('beyond-nag: the front door', () => {
  const stage = theResource(template, 'AWS::ApiGatewayV2::Stage').Properties

  test('has a limit on requests', () => {
    expect(stage.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 })
  })

  test('logs no path, query, address, agent or header: paths carry personal links', () => {
    const format = JSON.parse(stage.AccessLogSettings.Format) as Record<string, string>
    expect(Object.values(format).toSorted()).toEqual(
      [
        '$context.requestId',
        '$context.requestTimeEpoch',
        '$context.routeKey',
        '$context.httpMethod',
        '$context.status',
        '$context.responseLatency',
        '$context.responseLength',
        '$context.integrationStatus',
        '$context.integrationLatency',
      ].toSorted(),
    )
    // Only the catch-all route exists, so that a route key tells no path either.
    expect(
      resources(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey),
    ).toEqual(['$default'])
  })

  test('lets the function end by itself before it gives up on it', () => {
    const { TimeoutInMillis, PayloadFormatVersion } = theResource(
      template,
      'AWS::ApiGatewayV2::Integration',
    ).Properties
    expect(PayloadFormatVersion).toBe('2.0')
    expect(TimeoutInMillis).toBeGreaterThan(theFunction('http').Timeout * 1000)
  })

  test('with a name of its own, is reached by that name only', () => {
    const given = {
      DOMAIN_NAME: 'mulin.example.org',
      CERTIFICATE_ARN: 'arn:aws:acm:eu-central-1:111122223333:certificate/1',
    }
    const named = templateOf(aStack(given))
    expect(theResource(named, 'AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(true)
    expect(
      theResource(named, 'AWS::Lambda::Function', '/http/').Properties.Environment.Variables.PUBLIC_ORIGIN,
    ).toBe('https://mulin.example.org')
    expect(
      theResource(named, 'AWS::ApiGatewayV2::DomainName').Properties.DomainNameConfigurations[0]
        .SecurityPolicy,
    ).toBe('TLS_1_2')
  })
})

describe('beyond-nag: the functions', () => {
  test.each(doors)('%s runs on the latest Node on arm64, within its time, memory and share', (door) => {
    const { Runtime, Architectures, Timeout, MemorySize, ReservedConcurrentExecutions } = theFunction(door)
    expect({ Runtime, Architectures }).toEqual({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    expect(Timeout).toBe(door === 'http' ? 10 : 60)
    expect(MemorySize).toBeLessThanOrEqual(1024)
    expect(ReservedConcurrentExecutions).toBeGreaterThanOrEqual(5)
  })

  test('a worker ends before its claims do, so that two never work on one thing', () => {
    for (const worker of workers) expect(theFunction(worker).Timeout * 1000).toBeLessThan(leaseMs)
  })

  test('concurrency can be left open, for accounts that have only ten', () => {
    const open = templateOf(
      aStack({ HTTP_CONCURRENCY: 'off', BROADCAST_CONCURRENCY: 'off', NOTIFY_CONCURRENCY: 'off' }),
    )
    for (const [, { Properties }] of resources(open, 'AWS::Lambda::Function'))
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions')
  })

  test.each(doors)('%s writes structured logs that are kept for a month', (door) => {
    const { LoggingConfig } = theFunction(door)
    expect(LoggingConfig).toMatchObject({ LogFormat: 'JSON' })
    expect(theResource(template, 'AWS::Logs::LogGroup', `/${door}/`).Properties.RetentionInDays).toBe(30)
  })

  test('no log is kept for ever', () => {
    const logs = resources(template, 'AWS::Logs::LogGroup')
    expect(logs).toHaveLength(4)
    for (const [, { Properties }] of logs) expect(Properties.RetentionInDays).toBe(30)
  })

  test('no secret stands in the template, not even by a dynamic reference', () => {
    const text = JSON.stringify(template.toJSON())
    expect(text).not.toContain('{{resolve:')
    const names = resources(template, 'AWS::Lambda::Function').flatMap(([, { Properties }]) =>
      Object.keys(Properties.Environment.Variables),
    )
    for (const secret of ['LINK_KEY', 'IDENTITY_KEY', 'SMTP_URL', 'LINK_KEYS_RETIRED', 'VAPID_PRIVATE_KEY'])
      expect(names).not.toContain(secret)
    expect(names).toContain('LINK_KEY_SECRET')
  })

  test('the key that signs notifications is for notify alone; pages have the public one, and both know the same hosts', () => {
    const offering = templateOf(aStack(pushSettings))
    const { VAPID_PUBLIC_KEY, PUSH_HOSTS, VAPID_SUBJECT, VAPID_PRIVATE_KEY_SECRET: arn } = pushSettings
    const given = (door: Door) =>
      theResource(offering, 'AWS::Lambda::Function', `/${door}/`).Properties.Environment.Variables
    expect(given('notify')).toMatchObject({
      ...{ VAPID_PUBLIC_KEY, PUSH_HOSTS, VAPID_SUBJECT },
      VAPID_PRIVATE_KEY_SECRET: arn,
    })
    expect(given('http')).toMatchObject({ VAPID_PUBLIC_KEY, PUSH_HOSTS })
    const readers = resources(offering, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
      JSON.stringify(Properties.PolicyDocument).includes(arn),
    )
    expect(readers.map(([id]) => id)).toEqual([expect.stringMatching(/^notify/)])
    for (const door of ['http', 'broadcast'] as const) expect(JSON.stringify(given(door))).not.toContain(arn)
    expect(JSON.stringify(given('broadcast'))).not.toContain('VAPID')
  })
})

describe('beyond-nag: the table', () => {
  const table = theResource(template, 'AWS::DynamoDB::GlobalTable')
  const here = table.Properties.Replicas[0]

  test('can be restored, cannot be deleted, outlives the stack, and costs what is used', () => {
    expect(here.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true })
    expect(here.DeletionProtectionEnabled).toBe(true)
    expect(table.DeletionPolicy).toBe('Retain')
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST')
  })

  test('streams keys only', () => {
    expect(table.Properties.StreamSpecification).toEqual({ StreamViewType: 'KEYS_ONLY' })
  })

  test('has the keys, indexes and expiry that the store relies on', () => {
    const { KeySchema, GlobalSecondaryIndexes, TimeToLiveSpecification } = table.Properties
    expect(KeySchema.map((key: { AttributeName: string }) => key.AttributeName)).toEqual([
      tableShape.partitionKey,
      tableShape.sortKey,
    ])
    expect(GlobalSecondaryIndexes.map((index: { IndexName: string }) => index.IndexName)).toEqual(
      Object.values(tableShape.indexes).map(({ name }) => name),
    )
    expect(TimeToLiveSpecification).toEqual({ AttributeName: tableShape.ttlAttribute, Enabled: true })
  })

  test('names no more attributes for an index than DynamoDB takes: 20, and 100 in all', () => {
    const named: number[] = table.Properties.GlobalSecondaryIndexes.map(
      (index: { Projection: { NonKeyAttributes?: string[] } }) =>
        index.Projection.NonKeyAttributes?.length ?? 0,
    )
    expect(Math.max(...named)).toBeLessThanOrEqual(20)
    expect(named.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(100)
  })
})

describe('beyond-nag: what starts the workers', () => {
  test.each(workers)(
    '%s: a poison record is isolated, tried a few times, parked and soon given up',
    (worker) => {
      const source = theResource(template, 'AWS::Lambda::EventSourceMapping', `/${worker}Sources/`).Properties
      expect(source).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
        MaximumRecordAgeInSeconds: 600,
        StartingPosition: 'TRIM_HORIZON',
      })
      expect(source.DestinationConfig.OnFailure.Destination).toEqual({ 'Fn::GetAtt': [queueId(), 'Arn'] })
    },
  )

  test.each(workers)('%s: only keys that start its work wake it, and never a removal', (worker) => {
    const { FilterCriteria } = theResource(
      template,
      'AWS::Lambda::EventSourceMapping',
      `/${worker}Sources/`,
    ).Properties
    const filters = FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))
    const on = (eventName: string[], ...prefixes: string[]) => ({
      eventName,
      dynamodb: { Keys: { sk: { S: prefixes.map((prefix) => ({ prefix })) } } },
    })
    expect(filters).toEqual(
      worker === 'broadcast'
        ? [on(['INSERT', 'MODIFY'], ...startsWork.broadcast)]
        : // What is written to a message later is notify's own work on it: that wakes nobody.
          [on(['INSERT', 'MODIFY'], 'ROBOT#'), on(['INSERT'], 'WAVE#', 'NOTICE#', 'CODE')],
    )
  })

  test.each(workers)('%s: is woken every minute all the same, and what fails is parked', (worker) => {
    const rule = theResource(template, 'AWS::Events::Rule', `/${worker}Sources/`).Properties
    expect(rule).toMatchObject({ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' })
    const fallback = theResource(template, 'AWS::Lambda::EventInvokeConfig', `/${worker}/`).Properties
    expect(fallback).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 600 })
    expect(fallback.DestinationConfig.OnFailure.Destination).toEqual({ 'Fn::GetAtt': [queueId(), 'Arn'] })
  })

  test('bounces and complaints come back to notify, or are parked', () => {
    const events = theResource(template, 'AWS::SES::ConfigurationSetEventDestination').Properties
      .EventDestination
    expect(events.MatchingEventTypes).toEqual(expect.arrayContaining(['bounce', 'complaint']))
    const subscription = theResource(template, 'AWS::SNS::Subscription').Properties
    expect(subscription.RedrivePolicy.deadLetterTargetArn).toEqual({ 'Fn::GetAtt': [queueId(), 'Arn'] })
    expect(JSON.stringify(subscription.Endpoint)).toContain('notify')
  })

  test('what becomes of text messages, and what people text back, comes to notify, or is parked', () => {
    const texting = templateOf(aStack(textSettings))
    const set = theResource(texting, 'AWS::SMSVOICE::ConfigurationSet').Properties
    expect(set.EventDestinations).toMatchObject([{ Enabled: true, SnsDestination: expect.anything() }])
    expect(set.EventDestinations[0].MatchingEventTypes).toEqual(
      expect.arrayContaining(['TEXT_DELIVERED', 'TEXT_INVALID', 'TEXT_UNREACHABLE']),
    )
    const policy = theResource(texting, 'AWS::SNS::TopicPolicy', '/Texts/').Properties.PolicyDocument
      .Statement
    expect(policy).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'sms-voice.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    )
    const news = resources(texting, 'AWS::SNS::Subscription').filter(([, { Properties }]) =>
      JSON.stringify(Properties.TopicArn).includes('TextsNews'),
    )
    expect(news).toHaveLength(1)
    expect(JSON.stringify(news[0]?.[1].Properties.Endpoint)).toContain('notify')
    expect(news[0]?.[1].Properties.RedrivePolicy).toBeDefined()
    expect(resources(template, 'AWS::SMSVOICE::ConfigurationSet')).toEqual([])
  })

  test('only notify knows the sender of text messages; pages know that there are some', () => {
    const texting = templateOf(aStack(textSettings))
    const known = (door: string) =>
      Object.keys(
        theResource(texting, 'AWS::Lambda::Function', `/${door}/`).Properties.Environment.Variables,
      ).filter((name) => name.startsWith('SMS'))
    expect(known('notify')).toEqual(
      expect.arrayContaining(['SMS', 'SMS_ORIGINATION', 'SMS_CONFIGURATION_SET']),
    )
    expect(known('http')).toContain('SMS')
    expect(known('http')).not.toContain('SMS_ORIGINATION')
    expect(known('broadcast')).toEqual([])
  })

  test('a gateway’s two keys are apart: notify signs with one, http believes the other, and neither has both', () => {
    const template = templateOf(aStack(gatewaySettings))
    const secrets = (door: string) =>
      Object.entries(
        theResource(template, 'AWS::Lambda::Function', `/${door}/`).Properties.Environment.Variables,
      ).filter(([name]) => /^SMS.*_SECRET$/.test(name))
    expect(secrets('notify')).toEqual([['SMS_GATEWAY_KEY_SECRET', gatewaySettings.SMS_GATEWAY_KEY_SECRET]])
    expect(secrets('http')).toEqual([['SMS_RECEIPTS_KEY_SECRET', gatewaySettings.SMS_RECEIPTS_KEY_SECRET]])
    expect(secrets('broadcast')).toEqual([])
  })

  test('the failure queue is encrypted and keeps what is parked for two weeks', () => {
    expect(theResource(template, 'AWS::SQS::Queue').Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 1_209_600,
    })
  })
})

describe('beyond-nag: alarms', () => {
  const alarms = resources(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)

  test('each says in a sentence who is hurt, no two the same, and rings where somebody hears it', () => {
    expect(alarms.length).toBeGreaterThanOrEqual(16)
    for (const { AlarmDescription, AlarmActions } of alarms) {
      expect(AlarmDescription).toMatch(/^\p{Lu}.{40,}\.$/u)
      expect(AlarmActions).toHaveLength(1)
    }
    expect(new Set(alarms.map(({ AlarmDescription }) => AlarmDescription)).size).toBe(alarms.length)
  })

  test.each(doors)('%s is watched for errors and for being throttled', (door) => {
    const [id] = resources(template, 'AWS::Lambda::Function').find(([, { Metadata }]) =>
      Metadata?.['aws:cdk:path']?.includes(`/${door}/`),
    )!
    const watched = alarms.filter(({ Dimensions }) =>
      Dimensions?.some((d: { Value: { Ref?: string } }) => d.Value.Ref === id),
    )
    expect(watched.map(({ MetricName }) => MetricName)).toEqual(
      expect.arrayContaining(['Errors', 'Throttles']),
    )
  })

  test.each([
    '5xx',
    'IteratorAge',
    'ApproximateNumberOfMessagesVisible',
    'broadcast-due-late',
    'notify-due-late',
    'broadcast-due-failed',
    'notify-due-failed',
    'Reputation.BounceRate',
    'Reputation.ComplaintRate',
  ])('%s is watched', (metric) => {
    expect(alarms.map(({ MetricName }) => MetricName)).toContain(metric)
  })

  test('the topic lets alarms in, and tells whoever is named', () => {
    const policies = JSON.stringify(theResource(template, 'AWS::SNS::TopicPolicy', '/Alarms/').Properties)
    expect(policies).toContain('"Service":"cloudwatch.amazonaws.com"')
    const woken = templateOf(aStack({ ALARM_EMAIL: 'night@example.org' }))
    expect(theResource(woken, 'AWS::SNS::Subscription', '/Alarms/').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'night@example.org',
    })
  })

  test.each(['', 'Errors.', 'users hurt', 'the function fails and somebody should look at it soon.'])(
    'none can be built that says only: %j',
    (whoIsHurt) => {
      const alarms = new Alarms(aStack(), 'More', undefined)
      const metric = new Metric({ namespace: 'Mulin', metricName: 'any' })
      expect(() => alarms.add('Vague', { whoIsHurt, metric, from: 1 })).toThrow('who is hurt')
    },
  )
})

function theFunction(door: string) {
  return theResource(template, 'AWS::Lambda::Function', `/${door}/`).Properties
}

function queueId(): string {
  return resources(template, 'AWS::SQS::Queue')[0]![0]
}

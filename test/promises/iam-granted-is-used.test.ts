import { describe, expect, test } from 'vitest'
import { type Door, doors } from '../../infra/aws/bundle/bundle.ts'
import { secretsOf, tableRights } from '../../infra/aws/rights.ts'
import { aStack, resources, templateOf, textSettings } from '../infra/a-stack.ts'
import { usedBy } from '../infra/used-by.ts'

interface Statement {
  readonly Action: string | string[]
  readonly Effect: string
  readonly Resource: unknown
  readonly Condition?: unknown
}

const template = templateOf(aStack())

describe.each(doors)('iam-granted-is-used: %s', (door) => {
  const used = usedBy(door)
  const rights = tableRights[door]

  test('may do with items what it does with them, no less and no more', () => {
    expect([...used.actions].toSorted()).toEqual(rights.items.toSorted())
  })

  test('may query the indexes it queries, no less and no more', () => {
    expect([...used.indexes].toSorted()).toEqual(Object.keys(rights.indexes).toSorted())
  })

  test('may touch the partitions whose keys it builds, no less and no more', () => {
    expect([...used.partitions].toSorted()).toEqual(
      [...rights.partitions, ...(rights.writesOnly ?? [])].toSorted(),
    )
  })

  test('may read the keys it uses, no less and no more', () => {
    expect(secretsOf[door].includes('IDENTITY_KEY')).toBe(used.looksUpAddresses)
    expect(secretsOf[door].includes('LINK_KEY')).toBe(used.derivesLinks)
  })

  test('may send mail only if it does', () => {
    expect(statementsOf(door).some(({ Action }) => JSON.stringify(Action).includes('ses:'))).toBe(
      used.sendsMail,
    )
    expect(used.sendsMail).toBe(door === 'notify')
  })

  test('has no other right than those, its log and what starts it', () => {
    const actions = new Set(statementsOf(door).flatMap(({ Action }) => Action))
    const worker = [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
    ]
    const expected = new Set([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      ...rights.items.map((action) => `dynamodb:${action}`),
      ...(secretsOf[door].length > 0 ? ['secretsmanager:GetSecretValue'] : []),
      ...(door === 'http' ? [] : worker),
      ...(used.sendsMail ? ['ses:SendEmail', 'ses:SendRawEmail'] : []),
    ])
    expect([...actions].toSorted()).toEqual([...expected].toSorted())
  })

  test("has no right on '*' but the one that takes no other resource", () => {
    for (const { Action, Resource } of statementsOf(door)) {
      expect(JSON.stringify(Action)).not.toContain('*')
      if (JSON.stringify(Resource).includes('"*"')) expect(Action).toBe('dynamodb:ListStreams')
    }
  })
})

describe.each(doors)('iam-granted-is-used: text messages from %s', (door) => {
  const { sendsTexts } = usedBy(door)
  const texting = templateOf(aStack(textSettings))
  const texts = (of: typeof template) =>
    statementsOf(door, of).filter(({ Action }) => JSON.stringify(Action).includes('sms-voice:'))

  test('may be sent only by notify, where they are configured, and from that sender alone', () => {
    expect(sendsTexts).toBe(door === 'notify')
    expect(texts(template)).toEqual([])
    expect(texts(texting)).toEqual(
      sendsTexts
        ? [
            {
              Effect: 'Allow',
              Action: 'sms-voice:SendTextMessage',
              Resource: [
                textSettings.SMS_ORIGINATION_ARN,
                { 'Fn::GetAtt': [expect.stringMatching(/^TextsSet/), 'Arn'] },
              ],
            },
          ]
        : [],
    )
  })

  test('bring no other right', () => {
    const others = (of: typeof template) =>
      statementsOf(door, of).filter(({ Action }) => !JSON.stringify(Action).includes('sms-voice:'))
    expect(others(texting)).toEqual(others(template))
  })
})

test('iam-granted-is-used: what the bundles ask for is really seen', () => {
  const notify = usedBy('notify')
  expect([...notify.actions]).toContain('UpdateItem')
  expect([...notify.partitions]).toEqual(expect.arrayContaining(['N#*', 'K#*', 'T#*']))
  expect(usedBy('http').partitions).toContain('S#*')
  expect(notify.partitions).not.toContain('S#*')
})

test('iam-granted-is-used: only notify may read the keys of group robots, and only it does', () => {
  const reading = /shared\/store\/read-robot-key\.ts/
  const readers = doors.filter((door) => usedBy(door).sources.some((source) => reading.test(source)))
  expect(readers).toEqual(['notify'])
  for (const door of doors)
    for (const { Action, Condition } of statementsOf(door)) {
      if (!JSON.stringify(Condition ?? '').includes('"RK#*"') || door === 'notify') continue
      expect([door, [Action].flat().toSorted()]).toEqual([
        'http',
        ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
      ])
    }
})

/** Every statement of the policies attached to this function's role. */
function statementsOf(door: Door, of = template): Statement[] {
  const [role] = resources(of, 'AWS::IAM::Role').find(([, { Metadata }]) =>
    Metadata?.['aws:cdk:path']?.includes(`/${door}/`),
  )!
  return resources(of, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => JSON.stringify(Properties.Roles).includes(`"${role}"`))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
}

import type { App } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import type { MulinStack } from '../../infra/aws/mulin-stack.ts'
import { accepted, judge } from '../../infra/aws/nag.ts'
import { aStack, gatewaySettings, textSettings } from '../infra/a-stack.ts'

const secret = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:smtp-AbCdEf'
const shapes: Record<string, Record<string, string>> = {
  'no setting at all': {},
  'an SMTP server': { MAIL: 'smtp', SMTP_URL_SECRET: secret, LINK_KEYS_RETIRED_SECRET: secret },
  'text messages': textSettings,
  'text messages by a gateway': gatewaySettings,
  'a name of its own, and somebody to wake': {
    DOMAIN_NAME: 'mulin.example.org',
    CERTIFICATE_ARN: 'arn:aws:acm:eu-central-1:111122223333:certificate/1',
    ALARM_EMAIL: 'night@example.org',
  },
}

test.each(Object.entries(shapes))(
  'nag-clean: with %s, what is found is what is explained, both ways',
  (_, given) => {
    const explained = accepted.map(({ at, rule }) => `${rule} at ${at}`)
    expect(findings(aStack(given))).toEqual(explained.toSorted())
  },
)

test('nag-clean: explained findings do not stop a deployment', () => {
  const stack = aStack()
  judge(stack.node.root as App, stack)
  expect(findings(stack)).toEqual([])
})

test('nag-clean: every explanation is a reason, not a word', () => {
  for (const { reason } of accepted) expect(reason.split(' ').length).toBeGreaterThan(9)
})

test('nag-clean: the check does find what is wrong', () => {
  const stack = aStack()
  new Queue(stack, 'Careless')
  expect(findings(stack)).toEqual(
    expect.arrayContaining(['AwsSolutions-SQS3 at Careless', 'AwsSolutions-SQS4 at Careless']),
  )
})

/** What cdk-nag says of the bare stack, as 'rule at construct'. */
function findings(stack: MulinStack): string[] {
  const { violations } = new AwsSolutionsChecks().validateScope(stack)
  return violations
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => {
        const at = (constructPath ?? '').split('/').slice(1).join('/')
        return `${ruleName} at ${at.replace(/\/Resource$/, '')}`
      }),
    )
    .toSorted()
}

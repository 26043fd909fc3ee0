import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import type { MulinStack } from './mulin-stack.ts'

interface Accepted {
  /** Path of the construct below the stack; everything under it is covered. */
  readonly at: string
  readonly rule: string
  readonly reason: string
}

/** Findings of cdk-nag's AwsSolutions that we accept, and why. Nothing else is silenced. */
export const accepted: readonly Accepted[] = [
  {
    at: 'FrontDoor/Everything',
    rule: 'AwsSolutions-APIG4',
    reason:
      'Neighbours answer without an account, by a personal link. Who may use which route stands beside its path and is decided in one place (functions/http/admit.ts); a test generates every route times every role.',
  },
  {
    at: 'Failures/Queue',
    rule: 'AwsSolutions-SQS3',
    reason: 'This queue is itself where failed events end; an alarm rings at the first one.',
  },
  {
    at: 'Keys/LinkKey',
    rule: 'AwsSolutions-SMG4',
    reason:
      'A link key is retired by hand, when its last need has closed: rotating it by the calendar would break links that people hold.',
  },
  {
    at: 'Keys/IdentityKey',
    rule: 'AwsSolutions-SMG4',
    reason:
      'Addresses are looked up by an HMAC under this key: rotated without a re-keying job, nobody would be found, and who opted out would be written to again.',
  },
  ...['broadcastSources', 'notifySources'].map((sources) => ({
    at: `${sources}/ListStreams`,
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'dynamodb:ListStreams takes no resource, and Lambda requires it to read a stream. Nothing else is in this policy.',
  })),
]

/** Lets cdk-nag judge the whole app; an unexplained finding fails the synthesis. */
export function judge(app: App, stack: MulinStack): void {
  for (const { at, rule, reason } of accepted) {
    const construct = at.split('/').reduce<IConstruct>((parent, id) => parent.node.findChild(id), stack)
    Validations.of(construct).acknowledge({ id: rule, reason })
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }))
}

import { CfnOutput, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { DeploySettings } from '../settings.ts'
import type { FailureQueue } from './failure-queue.ts'
import type { LambdaDoor } from './lambda-door.ts'

/** What becomes of a text message, so far as somebody must know: arrived, or certainly not. */
const finalEvents = [
  'TEXT_DELIVERED',
  'TEXT_INVALID',
  'TEXT_INVALID_MESSAGE',
  'TEXT_UNREACHABLE',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_BLOCKED',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'TEXT_PROTECT_BLOCKED',
]

/** Text messages through AWS End User Messaging: from one sender only, and with receipts and replies brought back to notify. */
export class Texts extends Construct {
  readonly environment: Record<string, string>
  readonly rights: readonly PolicyStatement[]
  readonly #topic: Topic

  constructor(scope: Construct, id: string, settings: DeploySettings, origination: string) {
    super(scope, id)
    this.#topic = new Topic(this, 'News', { enforceSSL: true })
    this.#topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.#topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    const set = new CfnConfigurationSet(this, 'Set', {
      eventDestinations: [
        {
          eventDestinationName: 'ToNotify',
          enabled: true,
          matchingEventTypes: finalEvents,
          snsDestination: { topicArn: this.#topic.topicArn },
        },
      ],
    })
    set.node.addDependency(this.#topic)
    this.environment = {
      SMS_ORIGINATION: origination,
      SMS_CONFIGURATION_SET: set.ref,
      SMS_APPEALS_AS: settings.SMS_APPEALS_AS,
    }
    this.rights = [
      new PolicyStatement({
        actions: ['sms-voice:SendTextMessage'],
        resources: [origination, set.attrArn],
      }),
    ]
    new CfnOutput(this, 'RepliesTopic', {
      value: this.#topic.topicArn,
      description: 'Where the sender’s number must bring what people text back (two-way SMS).',
    })
  }

  /** Receipts of the configuration set, and what people text back to the number. */
  bringNewsTo(notify: LambdaDoor, failures: FailureQueue): void {
    this.#topic.addSubscription(new LambdaSubscription(notify.function, { deadLetterQueue: failures.queue }))
  }
}

import { Duration, Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
} from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { DeploySettings } from '../settings.ts'
import type { Alarms } from './alarms.ts'
import type { FailureQueue } from './failure-queue.ts'
import type { LambdaDoor } from './lambda-door.ts'

/** Sending through Amazon SES: as one address only, and with bounces and complaints brought back to notify. */
export class Email extends Construct {
  readonly environment: Record<string, string>
  readonly rights: readonly PolicyStatement[]
  readonly #set: ConfigurationSet

  constructor(scope: Construct, id: string, settings: DeploySettings) {
    super(scope, id)
    this.#set = new ConfigurationSet(this, 'Set', {
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    })
    this.environment = { SES_CONFIGURATION_SET: this.#set.configurationSetName }
    const address = addressOf(settings.MAIL_FROM)
    const identity = settings.SES_IDENTITY ?? address.slice(address.indexOf('@') + 1)
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName })
    this.rights = [
      new PolicyStatement({
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [arn('identity', identity), arn('configuration-set', this.#set.configurationSetName)],
        conditions: { StringEquals: { 'ses:FromAddress': address } },
      }),
    ]
  }

  /** What becomes of a message once SES has it: refused by the other side, or called unwanted by its reader. */
  bringReceiptsTo(notify: LambdaDoor, failures: FailureQueue, alarms: Alarms): void {
    const topic = new Topic(this, 'Receipts', { enforceSSL: true })
    topic.addSubscription(new LambdaSubscription(notify.function, { deadLetterQueue: failures.queue }))
    this.#set.addEventDestination('ToNotify', {
      destination: EventDestination.snsTopic(topic),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    })
    alarms.add('MailBouncing', {
      whoIsHurt:
        'Neighbours whose invitations and codes do not arrive, and soon everybody: from 5 % bounces Amazon reviews this account and may stop its mail.',
      metric: reputation('BounceRate'),
      from: 0.04,
    })
    alarms.add('MailComplained', {
      whoIsHurt:
        'People who feel pestered by us, and soon everybody: from 0.1 % complaints Amazon reviews this account and may stop its mail.',
      metric: reputation('ComplaintRate'),
      from: 0.0008,
    })
  }
}

/** 'Mulin <mulin@example.org>' → 'mulin@example.org'. */
function addressOf(sender: string): string {
  return /<([^>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim()
}

/** Over the whole account, as Amazon judges it. */
function reputation(rate: 'BounceRate' | 'ComplaintRate'): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName: `Reputation.${rate}`,
    statistic: 'max',
    period: Duration.hours(1),
  })
}

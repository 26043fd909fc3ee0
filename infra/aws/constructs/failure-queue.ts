import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'

/** Where stream batches and receipts are parked that no retry could handle; alarmed as soon as one is there. */
export class FailureQueue extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, alarms: Alarms) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    alarms.add('FailureQueueNotEmpty', {
      whoIsHurt:
        'Somebody whose need, message or bounce is in the parked record may wait: the sweep does what is due all the same, but a bounce parked here means that a dead address is written to again.',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'max',
      }),
      from: 1,
    })
  }
}

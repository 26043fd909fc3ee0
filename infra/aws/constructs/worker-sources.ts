import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { startsWhenNew, startsWork, type Worker } from '../../../shared/store/table-shape.ts'
import type { Alarms } from './alarms.ts'
import type { FailureQueue } from './failure-queue.ts'
import type { LambdaDoor } from './lambda-door.ts'
import type { MulinTable } from './table.ts'

export interface WorkerSourcesProps {
  readonly worker: Worker
  readonly door: LambdaDoor
  readonly table: MulinTable
  readonly failures: FailureQueue
  readonly alarms: Alarms
  readonly whoIsHurt: { readonly whenStreamLags: string }
}

/**
 * What starts a worker: every minute the schedule, which finds all that is due and so is never retried, and within a
 * second the table's stream for the keys that start its work. A record that cannot be handled is isolated, tried three
 * times within ten minutes, and parked; the shard goes on, and the sweep does the work all the same.
 */
export class WorkerSources extends Construct {
  constructor(scope: Construct, id: string, props: WorkerSourcesProps) {
    super(scope, id)
    const { door, table, failures } = props
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(door.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    })
    // Receipts come asynchronously, too: they deserve two more tries. A minute's sweep tried again does no harm.
    door.function.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.minutes(10),
      onFailure: new SqsDestination(failures.queue),
    })

    const streamArn = table.table.tableStreamArn
    if (streamArn === undefined) throw new Error('The table has no stream.')
    door.role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [streamArn],
      }),
    )
    // The only '*' in any policy, and so a policy by itself: Lambda asks for this right, and AWS takes no ARN for it.
    const list = new Policy(this, 'ListStreams', {
      roles: [door.role],
      statements: [new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] })],
    })
    const source = new EventSourceMapping(this, 'Stream', {
      target: door.function,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 3,
      maxRecordAge: Duration.minutes(10),
      onFailure: new SqsDlq(failures.queue),
      filters: filtersOf(props.worker),
    })
    source.node.addDependency(list)

    props.alarms.add(`${id}Late`, {
      whoIsHurt: props.whoIsHurt.whenStreamLags,
      metric: door.function.metric('IteratorAge', { statistic: 'max', period: Duration.minutes(1) }),
      from: Duration.minutes(2).toMilliseconds(),
      periods: 5,
    })
  }
}

/** Of the table's stream, the writes that start a worker. */
function filtersOf(worker: Worker): ReturnType<typeof FilterCriteria.filter>[] {
  const prefixes: readonly string[] = startsWork[worker]
  const filter = (eventName: string[], some: string[]) =>
    some.length === 0
      ? []
      : [
          FilterCriteria.filter({
            eventName,
            dynamodb: { Keys: { sk: { S: some.map((prefix) => ({ prefix })) } } },
          }),
        ]
  return [
    ...filter(
      ['INSERT', 'MODIFY'],
      prefixes.filter((prefix) => !startsWhenNew.includes(prefix)),
    ),
    ...filter(
      ['INSERT'],
      prefixes.filter((prefix) => startsWhenNew.includes(prefix)),
    ),
  ]
}

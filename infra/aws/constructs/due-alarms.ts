import { Duration, Stack } from 'aws-cdk-lib'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { LogCode } from '../../../shared/effects.ts'
import type { Alarms } from './alarms.ts'
import type { LambdaDoor } from './lambda-door.ts'

interface DueSentences {
  readonly whenDueFails: string
  readonly whenLate: string
}

/** A worker survives its failures and logs them; these alarms listen to the log. */
export class DueAlarms extends Construct {
  constructor(scope: Construct, id: string, door: LambdaDoor, alarms: Alarms, whoIsHurt: DueSentences) {
    super(scope, id)
    alarms.add(`${id}Failing`, {
      whoIsHurt: whoIsHurt.whenDueFails,
      metric: countOf(this, door, 'due-failed'),
      from: 10,
      periods: 3,
    })
    alarms.add(`${id}Late`, {
      whoIsHurt: whoIsHurt.whenLate,
      metric: countOf(this, door, 'due-late'),
      from: 1,
      periods: 3,
    })
  }
}

/** How many lines with this code the function logs in five minutes. */
function countOf(scope: Construct, door: LambdaDoor, code: LogCode) {
  return new MetricFilter(scope, code, {
    logGroup: door.logGroup,
    filterPattern: FilterPattern.stringValue('$.code', '=', code),
    metricNamespace: `Mulin/${Stack.of(scope).stackName}`,
    metricName: `${door.node.id}-${code}`,
    metricValue: '1',
  }).metric({ statistic: 'sum', period: Duration.minutes(5) })
}

import { Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

/** An alarm worth waking somebody for. */
export interface AlarmReason {
  /** Who is hurt and how, in a whole sentence for whoever is woken. No alarm without one. */
  readonly whoIsHurt: string
  readonly metric: IMetric
  /** Rings when the metric reaches this. */
  readonly from: number
  /** For so many of the metric's periods in a row; 1 unless told. */
  readonly periods?: number
}

/** All alarms ring on one topic; whoever is named in ALARM_EMAIL hears them. */
export class Alarms extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, email: string | undefined) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { displayName: 'Mulin alarms', enforceSSL: true })
    // Demanding TLS gives the topic a policy of its own, which no longer lets alarms in by itself.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email))
  }

  /** @throws Error when the sentence is not one: at least eight words, ending in a full stop. */
  add(id: string, reason: AlarmReason): Alarm {
    if (!/^\p{Lu}(\S*\s+){7,}.*\.$/su.test(reason.whoIsHurt))
      throw new Error(`The alarm ${id} needs a sentence that says who is hurt.`)
    const alarm = new Alarm(this, id, {
      alarmDescription: reason.whoIsHurt,
      metric: reason.metric,
      threshold: reason.from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: reason.periods ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    alarm.addOkAction(new SnsAction(this.topic))
    return alarm
  }
}

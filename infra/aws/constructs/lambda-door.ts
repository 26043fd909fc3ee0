import { AssetHashType, Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { bundle, type Door, projectRoot } from '../bundle/bundle.ts'
import type { Alarms } from './alarms.ts'

export interface LambdaDoorProps {
  readonly door: Door
  readonly timeout: Duration
  /** MB; a function's share of a processor grows with it (a whole one at 1,769). */
  readonly memory: number
  readonly concurrency: number | undefined
  readonly environment: Readonly<Record<string, string>>
  /** By the variable the code reads. The function gets the secret's ARN in NAME_SECRET and reads the value itself at start. */
  readonly secrets: Readonly<Record<string, ISecret>>
  readonly rights: readonly PolicyStatement[]
  readonly alarms: Alarms
  readonly whoIsHurt: { readonly whenFailing: string; readonly whenThrottled: string }
}

/** One Lambda function as this house builds them: its own role with nothing inherited, its own log, its own alarms. */
export class LambdaDoor extends Construct {
  readonly function: Lambda
  readonly role: Role
  readonly logGroup: LogGroup

  constructor(scope: Construct, id: string, props: LambdaDoorProps) {
    super(scope, id)
    this.logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.logGroup.grantWrite(this.role)
    for (const statement of props.rights) this.role.addToPolicy(statement)
    for (const secret of Object.values(props.secrets))
      this.role.addToPolicy(
        new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
      )

    this.function = new Lambda(this, 'Function', {
      code: bundled(props.door),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      timeout: props.timeout,
      memorySize: props.memory,
      ...(props.concurrency === undefined ? {} : { reservedConcurrentExecutions: props.concurrency }),
      environment: {
        ...props.environment,
        ...Object.fromEntries(
          Object.entries(props.secrets).map(([name, secret]) => [`${name}_SECRET`, secret.secretArn]),
        ),
      },
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
    })

    props.alarms.add(`${id}Failing`, {
      whoIsHurt: props.whoIsHurt.whenFailing,
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      from: 3,
    })
    props.alarms.add(`${id}Throttled`, {
      whoIsHurt: props.whoIsHurt.whenThrottled,
      metric: this.function.metricThrottles({ period: Duration.minutes(5) }),
      from: 5,
    })
  }
}

/** The function's code, bundled here at synthesis: not by NodejsFunction, whose bundles are one file each. */
function bundled(door: Door): Code {
  return Code.fromAsset(`${projectRoot}functions/${door}`, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      local: {
        tryBundle: (outdir) => {
          bundle(door, outdir)
          return true
        },
      },
      image: Runtime.NODEJS_24_X.bundlingImage,
    },
  })
}

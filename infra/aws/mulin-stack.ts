import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import packageJson from '../../package.json' with { type: 'json' }
import type { Worker } from '../../shared/store/table-shape.ts'
import type { Door } from './bundle/bundle.ts'
import { Alarms } from './constructs/alarms.ts'
import { DueAlarms } from './constructs/due-alarms.ts'
import { Email } from './constructs/email.ts'
import { FailureQueue } from './constructs/failure-queue.ts'
import { FrontDoor } from './constructs/front-door.ts'
import { Keys } from './constructs/keys.ts'
import { LambdaDoor } from './constructs/lambda-door.ts'
import { MulinTable } from './constructs/table.ts'
import { Texts } from './constructs/texts.ts'
import { WorkerSources } from './constructs/worker-sources.ts'
import { doorShapes } from './doors.ts'
import { tableRights } from './rights.ts'
import type { DeploySettings } from './settings.ts'

/** Mulin on AWS: one table, one HTTP API, three functions, and what starts and watches them. */
export class MulinStack extends Stack {
  constructor(scope: Construct, settings: DeploySettings) {
    super(scope, settings.STACK_NAME, {
      description: 'Mulin (睦邻): needs, neighbours, and what becomes of a promise.',
    })
    const alarms = new Alarms(this, 'Alarms', settings.ALARM_EMAIL)
    const failures = new FailureQueue(this, 'Failures', alarms)
    const table = new MulinTable(this, 'Data')
    const front = new FrontDoor(this, 'FrontDoor', settings)
    const email = settings.MAIL === 'ses' ? new Email(this, 'Email', settings) : undefined
    const texts = settings.SMS_ORIGINATION_ARN
      ? new Texts(this, 'Texts', settings, settings.SMS_ORIGINATION_ARN)
      : undefined
    const keys = new Keys(this, 'Keys', settings)

    const open = (door: Door, concurrency: number | undefined, more: Partial<Extras> = {}) =>
      new LambdaDoor(this, door, {
        door,
        ...doorShapes[door],
        concurrency,
        alarms,
        environment: { ...commonEnvironment(settings, table, front), ...more.environment },
        secrets: keys.for(door),
        rights: [...table.statements(tableRights[door]), ...(more.rights ?? [])],
      })
    const http = open('http', settings.HTTP_CONCURRENCY, {
      environment: {
        HUB_ADMIN: settings.HUB_ADMIN,
        ...pushEnvironment(settings),
        ...textEnvironment(settings),
      },
    })
    const broadcast = open('broadcast', settings.BROADCAST_CONCURRENCY)
    const notify = open('notify', settings.NOTIFY_CONCURRENCY, {
      environment: {
        MAIL: settings.MAIL,
        MAIL_FROM: settings.MAIL_FROM,
        LINK_KEY_ID: settings.LINK_KEY_ID,
        ...pushEnvironment(settings),
        ...given({ VAPID_SUBJECT: settings.VAPID_SUBJECT }),
        ...email?.environment,
        ...textEnvironment(settings),
        ...texts?.environment,
        ...gatewayEnvironment(settings),
      },
      rights: [...(email?.rights ?? []), ...(texts?.rights ?? [])],
    })

    front.leadTo(http.function, doorShapes.http.timeout, alarms)
    for (const [worker, door] of [
      ['broadcast', broadcast],
      ['notify', notify],
    ] as [Worker, LambdaDoor][]) {
      const { whoIsHurt } = doorShapes[worker]
      new WorkerSources(this, `${worker}Sources`, { worker, door, table, failures, alarms, whoIsHurt })
      new DueAlarms(this, `${worker}Due`, door, alarms, whoIsHurt)
    }
    email?.bringReceiptsTo(notify, failures, alarms)
    texts?.bringNewsTo(notify, failures)

    new CfnOutput(this, 'Origin', { value: front.origin, description: 'Where people find Mulin.' })
    if (front.domain)
      new CfnOutput(this, 'DomainTarget', {
        value: front.domain.regionalDomainName,
        description: 'The CNAME record of DOMAIN_NAME leads here.',
      })
    new CfnOutput(this, 'TableName', { value: table.table.tableName })
  }
}

interface Extras {
  readonly environment: Record<string, string>
  readonly rights: readonly PolicyStatement[]
}

/** What pages and sending must agree about: the public key, and which push services are known. */
function pushEnvironment({ VAPID_PUBLIC_KEY, PUSH_HOSTS }: DeploySettings): Record<string, string> {
  return given({ VAPID_PUBLIC_KEY, PUSH_HOSTS })
}

/** Those that the deployment has. */
function given(settings: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function commonEnvironment(
  settings: DeploySettings,
  table: MulinTable,
  front: FrontDoor,
): Record<string, string> {
  return {
    TABLE_NAME: table.table.tableName,
    PUBLIC_ORIGIN: front.origin,
    TIME_ZONE: settings.TIME_ZONE,
    ...(settings.ROBOT_HOSTS ? { ROBOT_HOSTS: settings.ROBOT_HOSTS } : {}),
    VERSION: packageJson.version,
  }
}

/** What pages and notify must both know of text messages; nothing where there are none. */
function textEnvironment(settings: DeploySettings): Record<string, string> {
  if (settings.SMS === 'none') return {}
  return {
    SMS: settings.SMS,
    SMS_COUNTRIES: settings.SMS_COUNTRIES,
    SMS_PER_NEED: String(settings.SMS_PER_NEED),
    SMS_PER_ORGANIZATION: String(settings.SMS_PER_ORGANIZATION),
    SMS_APPEALS_PER_DAY: String(settings.SMS_APPEALS_PER_DAY),
    SMS_CODES_PER_DAY: String(settings.SMS_CODES_PER_DAY),
    SMS_NOTICES_PER_DAY: String(settings.SMS_NOTICES_PER_DAY),
    ...(settings.SMS_ORIGIN ? { SMS_ORIGIN: settings.SMS_ORIGIN } : {}),
  }
}

/** What only notify must know of a gateway; its key is a secret. */
function gatewayEnvironment(settings: DeploySettings): Record<string, string> {
  const { SMS_GATEWAY_URL: url } = settings
  if (url === undefined) return {}
  return {
    SMS_GATEWAY_URL: url,
    SMS_GATEWAY_TEMPLATES: settings.SMS_GATEWAY_TEMPLATES,
    SMS_GATEWAY_FORMAT: settings.SMS_GATEWAY_FORMAT,
    SMS_GATEWAY_COUNTRIES: settings.SMS_GATEWAY_COUNTRIES,
  }
}

import * as z from 'zod'
import { textsFit } from '../../shared/messages/texts.ts'
import { parseGatewayFormat, parseGatewayTemplates } from '../../shared/rules/gateway-format.ts'
import { isHostPattern } from '../../shared/rules/outgoing-address.ts'

const none = ['', 'none', 'off']
const absentWhenEmpty = (value: unknown) => (value === '' ? undefined : value)
/** An optional setting; left empty it counts as not given, as CI systems pass it. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absentWhenEmpty, schema.optional())
const givenOr = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => (given === '' || given === undefined ? value : given), schema)

const secretArn = z
  .string()
  .regex(/^arn:[\w-]+:secretsmanager:.*-\w{6}$/, 'the whole ARN of a secret in Secrets Manager')

/** How numbers begin. */
const countries = givenOr(
  z.string().regex(/^\+\d{1,4}( \+\d{1,4})*$/, "beginnings of numbers, such as '+86 +852'"),
  '+86',
)

/**
 * Everything a deployment may choose, by CDK context (`-c NAME=value`) or environment, in that order. A bare `cdk synth`
 * works with none; a real deployment names at least MAIL_FROM, HUB_ADMIN and ALARM_EMAIL. Explained in infra/README.md.
 */
const deploySettings = z
  .object({
    STACK_NAME: givenOr(
      z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'letters, digits and hyphens only'),
      'Mulin',
    ),
    /** The origin in links and mails. Absent: DOMAIN_NAME's if there is one, else the API's own address. */
    PUBLIC_ORIGIN: optional(
      z.url({ protocol: /^https$/, error: 'an https:// origin, such as https://mulin.example.org' }),
    ),
    /** Serves Mulin under this name; needs CERTIFICATE_ARN (ACM, same region) and a DNS record to the output DomainTarget. */
    DOMAIN_NAME: optional(z.hostname('a host name, such as mulin.example.org')),
    CERTIFICATE_ARN: optional(
      z.string().startsWith('arn:', 'the ARN of an ACM certificate in the same region'),
    ),
    // Login shells set MAIL to the path of a mailbox: not meant for us.
    MAIL: z.preprocess(
      (given) => (given === undefined || /^($|[/])/.test(String(given)) ? 'ses' : given),
      z.enum(['ses', 'smtp'], 'ses or smtp'),
    ),
    MAIL_FROM: givenOr(
      z.string().regex(/\S+@[\w.-]+\w>?$/, "a sender, such as 'Mulin <mulin@example.org>'"),
      '睦邻 Mulin <mulin@example.org>',
    ),
    /** The identity verified in SES: a domain or an address. Absent: the domain of MAIL_FROM. */
    SES_IDENTITY: optional(z.string().min(3, 'a domain or an address verified in SES')),
    /** ARN of the secret that holds smtp://user:password@host:port. */
    SMTP_URL_SECRET: optional(secretArn),
    /** The keys of web push: the public one as it is, the private one as the ARN of its secret. Without them no notifications are offered. */
    VAPID_PUBLIC_KEY: optional(
      z.string().regex(/^B[\w-]{86}$/, '65 bytes as base64url, see infra/README.md'),
    ),
    VAPID_PRIVATE_KEY_SECRET: optional(secretArn),
    /** Whom push services may ask about our messages. Absent: the address of MAIL_FROM. */
    VAPID_SUBJECT: optional(
      z.string().regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, 'mailto: and an address, or an https page'),
    ),
    /** Push services beyond the known ones. */
    PUSH_HOSTS: optional(
      z
        .string()
        .refine(
          (text) => text.split(/[\s,]+/).every(isHostPattern),
          "hosts such as 'push.example.org *.example.com'",
        ),
    ),
    /** Which link key is in use, and the ARN of the secret with earlier ones ('id:key id:key'): see infra/README.md. */
    LINK_KEY_ID: givenOr(z.string().regex(/^\w{1,16}$/, 'up to 16 letters and digits'), '1'),
    LINK_KEYS_RETIRED_SECRET: optional(secretArn),
    /** How text messages leave: by AWS End User Messaging, by any HTTPS gateway, by both, each to its countries, or not at all. */
    SMS: givenOr(z.enum(['none', 'aws', 'gateway', 'both'], 'none, aws, gateway or both'), 'none'),
    /** The ARN of the number, pool or sender id that text messages come from. */
    SMS_ORIGINATION_ARN: optional(
      z
        .string()
        .regex(
          /^arn:[\w-]+:sms-voice:[\w-]+:\d{12}:(phone-number|pool|sender-id)\/\S+$/,
          'the ARN of a number, pool or sender id in AWS End User Messaging',
        ),
    ),
    /** How appeals are declared to the networks. */
    SMS_APPEALS_AS: givenOr(
      z.enum(['PROMOTIONAL', 'TRANSACTIONAL'], 'PROMOTIONAL or TRANSACTIONAL'),
      'PROMOTIONAL',
    ),
    /** The origin of links in text messages: a short domain that leads to the other. */
    SMS_ORIGIN: optional(
      z.url({ protocol: /^https$/, error: 'an https:// origin, such as https://mulin.cn' }),
    ),
    /** Hosts of group robots beyond WeCom's own, as 'host *.host host:port'. */
    ROBOT_HOSTS: optional(
      z
        .string()
        .refine(
          (hosts) => hosts.split(/[\s,]+/).every(isHostPattern),
          'host names with spaces between, such as robots.example.org',
        ),
    ),
    SMS_COUNTRIES: countries,
    /** Where the gateway takes text messages; the ARNs of the secrets that sign what goes there and what comes from there. */
    SMS_GATEWAY_URL: optional(z.url({ protocol: /^https$/, error: 'an https:// address' })),
    SMS_GATEWAY_KEY_SECRET: optional(secretArn),
    SMS_RECEIPTS_KEY_SECRET: optional(secretArn),
    SMS_GATEWAY_TEMPLATES: givenOr(z.string(), ''),
    SMS_GATEWAY_FORMAT: givenOr(z.string(), ''),
    /** Which countries the gateway reaches, where there are both. */
    SMS_GATEWAY_COUNTRIES: countries,
    /** How many text messages there may be until the hub sets other numbers: see infra/README.md. */
    SMS_PER_NEED: texts(5),
    SMS_PER_ORGANIZATION: texts(100),
    SMS_APPEALS_PER_DAY: texts(200),
    SMS_CODES_PER_DAY: texts(200),
    SMS_NOTICES_PER_DAY: texts(200),
    HUB_ADMIN: givenOr(z.email('an e-mail address'), 'hub@example.org'),
    ALARM_EMAIL: optional(z.email('an e-mail address')),
    TIME_ZONE: givenOr(
      z.string().refine(isTimeZone, 'an IANA time zone, such as Asia/Shanghai'),
      'Asia/Shanghai',
    ),
    /** How many of the account's concurrent executions each function may take and is guaranteed; 'off' leaves it open. */
    HTTP_CONCURRENCY: concurrency(50),
    BROADCAST_CONCURRENCY: concurrency(5),
    NOTIFY_CONCURRENCY: concurrency(5),
    /** Requests a second over all visitors, and how many may come at once, before API Gateway answers 429. */
    REQUESTS_PER_SECOND: givenOr(z.coerce.number('a number').int().min(1).max(10_000), 50),
    REQUEST_BURST: givenOr(z.coerce.number('a number').int().min(1).max(5_000), 100),
  })
  .refine((given) => (given.DOMAIN_NAME === undefined) === (given.CERTIFICATE_ARN === undefined), {
    path: ['DOMAIN_NAME'],
    error: 'give DOMAIN_NAME and CERTIFICATE_ARN together, or neither',
  })
  .refine(
    (given) => (given.VAPID_PUBLIC_KEY === undefined) === (given.VAPID_PRIVATE_KEY_SECRET === undefined),
    {
      path: ['VAPID_PUBLIC_KEY'],
      error: 'give VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY_SECRET together, or neither',
    },
  )
  .refine((given) => given.MAIL !== 'smtp' || given.SMTP_URL_SECRET !== undefined, {
    path: ['SMTP_URL_SECRET'],
    error: 'MAIL=smtp needs the ARN of the secret that holds the server’s address',
  })
  .refine((given) => byAws(given) === (given.SMS_ORIGINATION_ARN !== undefined), {
    path: ['SMS_ORIGINATION_ARN'],
    error: 'SMS=aws and SMS=both need the ARN of who text messages come from, and nothing else does',
  })
  .refine((given) => !byGateway(given) || (given.SMS_GATEWAY_URL && given.SMS_GATEWAY_KEY_SECRET), {
    path: ['SMS_GATEWAY_URL'],
    error: 'SMS=gateway and SMS=both need the address, and the ARN of the secret that signs what goes there',
  })
  .refine((given) => !byGateway(given) || parseGatewayTemplates(given.SMS_GATEWAY_TEMPLATES).ok, {
    path: ['SMS_GATEWAY_TEMPLATES'],
    error: 'a template for every kind of text message, such as code=SMS_1 appeal=SMS_2',
  })
  .refine((given) => parseGatewayFormat(given.SMS_GATEWAY_FORMAT).ok, {
    path: ['SMS_GATEWAY_FORMAT'],
    error: 'what the gateway calls things, as infra/README.md says',
  })
  .refine((given) => given.SMS === 'none' || textsFit(originOfTexts(given)), {
    path: ['SMS_ORIGIN'],
    error: 'text messages need a short domain, or no link fits into one: https:// and at most 17 letters',
  })

export type DeploySettings = z.infer<typeof deploySettings>
export const deploySettingNames = Object.keys(deploySettings.shape) as (keyof DeploySettings)[]

/**
 * Parses what the deployment chose.
 * @throws Error with one sentence per wrong setting; values are not repeated, they may be secret by mistake.
 */
export function readDeploySettings(given: Readonly<Record<string, unknown>>): DeploySettings {
  const parsed = deploySettings.safeParse(
    Object.fromEntries(deploySettingNames.map((name) => [name, given[name]])),
  )
  if (parsed.success) return parsed.data
  const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')} should be: ${issue.message}`)
  throw new Error(`The deployment's settings are not usable. ${sentences.join('; ')}.`)
}

function byAws({ SMS }: { SMS: string }): boolean {
  return SMS === 'aws' || SMS === 'both'
}

function byGateway({ SMS }: { SMS: string }): boolean {
  return SMS === 'gateway' || SMS === 'both'
}

/** The origin of links in text messages; the API's own address, which is far too long, where nothing else is given. */
function originOfTexts(given: { SMS_ORIGIN?: string; PUBLIC_ORIGIN?: string; DOMAIN_NAME?: string }): string {
  const { SMS_ORIGIN, PUBLIC_ORIGIN, DOMAIN_NAME } = given
  return SMS_ORIGIN ?? PUBLIC_ORIGIN ?? (DOMAIN_NAME ? `https://${DOMAIN_NAME}` : `https://${'x'.repeat(50)}`)
}

function texts(value: number) {
  return givenOr(z.coerce.number('a number').int().min(0).max(100_000), value)
}

function concurrency(value: number) {
  return z.preprocess(
    (given) => (given === undefined ? value : none.includes(String(given)) ? undefined : given),
    z.coerce.number("a number, or 'off'").int().min(1).max(1000).optional(),
  )
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

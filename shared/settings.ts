import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'

/** What is wrong with a setting, in English: the small zod knows no words of its own. */
const inEnglish = { error: en().localeError }

/** Hosts that requests may go to, besides those that are known. */
const hostList = z.pipe(
  z._default(z.string(), ''),
  z.transform((hosts) =>
    hosts
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  ),
)

/** How numbers begin, as '+86 +852'. */
const countries = z.pipe(
  z._default(z.string().check(z.regex(/^\+\d{1,4}( \+\d{1,4})*$/, 'must read "+86 +852"')), '+86'),
  z.transform((text) => text.split(' ')),
)

/**
 * Everything the environment may say, read once at start and refused in one clear sentence before the first request.
 * Lambda functions get only the variables of their own role (see infra); the local start sets them all.
 */
const settingsSchema = z.object({
  /** Name of the DynamoDB table. */
  TABLE_NAME: z._default(z.string().check(z.minLength(3)), 'mulin'),
  /** Any DynamoDB endpoint; empty means AWS in the function's own region. */
  DYNAMODB_ENDPOINT: z.optional(z.url()),
  /** The origin people see, as in links: scheme, host and port, no trailing slash. Never taken from a request. */
  PUBLIC_ORIGIN: z.pipe(
    z.url(),
    z.transform((origin) => origin.replace(/\/+$/, '')),
  ),
  /** Key of personal links and codes; only notify has it. At least 32 characters. */
  LINK_KEY: z.optional(z.string().check(z.minLength(32))),
  LINK_KEY_ID: z._default(z.string().check(z.minLength(1), z.maxLength(16)), '1'),
  /** Earlier link keys that links in people's mailboxes were made with, as 'id:key id:key'; notify only. */
  LINK_KEYS_RETIRED: z.pipe(
    z._default(
      z
        .string()
        .check(
          z.regex(
            /^(\S{1,16}:\S{32,}( +|$))*$/,
            'must read "id:key id:key", each key of at least 32 characters',
          ),
        ),
      '',
    ),
    z.transform((text) => text.split(/ +/).filter(Boolean).map(idAndKey)),
  ),
  /** Key under which addresses are looked up (HMAC); never rotated without a re-keying job. At least 32 characters. */
  IDENTITY_KEY: z.optional(z.string().check(z.minLength(32))),
  /** Any SMTP server, as smtp://user:password@host:port; notify only. */
  SMTP_URL: z.optional(z.string().check(z.startsWith('smtp'))),
  /** 'ses' sends through Amazon SES in the function's region; 'smtp' through SMTP_URL; 'outbox' keeps messages locally. */
  MAIL: z.pipe(
    // Login shells set MAIL to the path of a mailbox: not meant for us.
    z.transform((given) => (typeof given === 'string' && given.startsWith('/') ? undefined : given)),
    z._default(z.enum(['ses', 'smtp', 'outbox']), 'outbox'),
  ),
  /** The SES configuration set to send through: it brings bounces and complaints back to notify. */
  SES_CONFIGURATION_SET: z.optional(z.string().check(z.minLength(1))),
  MAIL_FROM: z._default(z.string().check(z.minLength(3)), '睦邻 Mulin <mulin@localhost>'),
  /** First hub administrator's e-mail address. */
  HUB_ADMIN: z._default(z.string().check(z.minLength(3)), 'hub@example.org'),
  /** The hub's time zone (IANA): quiet hours, dates and deadlines are read in it. */
  TIME_ZONE: z._default(z.string(), 'Asia/Shanghai'),
  /**
   * How text messages leave, so that people may join and sign in with a mobile number: 'aws' by AWS End User Messaging in the function's region; 'gateway' by
   * any HTTPS gateway; 'both': by the gateway to the countries of SMS_GATEWAY_COUNTRIES, by AWS to the others; 'outbox' keeps them locally.
   */
  SMS: z._default(z.enum(['none', 'outbox', 'aws', 'gateway', 'both']), 'none'),
  /** Who they come from: the id or ARN of a number, a pool or a sender id; notify only. */
  SMS_ORIGINATION: z.optional(z.string().check(z.minLength(1))),
  /** The configuration set to send them through: it brings delivery receipts back to notify. */
  SMS_CONFIGURATION_SET: z.optional(z.string().check(z.minLength(1))),
  /** How appeals are declared to the networks; codes and news of promises are always transactional. */
  SMS_APPEALS_AS: z._default(z.enum(['PROMOTIONAL', 'TRANSACTIONAL']), 'PROMOTIONAL'),
  /** Where the gateway takes text messages, and the key that signs what we send it (at least 32 characters); notify only. */
  SMS_GATEWAY_URL: z.optional(z.url({ protocol: /^https$/ })),
  SMS_GATEWAY_KEY: z.optional(z.string().check(z.minLength(32))),
  /** The gateway's templates, as 'code=SMS_1 appeal=SMS_2 … code.en=SMS_9' (see rules/text-kinds.ts). */
  SMS_GATEWAY_TEMPLATES: z._default(z.string(), ''),
  /** What the gateway calls things (see rules/gateway-format.ts). */
  SMS_GATEWAY_FORMAT: z._default(z.string(), ''),
  SMS_GATEWAY_COUNTRIES: countries,
  /** The key the gateway signs its receipts and replies with; http only. At least 32 characters. */
  SMS_RECEIPTS_KEY: z.optional(z.string().check(z.minLength(32))),
  /** The origin of links in text messages, where PUBLIC_ORIGIN is too long for one: a short domain that leads there. */
  SMS_ORIGIN: z.optional(
    z.pipe(
      z.url(),
      z.transform((origin) => origin.replace(/\/+$/, '')),
    ),
  ),
  /**
   * The keys by which push services know this server (VAPID), both as base64url: the public one for pages, which offer no notifications
   * without it, the private one for notify alone. See infra/README.md for how to make them.
   */
  VAPID_PUBLIC_KEY: z.optional(z.string().check(z.regex(/^B[\w-]{86}$/, 'must be 65 bytes as base64url'))),
  VAPID_PRIVATE_KEY: z.optional(z.string().check(z.regex(/^[\w-]{43}$/, 'must be 32 bytes as base64url'))),
  /** Whom a push service may ask about our messages: 'mailto:' and an address, or an https page. Absent: the address of MAIL_FROM. */
  VAPID_SUBJECT: z.optional(
    z.string().check(z.regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, 'must read mailto:address or https://…')),
  ),
  /** Push services beyond the known ones (see rules/push-address.ts), as 'host *.host host:port'; what is no host is none. */
  PUSH_HOSTS: hostList,
  /** How numbers begin that text messages may go to, as '+86 +852'. */
  SMS_COUNTRIES: countries,
  /** Appeals by text: of one need; of an organisation a month and of the hub a day until the hub sets other numbers. */
  SMS_PER_NEED: z._default(z.coerce.number().check(z.int(), z.gte(0)), 5),
  SMS_PER_ORGANIZATION: z._default(z.coerce.number().check(z.int(), z.gte(0)), 100),
  SMS_APPEALS_PER_DAY: z._default(z.coerce.number().check(z.int(), z.gte(0)), 200),
  /** Text messages of the hub a day with codes, and about promises, until the hub sets other numbers. */
  SMS_CODES_PER_DAY: z._default(z.coerce.number().check(z.int(), z.gte(0)), 200),
  SMS_NOTICES_PER_DAY: z._default(z.coerce.number().check(z.int(), z.gte(0)), 200),
  /** Hosts of group robots beyond WeCom's own that speak the same (see rules/robot-address.ts), as 'host *.host host:port'. */
  ROBOT_HOSTS: hostList,
  VERSION: z._default(z.string(), '0.1.0'),
})

export type Settings = z.infer<typeof settingsSchema>

/**
 * Parses the environment.
 * @throws Error with one sentence per wrong variable; the values themselves are never repeated.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = settingsSchema.safeParse(environment, inEnglish)
  if (parsed.success) return parsed.data
  const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The settings are not usable. ${sentences.join('; ')}.`)
}

function idAndKey(pair: string): readonly [id: string, key: string] {
  const at = pair.indexOf(':')
  return [pair.slice(0, at), pair.slice(at + 1)]
}

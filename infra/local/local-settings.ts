import * as z from 'zod'
import { CannotStart } from './cannot-start.ts'

const empty = (given: unknown) => (given === '' ? undefined : given)

/** What whoever starts Mulin locally may set. */
const schema = z.object({
  /** The port of the pages. */
  PORT: z.preprocess(
    empty,
    z.coerce
      .number('must be a number such as 3000')
      .int('must be a whole number')
      .min(1, 'must be from 1 to 65535')
      .max(65_535, 'must be from 1 to 65535')
      .default(3000),
  ),
  /** The folder of everything that is kept between starts. */
  MULIN_DATA: z.preprocess(empty, z.string().default('.data')),
  /** The origin people see in links. */
  PUBLIC_ORIGIN: z.preprocess(
    empty,
    z
      .url({ protocol: /^https?$/, message: 'must be an address such as https://mulin.example' })
      .refine((url) => isOrigin(url), 'must be an origin only, without a path')
      .optional(),
  ),
  /** Messages go to this mail server instead of the outbox page. */
  SMTP_URL: z.preprocess(
    empty,
    z.url({ protocol: /^smtps?$/, message: 'must read smtp://user:password@host:port' }).optional(),
  ),
  /** Any DynamoDB endpoint instead of the embedded engine. */
  DYNAMODB_ENDPOINT: z.preprocess(
    empty,
    z.url({ protocol: /^https?$/, message: 'must be an address such as http://localhost:8000' }).optional(),
  ),
})

export type LocalSettings = z.infer<typeof schema>

/** @throws CannotStart with a sentence for every setting that is wrong; values are not repeated, they may be secret. */
export function readLocalSettings(environment: Record<string, string | undefined>): LocalSettings {
  const read = schema.safeParse(environment)
  if (read.success) return read.data
  const sentences = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)
  throw new CannotStart(`These settings cannot be used. ${sentences.join(' ')}`)
}

function isOrigin(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === url.replace(/\/+$/, '')
}

/** Settings of Mulin itself that whoever starts it may set too (see shared/settings.ts). */
const own = [
  ...['HUB_ADMIN', 'MAIL_FROM', 'TIME_ZONE', 'TABLE_NAME', 'VAPID_SUBJECT', 'PUSH_HOSTS'],
  ...['SMS', 'SMS_ORIGIN', 'SMS_COUNTRIES', 'SMS_ORIGINATION', 'SMS_CONFIGURATION_SET', 'SMS_APPEALS_AS'],
  ...['SMS_GATEWAY_URL', 'SMS_GATEWAY_KEY', 'SMS_GATEWAY_TEMPLATES', 'SMS_GATEWAY_FORMAT'],
  ...['SMS_GATEWAY_COUNTRIES', 'SMS_RECEIPTS_KEY'],
]

export function passedOn(
  environment: Record<string, string | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(own.map((name) => [name, environment[name] || undefined]))
}

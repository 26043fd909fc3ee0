import { inject } from 'vitest'
import type { Door } from '../../infra/aws/bundle/bundle.ts'
import { aStack, templateOf, theResource } from './a-stack.ts'
import type { Aws } from './an-aws.ts'

/**
 * The environment of a function: what the template gives it, with made-up values for what only AWS knows (a secret's ARN is
 * 'arn:NAME'), and what Lambda's runtime adds.
 */
export function lambdaEnvironment(
  door: Door,
  tableName: string,
  aws: Aws,
  settings: Record<string, string>,
): Record<string, string> {
  const given = theResource(templateOf(aStack(settings)), 'AWS::Lambda::Function', `/${door}/`).Properties
  const known: Record<string, string> = {
    TABLE_NAME: tableName,
    PUBLIC_ORIGIN: 'https://mulin.example',
    SES_CONFIGURATION_SET: 'EmailSet',
    SMS_CONFIGURATION_SET: 'TextsSet',
  }
  const variables = Object.entries(given.Environment.Variables as Record<string, unknown>).map(
    ([name, value]) => [
      name,
      typeof value === 'string' ? value : (known[name] ?? `arn:${name.replace('_SECRET', '')}`),
    ],
  )
  return {
    ...Object.fromEntries(variables),
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIATEST',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
    AWS_ENDPOINT_URL_DYNAMODB: inject('endpoint'),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.endpoint,
    AWS_ENDPOINT_URL_SESV2: aws.endpoint,
    AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: aws.endpoint,
  }
}

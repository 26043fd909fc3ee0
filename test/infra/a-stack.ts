import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { MulinStack } from '../../infra/aws/mulin-stack.ts'
import { readDeploySettings } from '../../infra/aws/settings.ts'
import { textKinds } from '../../shared/rules/text-kinds.ts'

/** A CloudFormation resource as synthesized. */
export interface Resource {
  readonly Type: string
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape; tests look into it.
  readonly Properties: Record<string, any>
  readonly DeletionPolicy?: string
  readonly Metadata?: Record<string, string>
}

/** The stack with these settings, its functions not bundled: fast, and enough for everything but their code. */
export function aStack(given: Record<string, string> = {}): MulinStack {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [], 'aws:cdk:enable-path-metadata': true } })
  return new MulinStack(app, readDeploySettings(given))
}

/** A deployment that sends text messages by AWS. */
export const textSettings = {
  SMS: 'aws',
  SMS_ORIGINATION_ARN: 'arn:aws:sms-voice:eu-central-1:111122223333:pool/pool-0123456789abcdef',
  SMS_ORIGIN: 'https://mulin.example',
} as const

/** A deployment that offers notifications. */
export const pushSettings = {
  VAPID_PUBLIC_KEY: `B${'x'.repeat(86)}`,
  VAPID_PRIVATE_KEY_SECRET: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:push-AbCdEf',
  VAPID_SUBJECT: 'https://mulin.example',
  PUSH_HOSTS: 'push.example.org',
} as const

/** A deployment that sends text messages by a gateway alone. */
export const gatewaySettings = {
  SMS: 'gateway',
  SMS_ORIGIN: 'https://mulin.example',
  SMS_GATEWAY_URL: 'https://gateway.example/send',
  SMS_GATEWAY_KEY_SECRET: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:gateway-AbCdEf',
  SMS_RECEIPTS_KEY_SECRET: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:receipts-AbCdEf',
  SMS_GATEWAY_TEMPLATES: textKinds.map((kind) => `${kind}=SMS_${kind}`).join(' '),
} as const

export const templateOf = (stack: MulinStack): Template => Template.fromStack(stack)

/** All resources of a type, by logical id. */
export function resources(template: Template, type: string): [id: string, resource: Resource][] {
  return Object.entries(template.findResources(type) as Record<string, Resource>)
}

/** The one resource of this type whose path in the tree contains `at`. */
export function theResource(template: Template, type: string, at = ''): Resource {
  const found = resources(template, type).filter(([, { Metadata }]) =>
    Metadata?.['aws:cdk:path']?.includes(at),
  )
  if (found.length !== 1) throw new Error(`${found.length} resources of ${type} at '${at}'.`)
  return found[0]![1]
}

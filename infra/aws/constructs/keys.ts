import { RemovalPolicy } from 'aws-cdk-lib'
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { Door } from '../bundle/bundle.ts'
import { type SecretName, secretsOf } from '../rights.ts'
import type { DeploySettings } from '../settings.ts'

/**
 * The keys, made by Secrets Manager and seen by nobody. Functions read them when they start, so that they stand in no
 * template, no console page and no function's settings, as dynamic references in the environment would.
 */
export class Keys extends Construct {
  /** By the variable the code reads. Lost, no link could be made again and nobody found: kept whatever happens to the stack. */
  readonly secrets: Partial<Record<SecretName, ISecret>>

  constructor(scope: Construct, id: string, settings: DeploySettings) {
    super(scope, id)
    this.secrets = {
      LINK_KEY: this.key('LinkKey', 'Mulin: derives personal links and codes.'),
      IDENTITY_KEY: this.key(
        'IdentityKey',
        'Mulin: finds people by address. Never rotate without a re-keying job.',
      ),
      ...this.given('LINK_KEYS_RETIRED', settings.LINK_KEYS_RETIRED_SECRET),
      ...this.given('SMS_GATEWAY_KEY', settings.SMS_GATEWAY_KEY_SECRET),
      ...this.given('SMS_RECEIPTS_KEY', settings.SMS_RECEIPTS_KEY_SECRET),
      ...this.given('VAPID_PRIVATE_KEY', settings.VAPID_PRIVATE_KEY_SECRET),
      ...(settings.MAIL === 'smtp' ? this.given('SMTP_URL', settings.SMTP_URL_SECRET) : {}),
    }
  }

  /** Those this function may read, by variable. */
  for(door: Door): Record<string, ISecret> {
    const names = secretsOf[door].filter((name) => this.secrets[name] !== undefined)
    return Object.fromEntries(names.map((name) => [name, this.secrets[name]!]))
  }

  private given(name: SecretName, arn: string | undefined): Partial<Record<SecretName, ISecret>> {
    return arn === undefined ? {} : { [name]: Secret.fromSecretCompleteArn(this, name, arn) }
  }

  private key(id: string, description: string): ISecret {
    return new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }
}

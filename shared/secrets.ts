import { Sha256 } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'

type Environment = Readonly<Record<string, string | undefined>>

const suffix = '_SECRET'

/**
 * The environment with secrets filled in: for every NAME_SECRET that holds an ARN of Secrets Manager, NAME becomes its value.
 * Read once, when a function starts, so that no secret stands in a template or in a function's settings. One signed request
 * each, with what the table's client bundles anyway: the client for Secrets Manager would add 14 kB to every function.
 * @throws Error naming the variable, when a secret cannot be read within 2 s at the third try.
 */
export async function withSecrets(environment: Environment): Promise<Record<string, string | undefined>> {
  const names = Object.keys(environment).filter((name) => name.endsWith(suffix) && environment[name])
  const read = await Promise.all(
    names.map(async (name) => [name.slice(0, -suffix.length), await readSecret(environment, name)] as const),
  )
  return { ...environment, ...Object.fromEntries(read) }
}

async function readSecret(environment: Environment, name: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      return await requestSecret(environment, environment[name] ?? '')
    } catch (error) {
      if (tries === 3) throw new Error(`The secret of ${name} cannot be read: ${(error as Error).message}`)
    }
  }
}

async function requestSecret(environment: Environment, arn: string): Promise<string> {
  const region = environment.AWS_REGION ?? ''
  const endpoint = new URL(
    environment.AWS_ENDPOINT_URL_SECRETS_MANAGER ??
      `https://secretsmanager.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`,
  )
  const signer = new SignatureV4({
    service: 'secretsmanager',
    region,
    sha256: Sha256,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
      ...(environment.AWS_SESSION_TOKEN ? { sessionToken: environment.AWS_SESSION_TOKEN } : {}),
    },
  })
  const { method, headers, body } = await signer.sign({
    method: 'POST',
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: '/',
    headers: {
      host: endpoint.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'secretsmanager.GetSecretValue',
    },
    body: JSON.stringify({ SecretId: arn }),
  })
  const answer = await fetch(endpoint, { method, headers, body, signal: AbortSignal.timeout(2000) })
  const said = (await answer.json()) as { SecretString?: string; __type?: string }
  if (!answer.ok || said.SecretString === undefined)
    throw new Error(`${answer.status} ${said.__type ?? 'without a value'}`)
  return said.SecretString
}

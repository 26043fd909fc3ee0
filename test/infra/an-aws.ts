import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the functions ask of AWS beside the table, on the loopback: secrets are handed out, letters are kept. */
export interface Aws {
  readonly endpoint: string
  /** The raw messages handed to SES, with the configuration set named. */
  readonly letters: { readonly configurationSet: string; readonly mime: string }[]
  /** The text messages handed to End User Messaging. */
  readonly texts: Record<string, unknown>[]
  /** ARNs of the secrets that were read. */
  readonly secretsRead: string[]
  readonly stop: () => Promise<void>
}

export async function anAws(secrets: Readonly<Record<string, string>>): Promise<Aws> {
  const letters: Aws['letters'] = []
  const secretsRead: string[] = []
  const texts: Aws['texts'] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const asked = JSON.parse(text)
    const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body))
    if (
      !/^AWS4-HMAC-SHA256 Credential=AKIATEST\//.test(request.headers.authorization ?? '') ||
      request.headers['x-amz-security-token'] !== 'session'
    )
      return answer(403, { __type: 'UnrecognizedClientException' })
    if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
      secretsRead.push(asked.SecretId)
      const value = secrets[asked.SecretId]
      return value === undefined
        ? answer(400, { __type: 'ResourceNotFoundException' })
        : answer(200, { SecretString: value })
    }
    if (request.headers['x-amz-target'] === 'PinpointSMSVoiceV2.SendTextMessage') {
      texts.push(asked)
      return answer(200, { MessageId: `text-${texts.length}` })
    }
    if (request.url === '/v2/email/outbound-emails') {
      letters.push({
        configurationSet: asked.ConfigurationSetName,
        mime: Buffer.from(asked.Content.Raw.Data, 'base64').toString(),
      })
      return answer(200, { MessageId: `letter-${letters.length}` })
    }
    return answer(404, { __type: 'UnknownOperationException' })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    texts,
    secretsRead,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import https from 'node:https'

/** A server that speaks TLS on a loopback port of its own, under invented names. */
export interface HttpsServer {
  readonly port: number
  /** The certificate to believe. */
  readonly ca: string
  /** Every request it read to the end, in the order of arrival. */
  readonly received: Received[]
  readonly stop: () => Promise<void>
}

export interface Received {
  readonly host: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The same as it came. */
  readonly bytes: Buffer
}

/** Answers 200 and an empty body unless told. */
export async function anHttpsServer(
  names: readonly string[],
  answer: (request: Received, response: ServerResponse) => unknown = (_, response) => response.end(),
): Promise<HttpsServer> {
  const { key, cert } = certificateFor(names)
  const received: Received[] = []
  const server = https.createServer({ key, cert }, async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { headers, url = '' } = request
    const bytes = Buffer.concat(chunks)
    const got = { host: headers.host ?? '', path: url, headers, body: bytes.toString('utf8'), bytes }
    received.push(got)
    await answer(got, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as { port: number }).port,
    ca: cert,
    received,
    stop: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

/** A certificate (X.509 v3) signed by its own key, for these names, from 2020 to 2049. */
function certificateFor(names: readonly string[]): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'))
  const name = der(
    0x30,
    der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('test')))),
  )
  const validity = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231000000Z')))
  const alternatives = der(0x30, ...names.map((one) => der(0x82, Buffer.from(one))))
  const extensions = der(
    0xa3,
    der(0x30, der(0x30, Buffer.from('0603551d11', 'hex'), der(0x04, alternatives))),
  )
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ...[algorithm, name, validity, name],
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  return { key: pem(privateKey), cert: wrapped(der(0x30, body, algorithm, signature)) }
}

/** One value of DER: its tag, its length and what is in it. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function wrapped(certificate: Buffer): string {
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

import { createDecipheriv, createPublicKey, hkdfSync, verify } from 'node:crypto'
import { type Outgoing, outgoing } from '../../shared/channels/outgoing.ts'
import { aDevice, type Device } from './a-device.ts'
import { anHttpsServer, type Received } from './https-server.ts'
import { patienceMs } from './patience.ts'

/** A push service on this machine: real TLS, real requests, under an invented name. */
export interface PushService {
  readonly origin: string
  /** Every message it was handed, oldest first. */
  readonly received: Received[]
  /** Everything that was handed to it for one device. */
  readonly for: (device: Device) => Received[]
  /** How it answers from now on; 201 unless told. 'lost': it takes the message and never says so. */
  readonly meet: (answer: (device: string) => number | 'lost') => void
  /** A new device that has its address here. */
  readonly device: () => Device
  /** What requests go through that reach it, and nothing else. */
  readonly out: Outgoing
  readonly stop: () => Promise<void>
}

const name = 'push.example'

export async function aPushService(): Promise<PushService> {
  let answer: (device: string) => number | 'lost' = () => 201
  const server = await anHttpsServer([name], ({ host, path }, response) => {
    const said = answer(`https://${host}${path}`)
    if (said === 'lost') response.destroy()
    else response.writeHead(said, said === 301 ? { location: '/elsewhere' } : {}).end()
  })
  const origin = `https://${name}:${server.port}`
  return {
    origin,
    received: server.received,
    for: ({ endpoint }) => server.received.filter(({ host, path }) => `https://${host}${path}` === endpoint),
    meet: (next) => {
      answer = next
    },
    device: () => aDevice(origin),
    out: outgoing({
      hosts: [`${name}:${server.port}`],
      inside: [name],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      ca: server.ca,
      withinMs: patienceMs,
    }),
    stop: server.stop,
  }
}

/** Opens what was sealed for a device, with its own keys alone (RFC 8291), as its browser does. */
export function opened({ bytes }: Received, { privateKey, p256dh, auth }: Device): Record<string, string> {
  const salt = bytes.subarray(0, 16)
  const keyEnd = 21 + (bytes[20] ?? 0)
  const theirs = bytes.subarray(21, keyEnd)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), Buffer.from(p256dh, 'base64url'), theirs])
  const shared = privateKey.computeSecret(theirs)
  const secret = derived(shared, Buffer.from(auth, 'base64url'), info, 32)
  const key = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(bytes.subarray(-16))
  const padded = Buffer.concat([decipher.update(bytes.subarray(keyEnd, -16)), decipher.final()])
  return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8'))
}

function derived(from: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', from, salt, info, length))
}

/** What a request says of who sends it (RFC 8292), if the signature is that of this public key; undefined otherwise. */
export function senderOf({ headers }: Received, publicKey: string): Record<string, unknown> | undefined {
  const { token = '', key } =
    /^vapid t=(?<token>\S+), k=(?<key>\S+)$/.exec(headers.authorization ?? '')?.groups ?? {}
  const [head, body = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const known = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' } })
  const signed = Buffer.from(`${head}.${body}`)
  const ours = verify(
    'sha256',
    signed,
    { key: known, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return ours && key === publicKey ? JSON.parse(Buffer.from(body, 'base64url').toString()) : undefined
}

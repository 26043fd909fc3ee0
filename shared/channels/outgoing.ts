import { lookup } from 'node:dns/promises'
import type { ClientRequest } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { Duplex } from 'node:stream'
import { type AllowedHosts, isAllowedTarget, outgoingTarget } from '../rules/outgoing-address.ts'
import { isPublicAddress } from '../rules/public-address.ts'

/**
 * What every request goes through whose address somebody typed, a browser named or a setting says. The host must be on a list,
 * and what its name resolves to must be public; that is looked at when the connection is made, for the very addresses it is made to,
 * so a name that changes its mind leads nowhere. No redirect is followed.
 */
export interface Outgoing {
  /** For libraries that make their own requests; refuses with an error that `isNotAllowed` knows. It bounds no time. */
  readonly agent: https.Agent
  /** One POST, never repeated and never throwing. */
  readonly post: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string | Uint8Array,
  ) => Promise<OutgoingAnswer>
}

/**
 * 'sent': the other side answered, with whatever status; of a long body only the beginning. 'refused': certainly nothing was sent, because
 * it is not allowed or nobody was reached. 'unknown': it may have been taken, the answer was lost or took too long.
 */
export type OutgoingAnswer =
  | { readonly kind: 'sent'; readonly status: number; readonly body: string }
  | { readonly kind: 'refused'; readonly why: 'not-allowed' | 'unreached' }
  | { readonly kind: 'unknown' }

export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>

export interface OutgoingOptions {
  readonly hosts: AllowedHosts
  /** Asks for a name's addresses; the system's own way unless told. */
  readonly resolve?: Resolve
  /** Hosts of `hosts` that may be anywhere, also within our own network. No setting fills it: whoever adds one says so in infra/README.md. */
  readonly inside?: AllowedHosts
  /** Certificates to believe instead of the usual authorities. */
  readonly ca?: string
  /** From the call to the end of the answer, in ms. */
  readonly withinMs?: number
  /** Bytes of an answer that are read. */
  readonly mostBytes?: number
}

export function outgoing(options: OutgoingOptions): Outgoing {
  const agent = new GuardedAgent(options)
  return { agent, post: (url, headers, body) => post(options, agent, url, headers, body) }
}

/** Whether a failed request was kept back by us: certainly not sent, and no better next time. */
export function isNotAllowed(error: unknown): boolean {
  return error instanceof NotAllowed
}

class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
  constructor() {
    // No host and no address: this may be logged.
    super('Requests may not go there.')
  }
}

class GuardedAgent extends https.Agent {
  readonly #options: OutgoingOptions

  constructor(options: OutgoingOptions) {
    super({
      keepAlive: false,
      maxSockets: 25,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      lookup: publicOnly(options),
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    })
    this.#options = options
  }

  /** Every connection passes here, also one to an address in numbers, which nobody looks up. */
  override createConnection(...[to, done]: Parameters<https.Agent['createConnection']>) {
    const target = { host: String(to.host).toLowerCase(), port: Number(to.port) }
    if (!to.socketPath && isAllowedTarget(target, this.#options.hosts))
      return super.createConnection(to, done)
    // As a connection that fails, so that it comes out where the others do.
    done?.(new NotAllowed(), new Duplex())
    return undefined
  }
}

/** Looks a name up for a connection, and gives its addresses only when all of them are public. */
function publicOnly({ resolve = resolveAll, inside = [] }: OutgoingOptions): LookupFunction {
  return (host, { all }, done) => {
    resolve(host).then(
      (found) => {
        const [one] = found
        const mayBeAnywhere = inside.some((known) => known.split(':')[0] === host)
        if (!one || !(mayBeAnywhere || found.every(({ address }) => isPublicAddress(address))))
          return done(new NotAllowed(), '')
        return all ? done(null, [...found]) : done(null, one.address, one.family)
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    )
  }
}

const resolveAll: Resolve = (host) => lookup(host, { all: true })

function post(
  { hosts, withinMs = 10_000, mostBytes = 65_536 }: OutgoingOptions,
  agent: https.Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): Promise<OutgoingAnswer> {
  if (!outgoingTarget(url, hosts)) return Promise.resolve({ kind: 'refused', why: 'not-allowed' })
  return new Promise((resolve) => {
    // Until the connection stands, and the other side has shown who it is, not a byte of the request has left.
    let begun = false
    const bytes = Buffer.from(body)
    const request = open(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': bytes.length },
      signal: AbortSignal.timeout(withinMs),
    })
    if (!request) return resolve({ kind: 'refused', why: 'unreached' })
    const end = (answer: OutgoingAnswer) => {
      resolve(answer)
      request.destroy()
    }
    const lost = (error: unknown) => {
      if (begun) return end({ kind: 'unknown' })
      end({ kind: 'refused', why: isNotAllowed(error) ? 'not-allowed' : 'unreached' })
    }
    request.on('error', lost)
    request.on('socket', (socket) => socket.once('secureConnect', () => (begun = true)))
    request.on('response', (response) => {
      const read: Buffer[] = []
      let length = 0
      const sent = () =>
        end({
          kind: 'sent',
          status: response.statusCode ?? 0,
          body: Buffer.concat(read).subarray(0, mostBytes).toString('utf8'),
        })
      response.on('data', (chunk: Buffer) => {
        read.push(chunk)
        length += chunk.length
        if (length >= mostBytes) sent()
      })
      response.on('end', sent)
      response.on('error', lost)
    })
    request.end(bytes)
  })
}

/** Undefined when a header holds what no header may, such as a line break. */
function open(url: string, options: https.RequestOptions): ClientRequest | undefined {
  try {
    return https.request(url, options)
  } catch {
    return undefined
  }
}

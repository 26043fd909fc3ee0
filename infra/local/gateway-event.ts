import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** What API Gateway's HTTP API makes of a request (payload format 2.0). */
export function gatewayEvent(
  request: IncomingMessage,
  body: Buffer,
  { id, at, sourceIp }: { readonly id: string; readonly at: number; readonly sourceIp: string },
): APIGatewayProxyEventV2 {
  const { rawPath, rawQueryString } = split(request.url ?? '/')
  const { cookie, ...headers } = joined(request.headersDistinct)
  const contentType = headers['content-type'] ?? ''
  const isBase64Encoded = body.length > 0 && !isText(contentType)
  const domainName = headers.host ?? 'localhost'
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(rawQueryString === '' ? {} : { queryStringParameters: parametersOf(rawQueryString) }),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName,
      domainPrefix: domainName.split('.')[0] ?? domainName,
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: id,
      routeKey: '$default',
      stage: '$default',
      time: new Date(at).toUTCString(),
      timeEpoch: at,
    },
    ...(body.length === 0 ? {} : { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

/**
 * Who asks: the other end of the connection; behind a proxy next to us, whom that proxy saw, which is the last it wrote
 * down. What came before that was written by whoever liked to.
 */
export function callerOf(request: IncomingMessage, behindProxy: boolean): string {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const seen = request.headersDistinct['x-forwarded-for']?.join(',').split(',').at(-1)?.trim()
  return behindProxy && seen && isNextToUs(peer) ? seen : peer
}

/** This machine or its private network. */
function isNextToUs(address: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/.test(address)
}

/** API Gateway hands these on as text and everything else, forms included, as base64. */
function isText(contentType: string): boolean {
  return /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+json\b)/i.test(contentType)
}

function split(url: string): { rawPath: string; rawQueryString: string } {
  const at = url.indexOf('?')
  // A request may name the whole address; API Gateway passes the path on.
  const path = (at < 0 ? url : url.slice(0, at)).replace(/^https?:\/\/[^/]*/i, '') || '/'
  return { rawPath: path, rawQueryString: at < 0 ? '' : url.slice(at + 1) }
}

/** A header that came several times is one, joined by commas; cookies by semicolons. */
function joined(headers: NodeJS.Dict<string[]>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values = []]) => [name, values.join(name === 'cookie' ? '; ' : ',')]),
  )
}

function parametersOf(query: string): Record<string, string> {
  const all = new URLSearchParams(query)
  return Object.fromEntries([...all.keys()].map((name) => [name, all.getAll(name).join(',')]))
}

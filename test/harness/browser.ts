import type { Hono } from 'hono'
import type { Settings } from '../../shared/settings.ts'

export type Form = Readonly<Record<string, string | readonly string[]>>

export interface Asked {
  readonly form?: Form
  /** Sent along in the form's field 'file'. */
  readonly file?: Uint8Array
  readonly json?: unknown
  /** Sent as it is; its content type is among the headers. */
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The Origin header; the site's own unless told. 'none' leaves it out. */
  readonly origin?: string
}

/** A page as a test looks at it. */
export interface Seen {
  readonly status: number
  readonly text: string
  /** The same as it came, for files. */
  readonly bytes: Uint8Array
  readonly headers: Headers
  /** Where it sends the browser, path and query only. */
  readonly location: string | undefined
}

/** A browser of one person: keeps its cookies, names its origin, follows nothing by itself. */
export interface Browser {
  readonly cookies: Map<string, string>
  readonly ask: (method: string, path: string, asked?: Asked) => Promise<Seen>
  readonly get: (path: string, headers?: Asked['headers']) => Promise<Seen>
  readonly post: (path: string, form: Form) => Promise<Seen>
  /** Posts and looks at the page it is sent to. */
  readonly submit: (path: string, form: Form) => Promise<Seen>
}

let addresses = 0

export function openBrowser(app: Hono, settings: Settings): Browser {
  const cookies = new Map<string, string>()
  const number = ++addresses
  const sourceIp = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
  const ask = async (method: string, path: string, asked: Asked = {}): Promise<Seen> => {
    const headers = new Headers({ 'accept-language': 'zh-CN', ...asked.headers })
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    if (method !== 'GET' && asked.origin !== 'none')
      headers.set('origin', asked.origin ?? settings.PUBLIC_ORIGIN)
    const body = bodyOf(asked, headers)
    const url = new URL(path, settings.PUBLIC_ORIGIN)
    const request = new Request(url, { method, headers, ...(body === undefined ? {} : { body }) })
    const answer = await app.fetch(request, { requestContext: { http: { sourceIp } } })
    for (const line of answer.headers.getSetCookie()) keep(cookies, line)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return {
      status: answer.status,
      text: new TextDecoder().decode(bytes),
      bytes,
      headers: answer.headers,
      location: pathOf(answer.headers.get('location'), url),
    }
  }
  const post = (path: string, form: Form) => ask('POST', path, { form })
  return {
    cookies,
    ask,
    get: (path, headers) => ask('GET', path, { headers }),
    post,
    submit: async (path, form) => {
      const answer = await post(path, form)
      return answer.location === undefined ? answer : ask('GET', answer.location)
    },
  }
}

function bodyOf({ form, json, file, body }: Asked, headers: Headers): string | FormData | undefined {
  if (body !== undefined) return body
  if (json !== undefined) {
    setUnlessGiven(headers, 'content-type', 'application/json')
    return JSON.stringify(json)
  }
  if (file !== undefined) return withFile(form ?? {}, file)
  if (form === undefined) return undefined
  setUnlessGiven(headers, 'content-type', 'application/x-www-form-urlencoded')
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) fields.append(name, one)
  return fields.toString()
}

/** The content type, with its boundary, is set where the request is made. */
function withFile(form: Form, file: Uint8Array): FormData {
  const fields = new FormData()
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) fields.append(name, one)
  fields.append('file', new Blob([new Uint8Array(file)]), 'list.xlsx')
  return fields
}

function setUnlessGiven(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value)
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const at = pair.indexOf('=')
  const name = pair.slice(0, at).trim()
  const ended = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute))
  if (ended) cookies.delete(name)
  else cookies.set(name, pair.slice(at + 1).trim())
}

function pathOf(location: string | null, from: URL): string | undefined {
  if (location === null) return undefined
  const to = new URL(location, from)
  return to.origin === from.origin ? to.pathname + to.search : location
}

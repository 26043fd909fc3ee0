import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { type Language, languages } from '../../../shared/messages/catalogue.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { style } from './style.ts'

/** A piece of HTML whose values are escaped. */
export type Html = ReturnType<typeof html>
export { html, raw }

const styleHash = createHash('sha256').update(style).digest('base64')

/** No script, nothing from elsewhere, no framing, forms only to ourselves. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The same for a page with one script of ours and the worker it registers. It connects to nothing unless the page says so. */
const scriptPolicy = [contentSecurityPolicy, "script-src 'self'", "worker-src 'self'"].join('; ')
/** The same for a page whose script asks us what is new. */
const askingPolicy = [contentSecurityPolicy, "script-src 'self'", "connect-src 'self'"].join('; ')

export interface Page {
  readonly title: string
  readonly body: Html
  readonly status?: 200 | 201 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503
  /** Links of the header, for members. */
  readonly menu?: Html
  /** The page asks for itself again after so many seconds, while something is under way. */
  readonly refreshAfter?: number
  /** Tables of a coordinator need more room than a text. */
  readonly wide?: boolean
  /** Address of the page's script, where it has one. */
  readonly script?: string
  /** That script asks us for what is new; others send what they find out by a form. */
  readonly scriptAsks?: boolean
}

/** Answers with a whole page: one request, no script unless it says so, never cached, never indexed. */
export async function answerPage(visit: Visit, page: Page): Promise<Response> {
  const words = commonWords[visit.language]
  const whole = await html`<!doctype html>
<html lang="${visit.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${page.title} – ${words.mulin}</title><meta name="robots" content="noindex">${page.refreshAfter ? html`<meta http-equiv="refresh" content="${page.refreshAfter}">` : ''}<link rel="icon" href="data:,"><style>${raw(style)}</style>${page.script === undefined ? '' : html`<script src="${page.script}" defer></script>`}</head>
<body><a class="skip" href="#main">${words.skipToContent}</a>
<header><a href="${urls.home()}">${words.mulin}</a>${page.menu ?? ''}<nav>${languageLink(visit, words.otherLanguage)}</nav></header>
<main id="main"${page.wide ? raw(' class="wide"') : ''}>${page.body}</main></body></html>`
  if (page.script !== undefined)
    visit.c.header('content-security-policy', page.scriptAsks ? askingPolicy : scriptPolicy)
  return visit.c.html(String(whole), page.status ?? 200)
}

/** The other language, as a link that keeps the reader where they are, with what they searched for. */
function languageLink({ c, language }: Visit, label: string): Html {
  const other = languages.find((one) => one !== language) as Language
  const query = new URLSearchParams(c.req.method === 'GET' ? c.req.query() : {})
  query.set('lang', other)
  const back = c.req.method === 'GET' ? c.req.path : urls.home()
  return html`<a href="${back}?${query.toString()}" hreflang="${other}" lang="${other}">${label}</a>`
}

import { html, raw } from 'hono/html'
import { type Language, languages } from '../../../shared/messages/catalogue.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { type Card, cardTags } from './card.ts'
import { concernLink } from './concern-link.ts'
import { mark, markIcon } from './mark.ts'
import type { Sheet } from './style/sheet.ts'
import { type SheetName, sheetNamed } from './style.ts'

/** A piece of HTML whose values are escaped. */
export type Html = ReturnType<typeof html>
export { html, raw }

/** No script, no style, nothing from elsewhere, no framing, forms only to ourselves: for whatever is no page. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For a page: its one style sheet as well. */
const policyFor = ({ hash }: Sheet): string => `${contentSecurityPolicy}; style-src 'sha256-${hash}'`

/**
 * What a page with one script of ours and the worker it registers may do beyond that. It connects to nothing: what it finds out is sent by a
 * form, as everything else is.
 */
const forScript = "script-src 'self'; worker-src 'self'"
/** What a page may do whose script asks us what is new. */
const forAsking = "script-src 'self'; connect-src 'self'"

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
  /** What chat apps show of it; unless told, that a neighbour needs help and no more. */
  readonly card?: Card
  /** The style sheet it is sent with; 'full' unless told. */
  readonly sheet?: SheetName
}

/** Answers with a whole page: one request, no script unless it says so, never cached, never indexed. */
export async function answerPage(visit: Visit, page: Page): Promise<Response> {
  const words = commonWords[visit.language]
  const { script, status = 200 } = page
  const sheet = await sheetNamed(page.sheet ?? 'full')
  const title = status === 422 ? words.toCorrect(page.title) : page.title
  const whole = await html`<!doctype html>
<html lang="${visit.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} – ${words.mulin}</title><meta name="robots" content="noindex">${page.menu ? '' : cardTags(visit, page.card)}${page.refreshAfter ? html`<meta http-equiv="refresh" content="${page.refreshAfter}">` : ''}<link rel="icon" href="${page.sheet === 'link' ? 'data:,' : markIcon}"><style>${raw(sheet.css)}</style>${script === undefined ? '' : html`<script src="${script}" defer></script>`}</head>
<body${page.wide ? raw(' class="wide"') : ''}><a class="skip" href="#main">${words.skipToContent}</a>
<header><a class="home" href="${urls.home()}">${mark}${words.mulin}</a>${page.menu ?? ''}<nav aria-label="${words.languages}">${languageLink(visit, words.otherLanguage)}</nav></header>
<main id="main">${page.body}</main>
<footer><a href="${concernLink(visit, status !== 404)}">${words.concern}</a></footer></body></html>`
  const policy = policyFor(sheet)
  const more = page.scriptAsks ? forAsking : forScript
  visit.c.header('content-security-policy', script === undefined ? policy : `${policy}; ${more}`)
  return visit.c.html(String(whole), status)
}

/** Answers with the page of a link: the small sheet, for a phone on a slow line. */
export function answerLinkPage(visit: Visit, page: Omit<Page, 'sheet' | 'menu' | 'wide'>): Promise<Response> {
  return answerPage(visit, { ...page, sheet: 'link' })
}

/** The other language, as a link that keeps the reader where they are, with what they searched for. */
function languageLink({ c, language }: Visit, label: string): Html {
  const other = languages.find((one) => one !== language) as Language
  const query = new URLSearchParams(c.req.method === 'GET' ? c.req.query() : {})
  query.set('lang', other)
  const back = c.req.method === 'GET' ? c.req.path : urls.home()
  return html`<a href="${back}?${query.toString()}" hreflang="${other}" lang="${other}">${label}</a>`
}

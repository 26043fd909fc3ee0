import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { getCookie, setCookie } from 'hono/cookie'
// The smallest router: trying a hundred patterns in turn costs less than loading a faster one (6 kB).
import { Hono } from 'hono/tiny'
import type { Effects } from '../../shared/effects.ts'
import { type Language, languages } from '../../shared/messages/catalogue.ts'
import { commonWords } from '../../shared/messages/common.ts'
import type { Settings } from '../../shared/settings.ts'
import { admit } from './admit.ts'
import type { ApiProblem } from './api/problem.ts'
import { answerBroken } from './page/broken.ts'
import { NoForm } from './page/form.ts'
import { answerPage, contentSecurityPolicy, html } from './page/page.ts'
import type { Route } from './route.ts'
import { apiRoutes, frontRoutes, memberRoutes } from './routes.ts'
import { urls } from './urls.ts'
import type { Visit } from './visit.ts'

/** The largest body anybody may send, in bytes: a need with all its lines fits many times over. */
const largestBody = 256 * 1024
/** The largest body where a file is uploaded, in bytes: a list of 2,000 rows fits. API Gateway and Lambda take 6 MB as base64. */
const largestFile = 4 * 1024 * 1024

/**
 * The whole HTTP side as one app: the same for Lambda, the local start and the tests.
 * Adds to every route what no journey should have to remember: limits, language, origin check, access, headers, errors.
 * `besides` are routes that only this start has.
 */
export function buildApp(fx: Effects, settings: Settings, besides: readonly Route[] = []): Hono {
  const app = new Hono()
  app.use(compress({ threshold: 512 }))
  app.use(async (c, next) => {
    await next()
    protect(c)
  })
  const api = later(fx, settings, apiRoutes)
  app.all(urls.api('*'), (c) => api(c))
  const members = later(fx, settings, memberRoutes)
  const front = serving(fx, settings, [...besides, ...frontRoutes], members)
  app.all('*', (c) => front.fetch(c.req.raw, c.env))
  return app
}

type Answer = Response | Promise<Response>

/** Serves routes whose list is read when somebody first asks. */
function later(fx: Effects, settings: Settings, read: () => Promise<readonly Route[]>) {
  let app: Promise<Hono> | undefined
  return async (c: Context): Promise<Response> => {
    app ??= read().then((found) => serving(fx, settings, found))
    return (await app).fetch(c.req.raw, c.env)
  }
}

/**
 * These routes and nothing around them: whatever is not among them is for `otherwise`, or not there; whatever breaks is said
 * kindly.
 */
function serving(
  fx: Effects,
  settings: Settings,
  all: readonly Route[],
  otherwise: (c: Context) => Answer = (c) => nothingHere(visitOf(c, fx, settings)),
): Hono {
  const app = new Hono()
  const onError = (c: Context) => answerTooLarge(visitOf(c, fx, settings))
  const usual = bodyLimit({ maxSize: largestBody, onError })
  const withFile = bodyLimit({ maxSize: largestFile, onError })
  for (const route of all) {
    app.on(route.method, route.path, route.takesFile ? withFile : usual, async (c) => {
      const visit = visitOf(c, fx, settings)
      if (!originAllowed(route, visit)) return refuseOrigin(visit)
      if (Object.values<string>(c.req.param()).some((name) => name.length > longestName))
        return nothingHere(visit)
      const again = keepsTyped(route) ? c.req.raw.clone() : undefined
      try {
        return await admit(route, visit)
      } catch (error) {
        return whatBroke(visit, error as Error, again)
      }
    })
  }
  app.notFound(otherwise)
  app.onError((error, c) => whatBroke(visitOf(c, fx, settings), error))
  return app
}

/** A form of ours without a file: what was typed into it can be sent again. */
const keepsTyped = ({ method, access, takesFile }: Route): boolean =>
  method === 'POST' && access !== 'api' && access !== 'signed' && access !== 'one-click' && !takesFile

/** Whatever went wrong is logged by its name alone, and said kindly; `again` is the request, to be sent once more. */
function whatBroke(visit: Visit, error: Error, again?: Request): Answer {
  if (error instanceof NoForm) return answerNoForm(visit)
  const unavailable = storeUnavailable(error)
  visit.fx.log(unavailable ? 'store-unavailable' : 'request-failed', { error: error.name })
  if (isApi(visit.c)) return answerProblem(visit, { kind: unavailable ? 'unavailable' : 'failed' })
  return answerBroken(visit, { unavailable, again })
}

/** What no form of ours sends is no failure of ours. */
function answerNoForm(visit: Visit): Answer {
  const words = commonWords[visit.language]
  return answerPage(visit, {
    title: words.noFormTitle,
    status: 400,
    body: html`<h1>${words.noFormTitle}</h1><p>${words.noFormText}</p>`,
  })
}

/** An API's refusal: its words are read when one is first needed. */
async function answerProblem(visit: Visit, problem: ApiProblem): Promise<Response> {
  return (await import('./api/problem.ts')).answerProblem(visit, problem)
}

function answerTooLarge(visit: Visit): Answer {
  if (isApi(visit.c)) return visit.c.text('Too large', 413)
  const words = commonWords[visit.language]
  return answerPage(visit, {
    title: words.tooLargeTitle,
    status: 413,
    body: html`<h1>${words.tooLargeTitle}</h1><p>${words.tooLargeText}</p>`,
  })
}

/** Ids and tokens are short; what is longer names nothing, and no key of the table could hold it. In characters. */
const longestName = 200

function nothingHere(visit: Visit): Answer {
  return isApi(visit.c) ? answerProblem(visit, { kind: 'not-found' }) : answerNotFound(visit)
}

/** The page for everything that is not there, and for everything that is not theirs: the two must look the same. */
export function answerNotFound(visit: Visit): Promise<Response> {
  const words = commonWords[visit.language]
  return answerPage(visit, {
    title: words.notFoundTitle,
    status: 404,
    body: html`<h1>${words.notFoundTitle}</h1><p>${words.notFoundText}</p>`,
  })
}

function visitOf(c: Context, fx: Effects, settings: Settings): Visit {
  return {
    c,
    fx,
    settings,
    language: languageOf(c),
    source: fx.hash(`source ${sourceAddress(c)}`).slice(0, 22),
  }
}

function isApi(c: Context): boolean {
  return c.req.path.startsWith('/api/')
}

/** API Gateway's own view of the caller; request headers can be forged and are not asked. */
function sourceAddress(c: Context): string {
  const context = c.env?.requestContext as { http?: { sourceIp?: string } } | undefined
  return context?.http?.sourceIp ?? 'unknown'
}

/** `?lang=` decides and is remembered for a year; then the cookie; then what the browser prefers; else Chinese. */
function languageOf(c: Context): Language {
  const asked = languages.find((language) => language === c.req.query('lang'))
  if (asked) {
    setCookie(c, 'lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', httpOnly: true })
    return asked
  }
  const kept = languages.find((language) => language === getCookie(c, 'lang'))
  if (kept) return kept
  const preferred = c.req.header('accept-language')?.trim().toLowerCase() ?? ''
  return preferred !== '' && !preferred.startsWith('zh') && preferred.startsWith('en') ? 'en' : 'zh-CN'
}

/** A change must come from a page of ours. API tokens and signatures travel in headers no page can set, and one-click mail has no origin. */
function originAllowed(route: Route, visit: Visit): boolean {
  if (route.method === 'GET' || ['one-click', 'api', 'signed'].includes(route.access)) return true
  const type = visit.c.req.header('content-type') ?? ''
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)
  return isForm && visit.c.req.header('origin') === new URL(visit.settings.PUBLIC_ORIGIN).origin
}

function refuseOrigin(visit: Visit): Promise<Response> {
  const words = commonWords[visit.language]
  return answerPage(visit, {
    title: words.foreignOriginTitle,
    status: 403,
    body: html`<h1>${words.foreignOriginTitle}</h1><p>${words.foreignOriginText}</p>`,
  })
}

function protect(c: Context): void {
  const headers = c.res.headers
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentSecurityPolicy)
  headers.set('x-content-type-options', 'nosniff')
  // 'same-origin' keeps tokens out of other sites' logs and still lets our own forms name their origin.
  headers.set('referrer-policy', 'same-origin')
  headers.set('strict-transport-security', 'max-age=31536000')
  headers.set('x-robots-tag', 'noindex')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

function storeUnavailable(error: Error): boolean {
  return (
    /^(TimeoutError|ProvisionedThroughputExceeded|ThrottlingException|RequestLimitExceeded|InternalServerError|ServiceUnavailable)/.test(
      error.name,
    ) ||
    ('code' in error &&
      /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(
        String(error.code),
      ))
  )
}

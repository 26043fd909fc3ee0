import { answerNotFound } from '../../functions/http/app.ts'
import { answerPage, type Html, html } from '../../functions/http/page/page.ts'
import type { Route } from '../../functions/http/route.ts'
import { urls } from '../../functions/http/urls.ts'
import type { Visit } from '../../functions/http/visit.ts'
import { catalogue } from '../../shared/messages/catalogue.ts'
import type { Outbox, SentMessage } from './outbox.ts'

const words = catalogue({
  'zh-CN': {
    title: '发件箱',
    about: '这里是本机发出的消息，最新的在最前面。链接可以直接点开。只有这台电脑能看到这一页。',
    none: '还没有发出消息。',
    to: '收件人',
    only: (to: string) => `只显示发给 ${to} 的消息。`,
    all: '显示全部',
    more: (hidden: number) => `还有 ${hidden} 条较早的消息没有显示。`,
  },
  en: {
    title: 'Outbox',
    about: 'Messages sent on this machine, newest first. The links work. Only this machine sees this page.',
    none: 'No message has been sent yet.',
    to: 'To',
    only: (to: string) => `Only messages to ${to}.`,
    all: 'Show all',
    more: (hidden: number) => `${hidden} earlier messages are not shown.`,
  },
})

const mostShown = 100

/** The page of the messages sent on this machine; `?to=` shows those to one address. Not part of any Lambda. */
export function outboxRoute(outbox: Outbox, zone: string): Route {
  return {
    method: 'GET',
    path: urls.outbox(),
    access: 'everyone',
    handle: async (visit) =>
      fromThisMachine(visit) ? answerOutbox(visit, outbox, zone) : answerNotFound(visit),
  }
}

/** Codes and links are on it: nobody else in the network may read it, nor anybody a proxy stands for. */
function fromThisMachine({ c }: Visit): boolean {
  const { sourceIp } = (c.env as { requestContext: { http: { sourceIp: string } } }).requestContext.http
  const host = new URL(`http://${c.req.header('host') ?? ''}`).hostname
  const proxied = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some(
    (name) => c.req.header(name) !== undefined,
  )
  return isLoopback(sourceIp) && isLoopback(host) && !proxied
}

/** The name or an address of this machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^(127\.|\[?::1\]?$)/.test(host)
}

function answerOutbox(visit: Visit, outbox: Outbox, zone: string): Promise<Response> {
  const say = words[visit.language]
  const only = visit.c.req.query('to')
  const found = outbox.messages().filter(({ to }) => only === undefined || to === only)
  const shown = found.slice(-mostShown).reverse()
  const filter = html`<p>${say.only(only ?? '')} <a href="${urls.outbox()}">${say.all}</a></p>`
  return answerPage(visit, {
    title: say.title,
    body: html`<h1>${say.title}</h1><p class="quiet">${say.about}</p>${only === undefined ? '' : filter}${
      shown.length === 0
        ? html`<p>${say.none}</p>`
        : shown.map((message) => card(message, say.to, visit, zone))
    }${found.length > shown.length ? html`<p class="quiet">${say.more(found.length - shown.length)}</p>` : ''}`,
  })
}

function card(
  { at, to, channel, subject, text }: SentMessage,
  toWord: string,
  visit: Visit,
  zone: string,
): Html {
  const time = new Intl.DateTimeFormat(visit.language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: zone,
  })
  return html`<article class="card"><h2>${subject}</h2><p class="quiet">${toWord} <a href="${urls.outbox()}?to=${encodeURIComponent(to)}">${to}</a> · ${channel} · <time datetime="${new Date(at).toISOString()}">${time.format(at)}</time></p><p>${text
    .split('\n')
    .map((line, number) => html`${number > 0 ? html`<br>` : ''}${withLinks(line)}`)}</p></article>`
}

/** A line of text with its addresses as links. */
function withLinks(line: string): Html {
  const parts = line.split(/(https?:\/\/[^\s<>"，。；、（）]+)/)
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))}`
}

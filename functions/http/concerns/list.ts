import { concernWords } from '../../../shared/messages/concern.ts'
import { concernHubWords } from '../../../shared/messages/concern-hub.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import { type Concern, pageOfConcerns } from '../../../shared/store/concern.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { inlineTag, tag, tags } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

const pageSize = 20
/** Of what was written the list shows no more than this, in characters. */
const longestExcerpt = 60

type List = 'open' | 'handled'

/** GET /hub/concerns: what waits, the oldest first, then what has been dealt with, page by page. */
export async function showConcerns(visit: MemberVisit): Promise<Response> {
  const words = concernHubWords[visit.language]
  const handledOnly = visit.c.req.query('handled') !== undefined
  const lists: readonly List[] = handledOnly ? ['handled'] : ['open', 'handled']
  return answerMemberPage(visit, {
    title: words.title,
    body: html`<h1>${words.title}</h1><p>${words.intro}</p>${await Promise.all(lists.map((list) => section(visit, list)))}${
      handledOnly ? html`<p><a href="${urls.hubConcerns()}">${words.back}</a></p>` : ''
    }`,
  })
}

/** A line for the hub's own page: where concerns are, and how many wait. */
export async function linkToConcerns({ fx, language }: MemberVisit): Promise<Html> {
  const words = concernHubWords[language]
  const { concerns, after } = await pageOfConcerns(fx.table, fx.now(), { list: 'open', limit: pageSize })
  const count = after === undefined ? `${concerns.length}` : `${pageSize}+`
  return html`<p><a href="${urls.hubConcerns()}">${words.link}</a>${
    concerns.length > 0 ? html` ${inlineTag(words.waiting(count), 'warn')}` : ''
  }</p>`
}

async function section(visit: MemberVisit, list: List): Promise<Html> {
  const { fx, c, language } = visit
  const words = concernHubWords[language]
  const from = readAfter(c.req.query(list))
  const page = await pageOfConcerns(fx.table, fx.now(), {
    ...{ list, limit: pageSize },
    ...(from === undefined ? {} : { after: from }),
  })
  const orgs = [...new Set(page.concerns.flatMap(({ org }) => org ?? []))]
  const found = await Promise.all(orgs.map((org) => readOrganization(fx.table, org)))
  const names = new Map(found.flatMap((one) => (one ? [[one.org, one.name]] : [])))
  const none = list === 'open' ? words.noneOpen : words.noneHandled
  return html`<h2>${words[list]}</h2>${
    page.concerns.length === 0
      ? html`<p class="quiet">${none}</p>`
      : html`<ul class="plain">${page.concerns.map((one) => entry(visit, one, names.get(one.org ?? '')))}</ul>`
  }${page.after ? html`<p><a class="button plain" href="${urls.hubConcerns(list, Buffer.from(page.after).toString('base64url'))}">${words.more}</a></p>` : ''}`
}

function entry({ fx, language }: MemberVisit, concern: Concern, name: string | undefined): Html {
  const { worry, text, at, handled } = concern
  const said = concernWords[language][worry]
  const excerpt = [...text].length > longestExcerpt ? `${[...text].slice(0, longestExcerpt).join('')}…` : text
  const urgent = worry === 'danger' && !handled ? tags([tag(said, 'warn')]) : ''
  return html`<li class="card"><a href="${urls.hubConcern(concern.concern)}"><strong>${said}</strong></a>${urgent}<p class="quiet">${[name, sayMoment(at, fx.zone, language, fx.now())].filter(Boolean).join(' · ')}</p>${
    excerpt ? html`<p>${excerpt}</p>` : ''
  }</li>`
}

/** Where the page before ended; anything else begins at the top. */
function readAfter(cursor: string | undefined): string | undefined {
  const after = Buffer.from(cursor ?? '', 'base64url').toString()
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z#[0-9A-Za-z]{1,40}$/.test(after) ? after : undefined
}

import { signOutEverywhere } from '../../../shared/actions/sign-in.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { organizationWords } from '../../../shared/messages/organizations.ts'
import { changeMember, readMember } from '../../../shared/store/member.ts'
import { longestName, nameProblemOf } from '../organizations/person-form.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { numberSection } from './own-number.ts'
import { clearSession } from './session.ts'

/** What a member may change about themselves, and the way out of every device. */
export async function showMe(visit: MemberVisit): Promise<Response> {
  const { by, fx } = visit
  const found = await readMember(fx.table, by.scope, by.member)
  return answerMe(visit, { name: by.name, language: found?.member.language ?? visit.language })
}

export async function saveMe(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const problem = nameProblemOf(visit, typed.name)
  if (problem) return answerMe(visit, typed, { name: problem })
  const language = typed.language === 'en' ? 'en' : 'zh-CN'
  await changeMember(visit.fx.table, visit.by.scope, visit.by.member, { name: typed.name, language })
  return visit.c.redirect(urls.organization(), 303)
}

export async function leaveEverywhere(visit: MemberVisit): Promise<Response> {
  await signOutEverywhere(visit.fx, visit.by.scope, visit.by.member)
  clearSession(visit)
  return visit.c.redirect(urls.signedOut(), 303)
}

async function answerMe(visit: MemberVisit, typed: Typed, problems: Problems = {}): Promise<Response> {
  const words = organizationWords[visit.language]
  const name = { name: 'name', label: words.myName, required: true, max: longestName } as const
  const options = [
    { value: 'zh-CN', label: '中文' },
    { value: 'en', label: 'English' },
  ]
  const language = { name: 'language', label: words.myLanguage, options }
  return answerMemberPage(visit, {
    title: words.meTitle,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${words.meTitle}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}
<form method="post" action="${urls.me()}">${field(name, typed, problems)}${field(language, typed)}<button>${words.save}</button></form>
${await numberSection(visit)}
<h2>${words.everywhereTitle}</h2><p>${words.everywhereText}</p>
<form method="post" action="${urls.signOutEverywhere()}"><button class="warn">${words.everywhere}</button></form>`,
  })
}

import { sayNo, sayYes } from '../../../shared/actions/answer-listing.ts'
import { between } from '../../../shared/messages/between.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { listedWords } from '../../../shared/messages/import-people.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { placeName } from '../../../shared/rules/area-tree.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { checkbox } from '../page/choices.ts'
import { type Problems, problemSummary, readTyped } from '../page/form.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { bindOwn, type Own, openOwn } from './own-link.ts'

/** What an organisation has put down of somebody, and the two buttons that decide. Until then nothing else is here. */
export async function listedPage(visit: Visit, own: Own, problems: Problems = {}): Promise<Response> {
  const { fx, language } = visit
  const { volunteer, token, device } = own
  const [words, common] = [listedWords[language], volunteerWords[language]]
  const [tree, organization] = await Promise.all([
    areaTree(fx.table),
    readOrganization(fx.table, volunteer.joinedThrough),
  ])
  const and = between[language].things
  const offers = volunteer.offers.map(({ what }) => what).join(and)
  return answerPage(visit, {
    title: words.title(volunteer.name),
    status: problems.adult ? 422 : 200,
    body: html`<h1>${words.title(volunteer.name)}</h1>${problemSummary(commonWords[language].problemsFound, problems)}<p>${words.text(organization?.name ?? '')}</p><p class="quiet">${common.joinPromise}</p>
<section class="card" aria-labelledby="about"><h2 id="about">${words.about}</h2><dl><dt>${words.area}</dt><dd>${placeName(tree, volunteer.area)}</dd><dt>${words.topics}</dt><dd>${volunteer.topics.map((topic) => topicNames[language][topic]).join(and)}</dd>${
      offers ? html`<dt>${words.offers}</dt><dd>${offers}</dd>` : ''
    }</dl><p class="hint">${words.changeLater}</p></section>
<form method="post" action="${urls.answerListing(token)}"><input type="hidden" name="device" value="${device}">${
      problems.adult ? html`<p class="error" id="adult-error">${problems.adult}</p>` : ''
    }${checkbox({ value: 'adult', label: common.adult }, false)}<button name="do" value="yes">${words.yes}</button><button class="plain" name="do" value="no">${words.no}</button></form><p class="hint">${words.silence} ${common.kept}</p>`,
  })
}

/** POST /p/:token/listed: yes makes them a volunteer as any other, no has them erased. */
export async function answerListing(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const own = await openOwn(visit, typed.device)
  if (own instanceof Response) return own
  const preferences = urls.preferences(own.token)
  const { volunteer } = own.volunteer
  if (own.volunteer.state !== 'imported') return visit.c.redirect(preferences, 303)
  if (typed.do !== 'no' && typed.adult !== 'yes')
    return listedPage(visit, own, { adult: listedWords[visit.language].adultMissing })
  const refused = await bindOwn(visit, own)
  if (refused) return refused
  if (typed.do === 'no') {
    await sayNo(visit.fx, volunteer)
    return visit.c.redirect(urls.left(), 303)
  }
  await sayYes(visit.fx, volunteer)
  return visit.c.redirect(`${preferences}?welcome=1`, 303)
}

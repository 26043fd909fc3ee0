import { changeVolunteer } from '../../../shared/actions/change-volunteer.ts'
import { stopAsking } from '../../../shared/actions/stop-asking.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { listedWords } from '../../../shared/messages/import-people.ts'
import { offerWords } from '../../../shared/messages/offers.ts'
import { ownAddressWords } from '../../../shared/messages/own-address.ts'
import { ownDataWords } from '../../../shared/messages/own-data.ts'
import { ownPromisesWords } from '../../../shared/messages/own-promises.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { areaText } from '../page/area-field.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerPage, html, type Page } from '../page/page.ts'
import { pushDevices, pushOffer, pushScriptOf } from '../push/offer.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { listedPage } from './listed.ts'
import { mutedField } from './muted-field.ts'
import { foldedOffers, moreOffers, oneMoreOffer } from './offer-rows.ts'
import { bindOwn, type Own, openOwn } from './own-link.ts'
import { enterPresses, moreFields, wishesFields } from './preferences-form.ts'
import { readPreferences, typedOf } from './read-preferences.ts'
import { readWays, typedWays, waysField } from './ways-field.ts'

const weekMs = 7 * 86_400_000
const pauseWeeks = [2, 4, 8]

/** GET /p/:token: everything somebody may change about being asked. */
export async function showPreferences(visit: Visit): Promise<Response> {
  const own = await openOwn(visit)
  if (own instanceof Response) return own
  const { volunteer } = own
  if (volunteer.state === 'imported') return listedPage(visit, own)
  const tree = await areaTree(visit.fx.table)
  const typed = {
    ...typedOf(volunteer, areaText(tree, volunteer.area)),
    ...typedWays(volunteer),
    pause: pauseOf(volunteer, visit.fx.now()),
  }
  return preferencesPage(visit, own, typed)
}

/** POST /p/:token: saves it. */
export async function savePreferences(visit: Visit): Promise<Response> {
  const form = await readTyped(visit.c.req.raw)
  const own = await openOwn(visit, form.typed.device)
  if (own instanceof Response) return own
  // Saving settings is no yes.
  if (own.volunteer.state === 'imported') return listedPage(visit, own)
  const lists = { topics: form.all('topics').join(' '), neverBy: form.all('neverBy').join(' ') }
  const typed: Typed = { ...form.typed, ...lists }
  if (typed.do === moreOffers) return preferencesPage(visit, own, oneMoreOffer(typed))
  const { volunteer } = own
  const tree = await areaTree(visit.fx.table)
  const read = readPreferences(visit, tree, form, volunteer.area.slice(0, 6), volunteer.offers)
  const ways = readWays(visit, volunteer, form)
  if (!read.ok || !ways.ok) {
    const problems = {
      ...(read.ok ? {} : read.problems),
      ...(ways.ok ? {} : { neverBy: ways.problem }),
    }
    return preferencesPage(visit, own, typed, problems, 422)
  }
  const again = form.all('hearAgain')
  const muted = (volunteer.muted ?? []).filter((org) => !again.includes(org))
  const said = { ...read.said, ...ways.said, muted }
  const refused = await bindOwn(visit, own)
  if (refused) return refused
  const { volunteer: id } = volunteer
  if (typed.pause === 'stopped') {
    await changeVolunteer(visit.fx, id, () => ({ ...said, perWeek: 0, pausedUntil: undefined }))
    await stopAsking(visit.fx, id)
  } else {
    const pausedUntil = readPause(visit, volunteer, typed.pause)
    await changeVolunteer(visit.fx, id, () => ({ ...said, pausedUntil }))
  }
  return visit.c.redirect(`${urls.preferences(own.token)}?saved=1`, 303)
}

/** The choice of the form that says what is the case now. */
function pauseOf({ pausedUntil = 0, perWeek }: Volunteer, now: number): string {
  if (perWeek === 0) return 'stopped'
  return pausedUntil > now ? 'kept' : 'now'
}

function readPause(visit: Visit, { pausedUntil }: Volunteer, typed: string | undefined): number | undefined {
  if (typed === 'kept') return pausedUntil
  const weeks = pauseWeeks.find((n) => String(n) === typed)
  return weeks === undefined ? undefined : visit.fx.now() + weeks * weekMs
}

async function preferencesPage(
  visit: Visit,
  own: Own,
  typed: Typed,
  problems: Problems = {},
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = volunteerWords[visit.language]
  const { volunteer, token, device } = own
  const title = words.prefTitle(volunteer.name)
  const to = urls.preferences(token)
  const form = { tree: await areaTree(visit.fx.table), near: volunteer.area.slice(0, 6), typed, problems }
  const saved = visit.c.req.query('saved') === '1' && status === 200
  const welcome = visit.c.req.query('welcome') === '1' && status === 200
  return answerPage(visit, {
    title,
    status,
    ...pushScriptOf(visit),
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}${
      saved || welcome
        ? html`<p class="card" role="status">${welcome ? listedWords[visit.language].welcome : words.savedTitle}</p>`
        : ''
    }<h1>${title}</h1><p><a href="${urls.ownPledges(token)}">${ownPromisesWords[visit.language].title}</a></p><p>${words.prefText}</p>
<form method="post" action="${to}">${enterPresses(words.save)}<input type="hidden" name="device" value="${device}">${field(
      { name: 'pause', label: words.pause, options: pauseOptions(visit, volunteer) },
      typed,
    )}<button class="plain">${words.save}</button>${wishesFields(visit, form)}${waysField(visit, volunteer, typed, problems)}${await mutedField(visit, volunteer)}${foldedOffers(visit, typed, problems, to)}${moreFields(visit, form)}<button>${words.save}</button></form>
${pushOffer(visit, { action: urls.turnOnPush(token), device })}${pushDevices(visit, volunteer.push ?? [], { action: urls.turnOffPush(token), device })}
<p><a href="${urls.offers(token)}">${offerWords[visit.language].toOwn}</a></p>${visit.settings.SMS === 'none' ? '' : html`<p><a href="${urls.ownAddress(token)}">${ownAddressWords[visit.language].link}</a></p>`}<p><a href="${urls.ownData(token)}">${ownDataWords[visit.language].link}</a></p><p><a href="${urls.leave(token)}">${words.leaveLink}</a></p>`,
  })
}

function pauseOptions(visit: Visit, { pausedUntil = 0 }: Volunteer) {
  const words = volunteerWords[visit.language]
  const pausing = pausedUntil > visit.fx.now()
  return [
    { value: 'now', label: words.pauseNow },
    ...(pausing
      ? [
          {
            value: 'kept',
            label: words.pauseKept(
              sayDate(pausedUntil, visit.settings.TIME_ZONE, visit.language, visit.fx.now()),
            ),
          },
        ]
      : []),
    ...pauseWeeks.map((weeks) => ({ value: String(weeks), label: words.pauseWeeks(weeks) })),
    { value: 'stopped', label: words.pauseStopped },
  ]
}

import { recordByPhone } from '../../../shared/actions/record-by-phone.ts'
import { closingWords } from '../../../shared/messages/closing.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { hubStopWords } from '../../../shared/messages/hub-stop.ts'
import { parseContact } from '../../../shared/rules/contact.ts'
import { sayDay } from '../../../shared/rules/date-words.ts'
import { addDays, dayOf, endOfDay, parseDay } from '../../../shared/rules/dates.ts'
import { isCovered, lineIds, readAsked } from '../../../shared/rules/ledger.ts'
import { isHeld } from '../../../shared/store/ledger-item.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, readNeedView } from './need-view.ts'
import { refuseMember } from './press.ts'
import { whyRefused } from './refused.ts'

/** GET /needs/…/by-phone: somebody called, or stands at the desk with a bag. */
export async function showByPhone(visit: MemberVisit): Promise<Response> {
  const view = await readNeedView(visit)
  if (!view) return answerNotFound(visit)
  if (!view.mayAct) return refuseMember(visit)
  return answerForm(visit, view, { call: visit.fx.newId() }, {})
}

/** POST /needs/…/by-phone. */
export async function pressByPhone(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const view = await readNeedView(visit)
  if (!view) return answerNotFound(visit)
  if (!view.mayAct) return refuseMember(visit)
  const read = readCall(visit, view, typed)
  if (!read.ok) return answerForm(visit, view, typed, read.problems, 422)
  const done = await recordByPhone(visit.fx, read.call)
  if (done.ok) return visit.c.redirect(`${urls.need(view.need)}?done=phone`, 303)
  const fresh = (await readNeedView(visit)) ?? view
  if (done.refusal.kind === 'acted-elsewhere')
    return answerForm(visit, fresh, typed, { contact: closingWords[visit.language].alreadyPromised }, 409)
  const { sentence, status } = whyRefused(visit, fresh, done.refusal)
  return answerForm(visit, fresh, typed, { lines: sentence }, status)
}

type Call = Parameters<typeof recordByPhone>[1]

function readCall(
  visit: MemberVisit,
  view: NeedView,
  typed: Typed,
): { readonly ok: true; readonly call: Call } | { readonly ok: false; readonly problems: Problems } {
  const words = closingWords[visit.language]
  const common = followUpWords[visit.language]
  const problems: Record<string, string> = {}
  const name = (typed.name ?? '').slice(0, 40)
  if (name === '') problems.name = words.nameMissing
  const contact = typed.contact ? parseContact(typed.contact) : undefined
  if (contact && !contact.ok) problems.contact = words.contactWrong
  const asked = readAsked(typed, lineIds)
  if (!asked.ok)
    problems.lines = asked.refusal.kind === 'nothing-chosen' ? common.chooseSomething : common.notAQuantity
  const zone = visit.settings.TIME_ZONE
  const day = parseDay(typed.day ?? '')
  const bringBy = endOfDay(day.ok ? day.value : dayOf(visit.fx.now(), zone), zone)
  if (!asked.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  return {
    ok: true,
    call: {
      scope: visit.by.scope,
      need: view.need,
      by: visit.by.member,
      call: (typed.call ?? '').slice(0, 40),
      name,
      ...(contact?.ok ? { contact: contact.value } : {}),
      language: visit.language,
      area: view.text.area,
      quantities: asked.value,
      word: (typed.word ?? '').slice(0, 300),
      bringBy,
      arrived: typed.arrived === 'yes',
    },
  }
}

function answerForm(
  visit: MemberVisit,
  view: NeedView,
  typed: Typed,
  problems: Problems,
  status?: Page['status'],
): Promise<Response> {
  const words = closingWords[visit.language]
  const { ledger } = view
  const page = { title: words.phoneTitle, ...(status ? { status } : {}) }
  if (ledger.stage !== 'open' || (isCovered(ledger) && !status))
    return answerMemberPage(visit, {
      ...page,
      body: html`<h1>${words.phoneTitle}</h1><p>${words.nothingOpen}</p><p><a class="button plain" href="${urls.need(view.need)}">${ledger.title}</a></p>`,
    })
  const zone = visit.settings.TIME_ZONE
  const today = dayOf(visit.fx.now(), zone)
  const days = Array.from({ length: 14 }, (_, i) => addDays(today, i)).filter(
    (day) => day <= dayOf(ledger.deadline, zone),
  )
  return answerMemberPage(visit, {
    ...page,
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${words.phoneTitle}</h1><p>${ledger.title}</p><p class="hint">${words.phoneIntro}</p>${isHeld(ledger) ? html`<p class="card" role="status">${hubStopWords[visit.language].onlyArrived}</p>` : ''}
<form method="post" action="${urls.byPhone(view.need)}"><input type="hidden" name="call" value="${typed.call ?? ''}">${field({ name: 'name', label: words.name, required: true, max: 40, autocomplete: 'off' }, typed, problems)}${field({ name: 'contact', label: words.contact, autocomplete: 'off' }, typed, problems)}<fieldset id="lines"><legend>${words.which}</legend>${
      problems.lines ? html`<p class="error">${problems.lines}</p>` : ''
    }${ledger.lines
      .filter(({ id }) => (ledger.open[id] ?? 0) > 0)
      .map(({ id, label, unit }) => {
        const open = ledger.open[id] ?? 0
        const options = Array.from({ length: Math.min(open, 50) + 1 }, (_, n) => ({
          value: String(n),
          label: `${n}`,
        }))
        return field({ name: id, label: words.bring(label, unit, open), options }, typed)
      })}</fieldset><p class="choice"><input type="checkbox" id="arrived" name="arrived" value="yes"${typed.arrived === 'yes' ? html` checked` : ''}><label for="arrived">${words.arrived}</label></p><p class="hint">${words.arrivedHint}</p>${field(
      {
        name: 'day',
        label: words.day,
        options: days.map((day) => ({ value: day, label: sayDay(day, visit.language) })),
      },
      typed,
    )}${field({ name: 'word', label: words.word, rows: 2, max: 300 }, typed)}<button>${words.save}</button></form>`,
  })
}

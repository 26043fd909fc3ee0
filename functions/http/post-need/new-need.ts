import { editNeed } from '../../../shared/actions/edit-need.ts'
import { readNeedNow } from '../../../shared/actions/need-access.ts'
import { needIdFor, postNeed } from '../../../shared/actions/post-need.ts'
import { describeWords } from '../../../shared/messages/describe-need.ts'
import { templateNamed } from '../../../shared/messages/need-templates.ts'
import { proposeAlias } from '../../../shared/rules/alias.ts'
import { placeName } from '../../../shared/rules/area-tree.ts'
import { addDays, dayOf } from '../../../shared/rules/dates.ts'
import { mostLines } from '../../../shared/rules/ledger.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { answerNotFound } from '../app.ts'
import { readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { rowsOf, stepped } from './line-rows.ts'
import { type NeedForm, needForm } from './need-form.ts'
import { readNeedForm } from './read-need-form.ts'
import { fieldOfRefusal } from './sentence.ts'
import { withSizes } from './size-chooser.ts'
import { withTemplate } from './templates.ts'

/** How far ahead a new need's date is proposed, in days. */
const daysGiven = 7

/** The empty form, with everything filled in that Mulin can know, and with what is often needed where a template is named. */
export async function showNewNeed(visit: MemberVisit): Promise<Response> {
  const { fx } = visit
  const [tree, organization] = await surroundings(visit)
  if (!organization) return answerNotFound(visit)
  const today = dayOf(fx.now(), fx.zone)
  const template = templateNamed(visit.c.req.query('template'))
  const empty: Omit<NeedForm, 'need'> = {
    typed: {
      request: fx.newId(20),
      alias: proposeAlias(fx.newId(), visit.language),
      area: tree.area(organization.area) ? placeName(tree, organization.area) : '',
      deadline: addDays(today, daysGiven),
      urgency: 'normal',
      consentOn: today,
      dropPlace: organization.dropOff?.place ?? '',
      dropHours: organization.dropOff?.hours ?? '',
    },
    topics: [],
    near: organization.area,
    tree,
  }
  return answerForm(visit, template ? withTemplate(visit, empty, template) : empty)
}

/** Writes the need down and leads on to the check; the other buttons of the form only change what it says. */
export async function pressNewNeed(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const { typed: sent, all } = await readTyped(visit.c.req.raw)
  const typed = withSizes(visit.language, sent)
  const [tree, organization] = await surroundings(visit)
  if (!organization) return answerNotFound(visit)
  const form = { typed, topics: all('topics'), near: organization.area, tree }
  const template = templateNamed(typed.template)
  if (template) return answerForm(visit, withTemplate(visit, form, template))
  const pressed = pressedInForm(form)
  if (pressed) return answerForm(visit, pressed)
  const read = readNeedForm(visit, tree, form)
  if (!read.ok) return answerForm(visit, { ...form, problems: read.problems }, 422)
  const posted = await postNeed(fx, by.scope, by, read.input, typed.request || fx.newId(20))
  if (posted.ok) return visit.c.redirect(urls.checkNeed(posted.value.need), 303)
  if (posted.refusal.kind === 'absent') return answerNotFound(visit)
  if (posted.refusal.kind !== 'already-posted') {
    const problems = fieldOfRefusal(visit.language, posted.refusal, typed)
    return answerForm(visit, { ...form, problems }, 422)
  }
  // Back in the browser and sent again with other words: the same need, changed.
  const { need } = posted.refusal
  const whole = await readNeedNow(fx, { scope: by.scope, need })
  if (whole) await editNeed(fx, by.scope, by, { need, version: whole.text.version, input: read.input })
  return visit.c.redirect(urls.checkNeed(need), 303)
}

/** The form after a button that only changes what it says: one row more, one more or one fewer of a thing, pictures of sizes, a beginning that was kept. Undefined for any other button. */
export function pressedInForm<F extends Pick<NeedForm, 'typed'>>(form: F): F | undefined {
  const { typed } = form
  if (typed.do === 'more-lines')
    return { ...form, typed: { ...typed, rows: `${Math.min(rowsOf(typed) + 1, mostLines)}` } }
  if (/^(?:sizes:\d{1,2}|go-on)$/.test(typed.do ?? '')) return form
  const changed = stepped(typed)
  return changed && { ...form, typed: changed }
}

function surroundings({ fx, by }: MemberVisit) {
  return Promise.all([areaTree(fx.table), readOrganization(fx.table, by.scope.org)])
}

/** The form with the id its need will have. */
function answerForm(
  visit: MemberVisit,
  form: Omit<NeedForm, 'need'>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const words = describeWords[visit.language]
  const need = needIdFor(visit.fx, visit.by.scope, visit.by, form.typed.request ?? '')
  return answerMemberPage(visit, {
    title: words.newTitle,
    status,
    script: urls.draftScript(),
    scriptAsks: true,
    body: html`<h1>${words.newTitle}</h1><p>${words.newText}</p>${needForm(visit, { ...form, need, isNew: true }, urls.newNeed(), words.next)}`,
  })
}

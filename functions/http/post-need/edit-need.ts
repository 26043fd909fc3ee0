import { editNeed } from '../../../shared/actions/edit-need.ts'
import { mayChange, readNeedNow, type WholeNeed } from '../../../shared/actions/need-access.ts'
import { describeWords } from '../../../shared/messages/describe-need.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { writeAudit } from '../../../shared/store/audit.ts'
import { pledgesOf } from '../../../shared/store/pledge.ts'
import { answerNotFound } from '../app.ts'
import { readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { typedOf, underWay } from './form-of-need.ts'
import { type NeedForm, needForm } from './need-form.ts'
import { pressedInForm } from './new-need.ts'
import { readNeedForm } from './read-need-form.ts'
import { answerRefusal } from './refused.ts'
import { fieldOfRefusal } from './sentence.ts'
import { withSizes } from './size-chooser.ts'

/** The form of a need as it stands. Whoever opens what the record knows beyond the alias is written down. */
export async function showEditNeed(visit: MemberVisit): Promise<Response> {
  const found = await findOwn(visit)
  if (found instanceof Response) return found
  await noteView(visit, found)
  const tree = await areaTree(visit.fx.table)
  const typed = typedOf(tree, visit.fx.zone, found)
  return answerForm(visit, found, { typed, topics: found.text.topics, near: found.text.area, tree })
}

/** Saves an edit and leads on to the check, or back to the need where it is already out. */
export async function pressEditNeed(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const found = await findOwn(visit)
  if (found instanceof Response) return found
  const { text, ledger } = found
  const tree = await areaTree(fx.table)
  const { typed: sent, all } = await readTyped(visit.c.req.raw)
  const typed = withSizes(visit.language, sent)
  const form = { typed, topics: all('topics'), near: text.area, tree }
  const pressed = pressedInForm(form)
  if (pressed) return answerForm(visit, found, pressed)
  const read = readNeedForm(visit, tree, form, isOut(found) ? ledger.deadline : undefined)
  if (!read.ok) return answerForm(visit, found, { ...form, problems: read.problems }, 422)
  const version = Number(typed.version)
  const harmless = all('harmless')
  const edited = await editNeed(fx, by.scope, by, { need: text.need, version, input: read.input, harmless })
  if (edited.ok) {
    const next = isOut(found) ? urls.needSaved(text.need) : urls.checkNeed(text.need)
    return visit.c.redirect(next, 303)
  }
  const { refusal } = edited
  switch (refusal.kind) {
    case 'absent':
      return answerNotFound(visit)
    case 'changed-meanwhile': {
      // Their words stay; saving again says that they have compared.
      const problems = fieldOfRefusal(visit.language, refusal, typed)
      const again = { ...form, typed: { ...typed, version: `${text.version}` }, problems }
      return answerForm(visit, found, again, 409)
    }
    case 'below-promised': {
      const pledges = await pledgesOf(fx.table, text.need)
      const names = pledges.filter(({ volunteer }) => refusal.holders.includes(volunteer))
      const problems = fieldOfRefusal(visit.language, refusal, typed, {
        lines: text.lines,
        names: names.map(({ name }) => name),
      })
      return answerForm(visit, found, { ...form, problems }, 409)
    }
    default: {
      const problems = fieldOfRefusal(visit.language, refusal, typed, { lines: text.lines })
      const findings = refusal.kind === 'findings' ? refusal.findings : []
      return answerForm(visit, found, { ...form, problems, findings }, 422)
    }
  }
}

const isOut = ({ ledger }: WholeNeed): boolean => ledger.stage === 'open' || ledger.stage === 'expired'

/** The need this page is about, if this member may change it and it is not over; else the page that says why not. */
async function findOwn(visit: MemberVisit): Promise<WholeNeed | Response> {
  const need = visit.c.req.param('need') ?? ''
  const whole = await readNeedNow(visit.fx, { scope: visit.by.scope, need })
  if (!whole) return answerNotFound(visit)
  if (!mayChange(visit.by, whole.text)) return answerRefusal(visit, need, { kind: 'not-yours' })
  const { stage } = whole.ledger
  if (stage === 'closed' || stage === 'cancelled')
    return answerRefusal(visit, need, { kind: 'wrong-stage', stage })
  return whole
}

function answerForm(
  visit: MemberVisit,
  found: WholeNeed,
  form: Omit<NeedForm, 'need'>,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const words = describeWords[visit.language]
  const { need } = found.text
  const out = isOut(found)
  const note = out
    ? html`<p>${words.openEditText} ${words.deadlineElsewhere} <a href="${urls.extendNeed(need)}">${words.toExtend}</a></p>`
    : ''
  return answerMemberPage(visit, {
    title: words.editTitle,
    status,
    script: urls.draftScript(),
    scriptAsks: true,
    body: html`<h1>${words.editTitle}</h1>${note}${needForm(
      visit,
      { ...form, need, ...(out ? { underWay: underWay(found.ledger) } : {}) },
      urls.editNeed(need),
      out ? words.save : words.next,
    )}`,
  })
}

async function noteView({ fx, by }: MemberVisit, { text }: WholeNeed): Promise<void> {
  const { realName, school, phone, address } = text.beneficiary
  if (![realName, school, phone, address].some(Boolean)) return
  const { need } = text
  const view = { kind: 'beneficiary-viewed', at: fx.now(), by: by.member, about: need } as const
  await writeAudit(fx.table, by.scope, `${by.member}-${need}`, view)
}

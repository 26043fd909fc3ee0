import { checkWords } from '../../../shared/messages/check-need.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { describeWords } from '../../../shared/messages/describe-need.ts'
import { heardWords } from '../../../shared/messages/heard.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import type { AreaTree } from '../../../shared/rules/area-tree.ts'
import { type Finding, findingKey } from '../../../shared/rules/identity-check.ts'
import { urgencies } from '../../../shared/rules/topics.ts'
import { ageBands, heardHows } from '../../../shared/store/need-text.ts'
import { areaField } from '../page/area-field.ts'
import { checkboxes, radios } from '../page/choices.ts'
import { type Field, field, type Problems, problemSummary, type Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'
import { draftAttributes, draftOffer, draftSays, unkept } from './draft.ts'
import { goodsTopics } from './goods-topics.ts'
import { lineRows } from './line-rows.ts'
import { templateButtons } from './templates.ts'

/** The form of a need as it stands on somebody's screen. */
export interface NeedForm {
  readonly typed: Typed
  readonly topics: readonly string[]
  readonly problems?: Problems
  /** Where the organisation works: places near it are suggested. */
  readonly near: string
  readonly tree: AreaTree
  /** What it is, or will be, called. */
  readonly need: string
  /** Not written down yet: templates are offered to begin with. */
  readonly isNew?: boolean
  /** What the check points out in a need that is out, to be changed or called harmless. */
  readonly findings?: readonly Finding[]
  /** For an open need: what of each line is promised and received, by its letter, and no date. */
  readonly underWay?: Readonly<Record<string, { promised: number; received: number }>>
}

/**
 * The one form a need is described with, new or edited. 'One more item' sends it too and keeps everything typed; the first
 * button, unseen, is what the Enter key presses.
 */
export function needForm(visit: MemberVisit, form: NeedForm, to: string, submit: string): Html {
  const words = describeWords[visit.language]
  const { typed, problems = {}, underWay } = form
  const one = (spec: Field): Html => field(spec, typed, problems)
  return html`${problemSummary(commonWords[visit.language].problemsFound, problems)}${draftOffer(visit)}
<form method="post" action="${to}" ${draftAttributes(visit, form.need)}>
<button class="skip" tabindex="-1" aria-hidden="true">${submit}</button>
${kept(typed)}${form.isNew ? templateButtons(visit, to) : ''}${harmlessTicks(visit, form.findings ?? [])}
<h2>${words.what}</h2>
${checkboxes(
  {
    name: 'topics',
    legend: words.topics,
    options: goodsTopics.map((topic) => ({ value: topic, label: topicNames[visit.language][topic] })),
    ...(problems.topics ? { problem: problems.topics } : {}),
  },
  form.topics,
)}
${lineRows({ language: visit.language, typed, problems, topics: form.topics, to, isNew: form.isNew ?? false }, underWay)}
<button class="plain" name="do" value="more-lines" formaction="${to}#lines" formnovalidate>${words.moreLines}</button>
<h2>${words.who}</h2>
${one({ name: 'alias', label: words.alias, hint: words.aliasHint, required: true, max: 20, autocomplete: 'off' })}
${radios(
  {
    name: 'ageBand',
    legend: words.ageBand,
    options: ageBands.map((band) => ({ value: band, label: words[band] })),
    ...(problems.ageBand ? { problem: problems.ageBand } : {}),
  },
  typed.ageBand,
)}
<fieldset class="card minors"><legend>${words.consent}</legend><p class="hint">${words.consentText}</p>
${one({ name: 'consentBy', label: words.consentBy, hint: words.consentByHint, max: 80, autocomplete: 'off', list: 'guardians' })}
${one({ name: 'consentHow', label: words.consentHow, hint: words.consentHowHint, max: 200, autocomplete: 'off', list: 'ways' })}
${one({ name: 'consentOn', label: words.consentOn, type: 'date' })}${suggestions('guardians', words.guardians)}${suggestions('ways', words.consentWays)}</fieldset>
${one({ name: 'internalText', label: words.internal, hint: words.internalHint, rows: 4 })}
${heardFields(visit, typed, problems)}
${one({ name: 'publicText', label: words.public, hint: words.publicHint, rows: 4, max: 600 })}
<h2>${words.whereWhen}</h2>
${areaField(visit, form.tree, { label: words.area, hint: words.areaHint, required: true, near: form.near }, typed, problems)}
${underWay ? '' : one({ name: 'deadline', label: words.deadline, type: 'date', required: true })}
${radios(
  {
    name: 'urgency',
    legend: words.urgency,
    options: urgencies.map((urgency) => ({ value: urgency, label: words[urgency] })),
  },
  typed.urgency ?? 'normal',
)}
${one({ name: 'dropPlace', label: words.dropPlace, hint: words.dropPlaceHint, required: true, max: 120 })}
${one({ name: 'dropHours', label: words.dropHours, hint: words.dropHoursHint, max: 120 })}
<details${hasRecord(typed, problems) ? html` open` : ''}><summary>${words.record}</summary><p class="hint">${words.recordText}</p>
${one({ name: 'realName', label: words.realName, max: 60, autocomplete: 'off' })}
${one({ name: 'school', label: words.school, max: 80, autocomplete: 'off' })}
${one({ name: 'phone', label: words.phone, max: 40, autocomplete: 'off', inputmode: 'tel' })}
${one({ name: 'address', label: words.address, max: 200, autocomplete: 'off' })}</details>
${draftSays(visit)}<button name="do" value="save">${submit}</button></form>`
}

/** What is written most, to be chosen instead of typed. `said` is divided by '|'. */
function suggestions(id: string, said: string): Html {
  return html`<datalist id="${id}">${said.split('|').map((one) => html`<option value="${one}">`)}</datalist>`
}

/** Who told of it and how, folded away: most needs are seen on a visit. */
function heardFields({ language }: MemberVisit, typed: Typed, problems: Problems): Html {
  const words = heardWords[language]
  const open = typed.heardHow || typed.heardFrom || problems.heardFrom
  const options = heardHows.map((how) => ({ value: how, label: words[how] }))
  return html`<details${open ? html` open` : ''}><summary>${words.title}</summary><p class="hint">${words.text}</p>${radios(
    { name: 'heardHow', legend: words.how, options },
    typed.heardHow,
  )}${field({ name: 'heardFrom', label: words.from, hint: words.fromHint, max: 40, autocomplete: 'off' }, typed, problems)}</details>`
}

function hasRecord(typed: Typed, problems: Problems): boolean {
  return unkept.some((name) => typed[name] || problems[name])
}

/** What only looks like a detail may stay, once somebody has looked at it. */
function harmlessTicks({ language }: MemberVisit, findings: readonly Finding[]): Html {
  const words = checkWords[language]
  const keys = new Map(
    findings.filter((one) => one.severity === 'looks-like').map((one) => [findingKey(one), one]),
  )
  return html`${[...keys].map(
    ([key, { text }], i) =>
      html`<div class="choice"><input type="checkbox" id="harmless${i}" name="harmless" value="${key}"><label for="harmless${i}">${words.harmlessWords(text)}</label></div>`,
  )}`
}

/** What the form carries along unseen: which request this is, which version it was filled from, how many rows it shows. */
function kept(typed: Typed): Html {
  return html`${['request', 'version', 'rows'].map((name) =>
    typed[name] === undefined ? '' : html`<input type="hidden" name="${name}" value="${typed[name]}">`,
  )}`
}

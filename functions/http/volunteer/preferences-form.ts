import { languages } from '../../../shared/messages/catalogue.ts'
import { reachNames, topicGroupNames, topicGroups, topicNames } from '../../../shared/messages/topics.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import type { AreaTree } from '../../../shared/rules/area-tree.ts'
import { longestName } from '../../../shared/rules/preferences.ts'
import { reaches } from '../../../shared/rules/topics.ts'
import { areaField } from '../page/area-field.ts'
import { field, type Problems, type Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** Where the form is shown, and what is filled in. */
export interface PreferencesForm {
  readonly tree: AreaTree
  /** Where the page expects people to live. */
  readonly near?: string
  readonly typed: Typed
  readonly problems: Problems
}

const languageNames = { 'zh-CN': '中文', en: 'English' } as const

/** What a volunteer is called, where they live, and what they want to be asked for. */
export function wishesFields(visit: Visit, form: PreferencesForm, between: Html = html``): Html {
  return html`${homeFields(visit, form, between)}${topicsField(visit, form.typed, form.problems)}`
}

/** What a volunteer is called and where they live; `between` stands between the two. */
export function homeFields(visit: Visit, form: PreferencesForm, between: Html = html``): Html {
  const words = volunteerWords[visit.language]
  const { typed, problems } = form
  const name = {
    name: 'name',
    label: words.name,
    hint: words.nameHint,
    autocomplete: 'nickname',
    required: true,
    max: longestName,
  }
  const area = {
    label: words.area,
    hint: words.areaHint,
    required: true,
    ...(form.near ? { near: form.near } : {}),
  }
  const reach = {
    name: 'reach',
    label: words.reach,
    options: reaches.map((value) => ({ value, label: reachNames[visit.language][value] })),
  }
  return html`${field(name, typed, problems)}${between}${areaField(visit, form.tree, area, typed, problems)}${field(reach, typed, problems)}`
}

/** The first button of a form, unseen: what the Enter key presses, where another one comes before the last. */
export function enterPresses(label: string): Html {
  return html`<button class="skip" tabindex="-1" aria-hidden="true">${label}</button>`
}

/** What has a sensible default, folded away; open where something in it has to be changed. */
export function moreFields(visit: Visit, { typed, problems }: PreferencesForm): Html {
  const words = volunteerWords[visit.language]
  const mustOpen = ['skills', 'quietFrom', 'quietTo'].some((name) => problems[name])
  const times = Array.from({ length: 7 }, (_, i) => i + 1)
  return html`<details${mustOpen ? html` open` : ''}><summary>${words.more}</summary>${field(
    { name: 'skills', label: words.skills, hint: words.skillsHint, max: 500 },
    typed,
    problems,
  )}<fieldset><legend>${words.quiet}</legend><div class="row"><div>${field(
    { name: 'quietFrom', label: words.quietFrom, type: 'time' },
    typed,
    problems,
  )}</div><div>${field({ name: 'quietTo', label: words.quietTo, type: 'time' }, typed, problems)}</div></div></fieldset>${field(
    {
      name: 'perWeek',
      label: words.perWeek,
      options: times.map((n) => ({ value: String(n), label: words.perWeekTimes(n) })),
    },
    typed,
    problems,
  )}${field(
    {
      name: 'language',
      label: words.language,
      options: languages.map((value) => ({ value, label: languageNames[value] })),
    },
    typed,
    problems,
  )}</details>`
}

function topicsField(visit: Visit, typed: Typed, problems: Problems): Html {
  const words = volunteerWords[visit.language]
  const chosen = (typed.topics ?? '').split(' ')
  const group = (name: keyof typeof topicGroups) =>
    html`<fieldset class="choices short"><legend>${topicGroupNames[visit.language][name]}</legend>${topicGroups[
      name
    ].map(
      (topic) =>
        html`<div class="choice"><input type="checkbox" id="topic-${topic}" name="topics" value="${topic}"${chosen.includes(topic) ? html` checked` : ''}><label for="topic-${topic}">${topicNames[visit.language][topic]}</label></div>`,
    )}</fieldset>`
  return html`<fieldset><legend id="topics">${words.topics}</legend><p class="hint">${words.topicsHint}</p>${
    problems.topics ? html`<p class="error">${problems.topics}</p>` : ''
  }${group('things')}${group('time')}${group('profession')}</fieldset>`
}

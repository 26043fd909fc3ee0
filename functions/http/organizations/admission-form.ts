import { levelNames } from '../../../shared/messages/areas.ts'
import { categoryWords, hubWords } from '../../../shared/messages/hub.ts'
import type { AreaTree } from '../../../shared/rules/area-tree.ts'
import { levelsInward } from '../../../shared/rules/areas.ts'
import { categories } from '../../../shared/rules/organization-kinds.ts'
import type { Admission } from '../../../shared/store/organization.ts'
import { areaField, readArea } from '../page/area-field.ts'
import { checkbox, checkboxes, radios } from '../page/choices.ts'
import type { Problems, Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** The facts of an organisation that the hub decides: where, at which level, what, and whether it may appeal in public. */
export interface AdmissionTyped {
  readonly typed: Typed
  readonly categories: readonly string[]
}

export function admissionFields(
  visit: Visit,
  tree: AreaTree,
  { typed, categories: chosen }: AdmissionTyped,
  problems: Problems,
): Html {
  const words = hubWords[visit.language]
  const place = { label: words.area, hint: words.areaHint, required: true, levels: levelsInward } as const
  const level = {
    name: 'level',
    legend: words.levelLabel,
    options: levelsInward.map((value) => ({ value, label: levelNames[visit.language][value] })),
    problem: problems.level,
  }
  const kinds = {
    name: 'categories',
    legend: words.categories,
    options: categories.map((value) => ({ value, label: categoryWords[visit.language][value] })),
  }
  const certified = { value: 'certified', label: words.certifiedLabel, hint: words.certifiedHint }
  return html`${areaField(visit, tree, place, typed, problems)}${radios(level, typed.level)}${checkboxes(kinds, chosen)}${checkbox(certified, typed.certified === 'yes')}`
}

/** Reads the fields; `facts` is complete where there are no problems. */
export function readAdmission(
  visit: Visit,
  tree: AreaTree,
  { typed, categories: chosen }: AdmissionTyped,
): { facts: Omit<Admission, 'state'>; problems: Problems } {
  const area = readArea(visit, tree, typed, undefined, levelsInward)
  const level = levelsInward.find((one) => one === typed.level)
  const facts = {
    area: area.ok ? area.code : '',
    level: level ?? 'community',
    categories: categories.filter((one) => chosen.includes(one)),
    certified: typed.certified === 'yes',
  }
  const levelProblem: Problems = level ? {} : { level: hubWords[visit.language].levelMissing }
  return { facts, problems: { ...(!area.ok && { area: area.problem }), ...levelProblem } }
}

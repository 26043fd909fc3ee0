import { areaFieldWords } from '../../../shared/messages/area-field.ts'
import { searchAreas } from '../../../shared/rules/area-search.ts'
import { type AreaTree, nameWithin, pathOf, placeName } from '../../../shared/rules/area-tree.ts'
import type { Area, Level } from '../../../shared/rules/areas.ts'
import type { Visit } from '../visit.ts'
import { type Field, field, type Problems, type Typed } from './form.ts'
import { type Html, html } from './page.ts'

/** More suggestions than this make a page slow on a phone and help nobody. */
const mostSuggestions = 200
/** Of several places of one name, at most this many are offered. */
const mostChoices = 12

export type AreaRead =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: string }

/**
 * Reads a place somebody typed as 'area': its name in any fullness, or its code. Where a name is not clear the form offers
 * the places it may be, and their choice comes back as 'areaChoice'. Only streets and communities count as places, unless
 * `levels` says otherwise.
 */
export function readArea(
  visit: Visit,
  tree: AreaTree,
  typed: Typed,
  near?: string,
  levels: readonly Level[] = fineLevels,
): AreaRead {
  const words = areaFieldWords[visit.language]
  const text = typed.area ?? ''
  if (text === '') return { ok: false, problem: words.missing }
  const found = searchAreas(tree, text, near)
  const named = found.find((area) => area.name === text)
  if (named && !levels.includes(named.level)) return { ok: false, problem: words.tooCoarse }
  const fine = found.filter(({ level }) => levels.includes(level))
  const chosen =
    fine.find((area) => area.code === typed.areaChoice) ?? (fine.length === 1 ? fine[0] : undefined)
  if (chosen) return { ok: true, code: chosen.code }
  if (fine.length > 1) return { ok: false, problem: words.several }
  return { ok: false, problem: found.length > 0 ? words.tooCoarse : words.unknown(text) }
}

/** A text field that suggests places around `near`; after an unclear name, also the places it may be. */
export function areaField(
  visit: Visit,
  tree: AreaTree,
  spec: Pick<Field, 'label' | 'hint' | 'required'> & {
    readonly near?: string
    readonly levels?: readonly Level[]
  },
  typed: Typed,
  problems: Problems = {},
): Html {
  const { near, levels = fineLevels, ...said } = spec
  const suggestions = suggestionsNear(tree, near)
  return html`${field({ ...said, name: 'area', list: 'areas', max: 80 }, typed, problems)}<datalist id="areas">${suggestions.map(
    (name) => html`<option value="${name}">`,
  )}</datalist>${problems.area ? choices(visit, tree, typed, { near, levels }) : ''}`
}

/** How an area is written into the field. */
export function areaText(tree: AreaTree, code: string): string {
  return placeName(tree, code)
}

function choices(
  visit: Visit,
  tree: AreaTree,
  typed: Typed,
  { near, levels }: { readonly near: string | undefined; readonly levels: readonly Level[] },
): Html {
  const found = searchAreas(tree, typed.area ?? '', near)
    .filter(({ level }) => levels.includes(level))
    .slice(0, mostChoices)
  if (found.length < 2) return html``
  return html`<fieldset><legend>${areaFieldWords[visit.language].choose}</legend>${found.map(
    ({ code }) =>
      html`<div class="choice"><input type="radio" id="area-${code}" name="areaChoice" value="${code}"><label for="area-${code}">${placeName(tree, code)}</label></div>`,
  )}</fieldset>`
}

const fineLevels: readonly Level[] = ['street', 'community']
const isFine = ({ level }: Area): boolean => fineLevels.includes(level)

/** The communities inside an area as people write them, or its streets where those are too many. */
function suggestionsNear(tree: AreaTree, near: string | undefined): string[] {
  if (near === undefined) return []
  const inside: Area[] = []
  for (const area of tree.all()) if (area.code.startsWith(near) && isFine(area)) inside.push(area)
  const communities = inside.filter((area) => area.level === 'community')
  const few =
    communities.length <= mostSuggestions ? communities : inside.filter((area) => area.level === 'street')
  return few.slice(0, mostSuggestions).map((area) =>
    pathOf(tree, area.code)
      .filter((one) => isFine(one) && one.code.length > near.length)
      .map((one) => nameWithin(tree, one))
      .join(' '),
  )
}

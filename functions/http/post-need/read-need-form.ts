import { mostDaysAhead, type NeedInput, needInput } from '../../../shared/actions/need-input.ts'
import { dateSentence } from '../../../shared/messages/dates.ts'
import { describeProblems, describeWords } from '../../../shared/messages/describe-need.ts'
import { draftPublicText } from '../../../shared/messages/draft-public-text.ts'
import type { AreaTree } from '../../../shared/rules/area-tree.ts'
import { isMinor } from '../../../shared/rules/consent.ts'
import { dayOf, parseDay, parseDeadline, startOfDay } from '../../../shared/rules/dates.ts'
import { readArea } from '../page/area-field.ts'
import type { Problems, Typed } from '../page/form.ts'
import type { MemberVisit } from '../visit.ts'
import { rowsOf } from './line-rows.ts'
import { sizeProblems } from './size-chooser.ts'

export type FormRead =
  | { readonly ok: true; readonly input: NeedInput }
  | { readonly ok: false; readonly problems: Problems }

/**
 * Reads the form of a need: everything that has to be put right at once, each as a sentence at its field. An open need
 * keeps its deadline (epoch ms), whose field is elsewhere.
 */
export function readNeedForm(
  visit: MemberVisit,
  tree: AreaTree,
  { typed, topics, near }: { typed: Typed; topics: readonly string[]; near: string },
  openUntil?: number,
): FormRead {
  const { fx, language } = visit
  const problems: Record<string, string> = { ...sizeProblems(language, typed) }
  const area = readArea(visit, tree, typed, near)
  if (!area.ok) problems.area = area.problem
  const deadline =
    openUntil === undefined
      ? parseDeadline(typed.deadline ?? '', fx.now(), fx.zone, mostDaysAhead)
      : ({ ok: true, value: openUntil } as const)
  if (!deadline.ok) problems.deadline = dateSentence(language, deadline.refusal)
  const consent = readConsent(visit, typed, problems)
  // Whoever names somebody and not how was told in person, or says otherwise.
  const heardHow = typed.heardHow || (typed.heardFrom ? 'desk' : undefined)
  const { lines, rows } = readLines(visit, typed)
  const parsed = needInput.safeParse({
    internalText: typed.internalText ?? '',
    ...(heardHow ? { heard: { how: heardHow, ...(typed.heardFrom ? { from: typed.heardFrom } : {}) } } : {}),
    publicText: typed.publicText || draftPublicText(language, lines),
    beneficiary: {
      alias: typed.alias ?? '',
      ageBand: typed.ageBand,
      ...given(typed, 'realName', 'school', 'phone', 'address'),
    },
    ...(consent ? { consent } : {}),
    lines,
    topics,
    area: area.ok ? area.code : '000000',
    urgency: typed.urgency,
    deadline: deadline.ok ? deadline.value : 0,
    dropOff: { place: typed.dropPlace ?? '', hours: typed.dropHours ?? '' },
  })
  for (const { path } of parsed.error?.issues ?? []) {
    const [name, sentence] = problemAt(visit, path, rows)
    problems[name] ??= sentence
  }
  return parsed.success && Object.keys(problems).length === 0
    ? { ok: true, input: parsed.data }
    : { ok: false, problems: inOrder(problems, typed) }
}

/** The rows that say something; an empty quantity means one, an empty unit the usual one. */
function readLines({ language }: MemberVisit, typed: Typed) {
  const lines: { id?: string; label: string; wanted: number; unit: string; fit?: string }[] = []
  const rows: number[] = []
  for (let row = 1; row <= rowsOf(typed); row++) {
    const [label = '', fit = '', wanted = '', id] = [
      typed[`label${row}`],
      typed[`fit${row}`],
      typed[`wanted${row}`],
      typed[`line${row}`],
    ]
    if (label === '' && fit === '') continue
    lines.push({
      label,
      wanted: wanted === '' ? 1 : /^\d{1,4}$/.test(wanted) ? Number(wanted) : Number.NaN,
      unit: typed[`unit${row}`] || describeWords[language].unitDefault,
      ...(fit ? { fit } : {}),
      ...(id ? { id } : {}),
    })
    rows.push(row)
  }
  return { lines, rows }
}

/** The consent, if the need is a minor's and anything of it was filled in. */
function readConsent({ fx, language }: MemberVisit, typed: Typed, problems: Record<string, string>) {
  const [by = '', how = ''] = [typed.consentBy, typed.consentHow]
  if (!isMinor(typed.ageBand ?? '') || (by === '' && how === '')) return undefined
  const words = describeProblems[language]
  const day = parseDay(typed.consentOn ?? '')
  if (by === '') problems.consentBy = words.consentPart
  else if (how === '') problems.consentHow = words.consentPart
  else if (!day.ok) problems.consentOn = words.consentPart
  else if (day.value > dayOf(fx.now(), fx.zone)) problems.consentOn = words.consentFuture
  return day.ok ? { by, how, at: startOfDay(day.value, fx.zone) } : undefined
}

function problemAt(
  { language }: MemberVisit,
  path: readonly PropertyKey[],
  rows: readonly number[],
): [string, string] {
  const words = describeProblems[language]
  const [part, second, third] = path
  if (part === 'lines') {
    if (typeof second !== 'number') return ['label1', rows.length === 0 ? words.noLines : words.tooManyLines]
    const row = rows[second] ?? 1
    if (third === 'wanted') return [`wanted${row}`, words.lineWanted]
    if (third === 'unit') return [`unit${row}`, words.lineUnit]
    if (third === 'fit') return [`fit${row}`, words.lineFit]
    return [`label${row}`, words.lineLabel]
  }
  const key = [part, second].filter((one) => typeof one === 'string').join('.')
  const sentences: Record<string, [string, string]> = {
    topics: ['topics', words.topics],
    'beneficiary.alias': ['alias', words.alias],
    'beneficiary.ageBand': ['ageBand', words.ageBand],
    'beneficiary.realName': ['realName', words.tooLong(60)],
    'beneficiary.school': ['school', words.tooLong(80)],
    'beneficiary.phone': ['phone', words.tooLong(40)],
    'beneficiary.address': ['address', words.tooLong(200)],
    internalText: ['internalText', words.internalLong],
    'heard.how': ['heardHow', words.tooLong(40)],
    'heard.from': ['heardFrom', words.tooLong(40)],
    publicText: ['publicText', words.publicLong],
    'dropOff.place': ['dropPlace', words.dropPlace],
    'dropOff.hours': ['dropHours', words.dropHours],
    'consent.by': ['consentBy', words.consentPart],
    'consent.how': ['consentHow', words.consentPart],
  }
  return sentences[key] ?? ['publicText', words.publicLong]
}

/** As the fields stand on the page, so that the first problem named is the first met. */
function inOrder(problems: Record<string, string>, typed: Typed): Problems {
  const rows = Array.from({ length: rowsOf(typed) }, (_, i) => i + 1)
  const order = [
    'topics',
    ...rows.flatMap((row) => [
      `label${row}`,
      `wanted${row}`,
      `unit${row}`,
      `fit${row}`,
      `foot${row}`,
      `height${row}`,
    ]),
    ...[
      'alias',
      'ageBand',
      'consentBy',
      'consentHow',
      'consentOn',
      'internalText',
      'heardHow',
      'heardFrom',
      'publicText',
      'area',
    ],
    ...['deadline', 'urgency', 'dropPlace', 'dropHours', 'realName', 'school', 'phone', 'address'],
  ]
  return Object.fromEntries(
    order.flatMap((name) => (problems[name] === undefined ? [] : [[name, problems[name]]])),
  )
}

function given(typed: Typed, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])))
}

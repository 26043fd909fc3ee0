import { mostDaysAhead } from '../../../shared/actions/need-input.ts'
import { between } from '../../../shared/messages/between.ts'
import type { Language } from '../../../shared/messages/catalogue.ts'
import { languages } from '../../../shared/messages/catalogue.ts'
import { dateSentence } from '../../../shared/messages/dates.ts'
import { describeProblems, describeWords } from '../../../shared/messages/describe-need.ts'
import { draftPublicText } from '../../../shared/messages/draft-public-text.ts'
import { ageWords, type NeedColumn, needRowProblems } from '../../../shared/messages/import-needs.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import { givesAway, proposeAlias } from '../../../shared/rules/alias.ts'
import { isMinor } from '../../../shared/rules/consent.ts'
import { dayOf, parseDay, parseDeadline, startOfDay } from '../../../shared/rules/dates.ts'
import { mostOfOneLine } from '../../../shared/rules/ledger.ts'
import { sameWord } from '../../../shared/rules/preferences.ts'
import type { NeedRow } from '../../../shared/store/import-row.ts'
import { ageBands } from '../../../shared/store/need-text.ts'
import { goodsTopics } from '../post-need/goods-topics.ts'
import type { MemberVisit } from '../visit.ts'
import { partsOf, type RowReader } from './read-rows.ts'

type Reader = RowReader<NeedColumn>

/** Reads rows of a list of needs; names that are made up are each given once. */
export function needReader(visit: MemberVisit): (row: Reader) => NeedRow | undefined {
  const { language } = visit
  const taken = new Set<string>()
  return (row) => {
    const realName = limited(row, 'realName', 60, describeProblems[language].tooLong(60))
    const ageBand = readAge(language, row)
    const line = readLine(language, row)
    const topics = readTopics(language, row)
    const deadline = readDeadline(visit, row)
    const consent = readConsent(visit, row, ageBand)
    const alias = readAlias(visit, row, realName, taken)
    const school = limited(row, 'school', 80, describeProblems[language].tooLong(80))
    const internalText = limited(row, 'internalText', 2000, describeProblems[language].internalLong)
    const publicText = limited(row, 'publicText', 600, describeProblems[language].publicLong)
    if (!ageBand || !line || topics.length === 0) return undefined
    return {
      row: row.row,
      beneficiary: { alias, ageBand, ...(realName ? { realName } : {}), ...(school ? { school } : {}) },
      line,
      topics,
      ...(deadline === undefined ? {} : { deadline }),
      publicText: publicText || draftPublicText(language, [line]),
      internalText,
      ...(consent ? { consent } : {}),
    }
  }
}

function limited(row: Reader, name: NeedColumn, most: number, sentence: string): string {
  const said = row.value(name)
  if (said.length > most) row.wrong(name, sentence)
  return said
}

/** A band by its name in either language, or by years. */
function readAge(language: Language, row: Reader): (typeof ageBands)[number] | undefined {
  const words = needRowProblems[language]
  const said = row.value('age')
  const word = sameWord(said)
  const named = ageBands.find((band) => (ageWords[band] as readonly string[]).includes(word))
  if (named) return named
  const years = /^(\d{1,3})(周?岁| ?years?( old)?)?$/.exec(word)?.[1]
  if (years !== undefined && Number(years) <= 120) return bandOf(Number(years))
  row.wrong('age', said === '' ? words.ageMissing : words.age(said.slice(0, 30)))
  return undefined
}

/** Under 14 a child's data are sensitive by law; 18 is adult; pensions begin around 60. */
const bandOf = (years: number): (typeof ageBands)[number] =>
  years < 14 ? 'child' : years < 18 ? 'teenager' : years < 60 ? 'adult' : 'elder'

function readLine(language: Language, row: Reader): NeedRow['line'] | undefined {
  const words = needRowProblems[language]
  const [label, fit, unit] = [row.value('thing'), row.value('fit'), row.value('unit')]
  const wanted = wholeNumber(row.value('wanted') || '1')
  if (label === '' || label.length > 60) row.wrong('thing', words.thing)
  if (fit.length > 60) row.wrong('fit', words.fit)
  if (unit.length > 12) row.wrong('unit', words.unit)
  if (wanted === undefined) row.wrong('wanted', words.wanted(row.value('wanted').slice(0, 30)))
  if (label === '' || wanted === undefined) return undefined
  return { label, wanted, unit: unit || describeWords[language].unitDefault, ...(fit ? { fit } : {}) }
}

function wholeNumber(said: string): number | undefined {
  const number = /^\d{1,4}(\.0+)?$/.test(said.normalize('NFKC')) ? Number(said.normalize('NFKC')) : 0
  return number >= 1 && number <= mostOfOneLine ? number : undefined
}

function readTopics(language: Language, row: Reader): NeedRow['topics'] {
  const words = needRowProblems[language]
  const all = goodsTopics.map((topic) => topicNames[language][topic]).join(between[language].entries)
  const said = row.value('topic')
  if (said === '') row.wrong('topic', words.topicMissing(all))
  const found: NeedRow['topics'] = []
  for (const part of partsOf(said)) {
    const topic = goodsTopics.find((one) => isNamed(one, part))
    if (!topic) row.wrong('topic', words.topic(part.slice(0, 30), all))
    else if (!found.includes(topic)) found.push(topic)
  }
  if (found.length > 4) row.wrong('topic', describeProblems[language].topics)
  return found
}

function isNamed(topic: (typeof goodsTopics)[number], said: string): boolean {
  const word = sameWord(said)
  return word === topic || languages.some((language) => sameWord(topicNames[language][topic]) === word)
}

function readDeadline({ fx, language }: MemberVisit, row: Reader): number | undefined {
  const said = row.value('deadline')
  if (said === '') return undefined
  const read = parseDeadline(said, fx.now(), fx.zone, mostDaysAhead)
  if (read.ok) return read.value
  row.wrong('deadline', dateSentence(language, read.refusal))
  return undefined
}

/** The guardian's consent, whole or not at all. */
function readConsent({ fx, language }: MemberVisit, row: Reader, ageBand: string | undefined) {
  const [by, how, on] = [row.value('consentBy'), row.value('consentHow'), row.value('consentOn')]
  if (!isMinor(ageBand ?? '') || (by === '' && how === '' && on === '')) return undefined
  const words = describeProblems[language]
  const day = parseDay(on)
  if (by === '' || by.length > 80) row.wrong('consentBy', words.consentPart)
  if (how === '' || how.length > 200) row.wrong('consentHow', words.consentPart)
  if (!day.ok) row.wrong('consentOn', on === '' ? words.consentPart : dateSentence(language, day.refusal))
  else if (day.value > dayOf(fx.now(), fx.zone)) row.wrong('consentOn', words.consentFuture)
  return day.ok ? { by, how, at: startOfDay(day.value, fx.zone) } : undefined
}

function readAlias({ fx, language }: MemberVisit, row: Reader, realName: string, taken: Set<string>): string {
  const said = row.value('alias')
  if (said.length > 20 || givesAway(said, realName)) row.wrong('alias', describeProblems[language].alias)
  if (said !== '') return said
  const proposed = Array.from({ length: 12 }, () => proposeAlias(fx.newId(), language, realName))
  const free = proposed.find((name) => !taken.has(name)) ?? numbered(proposed[0] ?? '', taken)
  taken.add(free)
  return free
}

/** A list is longer than there are made-up names: then '小禾 2'. */
function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let n = 2; ; n++) if (!taken.has(`${name} ${n}`)) return `${name} ${n}`
}

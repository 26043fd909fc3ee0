import { levelNames } from '../../../shared/messages/areas.ts'
import { type Language, languages } from '../../../shared/messages/catalogue.ts'
import { contactSentence } from '../../../shared/messages/contact.ts'
import { categoryWords } from '../../../shared/messages/hub.ts'
import {
  importPeopleWords,
  type OrganizationColumn,
  type VolunteerColumn,
} from '../../../shared/messages/import-people.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import { searchAreas } from '../../../shared/rules/area-search.ts'
import { type AreaTree, placeName } from '../../../shared/rules/area-tree.ts'
import { type Level, levelsInward } from '../../../shared/rules/areas.ts'
import { parseContact } from '../../../shared/rules/contact.ts'
import { longestOffer, mostOffers } from '../../../shared/rules/offers.ts'
import { categories } from '../../../shared/rules/organization-kinds.ts'
import { longestName, sameWord } from '../../../shared/rules/preferences.ts'
import { topics } from '../../../shared/rules/topics.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import type { OrganizationRow, VolunteerRow } from '../../../shared/store/import-row.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import type { MemberVisit } from '../visit.ts'
import { readContact } from '../volunteer/join.ts'
import { partsOf, type RowReader } from './read-rows.ts'

/** Reads rows of a list of volunteers. */
export async function volunteerReader(
  visit: MemberVisit,
): Promise<(row: RowReader<VolunteerColumn>) => VolunteerRow | undefined> {
  const { fx, by, language } = visit
  const words = importPeopleWords[language]
  const tree = await areaTree(fx.table)
  const near = (await readOrganization(fx.table, by.scope.org))?.area ?? ''
  return (row) => {
    const name = row.value('name').normalize('NFKC')
    if (name === '' || [...name].length > longestName) row.wrong('name', words.name(longestName))
    const contact = readContact(visit, row.value('contact'))
    if (!contact.ok) row.wrong('contact', contact.problem)
    const area = readPlace(language, tree, row.value('area'), near, ['street', 'community'])
    if (!area.ok) row.wrong('area', area.problem)
    const wishes = readNamed(topics, (topic, lang) => topicNames[lang][topic], row.value('topics'))
    const all = topics.map((topic) => topicNames[language][topic]).join(words.list)
    if (wishes.unknown !== undefined) row.wrong('topics', words.topics(wishes.unknown, all))
    else if (wishes.found.length === 0) row.wrong('topics', words.topicsMissing(all))
    const offered = partsOf(row.value('offers'))
    if (offered.length > mostOffers || offered.some((what) => what.length > longestOffer))
      row.wrong('offers', words.offers(mostOffers, longestOffer))
    const spoken = readLanguage(language, row)
    if (!contact.ok || !area.ok || wishes.found.length === 0 || !spoken) return undefined
    const only = wishes.found.length === 1 ? { topic: wishes.found[0] } : {}
    return {
      row: row.row,
      name,
      contact: { ...contact.value, identity: fx.identify(contact.value.address) },
      area: area.code,
      wishes: wishes.found,
      offers: offered.map((what) => ({ id: fx.newId(8), what, ...only })),
      language: spoken,
    }
  }
}

/** Reads rows of a list of organisations. */
export async function organizationReader(
  visit: MemberVisit,
): Promise<(row: RowReader<OrganizationColumn>) => OrganizationRow | undefined> {
  const { fx, language } = visit
  const words = importPeopleWords[language]
  const tree = await areaTree(fx.table)
  return (row) => {
    const name = row.value('organization')
    if (name === '' || name.length > 60) row.wrong('organization', words.organization)
    const area = readPlace(language, tree, row.value('area'), '', levelsInward)
    if (!area.ok) row.wrong('area', area.problem)
    const level = readNamed(levelsInward, (one, lang) => levelNames[lang][one], row.value('level'))
    const [first] = level.found
    if (!first || level.unknown !== undefined) {
      const all = levelsInward.map((one) => levelNames[language][one]).join(words.list)
      row.wrong('level', words.level(row.value('level').slice(0, 30), all))
    }
    const kinds = readNamed(categories, (one, lang) => categoryWords[lang][one], row.value('categories'))
    if (kinds.unknown !== undefined) {
      const all = categories.map((one) => categoryWords[language][one]).join(words.list)
      row.wrong('categories', words.categories(kinds.unknown, all))
    }
    const person = row.value('person') || words.administrator
    if (person.length > 40) row.wrong('person', words.person)
    const email = parseContact(row.value('email'))
    if (!email.ok) row.wrong('email', contactSentence(language, email.refusal, 'email'))
    else if (email.value.kind !== 'email') row.wrong('email', words.emailOnly)
    if (!area.ok || !first || !email.ok) return undefined
    const { address } = email.value
    return {
      ...{ row: row.row, organization: name, area: area.code, level: first, categories: kinds.found },
      ...{ person, email: address, identity: fx.identify(address) },
    }
  }
}

type Place = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly problem: string }

/** A place by its name; where there are several of that name, the sentence shows how to write one in full. */
function readPlace(
  language: Language,
  tree: AreaTree,
  said: string,
  near: string,
  levels: readonly Level[],
): Place {
  const words = importPeopleWords[language]
  if (said === '') return { ok: false, problem: words.areaMissing }
  const short = said.slice(0, 30)
  const found = searchAreas(tree, said, near)
  const fine = found.filter(({ level }) => levels.includes(level))
  // Within the organisation's own surroundings one is meant, wherever else the name may be found.
  const here = fine.filter(({ code }) => near !== '' && code.startsWith(near.slice(0, 6)))
  const [one] = fine.length === 1 ? fine : here.length === 1 ? here : []
  if (one) return { ok: true, code: one.code }
  if (fine[0]) return { ok: false, problem: words.areaSeveral(short, placeName(tree, fine[0].code)) }
  return { ok: false, problem: found.length > 0 ? words.areaCoarse(short) : words.areaUnknown(short) }
}

/** Closed words by their names in either language; the first that is none of them. */
function readNamed<T extends string>(
  all: readonly T[],
  nameOf: (one: T, language: Language) => string,
  said: string,
): { readonly found: T[]; readonly unknown?: string } {
  const meant = (word: string) =>
    all.find(
      (one) =>
        sameWord(word) === one || languages.some((lang) => sameWord(nameOf(one, lang)) === sameWord(word)),
    )
  const whole = meant(said)
  const parts = whole ? [said] : partsOf(said)
  const found = parts.map((part) => ({ part, one: meant(part) }))
  const unknown = found.find(({ one }) => one === undefined)?.part.slice(0, 30)
  return {
    found: [...new Set(found.flatMap(({ one }) => one ?? []))],
    ...(unknown === undefined ? {} : { unknown }),
  }
}

function readLanguage(language: Language, row: RowReader<VolunteerColumn>): Language | undefined {
  const said = sameWord(row.value('language'))
  if (said === '') return language
  if (['中文', '汉语', 'zh', 'zh-cn', 'chinese'].includes(said)) return 'zh-CN'
  if (['english', 'en', '英文', '英语'].includes(said)) return 'en'
  row.wrong('language', importPeopleWords[language].language(row.value('language').slice(0, 30)))
  return undefined
}

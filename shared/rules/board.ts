import { type Standing, standingOf, type Task, tasks, type Worked, workOf } from './progress.ts'
import { cutTo } from './rings.ts'
import { type Topic, topics } from './topics.ts'

/** A need as the board sees it: its ledger. */
export interface OnBoard extends Worked {
  readonly need: string
  readonly title: string
  /** The street at the finest, in words. */
  readonly place: string
  readonly deadline: number
  readonly lines: readonly (Worked['lines'][number] & { readonly label: string })[]
  readonly topics?: readonly Topic[] | undefined
  readonly area?: string | undefined
  readonly alias?: string | undefined
  readonly responsible?: string | undefined
  readonly standby?: readonly string[] | undefined
  /** Who has just what is missing (see offered.ts). */
  readonly offered?: Readonly<Record<string, string>> | undefined
}

/** Where a need on the board may stand. */
export const boardStandings = ['draft', 'review', 'open', 'covered', 'arrived', 'expired'] as const
export type BoardStanding = (typeof boardStandings)[number]

/** What somebody wants to see of the board; whatever is not named is not asked for. */
export interface BoardFilter {
  readonly todo?: Task
  readonly state?: BoardStanding
  readonly topic?: Topic
  /** Code of a street. */
  readonly area?: string
  /** Id of a campaign. */
  readonly campaign?: string
  readonly mine?: true
  readonly urgent?: true
  /** Words searched for, as typed. */
  readonly q?: string
}

/** In characters. */
export const longestSearch = 60

/** Reads a filter from an address; what it does not know it leaves out. */
export function readFilter(query: Readonly<Record<string, string>>): BoardFilter {
  const todo = tasks.find((one) => one === query.todo)
  const state = boardStandings.find((one) => one === query.state)
  const topic = topics.find((one) => one === query.topic)
  const area = /^[0-9a-z]{1,12}$/.test(query.area ?? '') ? query.area : undefined
  const campaign = /^[0-9A-Za-z]{1,40}$/.test(query.campaign ?? '') ? query.campaign : undefined
  const q = (query.q ?? '').trim().slice(0, longestSearch)
  return {
    ...(todo ? { todo } : {}),
    ...(state ? { state } : {}),
    ...(topic ? { topic } : {}),
    ...(area ? { area } : {}),
    ...(campaign ? { campaign } : {}),
    ...(query.who === 'mine' ? { mine: true } : {}),
    ...(query.urgent === 'yes' ? { urgent: true } : {}),
    ...(q === '' ? {} : { q }),
  }
}

/** The same filter as an address has it, without the question mark; empty for everything. */
export function filterQuery({ todo, state, topic, area, campaign, mine, urgent, q }: BoardFilter): string {
  const pairs: Record<string, string | undefined> = {
    ...{ todo, state, topic, area, campaign },
    who: mine ? 'mine' : undefined,
    urgent: urgent ? 'yes' : undefined,
    q,
  }
  return Object.entries(pairs)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&')
}

/** Who looks and when; and the needs of the campaign that is asked for, where one is. */
export interface Looking {
  readonly member: string
  /** Epoch ms. */
  readonly now: number
  readonly inCampaign?: ReadonlySet<string> | undefined
}

/** The needs of a board that fit a filter, what is most pressing first, then what ends soonest. */
export function shownOf<T extends OnBoard>(needs: readonly T[], filter: BoardFilter, by: Looking): T[] {
  const words = searchable(filter.q ?? '').split(' ')
  const wanted = (one: T) =>
    fits(one, filter, by) && words.every((word) => searchable(wordsOf(one)).includes(word))
  return inOrder(needs.filter(wanted), by.now)
}

function fits(
  one: OnBoard,
  { todo, state, topic, area, campaign, mine, urgent }: BoardFilter,
  { member, now, inCampaign }: Looking,
): boolean {
  return (
    (todo === undefined || workOf(one, now).some(({ task }) => task === todo)) &&
    (state === undefined || standingOf(one) === state) &&
    (topic === undefined || (one.topics ?? []).includes(topic)) &&
    (area === undefined || streetOf(one) === area) &&
    (campaign === undefined || (inCampaign?.has(one.need) ?? false)) &&
    (!mine || one.responsible === member) &&
    (!urgent || one.urgency === 'high')
  )
}

function inOrder<T extends OnBoard>(needs: readonly T[], now: number): T[] {
  const ranked = needs.map((one) => ({ one, rank: rankOf(one, now) }))
  return ranked.sort((a, b) => a.rank - b.rank || a.one.deadline - b.one.deadline).map(({ one }) => one)
}

function rankOf(one: OnBoard, now: number): number {
  const first = workOf(one, now)[0]
  return first ? tasks.indexOf(first.task) : tasks.length
}

const wordsOf = ({ title, alias = '', lines }: OnBoard): string =>
  [title, alias, ...lines.map(({ label }) => label)].join(' ')

/** Full and half width, capitals and spaces make no difference. */
const searchable = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

export const streetOf = ({ area }: Pick<OnBoard, 'area'>): string | undefined =>
  area === undefined ? undefined : cutTo(area, 'street')

/** What there is to filter by: only what some need on the board has. */
export interface Choices {
  readonly topics: readonly Topic[]
  readonly states: readonly BoardStanding[]
  readonly streets: readonly { readonly code: string; readonly place: string }[]
}

export function choicesOf(needs: readonly OnBoard[]): Choices {
  const streets = new Map(needs.flatMap((one) => (one.area ? [[streetOf(one) ?? '', one.place]] : [])))
  const standings = new Set<Standing>(needs.map(standingOf))
  return {
    topics: topics.filter((topic) => needs.some((one) => one.topics?.includes(topic))),
    states: boardStandings.filter((state) => standings.has(state)),
    streets: [...streets]
      .map(([code = '', place = '']) => ({ code, place }))
      .sort((one, other) => (one.code < other.code ? -1 : 1)),
  }
}

/** What is to do on a board in all, most pressing first; nothing for what there is none of. */
export function toDo(needs: readonly OnBoard[], now: number): { task: Task; count: number }[] {
  const work = needs.flatMap((one) => workOf(one, now))
  return tasks
    .map((task) => ({
      task,
      count: work.filter((one) => one.task === task).reduce((sum, { count }) => sum + count, 0),
    }))
    .filter(({ count }) => count > 0)
}

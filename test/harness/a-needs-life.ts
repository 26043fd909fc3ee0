import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { workerHandler } from '../../functions/worker.ts'
import { streamOf } from '../../infra/local/stream.ts'
import type { Worker } from '../../shared/store/table-shape.ts'
import { aCity, communities } from './a-city.ts'
import { aPerson } from './a-desk.ts'
import { aVolunteer } from './a-volunteer.ts'
import { linkIn } from './a-wave.ts'
import { type Bill, billFor } from './bill.ts'
import type { Browser, Form, Seen } from './browser.ts'
import { anOrganization } from './sign-in.ts'
import { aWorld, type World } from './world.ts'

export interface NeedsLife {
  readonly world: World
  readonly bill: Bill
  /** What people's browsers asked, redirects followed. */
  readonly requests: number
  /** How often the table's stream started a worker, and the clock one that found something to do. */
  readonly started: Readonly<Record<Worker, number>>
  readonly invited: number
  readonly thanked: number
}

const minute = 60_000
const hour = 60 * minute

/** So many of the five leave it at the desk and say so on their page; from the others the coordinator takes it herself. */
const sayDelivered = 2

/**
 * One need from the form to the thanks, through the pages and the workers' doors: posted, checked, approved, twenty neighbours asked, five
 * promise one thing each by their links, bring it, two of them while nobody is there, and it is received; closed with a word of thanks.
 * Everything it takes from the table is on the bill.
 */
export async function aNeedsLife(): Promise<NeedsLife> {
  const world = await aWorld()
  const { clock, post } = world
  await aCity(world)
  await anOrganization(world, { org: 'yunyijia' })
  const poster = await aPerson(world, 'poster')
  const coordinator = await aPerson(world, 'coordinator')
  for (let i = 0; i < 20; i++)
    await aVolunteer(world.fx, { area: communities[i % 3] as string, reach: 'street' })
  await world.sweep()

  const started = { broadcast: 0, notify: 0 }
  const { settle } = workersOf(world, started)
  const bill = billFor(world)
  let requests = 0
  const asked = async (answer: Promise<Seen>): Promise<Seen> => {
    requests++
    const seen = await answer
    if (seen.status >= 400) throw new Error(`${seen.status}: ${seen.text.slice(-600)}`)
    return seen
  }
  const get = (browser: Browser, path: string) => asked(browser.get(path))
  const submit = async (browser: Browser, path: string, form: Form): Promise<Seen> => {
    const { location, ...seen } = await asked(browser.post(path, form))
    await settle()
    return location === undefined ? { location, ...seen } : { ...(await get(browser, location)), location }
  }

  await get(poster.browser, '/needs/new')
  const posted = await submit(poster.browser, '/needs/new', wish)
  const page = `/needs/${posted.location?.split('/')[2]}`
  await submit(poster.browser, `${page}/check`, { version: '1', do: 'review' })
  await get(coordinator.browser, `${page}/check`)
  await submit(coordinator.browser, `${page}/check`, { version: '1', do: 'publish' })
  const letters = post.arrived.filter(({ text }) => /\/r\/\w{20}/.test(text))

  const givers = letters.slice(0, 5).map((letter, i) => ({
    path: linkIn(letter),
    browser: world.browser(),
    line: i < 2 ? 'a' : i < 4 ? 'b' : 'c',
  }))
  for (const { path, browser, line } of givers) {
    clock.advance(5 * minute)
    await settle()
    const form = formFor(await get(browser, path), `${path}/pledge`)
    await submit(browser, `${path}/pledge`, { ...form, [line]: '1', day: '2022-01-28', who: 'me' })
  }
  clock.advance(22 * hour)
  for (const { path, browser } of givers.slice(0, sayDelivered)) {
    clock.advance(hour)
    await settle()
    await submit(browser, `${path}/delivered`, formFor(await get(browser, path), `${path}/delivered`))
  }
  clock.advance(2 * hour)
  let board = await get(coordinator.browser, page)
  for (const action of actionsOn(board, '/receipt'))
    board = await submit(coordinator.browser, action, formFor(board, action))
  const closing = { outcome: 'fully', note: '鞋子合脚，他很高兴。' }
  const close = formFor(await get(coordinator.browser, `${page}/close`), `${page}/close`)
  await submit(coordinator.browser, `${page}/close`, { ...close, ...closing })
  clock.advance(10 * minute)
  await settle()
  bill.stop()
  const thanked = post.arrived.filter(({ text }) => text.includes(closing.note)).length
  return { world, bill, requests, started, invited: letters.length, thanked }
}

const wish: Form = {
  request: 'onerequest1234567890',
  rows: '3',
  topics: ['shoes', 'clothing'],
  ...{ label1: '冬季外套', wanted1: '2', unit1: '件', fit1: '身高 135 cm' },
  ...{ label2: '鞋子', wanted2: '2', unit2: '双', fit2: '脚长 21.5 cm' },
  ...{ label3: '书包', wanted3: '1', unit3: '个' },
  alias: '小禾',
  ageBand: 'child',
  consentBy: '奶奶（监护人）',
  consentHow: '在家中当面',
  consentOn: '2022-01-24',
  internalText: '他脚上的鞋比脚小4码。',
  publicText: '一个孩子的冬衣短了，鞋子也小了。如果您有合适的新衣新鞋，请选一样告诉我们。',
  area: '420502003002',
  deadline: '2022-02-01',
  urgency: 'high',
  dropPlace: '二马路社区居民服务大厅',
  dropHours: '工作日 9:00–17:00',
  do: 'save',
}

/** The workers behind the table's stream and the clock. `settle` lets them do everything that is due. */
function workersOf(world: World, started: Record<Worker, number>) {
  const doors = {
    broadcast: workerHandler(world.fx, 'broadcast', broadcastWorks),
    notify: notifyHandler(world.fx),
  }
  const done = () => world.logs.filter(({ code }) => code === 'due-done').length
  const door = (worker: Worker) => async (event: unknown) => {
    const before = done()
    const answer = await doors[worker](event as never, {} as never)
    if (done() > before || 'Records' in (event as object)) started[worker]++
    return answer
  }
  const counted = { broadcast: door('broadcast'), notify: door('notify') }
  const stream = streamOf(world.fx.table.client, counted)
  const settle = async (): Promise<void> => {
    for (let before = -1; before !== stream.written(); ) {
      before = stream.written()
      await stream.idle()
      for (const worker of ['broadcast', 'notify'] as const) await counted[worker]({})
      await stream.idle()
    }
  }
  return { settle }
}

/** The hidden fields of the form on a page that posts there. */
function formFor({ text }: Seen, action: string): Record<string, string> {
  const form = text.split('<form').find((part) => part.includes(`action="${action}"`))
  if (form === undefined) throw new Error(`No form for ${action}.`)
  const fields = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name, value]) => [name as string, value as string]))
}

/** Where the forms of a page post that end like this. */
function actionsOn({ text }: Seen, end: string): string[] {
  return [...text.matchAll(/action="([^"]+)"/g)]
    .map(([, action]) => action as string)
    .filter((action) => action.endsWith(end))
}

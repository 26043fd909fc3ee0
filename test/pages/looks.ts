import type { Browser, Form } from '../harness/browser.ts'
import { type Drawn, drawn, pathWith } from '../harness/route-lines.ts'
import type { Named } from '../harness/two-organizations.ts'
import type { PagesTown, Phone, Who } from './a-town.ts'

/** A page in a state worth looking at: in whose browser, at which address, after which press. */
export interface Look {
  /** The route as the access matrix names it, and in which state where there are several. */
  readonly name: string
  readonly route: string
  readonly browser: Browser
  readonly path: string
  /** What is pressed to see it, where opening is not enough: something that is refused, so that nothing changes. */
  readonly form?: Form
  /** 200 unless told. */
  readonly status?: number
}

/** Somebody's own settings, and all pages below them. */
const ownPages = '/p/:token'

/** Routes whose page is not found by the ids of the town alone: a browser that asked, a link in some state. */
const found: Readonly<Record<string, (town: PagesTown) => Phone>> = {
  'GET /sign-in/:id': ({ codes }) => codes.signIn,
  'GET /me/number': ({ codes }) => codes.number,
  'GET /act-for': ({ as }) => ({ browser: as.administrator, path: '/act-for' }),
  'GET /confirm/:id': ({ codes }) => codes.join,
  'GET /joined/:id': ({ codes }) => codes.joined,
  'GET /r/:token': ({ phones }) => phones.asked,
  'GET /r/:token/code/:id': ({ codes }) => codes.pledge,
  'GET /g/:token/code/:id': ({ codes }) => codes.groupPledge,
  'GET /r/:token/calendar.ics': ({ phones }) => below(phones.promised, 'calendar.ics'),
  'GET /g/:token/calendar.ics': ({ phones }) => below(phones.promised, 'calendar.ics'),
  'GET /r/:token/mine': ({ phones }) => below(phones.promised, 'mine'),
  'GET /g/:token/mine': ({ phones }) => below(phones.standby, 'mine'),
  'GET /p/:token/pledges/:need': (town) => ownPromise(town),
  'GET /p/:token/pledges/:need/calendar.ics': (town) => below(ownPromise(town), 'calendar.ics'),
  'GET /g/:token': ({ as, group }) => ({ browser: as.nobody, path: `/g/${group}` }),
  'GET /concern': ({ as }) => ({ browser: as.nobody, path: '/concern?about=/join/yunyijia' }),
  'GET /r/:token/concern': ({ phones }) => ({ ...phones.asked, path: `${phones.asked.path}/concern` }),
  'GET /g/:token/concern': ({ as, group }) => ({ browser: as.nobody, path: `/g/${group}/concern` }),
  'GET /open/organizations/:org': ({ as }) => ({ browser: as.nobody, path: '/open/organizations/yunyijia' }),
  'GET /open/organizations/:org/figures.json': ({ as }) => ({
    browser: as.nobody,
    path: '/open/organizations/yunyijia/figures.json',
  }),
  'GET /open/areas/:area': ({ as }) => ({ browser: as.nobody, path: '/open/areas/420502' }),
  'GET /open/areas/:area/figures.json': ({ as }) => ({
    browser: as.nobody,
    path: '/open/areas/420502/figures.json',
  }),
  'GET /import/:import': ({ as, named }) => ({ browser: as.poster, path: `/import/${named.import}` }),
  'GET /campaigns/:campaign/check': ({ as, campaigns }) => ({
    browser: as.coordinator,
    path: `/campaigns/${campaigns.waiting}/check`,
  }),
  'GET /p/:token/leave': ({ as, settings }) => ({ browser: as.nobody, path: `/p/${settings.busy}/leave` }),
}

const below = ({ browser, path }: Phone, what: string): Phone => ({ browser, path: `${path}/${what}` })

/** What somebody has promised, from the list of their own promises. */
const ownPromise = ({ as, settings, named }: PagesTown): Phone => ({
  browser: as.nobody,
  path: `/p/${settings.busy}/pledges/${named.need}`,
})

/** Every route that is opened, once; whoever adds one need do nothing as long as its access line leads to it. */
export function everyRouteOpened(town: PagesTown): Look[] {
  return drawn
    .filter(({ route }) => route.method === 'GET' && !route.path.startsWith('/api/'))
    .map((one) => ({ name: one.name, route: one.name, ...whereFound(one, town) }))
}

function whereFound(one: Drawn, town: PagesTown): Phone {
  const known = found[one.name]?.(town)
  if (known) return known
  if (one.route.path.startsWith(ownPages))
    return { browser: town.as.nobody, path: one.route.path.replace(':token', town.settings.idle) }
  const who = whoOpens(one)
  const path = pathIn(one, town.named)
  if (path !== undefined) return { browser: town.as[who], path }
  const { plain, as } = town
  const browser = who === 'nobody' || who === 'hub' ? as[who] : plain[who].browser
  return { browser, path: pathWith(one, plain.named) }
}

/** The address, where every id in it is known. */
function pathIn(one: Drawn, ids: Partial<Named>): string | undefined {
  const names = [...one.route.path.matchAll(/:(\w+)/g)].map(([, name]) => name as keyof Named)
  const known = names.every((name) => ids[one.line.ids?.[name] ?? name] !== undefined)
  return known ? pathWith(one, ids as Named) : undefined
}

/** The least who may, but a coordinator rather than a poster: they see more. */
function whoOpens({ line: { may } }: Drawn): Exclude<Who, 'poster' | 'newcomer'> {
  switch (may) {
    case 'poster':
    case 'coordinator':
      return 'coordinator'
    case 'administrator':
      return 'administrator'
    case 'hub':
      return 'hub'
    default:
      return 'nobody'
  }
}

/** The same pages in other states: what is missing, over, refused or still empty. */
export function otherStates(town: PagesTown): Look[] {
  const { as, needs, phones, group, settings } = town
  const named = town.named as Named
  const state = (route: string, what: string, at: Phone, more: Partial<Look> = {}): Look => ({
    name: `${route} ${what}`,
    route,
    ...at,
    ...more,
  })
  const refused = (route: string, at: Phone, form: Form, status = 422) =>
    state(route, 'refused', at, { form, status })
  const coordinator = (path: string): Phone => ({ browser: as.coordinator, path })
  const poster = (path: string): Phone => ({ browser: as.poster, path })
  const administrator = (path: string): Phone => ({ browser: as.administrator, path })
  const hub = (path: string): Phone => ({ browser: as.hub, path })
  const nobody = (path: string): Phone => ({ browser: as.nobody, path })
  const request = 'GET /r/:token'
  const needPage = 'GET /needs/:need'
  return [
    state('GET /nowhere', 'not found', nobody('/nowhere'), { status: 404 }),
    state(request, 'declined', phones.declined),
    state(request, 'promised', phones.promised),
    state(request, 'delivered', phones.delivered),
    state(request, 'covered', phones.covered),
    state(request, 'on standby', phones.standby),
    state(request, 'thanked', phones.thanked),
    state(request, 'expired', phones.expired),
    state(request, 'answered elsewhere', phones.elsewhere),
    state(request, 'paused by the hub', phones.held),
    state(request, 'stopped by the hub', phones.stopped),
    refused('POST /r/:token/pledge', { ...phones.asked, path: `${phones.asked.path}/pledge` }, {}),
    state(
      'POST /r/:token/pledge',
      'by somebody else',
      { ...phones.asked, path: `${phones.asked.path}/pledge` },
      {
        form: { b: '1', day: '2022-01-29', who: 'other' },
      },
    ),
    refused('POST /g/:token/pledge', nobody(`/g/${group}/pledge`), {
      ...{ b: '1', day: '2022-01-29', name: '', contact: '12' },
    }),
    refused('POST /concern', nobody('/concern'), { worry: 'other', reach: '12' }),
    refused('POST /sign-in', nobody('/sign-in'), { email: 'x' }),
    refused('POST /join/:org', nobody('/join/yunyijia'), { name: '', contact: 'x', area: '学校' }),
    refused('POST /preferences', nobody('/preferences'), { contact: '' }),
    refused('POST /r/:token/note', below(phones.promised, 'note'), { note: '来我家玩，电话 13812345678' }),
    state('GET /p/:token', 'saved', nobody(`/p/${settings.busy}?saved=1`)),
    state('GET /p/:token/pledges', 'with promises', nobody(`/p/${settings.busy}/pledges`)),
    state('GET /r/:token/mine', 'with an outcome', below(phones.thanked, 'mine')),
    state('GET /board', 'of a poster', poster('/board')),
    state('GET /board', 'empty', { browser: as.newcomer, path: '/board' }),
    state(needPage, 'covered', coordinator(`/needs/${needs.covered}`)),
    state(needPage, 'closed', coordinator(`/needs/${needs.closed}`)),
    state(needPage, 'expired', coordinator(`/needs/${needs.expired}`)),
    state(needPage, 'cancelled', coordinator(`/needs/${needs.cancelled}`)),
    state(needPage, 'paused by the hub', coordinator(`/needs/${needs.held}`)),
    state(needPage, 'draft', poster(`/needs/${named.draft}`)),
    state(needPage, 'after a receipt', coordinator(`/needs/${named.need}?done=receipt`)),
    state(
      'GET /needs/:need/sheet',
      'without contacts',
      coordinator(`/needs/${named.need}/sheet?contacts=no`),
    ),
    state('GET /needs/:need/sheet', 'covered', coordinator(`/needs/${needs.covered}/sheet`)),
    state(
      'GET /needs/:need/poster',
      'in both languages',
      coordinator(`/needs/${named.need}/poster?both=yes`),
    ),
    state('GET /needs/:need/poster', 'of a draft', coordinator(`/needs/${named.draft}/poster`), {
      status: 409,
    }),
    state(
      'GET /board/several',
      'into a campaign',
      coordinator(`/board/several?do=campaign&need=${named.need}`),
    ),
    state('GET /board', 'of a campaign', coordinator(`/board?campaign=${named.campaign}`)),
    state('GET /needs/:need/check', 'pointed out', poster(`/needs/${named.draft}/check`)),
    state('GET /needs/:need/check', 'nothing found', poster(`/needs/${needs.clean}/check`)),
    state('GET /needs/:need/edit', 'under way', coordinator(`/needs/${named.need}/edit`)),
    state('GET /needs/new', 'from a template', poster('/needs/new?template=child-shoes')),
    state('POST /needs/new', 'sizes by picture', poster('/needs/new'), { form: { do: 'sizes:1' } }),
    state('POST /needs/new', 'signed out', nobody('/needs/new'), { form: { alias: '小禾' }, status: 403 }),
    refused('POST /needs/new', poster('/needs/new'), { area: '学校', label1: '鞋子', foot1: '215' }),
    refused('POST /needs/:need/close', coordinator(`/needs/${named.need}/close`), { outcome: '' }),
    refused('POST /needs/:need/by-phone', coordinator(`/needs/${named.need}/by-phone`), { name: '' }),
    state('GET /organization', 'of a poster', poster('/organization')),
    refused('POST /organization/invite', administrator('/organization/invite'), { name: '', email: 'x' }),
    state('GET /hub/concerns/:concern', 'waiting', hub(`/hub/concerns/${town.plain.named.concern}`)),
    refused('POST /hub/concerns/:concern', hub(`/hub/concerns/${town.plain.named.concern}`), { note: '' }),
    refused('POST /hub/organizations/new', hub('/hub/organizations/new'), { name: '' }),
  ]
}

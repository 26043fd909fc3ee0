import type { Route } from '../../functions/http/route.ts'
import { apiRoutes, frontRoutes, memberRoutes } from '../../functions/http/routes.ts'
import type { ApiPermission } from '../../shared/rules/api-permissions.ts'
import type { Role } from '../../shared/rules/roles.ts'
import { aDescription } from './a-desk.ts'
import { weComAddress } from './a-robot.ts'
import type { Asked, Form, Seen } from './browser.ts'
import type { Caller, Named } from './two-organizations.ts'
import type { World } from './world.ts'

/** What the access matrix says about one route, written down a second time: a door that is moved by mistake is noticed. */
export interface Line {
  readonly may: 'everyone' | 'link' | 'one-click' | 'signed' | Role | 'hub' | ApiPermission
  /** What each id in the path names, by its parameter; 'need', 'member', 'org' and 'volunteer' name themselves. */
  readonly ids?: Readonly<Record<string, keyof Named>>
  /** Something valid to send, built from the ids of an organisation. */
  readonly form?: (ids: Named, world: World) => Form
  readonly json?: (ids: Named, world: World) => unknown
  /** After it the caller is signed out: to be tried last. */
  readonly ends?: true
}

const invited = { token: 'invitedToken' } as const
const personal = { token: 'link' } as const
const someone = { person: '新同事', email: 'somebody.new@example.org' }

export const lines: Readonly<Record<string, Line>> = {
  'GET /': { may: 'everyone' },
  'GET /healthz': { may: 'everyone' },
  'GET /design': { may: 'everyone' },
  'GET /card.png': { may: 'everyone' },

  'GET /sign-in': { may: 'everyone' },
  'POST /sign-in': { may: 'everyone', form: () => ({ email: 'somebody@example.org' }) },
  'GET /sign-in/:id': { may: 'everyone', ids: { id: 'apiToken' } },
  'POST /sign-in/:id': { may: 'everyone', ids: { id: 'apiToken' }, form: () => ({ code: '123456' }) },
  'GET /act-for': { may: 'everyone' },
  'POST /act-for': { may: 'everyone', form: ({ org }) => ({ org }) },
  'POST /sign-out': { may: 'everyone' },
  'GET /invited/:token': { may: 'link', ids: invited },
  'POST /invited/:token': { may: 'link', ids: invited },

  'GET /concern': { may: 'everyone' },
  'POST /concern': { may: 'everyone', form: () => ({ worry: 'money', form: 'form1' }) },
  'GET /concern/sent': { may: 'everyone' },
  'GET /r/:token/concern': { may: 'link', ids: personal },
  'POST /r/:token/concern': { may: 'link', ids: personal, form: () => ({ worry: 'money', form: 'form2' }) },
  'GET /g/:token/concern': { may: 'link', ids: personal },
  'POST /g/:token/concern': { may: 'link', ids: personal, form: () => ({ worry: 'money', form: 'form3' }) },
  'GET /c/:token/concern': { may: 'link', ids: { token: 'campaignToken' } },
  'POST /c/:token/concern': { may: 'link', ids: { token: 'campaignToken' } },

  'POST /sms/receipts': { may: 'signed' },

  'GET /organization': { may: 'poster' },
  'POST /organization': { may: 'administrator', form: () => ({ name: '新名字' }) },
  'GET /me': { may: 'poster' },
  'POST /me': { may: 'poster', form: () => ({ name: '小李', language: 'en' }) },
  'GET /me/number': { may: 'poster' },
  'POST /me/number': { may: 'poster', form: () => ({ mobile: '13812345678' }) },
  'POST /me/sign-out-everywhere': { may: 'poster', ends: true },
  'GET /organization/invite': { may: 'administrator' },
  'POST /organization/invite': { may: 'administrator', form: () => ({ ...someone, role: 'poster' }) },
  'POST /organization/invitations/:id/withdraw': { may: 'administrator', ids: { id: 'memberInvitation' } },
  'GET /organization/members/:member': { may: 'administrator' },
  'POST /organization/members/:member/role': {
    may: 'administrator',
    form: () => ({ role: 'coordinator' }),
  },
  'POST /organization/members/:member/leave': { may: 'administrator' },
  'GET /organization/api-tokens': { may: 'administrator' },
  'POST /organization/api-tokens': {
    may: 'administrator',
    form: () => ({ name: '区平台', permissions: 'needs:read' }),
  },
  'POST /organization/api-tokens/:id/revoke': { may: 'administrator', ids: { id: 'apiToken' } },
  'GET /organization/record': { may: 'administrator' },
  'GET /organization/robots': { may: 'administrator' },
  'POST /organization/robots': {
    may: 'administrator',
    form: () => ({ name: '邻里群', address: `${weComAddress}new-robot` }),
  },
  'POST /organization/robots/:robot': { may: 'administrator' },
  'POST /organization/robots/:robot/test': { may: 'administrator' },
  'POST /organization/robots/:robot/remove': { may: 'administrator' },
  'GET /organization/stop-asking': { may: 'administrator' },
  'POST /organization/stop-asking': { may: 'administrator', form: () => ({ do: 'stop', reason: '核对' }) },

  'GET /hub': { may: 'hub' },
  'GET /hub/organizations/new': { may: 'hub' },
  'POST /hub/organizations/new': {
    may: 'hub',
    form: () => ({ ...someone, name: '新机构', area: '云集街道', level: 'street' }),
  },
  'GET /hub/organizations/:org': { may: 'hub' },
  'POST /hub/organizations/:org': { may: 'hub', form: () => ({ area: '云集街道', level: 'street' }) },
  'POST /hub/organizations/:org/administrator': { may: 'hub', form: () => someone },
  'POST /hub/texts': { may: 'hub', form: () => ({ codes: '10', appeals: '10', notices: '10' }) },
  'POST /hub/organizations/:org/texts': { may: 'hub', form: () => ({ most: '10' }) },
  'GET /hub/stop-asking': { may: 'hub' },
  'POST /hub/stop-asking': { may: 'hub', form: () => ({ do: 'stop', reason: '台风' }) },
  'GET /hub/organizations/:org/stop-asking': { may: 'hub' },
  'POST /hub/organizations/:org/stop-asking': { may: 'hub', form: () => ({ do: 'stop', reason: '核对' }) },
  'GET /hub/concerns': { may: 'hub' },
  'GET /hub/concerns/:concern': { may: 'hub' },
  'POST /hub/concerns/:concern': { may: 'hub', form: () => ({ measure: 'nothing' }) },
  'POST /hub/organizations/:org/state': { may: 'hub', form: () => ({ state: 'stopped' }) },

  'GET /figures': { may: 'poster' },
  'GET /hub/figures': { may: 'hub' },
  'GET /open': { may: 'everyone' },
  'GET /open/organizations/:org': { may: 'everyone' },
  'GET /open/organizations/:org/figures.json': { may: 'everyone' },
  'GET /open/areas/:area': { may: 'everyone', ids: { area: 'draft' } },
  'GET /open/areas/:area/figures.json': { may: 'everyone', ids: { area: 'draft' } },
  'GET /board': { may: 'poster' },
  'GET /board/closed': { may: 'poster' },
  'GET /board/changes': { may: 'poster' },
  'GET /board.js': { may: 'everyone' },
  'GET /board/several': { may: 'poster' },
  'POST /board/several': {
    may: 'poster',
    form: ({ need }) => ({ do: 'extend', need, deadline: '2022-02-05' }),
  },
  'GET /needs/:need': { may: 'poster' },
  'GET /needs/:need/sheet': { may: 'poster' },
  'GET /needs/:need/poster': { may: 'poster' },
  'POST /needs/:need/pledges/:volunteer/receipt': { may: 'poster', form: () => ({ a: '1', rest: 'reopen' }) },
  'POST /needs/:need/pledges/:volunteer/no-show': { may: 'poster', form: () => ({ reason: '没有来' }) },
  'POST /needs/:need/pledges/:volunteer/let-go': { may: 'poster' },
  'POST /needs/:need/pledges/:volunteer/note': { may: 'poster', form: () => ({ do: 'hand-on', seen: '1' }) },
  'POST /needs/:need/offered/:offer/ask': { may: 'poster' },
  'GET /needs/:need/by-phone': { may: 'poster' },
  'POST /needs/:need/by-phone': { may: 'poster', form: () => ({ call: 'call1', name: '赵师傅', b: '1' }) },
  'GET /needs/:need/close': { may: 'poster' },
  'POST /needs/:need/close': { may: 'poster', form: () => ({ outcome: 'not', reason: 'met-elsewhere' }) },
  'GET /draft.js': { may: 'everyone' },
  'GET /needs/new': { may: 'poster' },
  'POST /needs/new': { may: 'poster', form: (_, world) => needForm(world) },
  'GET /needs/:need/check': { may: 'poster', ids: { need: 'review' } },
  'POST /needs/:need/check': {
    may: 'poster',
    ids: { need: 'review' },
    form: () => ({ do: 'publish', version: '1' }),
  },
  'GET /needs/:need/edit': { may: 'poster', ids: { need: 'draft' } },
  'POST /needs/:need/edit': {
    may: 'poster',
    ids: { need: 'draft' },
    form: (_, world) => ({ ...needForm(world), version: '1' }),
  },
  'GET /needs/:need/extend': { may: 'poster' },
  'POST /needs/:need/extend': { may: 'poster', form: () => ({ deadline: '2022-02-05' }) },
  'GET /needs/:need/hand-over': { may: 'poster' },
  'POST /needs/:need/hand-over': { may: 'poster', form: ({ member }) => ({ to: member }) },
  'GET /needs/:need/share': { may: 'poster' },
  'POST /needs/:need/share': { may: 'poster' },
  'POST /needs/:need/share/groups': { may: 'poster' },
  'GET /needs/:need/cancel': { may: 'poster' },
  'POST /needs/:need/cancel': { may: 'poster', form: () => ({ note: '已经解决了' }) },
  'POST /needs/:need/consent-withdrawn': { may: 'poster' },

  'GET /imports': { may: 'poster' },
  'GET /imports/needs/template.xlsx': { may: 'poster' },
  'GET /imports/needs/template.csv': { may: 'poster' },
  'GET /imports/needs': { may: 'poster' },
  'POST /imports/needs': { may: 'poster' },
  'GET /imports/volunteers/template.xlsx': { may: 'coordinator' },
  'GET /imports/volunteers/template.csv': { may: 'coordinator' },
  'GET /imports/volunteers': { may: 'coordinator' },
  'POST /imports/volunteers': { may: 'coordinator' },
  'GET /imports/organizations/template.xlsx': { may: 'hub' },
  'GET /imports/organizations/template.csv': { may: 'hub' },
  'GET /imports/organizations': { may: 'hub' },
  'POST /imports/organizations': { may: 'hub' },
  'GET /import/:import': { may: 'poster' },
  'POST /import/:import/start': {
    may: 'poster',
    form: () => ({ title: '几个心愿', area: '二马路', deadline: '2022-02-05', dropPlace: '服务大厅' }),
  },
  'POST /import/:import/discard': { may: 'poster' },
  'POST /import/:import/undo': { may: 'poster' },
  'GET /exports': { may: 'coordinator' },
  'POST /exports': {
    may: 'coordinator',
    form: () => ({ what: 'needs', from: '2022-01-01', to: '2022-02-01', format: 'csv' }),
  },
  'GET /campaigns': { may: 'poster' },
  'GET /campaigns/:campaign': { may: 'poster' },
  'GET /campaigns/:campaign/share': { may: 'poster' },
  'GET /campaigns/:campaign/poster': { may: 'poster' },
  'GET /campaigns/:campaign/edit': { may: 'poster' },
  'POST /campaigns/:campaign/edit': { may: 'poster', form: () => ({ title: '几个心愿' }) },
  'GET /campaigns/:campaign/check': { may: 'poster' },
  'POST /campaigns/:campaign/check': { may: 'poster', form: () => ({ do: 'approve' }) },
  'GET /campaigns/:campaign/end': { may: 'coordinator' },
  'POST /campaigns/:campaign/end': { may: 'coordinator', form: () => ({ do: 'end' }) },
  'GET /c/:token': { may: 'link', ids: { token: 'campaignToken' } },

  'GET /join/:org': { may: 'everyone' },
  'POST /join/:org': { may: 'everyone' },
  'GET /join/:org/offer': { may: 'everyone' },
  'POST /join/:org/offer': { may: 'everyone' },
  'GET /give': { may: 'everyone' },
  'GET /confirm/:id': { may: 'everyone', ids: { id: 'apiToken' } },
  'POST /confirm/:id': { may: 'everyone', ids: { id: 'apiToken' } },
  'GET /joined': { may: 'everyone' },
  'GET /joined/:id': { may: 'everyone', ids: { id: 'apiToken' } },
  'POST /joined/:id/push': { may: 'everyone', ids: { id: 'apiToken' } },
  'GET /push.js': { may: 'everyone' },
  'GET /push-worker.js': { may: 'everyone' },
  'GET /left': { may: 'everyone' },
  'GET /preferences': { may: 'everyone' },
  'POST /preferences': { may: 'everyone' },
  'GET /p/:token': { may: 'link', ids: personal },
  'POST /p/:token': { may: 'link', ids: personal },
  'GET /p/:token/offers': { may: 'link', ids: personal },
  'POST /p/:token/offers': { may: 'link', ids: personal },
  'GET /p/:token/pledges': { may: 'link', ids: personal },
  'GET /p/:token/pledges/:need': { may: 'link', ids: personal },
  'GET /p/:token/pledges/:need/calendar.ics': { may: 'link', ids: personal },
  'POST /p/:token/pledges/:need/pledge': { may: 'link', ids: personal },
  'POST /p/:token/pledges/:need/change': { may: 'link', ids: personal },
  'POST /p/:token/pledges/:need/withdraw': { may: 'link', ids: personal },
  'POST /p/:token/pledges/:need/delivered': { may: 'link', ids: personal },
  'POST /p/:token/pledges/:need/stand-by': { may: 'link', ids: personal },
  'POST /p/:token/pledges/:need/take': { may: 'link', ids: personal },
  'POST /p/:token/pledges/:need/note': { may: 'link', ids: personal, form: () => ({ note: '祝好' }) },
  'POST /p/:token/pledges/:need/answer-back': { may: 'link', ids: personal, form: () => ({ back: '祝好' }) },
  'POST /p/:token/listed': { may: 'link', ids: personal },
  'GET /p/:token/address': { may: 'link', ids: personal },
  'POST /p/:token/address': { may: 'link', ids: personal, form: () => ({ contact: '13812345678' }) },
  'GET /p/:token/data': { may: 'link', ids: personal },
  'POST /p/:token/data': { may: 'link', ids: personal },
  'GET /p/:token/leave': { may: 'link', ids: personal },
  'POST /p/:token/leave': { may: 'link', ids: personal },
  'POST /p/:token/push': { may: 'link', ids: personal },
  'POST /p/:token/push/off': { may: 'link', ids: personal },

  'GET /r/:token': { may: 'link', ids: personal },
  'POST /r/:token/pledge': { may: 'link', ids: personal },
  'POST /r/:token/change': { may: 'link', ids: personal },
  'POST /r/:token/withdraw': { may: 'link', ids: personal },
  'POST /r/:token/delivered': { may: 'link', ids: personal },
  'GET /r/:token/calendar.ics': { may: 'link', ids: personal },
  'GET /r/:token/code/:id': { may: 'link', ids: { ...personal, id: 'apiToken' } },
  'POST /r/:token/code/:id': { may: 'link', ids: { ...personal, id: 'apiToken' } },
  'POST /r/:token/stand-by': { may: 'link', ids: personal },
  'POST /r/:token/take': { may: 'link', ids: personal },
  'POST /r/:token/decline': { may: 'link', ids: personal },
  'POST /r/:token/note': { may: 'link', ids: personal, form: () => ({ note: '祝好' }) },
  'POST /r/:token/answer-back': { may: 'link', ids: personal, form: () => ({ back: '祝好' }) },
  'POST /r/:token/fresh-link': { may: 'link', ids: personal },
  'GET /r/:token/mine': { may: 'link', ids: personal },
  'GET /r/:token/stop': { may: 'link', ids: personal },
  'POST /r/:token/stop': { may: 'one-click', ids: personal },
  'GET /g/:token': { may: 'link', ids: personal },
  'POST /g/:token/pledge': { may: 'link', ids: personal },
  'POST /g/:token/change': { may: 'link', ids: personal },
  'POST /g/:token/withdraw': { may: 'link', ids: personal },
  'POST /g/:token/delivered': { may: 'link', ids: personal },
  'GET /g/:token/calendar.ics': { may: 'link', ids: personal },
  'POST /g/:token/stand-by': { may: 'link', ids: personal },
  'POST /g/:token/take': { may: 'link', ids: personal },
  'POST /g/:token/note': { may: 'link', ids: personal, form: () => ({ note: '祝好' }) },
  'POST /g/:token/answer-back': { may: 'link', ids: personal, form: () => ({ back: '祝好' }) },
  'GET /g/:token/mine': { may: 'link', ids: personal },
  'GET /g/:token/code/:id': { may: 'link', ids: { ...personal, id: 'apiToken' } },
  'POST /g/:token/code/:id': { may: 'link', ids: { ...personal, id: 'apiToken' } },

  'GET /api/v1/openapi.json': { may: 'everyone' },
  'GET /api/v1/needs': { may: 'needs:read' },
  'POST /api/v1/needs': { may: 'needs:write', json: (_, world) => describedNeed(world) },
  'GET /api/v1/needs/:need': { may: 'needs:read' },
  'PATCH /api/v1/needs/:need': {
    may: 'needs:write',
    ids: { need: 'draft' },
    json: (_, world) => ({ ...describedNeed(world), version: 1 }),
  },
  'POST /api/v1/needs/:need/ask-review': {
    may: 'needs:write',
    ids: { need: 'draft' },
    json: () => ({ version: 1 }),
  },
  'POST /api/v1/needs/:need/approve': {
    may: 'needs:write',
    ids: { need: 'review' },
    json: () => ({ version: 1 }),
  },
  'POST /api/v1/needs/:need/send-back': {
    may: 'needs:write',
    ids: { need: 'review' },
    json: () => ({ version: 1, note: '请补充尺码' }),
  },
  'POST /api/v1/needs/:need/extend': {
    may: 'needs:write',
    json: (_, { clock }) => ({ deadline: new Date(clock.now() + 9 * 86_400_000).toISOString() }),
  },
  'POST /api/v1/needs/:need/cancel': { may: 'needs:write', json: () => ({ note: '已经解决了' }) },
  'POST /api/v1/needs/:need/withdraw-consent': { may: 'needs:write', json: () => ({}) },
  'POST /api/v1/needs/:need/close': {
    may: 'needs:write',
    json: () => ({ outcome: 'not', reason: 'met-elsewhere', note: '别处已经解决了，谢谢。', seen: '' }),
  },
  'GET /api/v1/needs/:need/pledges': { may: 'pledges:read' },
  'POST /api/v1/needs/:need/pledges': {
    may: 'pledges:write',
    json: (_, { clock }) => ({
      name: '赵师傅',
      quantities: { b: 1 },
      bringBy: new Date(clock.now() + 86_400_000).toISOString(),
    }),
  },
  'POST /api/v1/needs/:need/pledges/:pledge/confirm-receipt': {
    may: 'pledges:write',
    ids: { pledge: 'volunteer' },
    json: () => ({ received: { a: 1 }, seen: '' }),
  },
  'POST /api/v1/needs/:need/pledges/:pledge/no-show': {
    may: 'pledges:write',
    ids: { pledge: 'volunteer' },
    json: () => ({ reason: '没有来', seen: '' }),
  },
  'POST /api/v1/needs/:need/pledges/:pledge/let-go': {
    may: 'pledges:write',
    ids: { pledge: 'volunteer' },
    json: () => ({ seen: '' }),
  },
}

/** 小志's need as another system sends it. */
export function describedNeed({ fx }: World) {
  const { consent, deadline, ...rest } = aDescription(fx)
  const iso = (at: number) => new Date(at).toISOString()
  return {
    ...rest,
    deadline: iso(deadline),
    ...(consent && { consent: { ...consent, at: iso(consent.at) } }),
  }
}

/** 小志's need as the form sends it. */
export function needForm({ fx }: World): Form {
  const { internalText, publicText } = aDescription(fx)
  return {
    ...{ internalText, publicText, alias: '小志', ageBand: 'child' },
    ...{ consentBy: '奶奶', consentHow: '当面、书面', consentOn: '2022-01-24' },
    ...{ label1: '冬季外套', wanted1: '2', unit1: '件', topics: 'clothing' },
    ...{ area: '二马路', urgency: 'high', deadline: '2022-02-01', dropPlace: '服务大厅', dropHours: '9–17' },
  }
}

/** Every route there is, the API's too. */
export const everyRoute: readonly Route[] = [
  ...frontRoutes,
  ...(await memberRoutes()),
  ...(await apiRoutes()),
]

/** A route with its line. */
export interface Drawn {
  readonly name: string
  readonly route: Route
  readonly line: Line
}

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`

/** Every route that has a line; that none is missing is a test of its own. */
export const drawn: readonly Drawn[] = everyRoute.flatMap((route) => {
  const line = lines[nameOf(route)]
  return line ? [{ name: nameOf(route), route, line }] : []
})

/** Whether the path names something of an organisation. */
export const namesSomething = ({ route }: Drawn): boolean => route.path.includes(':')
export const isUnsafe = ({ route }: Drawn): boolean => route.method !== 'GET'

/** The address of a route with these ids in it. */
export function pathWith({ route, line }: Drawn, ids: Named): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = ids[line.ids?.[name] ?? (name as keyof Named)]
    if (value === undefined) throw new Error(`${nameOf(route)} does not say what :${name} names`)
    return value
  })
}

/** What is sent to a route, valid as far as it has something to be valid about. */
export function sentTo({ route, line }: Drawn, ids: Named, world: World): Asked {
  if (route.method === 'GET') return {}
  return route.access === 'api'
    ? { json: line.json?.(ids, world) ?? {} }
    : { form: line.form?.(ids, world) ?? {} }
}

/** Knocks at a door as somebody. */
export function knock(world: World, one: Drawn, caller: Caller, ids: Named, sent = ids): Promise<Seen> {
  const asked = sentTo(one, sent, world)
  const headers: Record<string, string> = {}
  if (caller.authorization) headers.authorization = caller.authorization
  return caller.browser().ask(one.route.method, pathWith(one, ids), { ...asked, headers })
}

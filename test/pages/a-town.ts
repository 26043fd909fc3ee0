import { httpHandler } from '../../functions/http/door.ts'
import { openGateway } from '../../infra/local/gateway.ts'
import { settleTown } from '../../infra/local/seed/town.ts'
import { changeSettings } from '../../shared/actions/admit-organization.ts'
import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { inviteMember } from '../../shared/actions/invite-member.ts'
import type { Actor } from '../../shared/actions/need-access.ts'
import type { NeedInput } from '../../shared/actions/need-input.ts'
import { postNeed } from '../../shared/actions/post-need.ts'
import { startSession } from '../../shared/actions/sign-in.ts'
import { hubOrganization } from '../../shared/rules/roles.ts'
import { spendBudget } from '../../shared/store/budget.ts'
import { readCampaign } from '../../shared/store/campaign.ts'
import { markFigures } from '../../shared/store/figures.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readLogin } from '../../shared/store/login.ts'
import { putStory } from '../../shared/store/need-story.ts'
import { noteOffered } from '../../shared/store/offered.ts'
import { readOrganization } from '../../shared/store/organization.ts'
import { type Scope, scopeOf } from '../../shared/store/scope.ts'
import { aDescription } from '../harness/a-desk.ts'
import { aDevice, onDevices } from '../harness/a-device.ts'
import { aWish, csvOf, needHeading, shared, upload, wishes } from '../harness/a-list.ts'
import { aStory } from '../harness/a-story.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { bringIn } from '../harness/an-import.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import type { Browser } from '../harness/browser.ts'
import { patienceMs } from '../harness/patience.ts'
import { somePushKeys } from '../harness/push-keys.ts'
import { asApiToken, linkIn } from '../harness/sign-in.ts'
import { type AtWork, anOrganizationAtWork, type Named } from '../harness/two-organizations.ts'
import { aWorld, type World } from '../harness/world.ts'

const hour = 3_600_000
const day = 24 * hour

/** Whose browser a page is looked at in. */
export type Who = 'nobody' | 'poster' | 'coordinator' | 'administrator' | 'hub' | 'newcomer'

/** A phone on which somebody has opened their link. */
export interface Phone {
  readonly browser: Browser
  readonly path: string
}

/** The town of the local start after some days of life, served to real browsers: one of everything a page can show. */
export interface PagesTown {
  readonly world: World
  readonly origin: string
  readonly as: Readonly<Record<Who, Browser>>
  /** Ids of the lived-in organisation. */
  readonly named: Partial<Named>
  /** Another organisation with one of everything: for pages whose ids the first has not. */
  readonly plain: AtWork
  readonly needs: Readonly<Record<'covered' | 'closed' | 'expired' | 'cancelled' | 'clean' | 'held', string>>
  readonly phones: Readonly<
    Record<
      | 'asked'
      | 'declined'
      | 'promised'
      | 'delivered'
      | 'standby'
      | 'covered'
      | 'thanked'
      | 'elsewhere'
      | 'expired'
      | 'held'
      | 'stopped',
      Phone
    >
  >
  /** Addresses that only the browser that asked may open. */
  readonly codes: Readonly<Record<'signIn' | 'join' | 'joined' | 'pledge' | 'groupPledge' | 'number', Phone>>
  /** Campaigns: one that is out, one that waits for its yes. */
  readonly campaigns: Readonly<Record<'out' | 'waiting', string>>
  /** Token of the need's group link. */
  readonly group: string
  /** Token of somebody's own settings, and of somebody who has promised something. */
  readonly settings: Readonly<Record<'idle' | 'busy', string>>
  readonly leave: () => Promise<void>
}

export async function aTownOfPages(): Promise<PagesTown> {
  let world: World | undefined
  const gateway = await openGateway(0, {
    address: '127.0.0.1',
    now: () => world?.clock.now() ?? 0,
    longestWait: patienceMs,
  })
  const origin = `http://localhost:${gateway.port}`
  world = await aWorld({ settings: { PUBLIC_ORIGIN: origin, ...somePushKeys() } })
  const { fx } = world
  await settleTown(fx, world.settings.HUB_ADMIN, async () => void (await world?.sweep()))
  const door = httpHandler(world.app)
  gateway.open((event) => door(event, {} as never))
  const lived = await live(world)
  return { world, origin, ...lived, leave: gateway.close }
}

/** Two organisations with enough needs behind them let everybody see how it goes. */
async function openLedgers(world: World): Promise<void> {
  const { table } = world.fx
  for (const org of ['yunyijia', 'huiai']) {
    const scope = scopeOf(org)
    const { name = org } = (await readOrganization(table, org)) ?? {}
    for (let i = 0; i < 6; i++) await putStory(table, scope, aStory({ covered: 60 + i * 90 }))
    await markFigures(table, scope, '2022-01', world.clock.now())
    await changeSettings(world.fx, scope, 'admin', {
      ...{ name, oneIsEnough: false, openToJoin: true, groupGreeting: '', openLedger: true },
    })
  }
}

async function live(world: World): Promise<Omit<PagesTown, 'world' | 'origin' | 'leave'>> {
  const { fx } = world
  const scope = scopeOf('yunyijia')
  const poster = await actorOf(world, 'poster@yunyijia.example')
  const coordinator = await actorOf(world, 'coordinator@yunyijia.example')
  const desk = { world, scope, poster, coordinator }
  const people = await somePeople(world)

  const closed = await anOpenNeed(desk, {
    lines: [{ label: '台灯', wanted: 1, unit: '盏' }],
    topics: ['household'],
  })
  const thanked = await promise(world, scope, closed, people.chen, { a: '1', day: '2022-01-25' })
  await press(thanked, 'note', { note: '光线好，写字不伤眼睛。加油！' })
  await press(thanked, 'delivered')
  const expired = await anOpenNeed(desk, {
    lines: [{ label: '轮椅', wanted: 1, unit: '辆' }],
    topics: ['assistive-devices'],
    deadline: fx.now() + 30 * hour,
  })
  const cancelled = await anOpenNeed(desk, {
    lines: [{ label: '大米', wanted: 2, unit: '袋' }],
    topics: ['food'],
  })
  const need = await anOpenNeed(desk, { lines: threeThings })
  const late = await promise(world, scope, need, people.zhao, { a: '1', day: '2022-01-25' })
  world.clock.advance(1.5 * day)
  await openLedgers(world)
  await world.sweep()

  const as: Record<Who, Browser> = {
    nobody: world.browser(),
    poster: await signedIn(world, 'poster@yunyijia.example', 'yunyijia'),
    coordinator: await signedIn(world, 'coordinator@yunyijia.example', 'yunyijia'),
    administrator: await signedIn(world, 'admin@yunyijia.example', 'yunyijia'),
    hub: await signedIn(world, world.settings.HUB_ADMIN, hubOrganization),
    newcomer: await signedIn(world, 'coordinator@huiai.example', 'huiai'),
  }
  const promised = await promise(world, scope, need, people.wang, {
    a: '1',
    b: '1',
    word: '周六上午送到，可以吗？',
  })
  const delivered = await promise(world, scope, need, people.li, { b: '1' })
  await press(delivered, 'delivered')
  await press(promised, 'note', { note: '天冷了，多穿点，祝你学习进步！' })
  await press(delivered, 'note', { note: '鞋子是新的，希望你喜欢。' })
  const covered = await anOpenNeed(desk, {
    lines: [{ label: '电热毯', wanted: 1, unit: '条' }],
    topics: ['household'],
  })
  await promise(world, scope, covered, people.sun, { a: '1' })
  const standby = await open(world, scope, covered, people.wu)
  await press(standby, 'stand-by', { a: '1', who: 'me' })
  await decideNote(as.coordinator, closed, people.chen.volunteer, { do: 'hand-on' })
  await decideNote(as.coordinator, need, people.li.volunteer, { do: 'keep-back', why: '这次先不转交。' })
  await settleClosed(as.coordinator, closed, people.chen.volunteer)
  await as.coordinator.post(`/needs/${cancelled}/cancel`, { note: '家里已经买到了。' })
  const shared = await as.coordinator.submit(`/needs/${need}/share`, {})
  const group = /\/g\/([0-9A-Za-z]{20})/.exec(shared.text)?.[1] ?? ''
  await world.sweep()

  const declined = await open(world, scope, need, people.zhou)
  await press(declined, 'decline')
  const asked = await open(world, scope, need, people.xu)
  const elsewhere = { path: promised.path, browser: world.browser() }
  const draft = await posted(desk, {
    publicText: '小志的冬衣短了，鞋子也小了。他在清江小学读书，奶奶电话13872505678。',
  })
  const clean = await posted(desk)
  const review = await posted(desk, {
    lines: [{ label: '书桌', wanted: 1, unit: '张' }],
    topics: ['school-things'],
  })
  await askReview(fx, scope, poster, { need: review, version: 1 })
  await world.sweep()
  const held = await dealtWith(desk, as.hub, people.zhou, 'stop-asking')
  const stopped = await dealtWith(desk, as.hub, people.xu, 'stop-need')
  const { apiToken, memberInvitation, invitedToken, member } = await others(world, scope, as.administrator)
  const link = asked.path.split('/').at(-1) ?? ''
  const lists = await someLists(world, scope, as)
  const named: Partial<Named> = {
    org: 'yunyijia',
    ...{ need, draft, review, member, memberInvitation, invitedToken, apiToken, link },
    concern: held.concern,
    ...{ import: lists.read, campaign: lists.out, campaignToken: lists.token },
    volunteer: late.volunteer,
  }
  const plain = await aPlainDesk(world)
  await twoOffers(world, { scope, need })
  return {
    as,
    named,
    plain,
    group,
    campaigns: lists,
    needs: { covered, closed, expired, cancelled, clean, held: held.need },
    phones: {
      ...{ held: held.phone, stopped: stopped.phone },
      ...{ asked, declined, promised, delivered, standby, thanked, elsewhere },
      covered: await open(world, scope, covered, people.xu),
      expired: await open(world, scope, expired, people.xu),
    },
    codes: {
      ...(await codesOf(world, asked.path, `/g/${group}`)),
      number: await aNumberToConfirm(as.poster),
    },
    settings: { idle: await ownSettings(world, people.xu), busy: await ownSettings(world, people.wang) },
  }
}

const threeThings: NeedInput['lines'] = [
  { label: '冬季外套', wanted: 3, unit: '件', fit: '身高 135 cm' },
  { label: '鞋子', wanted: 3, unit: '双', fit: '脚长 21.5 cm' },
  { label: '书包', wanted: 1, unit: '个' },
]

interface Desk {
  readonly world: World
  readonly scope: Scope
  readonly poster: Actor
  readonly coordinator: Actor
}

async function posted({ world, scope, poster }: Desk, given: Partial<NeedInput> = {}): Promise<string> {
  const done = await postNeed(world.fx, scope, poster, aDescription(world.fx, given), world.fx.newId(20))
  if (!done.ok) throw new Error(`The need was refused: ${done.refusal.kind}`)
  return done.value.need
}

async function anOpenNeed(desk: Desk, given: Partial<NeedInput>): Promise<string> {
  const { world, scope, poster, coordinator } = desk
  const need = await posted(desk, given)
  await askReview(world.fx, scope, poster, { need, version: 1 })
  const approved = await approveNeed(world.fx, scope, coordinator, { need, version: 1 })
  if (!approved.ok) throw new Error(`The need was not approved: ${approved.refusal.kind}`)
  await world.sweep()
  return need
}

/** Somebody of the town who signs in by the address they work under. */
async function signedIn(world: World, email: string, org: string): Promise<Browser> {
  const identity = world.fx.identify(email)
  const login = await readLogin(world.fx.table, identity, org)
  if (!login) throw new Error(`${email} does not work at ${org}.`)
  const browser = world.browser()
  browser.cookies.set('session', await startSession(world.fx, identity, { org, member: login.member }))
  return browser
}

async function actorOf({ fx }: World, email: string): Promise<Actor> {
  const login = await readLogin(fx.table, fx.identify(email), 'yunyijia')
  return { member: login?.member ?? '', role: email.startsWith('poster') ? 'poster' : 'coordinator' }
}

interface Neighbour {
  readonly volunteer: string
  readonly masked: string
}

async function somePeople({ fx }: World) {
  const one = async (name: string): Promise<Neighbour> => {
    const { volunteer } = await aVolunteer(fx, {
      name,
      org: 'yunyijia',
      area: '420502003002',
      topics: ['law'],
    })
    return { volunteer, masked: `${name.slice(0, 1)}**` }
  }
  const names = ['王阿姨', '李叔叔', '赵师傅', '陈老师', '孙奶奶', '吴大姐', '周医生', '徐大哥']
  const [wang, li, zhao, chen, sun, wu, zhou, xu] = await Promise.all(names.map(one))
  return { wang, li, zhao, chen, sun, wu, zhou, xu } as Record<
    'wang' | 'li' | 'zhao' | 'chen' | 'sun' | 'wu' | 'zhou' | 'xu',
    Neighbour
  >
}

/** Two people have just the coat the need lacks; one of them rests. */
async function twoOffers({ fx }: World, where: Where): Promise<void> {
  const coat = { id: 'o1', topic: 'clothing', what: '儿童冬季外套', size: '135' } as const
  for (const rests of [true, false]) {
    const { volunteer } = await aVolunteer(fx, { org: 'yunyijia', offers: [coat] })
    if (rests) await spendBudget(fx.table, fx.now(), { volunteer, need: 'another', perWeek: 2 })
    const handle = fx.newId(8)
    await noteOffered(fx.table, fx.now(), where, { volunteer, lines: ['a'], at: fx.now(), handle })
  }
}

/** Somebody opens their link on their phone. */
async function open(world: World, scope: Scope, need: string, who: Neighbour): Promise<Phone & Neighbour> {
  const { path } = await anInvitation(world, { scope, need }, { name: who.masked, volunteer: who.volunteer })
  const browser = world.browser()
  await browser.get(path)
  return { browser, path, ...who }
}

async function promise(
  world: World,
  scope: Scope,
  need: string,
  who: Neighbour,
  form: Readonly<Record<string, string>>,
): Promise<Phone & Neighbour> {
  const phone = await open(world, scope, need, who)
  await press(phone, 'pledge', { day: '2022-01-29', who: 'me', word: '', ...form })
  await world.sweep()
  return phone
}

async function press({ browser, path }: Phone, what: string, form = {}): Promise<void> {
  const { status, text } = await browser.post(`${path}/${what}`, form)
  if (status !== 303) throw new Error(`${what} was answered with ${status}: ${text.slice(-400)}`)
}

/** A coordinator has read somebody's note. */
async function decideNote(
  coordinator: Browser,
  need: string,
  volunteer: string,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  const page = (await coordinator.get(`/needs/${need}`)).text
  const action = `/needs/${need}/pledges/${volunteer}/note`
  const seen =
    new RegExp(`action="${action}"><input type="hidden" name="seen" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const decided = await coordinator.post(action, { seen, ...form })
  if (decided.status !== 303) throw new Error(`The note was not settled: ${decided.status}`)
}

/** What was brought is confirmed and the need closed with a note to who gave. */
async function settleClosed(coordinator: Browser, need: string, volunteer: string): Promise<void> {
  const field = (text: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
  const page = (await coordinator.get(`/needs/${need}`)).text
  const hold = field(page, 'hold')
  await coordinator.post(`/needs/${need}/pledges/${volunteer}/receipt`, {
    a: '1',
    rest: 'reopen',
    hold,
    got: '',
  })
  const seen = field((await coordinator.get(`/needs/${need}/close`)).text, 'seen')
  const note = '台灯已经放在书桌上了，写作业亮堂多了。谢谢您！'
  const closed = await coordinator.post(`/needs/${need}/close`, { outcome: 'fully', reason: '', note, seen })
  if (closed.status !== 303) throw new Error(`The need was not closed: ${closed.status}`)
}

/** One of everything, without a story; its people's sessions go by the name they have without https. */
async function aPlainDesk(world: World): Promise<AtWork> {
  const plain = await anOrganizationAtWork(world, 'plain')
  for (const { browser } of [plain.poster, plain.coordinator, plain.administrator])
    browser.cookies.set('session', browser.cookies.get('__Host-session') ?? '')
  return plain
}

/** A colleague, somebody invited, and a token for another system. */
async function others(world: World, scope: Scope, administrator: Browser) {
  const { fx } = world
  const by = (await readLogin(fx.table, fx.identify('admin@yunyijia.example'), scope.org))?.member ?? ''
  const email = 'new@example.org'
  const someone = { email, name: '方社工', role: 'poster', language: 'zh-CN' } as const
  const invited = await inviteMember(fx, scope, by, someone)
  await world.sweep()
  const { id: apiToken } = await asApiToken(world, { org: scope.org })
  const list = (await administrator.get('/organization')).text
  return {
    apiToken,
    member: /\/organization\/members\/(\w+)/.exec(list)?.[1] ?? '',
    memberInvitation: invited.ok ? invited.value.id : '',
    invitedToken: linkIn(world, email, '/invited/').split('/').at(-1) ?? '',
  }
}

/** Wishes of a school brought in as lists: one is out, one waits for a second person, one has only been read. */
async function someLists(world: World, scope: Scope, as: Readonly<Record<Who, Browser>>) {
  const poster = { browser: as.poster }
  const out = await bringIn(world, poster, wishes(9), { ...shared, title: '九个新学期心愿' })
  const drafts = await readCampaign(world.fx.table, scope, out)
  const versions = Object.fromEntries((drafts?.needs ?? []).map((need) => [`version-${need}`, '1']))
  await as.coordinator.post(`/campaigns/${out}/check`, { do: 'approve', ...versions })
  await world.sweep()
  const more = [
    [...needHeading],
    ...[11, 12, 13].map((n) => aWish(n)),
    aWish(14, { 给志愿者看的话: '小禾14在清江小学读书。' }),
  ]
  const waiting = await bringIn(world, poster, more, { ...shared, title: '四个过冬心愿' })
  const last = [[...needHeading], ...[21, 22, 22].map((n) => aWish(n))]
  const { location = '' } = await upload(as.poster, '/imports/needs', csvOf(last))
  return { out, waiting, token: drafts?.token ?? '', read: location.split('/').at(-1) ?? '' }
}

/** The link to somebody's own settings, with a device they are told on. */
/** A need about which somebody has raised a concern, and what the hub did about it. */
async function dealtWith(desk: Desk, hub: Browser, who: Neighbour, measure: string) {
  const { world, scope } = desk
  const need = await anOpenNeed(desk, {
    lines: [{ label: '棉被', wanted: 2, unit: '床' }],
    topics: ['household'],
  })
  const phone = await open(world, scope, need, who)
  const said = { worry: 'money', text: '这条求助要我先转账。', reach: 'a.neighbour@example.org' }
  await phone.browser.post(`${phone.path}/concern`, said)
  const list = await hub.get('/hub/concerns')
  const concern = /\/hub\/concerns\/(\w+)/.exec(list.text)?.[1] ?? ''
  await hub.post(`/hub/concerns/${concern}`, { measure, note: '正文里有一个私人账号，请先核对。' })
  await world.sweep()
  return { need, phone, concern }
}

async function ownSettings(world: World, { volunteer }: Neighbour): Promise<string> {
  const person = await onDevices(world.fx, { volunteer }, aDevice())
  const { address } = person.email ?? { address: '' }
  await world.browser().post('/preferences', { contact: address })
  await world.sweep()
  return linkIn(world, address, '/p/').split('/').at(-1) ?? ''
}

/** A member types the code that was sent to their number. */
async function aNumberToConfirm(browser: Browser): Promise<Phone> {
  const { location } = await browser.post('/me/number', { mobile: '13812345678' })
  if (location === undefined) throw new Error('No code was sent to the number.')
  return { browser, path: location }
}

/** Pages that wait for six digits, each in the browser that asked for them. */
async function codesOf(world: World, link: string, group: string) {
  const ask = async (path: string, form: Readonly<Record<string, string>>): Promise<Phone> => {
    const browser = world.browser()
    await browser.get(path)
    const { location, status } = await browser.post(
      path === link || path === group ? `${path}/pledge` : path,
      form,
    )
    if (location === undefined) throw new Error(`${path} was answered with ${status}.`)
    return { browser, path: location }
  }
  const join = {
    ...{ name: '钱阿姨', area: '二马路社区', topics: 'clothing', reach: 'street', language: 'zh-CN' },
    ...{ quietFrom: '22:00', quietTo: '07:00', perWeek: '2', adult: 'yes' },
  }
  const pledge = { c: '1', day: '2022-01-29', who: 'other', name: '冯师傅', adult: 'yes' }
  const joined = await ask('/join/yunyijia', { ...join, contact: 'joined@example.org' })
  await world.sweep()
  const code = /\b\d{6}\b/.exec(world.post.to('joined@example.org').at(-1)?.subject ?? '')?.[0] ?? ''
  const { location } = await joined.browser.post(joined.path, { code })
  return {
    signIn: await ask('/sign-in', { email: 'poster@yunyijia.example' }),
    join: await ask('/join/yunyijia', { ...join, contact: 'joining@example.org' }),
    joined: { browser: joined.browser, path: location ?? '' },
    pledge: await ask(link, { ...pledge, c: '', b: '1', contact: 'feng@example.org' }),
    groupPledge: await ask(group, { ...pledge, contact: 'gu@example.org' }),
  }
}

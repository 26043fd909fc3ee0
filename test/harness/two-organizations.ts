import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { inviteMember } from '../../shared/actions/invite-member.ts'
import { postNeed } from '../../shared/actions/post-need.ts'
import { raiseConcern } from '../../shared/actions/raise-concern.ts'
import { apiPermissions } from '../../shared/rules/api-permissions.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { putCampaign } from '../../shared/store/campaign.ts'
import { putImport } from '../../shared/store/import-item.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { noteOffered } from '../../shared/store/offered.ts'
import type { Scope } from '../../shared/store/scope.ts'
import { aDescription, aPerson, type Person, someAreas } from './a-desk.ts'
import { promised } from './a-pledge.ts'
import { aRobot } from './a-robot.ts'
import { aVolunteer } from './a-volunteer.ts'
import { anInvitation } from './an-invitation.ts'
import type { Browser } from './browser.ts'
import { asApiToken, asMember, linkIn } from './sign-in.ts'
import { aWorld, type World } from './world.ts'

/** Everything of an organisation that an address can name. */
export interface Named {
  readonly org: string
  readonly need: string
  /** A need that is still a draft. */
  readonly draft: string
  /** A need that waits for its approval. */
  readonly review: string
  readonly member: string
  readonly memberInvitation: string
  readonly invitedToken: string
  readonly apiToken: string
  readonly robot: string
  readonly volunteer: string
  /** What the need's page calls somebody by who has just what it lacks. */
  readonly offer: string
  /** Token of a volunteer's personal link. */
  readonly link: string
  /** A list that was read and waits for the yes. */
  readonly import: string
  readonly campaign: string
  readonly campaignToken: string
  /** What somebody has raised about its open need. */
  readonly concern: string
}

/** Whoever may knock at a door: with a session, with an API token, or with nothing. */
export interface Caller {
  readonly browser: () => Browser
  readonly authorization?: string
}

export const callers = [
  'nobody',
  'poster',
  'coordinator',
  'administrator',
  'hub administrator',
  'stranger',
  'every token',
  ...apiPermissions.map((permission) => `token ${permission}` as const),
  'foreign token',
] as const
export type CallerName = (typeof callers)[number]

export interface TwoOrganizations {
  readonly world: World
  readonly as: Readonly<Record<CallerName, Caller>>
  readonly own: Named
  readonly foreign: Named
  readonly absent: Named
  /** Id of the first organisation's poster. */
  readonly poster: string
}

/** Two organisations at work in one hub, each with one of everything, and everybody who may come to a door of the first. */
export async function twoOrganizations(): Promise<TwoOrganizations> {
  const world = await aWorld()
  await replaceAreas(world.fx.table, 'areas', someAreas)
  const [own, foreign] = [
    await anOrganizationAtWork(world, 'yunyijia'),
    await anOrganizationAtWork(world, 'mochixiang'),
  ]
  const hub = await asMember(world, { org: 'hub', role: 'administrator' })
  const tokens = Object.fromEntries(
    await Promise.all(
      apiPermissions.map(async (permission) => {
        const { authorization } = await asApiToken(world, { org: 'yunyijia', permissions: [permission] })
        return [`token ${permission}`, { browser: world.browser, authorization }]
      }),
    ),
  )
  const bySession = ({ browser }: { browser: Browser }): Caller => ({ browser: () => browser })
  const byToken = async (org: string): Promise<Caller> => ({
    browser: world.browser,
    authorization: (await asApiToken(world, { org })).authorization,
  })
  return {
    world,
    as: {
      nobody: { browser: world.browser },
      poster: bySession(own.poster),
      coordinator: bySession(own.coordinator),
      administrator: bySession(own.administrator),
      'hub administrator': bySession(hub),
      stranger: bySession(foreign.administrator),
      'every token': await byToken('yunyijia'),
      'foreign token': await byToken('mochixiang'),
      ...tokens,
    } as Record<CallerName, Caller>,
    // Last of all, so that no wave asks them before anybody presses.
    own: { ...own.named, offer: await anOfferFor(world, own) },
    foreign: { ...foreign.named, offer: await anOfferFor(world, foreign) },
    absent: nothing,
    poster: own.poster.member,
  }
}

const nothing: Named = {
  org: 'absentabsent',
  need: 'absentabsent',
  draft: 'absentabsent',
  review: 'absentabsent',
  member: 'absentabsent',
  memberInvitation: 'absentabsent',
  invitedToken: 'absentabsentabsenta',
  apiToken: 'absentabsent',
  robot: 'absentabsent',
  volunteer: 'absentabsent',
  offer: 'absentabsent',
  link: 'absentabsentabsenta',
  import: 'absentabsent',
  campaign: 'absentabsent',
  campaignToken: 'absentabsentabsenta',
  concern: 'absentabsent',
}

/** An organisation at work: its people, and one of everything. */
export interface AtWork {
  readonly named: Named
  readonly poster: Person
  readonly coordinator: Person
  readonly administrator: Person
}

export async function anOrganizationAtWork(world: World, org: string): Promise<AtWork> {
  const [poster, coordinator, administrator] = [
    await aPerson(world, 'poster', org),
    await aPerson(world, 'coordinator', org),
    await aPerson(world, 'administrator', org),
  ]
  const { scope } = poster
  const draft = await aNeedOf(world, scope, poster)
  const review = await aNeedOf(world, scope, poster)
  await askReview(world.fx, scope, poster.by, { need: review, version: 1 })
  const need = await aNeedOf(world, scope, poster)
  await askReview(world.fx, scope, poster.by, { need, version: 1 })
  await approveNeed(world.fx, scope, coordinator.by, { need, version: 1 })
  const { volunteer } = await aVolunteer(world.fx, { org, reach: 'community', area: '420502003999' })
  await promised(world, { scope, need }, volunteer)
  const { token: link } = await anInvitation(world, { scope, need })
  const { robot } = await aRobot(world, scope)
  const { apiToken, memberInvitation, invitedToken } = await opened(world, scope, administrator)
  const listed = await aListOf(world, scope, poster)
  const colleague = await aPerson(world, 'poster', org)
  return {
    named: {
      org,
      need,
      draft,
      review,
      member: colleague.member,
      memberInvitation,
      invitedToken,
      apiToken,
      robot,
      volunteer,
      offer: '',
      link,
      concern: await aConcernAbout(world, { scope, need }),
      ...listed,
    },
    ...{ poster, coordinator, administrator },
  }
}

async function aNeedOf(world: World, scope: Scope, { by }: Person): Promise<string> {
  const posted = await postNeed(world.fx, scope, by, aDescription(world.fx), world.fx.newId(20))
  if (!posted.ok) throw new Error(`The need was refused: ${posted.refusal.kind}`)
  return posted.value.need
}

/** Somebody the need knows to have just the shoes it lacks. */
async function anOfferFor({ fx }: World, { named, poster: { scope } }: AtWork): Promise<string> {
  const where = { scope, need: named.need }
  const shoes = { id: 'o1', topic: 'shoes', what: '童鞋', size: '33' } as const
  const { volunteer } = await aVolunteer(fx, { org: scope.org, offers: [shoes] })
  const handle = fx.newId(8)
  await noteOffered(fx.table, fx.now(), where, { volunteer, lines: ['b'], at: fx.now(), handle })
  return handle
}

async function aConcernAbout({ fx }: World, { scope, need }: Where): Promise<string> {
  const said = { worry: 'money', text: '这条求助要人转账。', language: 'zh-CN', page: '/r' } as const
  const about = { org: scope.org, need, form: need, source: 'somewhere' }
  const raised = await raiseConcern(fx, {
    ...said,
    ...about,
    reach: { kind: 'email', address: 'a.neighbour@example.org' },
  })
  return raised.ok ? raised.value : ''
}

/** A list that was read, and a campaign of one draft. */
async function aListOf(world: World, scope: Scope, by: Person) {
  const { fx } = world
  const id = fx.newId()
  const fresh = { import: id, kind: 'needs', role: 'poster', language: 'zh-CN' } as const
  await putImport(fx.table, scope, fx.now(), { ...fresh, by: by.member, unknown: [] }, [
    {
      row: 2,
      beneficiary: { alias: '小芽', ageBand: 'adult' },
      line: { label: '棉鞋', wanted: 1, unit: '双' },
      topics: ['shoes'],
      publicText: '一位邻居需要一双棉鞋。',
      internalText: '',
    },
  ])
  const campaign = fx.newId()
  const campaignToken = fx.newId(20)
  await putCampaign(fx.table, scope, {
    campaign,
    org: scope.org,
    orgName: scope.org,
    title: '几个心愿',
    publicText: '',
    token: campaignToken,
    tokenHash: fx.hash(campaignToken),
    needs: [await aNeedOf(world, scope, by)],
    by: by.member,
    at: fx.now(),
  })
  return { import: id, campaign, campaignToken }
}

/** A token for another system, and somebody who is invited. */
async function opened(world: World, scope: Scope, { member }: Person) {
  const email = `new.${scope.org}@example.org`
  const someone = { email, name: '新同事', role: 'poster', language: 'zh-CN' } as const
  const invited = await inviteMember(world.fx, scope, member, someone)
  await world.sweep()
  const invitedToken = linkIn(world, email, '/invited/').split('/').at(-1) ?? ''
  const { id: apiToken } = await asApiToken(world, { org: scope.org })
  return { apiToken, memberInvitation: invited.ok ? invited.value.id : '', invitedToken }
}

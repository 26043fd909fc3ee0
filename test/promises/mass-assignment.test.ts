import { describe, expect, it } from 'vitest'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { membersOf, readMember } from '../../shared/store/member.ts'
import { memberInvitationsOf } from '../../shared/store/member-invitation.ts'
import { allOrganizations, readOrganization } from '../../shared/store/organization.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { someAreas } from '../harness/a-desk.ts'
import { everything } from '../harness/invariants.ts'
import { drawn, pathWith, sentTo } from '../harness/route-lines.ts'
import { asMember } from '../harness/sign-in.ts'
import { twoOrganizations } from '../harness/two-organizations.ts'
import { aWorld } from '../harness/world.ts'

/** What nobody may set by naming it. */
const smuggled = {
  org: 'mochixiang',
  orgId: 'mochixiang',
  scope: 'mochixiang',
  role: 'administrator',
  baseRole: 'coordinator',
  state: 'stopped',
  stage: 'open',
  certified: 'yes',
  area: '4205',
  open: '9999',
  received: '9999',
  approvedBy: 'me',
  administrators: 'me',
  member: 'somebody-else',
  pk: 'HUB',
  sk: 'ORG#yunyijia',
} as const

describe('mass-assignment', () => {
  it('refuses every property the API does not know, wherever it hides, and writes nothing', async () => {
    const at = await twoOrganizations()
    const { browser, authorization = '' } = at.as['every token']
    const before = await everything(at.world)
    const headers = { authorization, 'content-type': 'application/json' }
    let tried = 0
    for (const one of drawn.filter(({ line }) => line.json !== undefined)) {
      const { json } = sentTo(one, at.own, at.world)
      for (const body of spoilt(json as Record<string, unknown>)) {
        const request = new Request(`${at.world.settings.PUBLIC_ORIGIN}${pathWith(one, at.own)}`, {
          method: one.route.method,
          headers,
          body,
        })
        const answer = await at.world.app.fetch(request, {
          requestContext: { http: { sourceIp: '10.9.9.9' } },
        })
        expect([one.name, body.slice(0, 60), answer.status]).toEqual([one.name, body.slice(0, 60), 422])
        tried++
      }
    }
    expect(tried).toBeGreaterThan(100)
    expect(await everything(at.world)).toEqual(before)
    expect(browser().cookies.size).toBe(0)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('lets a member change their name, and nothing beside it', async () => {
    const world = await aWorld()
    const { browser, scope, member } = await asMember(world, { role: 'poster' })
    const before = await readMember(world.fx.table, scope, member)
    await browser.post('/me', { ...smuggled, name: '小李', language: 'en', email: 'other@example.org' })
    const after = await readMember(world.fx.table, scope, member)
    expect(after?.member).toEqual({ ...before?.member, name: '小李', language: 'en' })
    expect(after?.organization).toEqual(before?.organization)
  })

  it('lets an administrator change the settings, and nothing that only the hub decides', async () => {
    const world = await aWorld()
    const { browser, scope } = await asMember(world, { role: 'administrator' })
    const before = await readOrganization(world.fx.table, scope.org)
    await browser.post('/organization', { ...smuggled, name: '新名字', groupGreeting: '各位邻居：' })
    const after = await readOrganization(world.fx.table, scope.org)
    expect(after).toEqual({
      ...before,
      name: '新名字',
      groupGreeting: '各位邻居：',
      openToJoin: false,
      openLedger: false,
    })
  })

  it('invites into one’s own organisation, whatever the form names', async () => {
    const at = await twoOrganizations()
    const invite = { ...smuggled, person: '新同事', email: 'a.new.one@example.org', role: 'poster' }
    await at.as.administrator.browser().post('/organization/invite', invite)
    const [mine, theirs] = await Promise.all(
      [at.own.org, at.foreign.org].map((org) => memberInvitationsOf(at.world.fx.table, scopeOf(org))),
    )
    expect(mine?.filter(({ email }) => email === invite.email).map(({ role }) => role)).toEqual(['poster'])
    expect(theirs?.some(({ email }) => email === invite.email)).toBe(false)
  })

  it('admits nobody over an organisation that is there', async () => {
    const world = await aWorld()
    await replaceAreas(world.fx.table, 'areas', someAreas)
    const { browser } = await asMember(world, { org: 'hub', role: 'administrator' })
    await asMember(world, { org: 'AlreadyThere', role: 'administrator' })
    const before = await allOrganizations(world.fx.table)
    const form = {
      org: 'AlreadyThere',
      name: '另一个',
      area: '4205',
      level: 'city',
      person: '某人',
      email: 'x@example.org',
    }
    expect((await browser.post('/hub/organizations/new', form)).status).not.toBe(303)
    expect(await allOrganizations(world.fx.table)).toEqual(before)
    expect(await memberInvitationsOf(world.fx.table, scopeOf('AlreadyThere'))).toEqual([])
    expect(await membersOf(world.fx.table, scopeOf('AlreadyThere'))).toHaveLength(1)
  })
})

/** A valid body with one property too many: at the top, and in every object inside. Written by hand, because of `__proto__`. */
function spoilt(valid: Record<string, unknown>): string[] {
  const text = JSON.stringify(valid)
  const places = [...text.matchAll(/\{/g)].map(({ index }) => index + 1)
  const known = new Set(Object.keys(valid))
  const extra = [
    '"__proto__":{"polluted":true}',
    '"constructor":{"prototype":{"polluted":true}}',
    ...Object.entries(smuggled)
      .filter(([name]) => !known.has(name))
      .map(([name, value]) => `"${name}":"${value}"`),
  ]
  return places.flatMap((place) =>
    extra.map((one) => {
      const rest = text.slice(place)
      return `${text.slice(0, place)}${one}${rest.startsWith('}') ? '' : ','}${rest}`
    }),
  )
}

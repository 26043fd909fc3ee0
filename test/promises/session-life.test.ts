import { describe, expect, it } from 'vitest'
import { buildApp } from '../../functions/http/app.ts'
import type { Route } from '../../functions/http/route.ts'
import { revokeApiToken } from '../../shared/store/api-token.ts'
import { changeMember } from '../../shared/store/member.ts'
import { addAdministrator, moveState, removeAdministrator } from '../../shared/store/organization-changes.ts'
import { endSession } from '../../shared/store/session.ts'
import { openBrowser } from '../harness/browser.ts'
import { asApiToken, asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const day = 86_400_000

/** Two routes that say who was let in. */
const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/test-member',
    access: 'member',
    role: 'administrator',
    handle: async ({ c, by }) => c.text(by.member),
  },
  {
    method: 'GET',
    path: '/test-api',
    access: 'api',
    permission: 'needs:read',
    handle: async ({ c, scope }) => c.text(scope.org),
  },
]

async function aSignedInAdministrator(world: World) {
  const who = await asMember(world, { role: 'administrator' })
  const browser = openBrowser(buildApp(world.fx, world.settings, routes), world.settings)
  browser.cookies.set('__Host-session', who.browser.cookies.get('__Host-session')!)
  const enters = async () => (await browser.get('/test-member')).status === 200
  expect(await enters()).toBe(true)
  return { ...who, browser, enters }
}

describe('session-life', () => {
  it('ends at the next request when the member has left', async () => {
    const world = await aWorld()
    const { enters, scope, member } = await aSignedInAdministrator(world)
    await changeMember(world.fx.table, scope, member, { state: 'left' })
    expect(await enters()).toBe(false)
  })

  it('ends at the next request when the organisation is stopped', async () => {
    const world = await aWorld()
    const { enters, scope } = await aSignedInAdministrator(world)
    await moveState(world.fx.table, world.clock.now(), scope.org, 'stopped')
    expect(await enters()).toBe(false)
  })

  it('loses a role at the next request', async () => {
    const world = await aWorld()
    const { enters, scope, member, browser } = await aSignedInAdministrator(world)
    await addAdministrator(world.fx.table, scope.org, 'somebody-else')
    expect(await removeAdministrator(world.fx.table, scope.org, member)).toBe(true)
    expect((await browser.get('/test-member')).status).toBe(404)
    expect(await enters()).toBe(false)
  })

  it('ends all sessions of a member at once, and not those that begin later', async () => {
    const world = await aWorld()
    const first = await aSignedInAdministrator(world)
    world.clock.advance(1)
    await changeMember(world.fx.table, first.scope, first.member, { sessionsFrom: world.clock.now() })
    expect(await first.enters()).toBe(false)
  })

  it('ends after 14 days without a visit, and after 30 days in any case', async () => {
    const world = await aWorld()
    const idle = await aSignedInAdministrator(world)
    const busy = await aSignedInAdministrator(world)
    for (let days = 13; days < 30; days += 8) {
      world.clock.advance(days === 13 ? 13 * day : 8 * day)
      expect(await busy.enters()).toBe(true)
    }
    expect(await idle.enters()).toBe(false)
    world.clock.advance(day)
    expect(await busy.enters()).toBe(false)
  })

  it('is not brought back by the note of a last visit', async () => {
    const world = await aWorld()
    const { enters, browser } = await aSignedInAdministrator(world)
    await endSession(world.fx.table, world.fx.hash(browser.cookies.get('__Host-session')!))
    world.clock.advance(2 * day)
    expect(await enters()).toBe(false)
    expect(await enters()).toBe(false)
  })

  it('lets API tokens in until they are revoked, over, or their organisation is stopped', async () => {
    const world = await aWorld()
    const browser = openBrowser(buildApp(world.fx, world.settings, routes), world.settings)
    const status = async (authorization: string) => (await browser.get('/test-api', { authorization })).status
    const [revoked, aged, stopped] = [
      await asApiToken(world),
      await asApiToken(world),
      await asApiToken(world, { org: 'mochixiang' }),
    ]
    const none = await asApiToken(world, { permissions: ['needs:write'] })
    expect(await status(none.authorization)).toBe(403)
    expect(await status(`${revoked.authorization}x`)).toBe(401)
    expect(await status(revoked.authorization.replace('yunyijia', 'mochixiang'))).toBe(401)
    for (const { authorization } of [revoked, aged, stopped]) expect(await status(authorization)).toBe(200)
    await revokeApiToken(world.fx.table, revoked.scope, revoked.id, world.clock.now())
    await moveState(world.fx.table, world.clock.now(), 'mochixiang', 'stopped')
    expect([await status(revoked.authorization), await status(stopped.authorization)]).toEqual([401, 401])
    world.clock.advance(365 * day)
    expect(await status(aged.authorization)).toBe(401)
  })
})

import { describe, expect, it } from 'vitest'
import { inviteMember } from '../../shared/actions/invite-member.ts'
import { memberLeaves } from '../../shared/actions/member-leaves.ts'
import { membersOf } from '../../shared/store/member.ts'
import { readOrganization } from '../../shared/store/organization.ts'
import { needsOf } from '../../shared/store/responsible.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { aDesk, aDraft, aPerson } from '../harness/a-desk.ts'
import type { Browser } from '../harness/browser.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { asMember, codeIn, linkIn } from '../harness/sign-in.ts'
import { aWorld, type Process, type World } from '../harness/world.ts'

const minute = 60_000

/** Whatever comes of it: a process that died answers 500 or nothing, and the person tries again. */
async function signIn(world: World, browser: Browser, email: string, path = '/sign-in'): Promise<void> {
  const { location } = await browser.post(path, { email })
  if (!location) return
  await world.sweep()
  await browser.post(location, { code: codeIn(world, email) })
}

describe('crash-sign-in', () => {
  it('lets a member in at the second try, wherever the first one died', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const { email } = await asMember(world)
        return { world, email }
      },
      when: (process: Process, { world, email }) => signIn(world, process.browser(), email),
      holds: async ({ world, email }) => {
        const browser = world.browser()
        await signIn(world, browser, email)
        expect((await browser.get('/organization')).status).toBe(200)
      },
    })
    expect(walked).toBeGreaterThan(8)
  })

  it('makes the hub and its first administrator once', async () => {
    const walked = await walkCrashes({
      given: async () => ({ world: await aWorld() }),
      when: (process: Process, { world }) => signIn(world, process.browser(), 'hub@example.org'),
      holds: async ({ world }) => {
        const browser = world.browser()
        await signIn(world, browser, 'hub@example.org')
        expect((await browser.get('/hub')).status).toBe(200)
        expect(await membersOf(world.fx.table, scopeOf('hub'))).toHaveLength(1)
        expect((await readOrganization(world.fx.table, 'hub'))?.administrators.size).toBe(1)
      },
    })
    expect(walked).toBeGreaterThan(16)
  })

  it('makes an invited person one member with the role they were invited for', async () => {
    const email = 'xin@example.org'
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const { scope, member } = await asMember(world, { role: 'administrator' })
        const someone = { email, name: '新同事', role: 'administrator', language: 'zh-CN' } as const
        await inviteMember(world.fx, scope, member, someone)
        await world.sweep()
        const path = linkIn(world, email, '/invited/')
        const asked = world.browser()
        const { location = '' } = await asked.post(path, {})
        await world.sweep()
        return { world, scope, path, asked, location, code: codeIn(world, email) }
      },
      when: (process: Process, { asked, location, code }) => {
        const browser = process.browser()
        for (const [name, value] of asked.cookies) browser.cookies.set(name, value)
        return browser.post(location, { code })
      },
      holds: async ({ world, scope, path }) => {
        const browser = world.browser()
        // By the link again, or, where it has been used already, by the front door.
        const open = (await browser.get(path)).status === 200
        await signIn(world, browser, email, open ? path : '/sign-in')
        expect((await browser.get('/organization/invite')).status).toBe(200)
        const made = (await membersOf(world.fx.table, scope)).filter((one) => one.email === email)
        expect(made.map(({ role, state }) => [role, state])).toEqual([['administrator', 'active']])
        expect((await readOrganization(world.fx.table, scope.org))?.administrators.size).toBe(2)
        expect((await world.browser().get(path)).status).toBe(410)
      },
    })
    expect(walked).toBeGreaterThan(16)
  })

  it('lets a member leave who was half gone, with every need handed over', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const desk = await aDesk()
        const administrator = await aPerson(desk.world, 'administrator')
        const leaving = await aPerson(desk.world, 'administrator')
        await aDraft({ ...desk, poster: leaving })
        await desk.world.sweep()
        return { ...desk, administrator, leaving }
      },
      when: ({ fx }: Process, { scope, administrator, leaving, coordinator }) =>
        memberLeaves(fx, scope, administrator.by, { member: leaving.member, successor: coordinator.member }),
      holds: async ({ world, scope, administrator, leaving, coordinator }) => {
        const { fx } = world
        await memberLeaves(fx, scope, administrator.by, {
          member: leaving.member,
          successor: coordinator.member,
        })
        world.clock.advance(2 * minute)
        await world.sweep()
        expect(await needsOf(fx.table, scope, leaving.member)).toEqual([])
        expect(await needsOf(fx.table, scope, coordinator.member)).toHaveLength(1)
        const gone = (await membersOf(fx.table, scope)).find(({ member }) => member === leaving.member)
        expect(gone?.state).toBe('left')
        const { administrators } = (await readOrganization(fx.table, scope.org)) ?? {}
        expect([...(administrators ?? [])]).toEqual([administrator.member])
      },
    })
    expect(walked).toBeGreaterThan(8)
  })
})

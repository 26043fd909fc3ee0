import { describe, expect, it } from 'vitest'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { auditOf } from '../../shared/store/audit.ts'
import { membersOf } from '../../shared/store/member.ts'
import { allOrganizations } from '../../shared/store/organization.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { someAreas } from '../harness/a-desk.ts'
import { asMember, codeIn, linkIn, signInByCode } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const day = 86_400_000
const newcomer = 'xin@example.org'

/** Invites somebody from the page and answers the path in the mail. */
async function invited(world: World, role = 'coordinator', email = newcomer) {
  const administrator = await asMember(world, { role: 'administrator' })
  const { browser } = administrator
  const answer = await browser.post('/organization/invite', { person: '新同事', email, role })
  expect([answer.status, answer.location]).toEqual([303, '/organization'])
  await world.sweep()
  return { ...administrator, path: linkIn(world, email, '/invited/') }
}

/** Accepts with the code that is mailed then. */
async function accept(world: World, path: string, email = newcomer) {
  const browser = world.browser()
  const { location } = await browser.post(path, {})
  await world.sweep()
  return { browser, entered: await browser.post(location ?? '', { code: codeIn(world, email) }) }
}

describe('the hub', () => {
  it('lets the administrator of the settings in, admits an organisation and lets its first administrator in', async () => {
    const world = await aWorld()
    await replaceAreas(world.fx.table, 'one', someAreas)
    const { browser, location } = await signInByCode(world, 'hub@example.org')
    expect(location).toBe('/board')
    expect((await browser.get('/hub')).status).toBe(200)
    const org = /name="org" value="(\w+)"/.exec((await browser.get('/hub/organizations/new')).text)?.[1]
    const form = {
      org: org ?? '',
      name: '慧爱家庭教育指导中心',
      area: '二马路',
      level: 'community',
      categories: ['family-education'],
      person: '王主任',
      email: newcomer,
    }
    const refused = await browser.post('/hub/organizations/new', { ...form, area: '没有这里', level: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('没有这里')
    await browser.post('/hub/organizations/new', form)
    await browser.post('/hub/organizations/new', form)
    await world.sweep()
    const all = await allOrganizations(world.fx.table)
    expect(all.map(({ org, area }) => [org, area]).sort()).toEqual(
      [
        [org, '420502003002'],
        ['hub', ''],
      ].sort(),
    )
    const first = await accept(world, linkIn(world, newcomer, '/invited/'))
    expect((await first.browser.get('/organization')).text).toContain('慧爱家庭教育指导中心')
    expect((await first.browser.get('/hub')).status).toBe(404)
  })

  it('does not bring back an administrator of the settings who left', async () => {
    const world = await aWorld()
    const first = await signInByCode(world, 'hub@example.org')
    const other = await asMember(world, { org: 'hub', role: 'administrator' })
    const all = await membersOf(world.fx.table, scopeOf('hub'))
    const hubAdmin = all.find(({ email }) => email === 'hub@example.org')
    await other.browser.post(`/organization/members/${hubAdmin?.member}/leave`, { successor: '' })
    world.clock.advance(day)
    expect((await first.browser.get('/hub')).location).toContain('/sign-in')
    world.post.arrived.length = 0
    await signInByCode(world, 'hub@example.org')
    expect(world.post.arrived).toEqual([])
  })

  it('stops an organisation at once and lets it in again', async () => {
    const world = await aWorld()
    const hub = await asMember(world, { org: 'hub', role: 'administrator' })
    const member = await asMember(world)
    await hub.browser.post('/hub/organizations/yunyijia/state', { state: 'stopped' })
    expect((await member.browser.get('/organization')).status).toBe(303)
    await hub.browser.post('/hub/organizations/yunyijia/state', { state: 'active' })
    expect((await member.browser.get('/organization')).status).toBe(200)
    expect((await hub.browser.post('/hub/organizations/hub/state', { state: 'stopped' })).status).toBe(404)
  })
})

describe('an invitation to become a member', () => {
  it('works once, for its address and role, and is written in the record', async () => {
    const world = await aWorld()
    const { path, scope, member: by } = await invited(world)
    expect((await world.browser().get(path)).text).toContain('x***@example.org')
    const { browser, entered } = await accept(world, path)
    expect(entered.location).toBe('/board')
    const [, made] = await membersOf(world.fx.table, scope)
    expect(made).toMatchObject({ name: '新同事', role: 'coordinator', email: newcomer })
    expect((await browser.get('/organization/invite')).status).toBe(404)
    expect((await world.browser().get(path)).status).toBe(410)
    expect((await world.browser().post(path, {})).status).toBe(410)
    const record = await auditOf(world.fx.table, scope)
    expect(record.map((entry) => [entry.kind, entry.by])).toEqual(
      expect.arrayContaining([
        ['member-joined', made?.member],
        ['member-invited', by],
      ]),
    )
    expect(JSON.stringify(record)).not.toContain('example.org')
    expect(JSON.stringify(record)).not.toContain('新同事')
  })

  it('lets nobody in by the link alone, nor after it was withdrawn or a week has passed', async () => {
    const world = await aWorld()
    const { path, browser } = await invited(world)
    const stranger = world.browser()
    const { location } = await stranger.post(path, {})
    expect((await stranger.post(location ?? '', { code: '000000' })).status).toBe(422)
    world.clock.advance(7 * day)
    expect((await world.browser().get(path)).status).toBe(410)
    const again = await invited(world)
    const page = (await again.browser.get('/organization')).text
    const withdraw = /\/organization\/invitations\/\w+\/withdraw/.exec(page)?.[0] ?? ''
    expect((await browser.post(withdraw, {})).status).toBe(303)
    expect((await world.browser().get(again.path)).status).toBe(410)
  })

  it('is not sent to somebody who is a member already, and replaces an earlier one', async () => {
    const world = await aWorld()
    const first = await invited(world)
    const second = await invited(world, 'poster')
    expect((await world.browser().get(first.path)).status).toBe(410)
    await accept(world, second.path)
    const { browser } = first
    const again = { person: '新同事', email: newcomer, role: 'poster' }
    expect((await browser.post('/organization/invite', again)).status).toBe(409)
  })

  it('lets somebody come back who left, as a new member', async () => {
    const world = await aWorld()
    const first = await invited(world)
    await accept(world, first.path)
    const [, gone] = await membersOf(world.fx.table, first.scope)
    await first.browser.post(`/organization/members/${gone?.member}/leave`, {})
    world.clock.advance(day)
    const second = await invited(world, 'poster')
    const { browser } = await accept(world, second.path)
    expect((await browser.get('/organization')).status).toBe(200)
    const states = (await membersOf(world.fx.table, first.scope)).map(({ name, state }) => [name, state])
    expect(states.filter(([name]) => name === '新同事')).toEqual([
      ['新同事', 'left'],
      ['新同事', 'active'],
    ])
  })
})

describe('an API token', () => {
  it('is shown once, does what it may, and ends when it is revoked', async () => {
    const world = await aWorld()
    const { browser } = await asMember(world, { role: 'administrator' })
    const form = { name: '区平台', permissions: ['needs:read'] }
    const made = await browser.post('/organization/api-tokens', form)
    const token = /mulin\.\w+\.\w+\.\w+/.exec(made.text)?.[0] ?? ''
    const page = (await browser.get('/organization/api-tokens')).text
    expect(page).toContain('区平台')
    expect(page).not.toContain(token)
    const authorization = `Bearer ${token}`
    expect((await world.browser().get('/api/v1/needs', { authorization })).status).toBe(200)
    const revoke = /\/organization\/api-tokens\/\w+\/revoke/.exec(page)?.[0] ?? ''
    await browser.post(revoke, {})
    expect((await world.browser().get('/api/v1/needs', { authorization })).status).toBe(401)
  })
})

describe('a member', () => {
  it('changes their own name and signs out everywhere', async () => {
    const world = await aWorld()
    const { browser, scope, email } = await asMember(world)
    const other = await signInByCode(world, email)
    await browser.post('/me', { name: '小李', language: 'en' })
    expect((await membersOf(world.fx.table, scope))[0]).toMatchObject({ name: '小李', language: 'en' })
    await browser.post('/me/sign-out-everywhere', {})
    expect((await other.browser.get('/organization')).location).toBe('/sign-in?to=%2Forganization')
    expect((await browser.get('/organization')).status).toBe(303)
  })
})

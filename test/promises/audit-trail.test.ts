import { beforeEach, describe, expect, it } from 'vitest'
import { type AuditKind, auditOf } from '../../shared/store/audit.ts'
import { aDesk, type Desk } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'

/** Views of what is known about people; exports, roles and erasures are shown where they are tested. */
describe('audit-trail', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await aDesk()
  })
  const written = async (kind: AuditKind) =>
    (await auditOf(desk.world.fx.table, desk.scope)).filter((one) => one.kind === kind)

  it('whoever opens what a record knows beyond the alias is written down, and nobody else', async () => {
    const { world, scope, coordinator, poster } = desk
    const beneficiary = { alias: '小志', ageBand: 'child', realName: '王小明' } as const
    const known = await aNeed(world, { org: scope.org, text: { beneficiary } })
    const unknown = await aNeed(world, { org: scope.org })
    expect((await poster.browser.get(`/needs/${known.need}/edit`)).status).toBe(403)
    await coordinator.browser.get(`/needs/${known.need}`)
    expect((await coordinator.browser.get(`/needs/${unknown.need}/edit`)).status).toBe(200)
    expect(await written('beneficiary-viewed')).toEqual([])
    expect((await coordinator.browser.get(`/needs/${known.need}/edit`)).text).toContain('王小明')
    expect(await written('beneficiary-viewed')).toEqual([
      { kind: 'beneficiary-viewed', at: world.clock.now(), by: coordinator.member, about: known.need },
    ])
  })

  it('contacts stand on a hand-over sheet for whom they concern only, and opening it with them is written down', async () => {
    const { world, scope, coordinator, poster } = desk
    const { need, ...where } = await aNeed(world, { org: scope.org })
    const { volunteer } = await aVolunteer(world.fx, {
      contact: { kind: 'email', address: 'liu@example.org' },
    })
    await promised(world, { need, ...where }, volunteer)
    const sheet = `/needs/${need}/sheet`
    expect((await poster.browser.get(sheet)).text).not.toContain('liu@example.org')
    expect((await coordinator.browser.get(`${sheet}?contacts=no`)).text).not.toContain('liu@example.org')
    expect(await written('contacts-viewed')).toEqual([])
    expect((await coordinator.browser.get(sheet)).text).toContain('liu@example.org')
    expect(await written('contacts-viewed')).toEqual([
      { kind: 'contacts-viewed', at: world.clock.now(), by: coordinator.member, about: need },
    ])
  })
})

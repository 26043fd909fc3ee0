import { describe, expect, it } from 'vitest'
import { changeRole } from '../../shared/actions/change-role.ts'
import { memberLeaves } from '../../shared/actions/member-leaves.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { readOrganization } from '../../shared/store/organization.ts'
import { aDesk, aDraft, aPerson } from '../harness/a-desk.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

describe('last-admin', () => {
  it('keeps the last administrator in office, and says why', async () => {
    const world = await aWorld()
    const { browser, member } = await asMember(world, { role: 'administrator' })
    const demoted = await browser.post(`/organization/members/${member}/role`, { role: 'poster' })
    expect([demoted.status, demoted.text.includes('至少要有一位管理员')]).toEqual([409, true])
    const left = await browser.post(`/organization/members/${member}/leave`, {})
    expect([left.status, left.text.includes('至少要有一位管理员')]).toEqual([409, true])
    expect((await browser.get('/organization/invite')).status).toBe(200)
  })

  it('lets one of two go, however they press at the same moment', async () => {
    for (const faults of [{}, { throttle: 0.1, lostReply: 0.1, latencyMs: 3 }]) {
      const world = await aWorld({ faults })
      const { fx } = world
      const [one, two] = [await aPerson(world, 'administrator'), await aPerson(world, 'administrator')]
      const { scope } = one
      const answers = await Promise.all([
        changeRole(fx, scope, one.member, { member: two.member, role: 'poster' }),
        changeRole(fx, scope, two.member, { member: one.member, role: 'coordinator' }),
        memberLeaves(fx, scope, one.by, { member: one.member, successor: undefined }),
        memberLeaves(fx, scope, two.by, { member: two.member, successor: undefined }),
      ])
      world.faults.stop()
      const left = (await readOrganization(fx.table, scope.org, { strong: true }))?.administrators
      expect(left?.size).toBe(1)
      expect(answers.some(({ ok }) => !ok)).toBe(true)
    }
  })

  it('hands over the needs of whoever leaves, and refuses while nobody takes them', async () => {
    const desk = await aDesk()
    const { world, scope, poster, coordinator } = desk
    const { need } = await aDraft(desk)
    const { by } = await aPerson(world, 'administrator')
    const leaves = (successor: string | undefined) =>
      memberLeaves(world.fx, scope, by, { member: poster.member, successor })
    expect(await leaves(undefined)).toEqual({
      ok: false,
      refusal: { kind: 'successor-missing', needs: 1 },
    })
    expect((await leaves(poster.member)).ok).toBe(false)
    expect(await leaves(coordinator.member)).toEqual({ ok: true, value: { handedOver: 1 } })
    await world.sweep()
    expect((await readNeedText(world.fx.table, scope, need))?.responsible).toBe(coordinator.member)
    expect((await poster.browser.get('/organization')).status).toBe(303)
    expect(await leaves(coordinator.member)).toEqual({ ok: false, refusal: { kind: 'not-found' } })
  })
})

import { describe, expect, it } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { pledge } from '../../shared/actions/pledge.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { findDue, leaseMs } from '../../shared/store/due.ts'
import { keys } from '../../shared/store/keys.ts'
import { findByToken } from '../../shared/store/link.ts'
import { notice, putNotice, toVolunteer } from '../../shared/store/notice.ts'
import { getItem } from '../../shared/store/table.ts'
import { aDueItem } from '../harness/a-due-item.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWorld } from '../harness/world.ts'

describe('a notice', () => {
  it('says where to bring it only after a pledge, with a link that regains control of it', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const { volunteer, email } = await aVolunteer(world.fx)
    const bringBy = world.clock.now() + 2 * 86_400_000
    const held = await pledge(world.fx, {
      ...need,
      volunteer,
      name: '王芳',
      quantities: { b: 1 },
      word: '',
      bringBy,
      via: 'invitation',
      device: 'd',
    })
    expect(held.ok).toBe(true)
    await putNotice(world.fx.table, world.clock.now(), {
      to: toVolunteer(volunteer),
      id: 'pledge-noted#x',
      kind: 'pledge-noted',
      org: need.scope.org,
      need: need.need,
    })
    await world.sweep()
    const [letter] = world.post.to(email!.address)
    expect(letter?.text).toContain('二马路社区居民服务大厅')
    expect(letter?.text).toContain('鞋子 1 件')
    expect(letter?.text).toContain('1月27日')
    const token = /\/r\/([0-9A-Za-z]{20})\n/.exec(letter?.text ?? '')?.[1] ?? ''
    const target = await findByToken(world.fx.table, world.clock.now(), world.fx.hash(token))
    expect(target).toMatchObject({
      kind: 'fresh-link',
      link: { volunteer, purpose: 'pledge', need: need.need },
    })
    expect((await world.browser().get(`/r/${token}`)).status).toBe(200)
  })

  it('goes out once, however many workers see it at the same moment, and ends as sent', async () => {
    const world = await aWorld({ faults: { latencyMs: 2 } })
    const { volunteer, email } = await aVolunteer(world.fx)
    const to = toVolunteer(volunteer)
    const fresh = { to, id: 'preferences-link#x', kind: 'preferences-link' } as const
    await putNotice(world.fx.table, world.clock.now(), fresh)
    await Promise.all(Array.from({ length: 5 }, () => sweep(world.newProcess().fx, 'notify', notifyWorks)))
    expect(world.post.to(email!.address)).toHaveLength(1)
    const now = await getItem(world.fx.table, keys.notice(to, fresh.id), notice, { strong: true })
    expect(now).toMatchObject({ state: 'sent', sends: 1 })
    expect(now?.dueAt).toBeUndefined()
  })

  it('that fails before anybody has it comes again after a lease, behind what is newer', async () => {
    const world = await aWorld()
    const key = keys.notice('V#nobody', 'broken')
    await aDueItem(world.fx, 'notify', key)
    await sweep(world.fx, 'notify', notifyWorks)
    expect(await findDue(world.fx.table, 'notify', world.clock.now())).toEqual([])
    expect(await findDue(world.fx.table, 'notify', world.clock.now() + leaseMs)).toMatchObject([key])
  })

  it('is skipped when it is no longer true', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const { volunteer } = await aVolunteer(world.fx)
    await putNotice(world.fx.table, world.clock.now(), {
      to: toVolunteer(volunteer),
      id: 'reminder#x',
      kind: 'reminder',
      org: need.scope.org,
      need: need.need,
    })
    await world.sweep()
    expect(world.post.arrived).toEqual([])
  })
})

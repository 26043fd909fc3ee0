import { describe, expect, it } from 'vitest'
import { pledge } from '../../shared/actions/pledge.ts'
import { findByToken } from '../../shared/store/link.ts'
import { putNotice, toVolunteer } from '../../shared/store/notice.ts'
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

import { describe, expect, it } from 'vitest'
import { everything } from '../harness/invariants.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

describe('a one-time code', () => {
  it('reaches the member who asked, and lets them in', async () => {
    const world = await aWorld()
    const { email } = await asMember(world)
    const browser = world.browser()
    const { location } = await browser.post('/sign-in', { email })
    await world.sweep()
    const [letter] = world.post.to(email)
    const digits = /\b\d{6}\b/.exec(letter?.subject ?? '')?.[0] ?? ''
    expect(letter?.text).toContain(digits)
    expect(JSON.stringify(await everything(world))).not.toContain(digits)
    expect((await browser.post(location ?? '', { code: digits })).location).toBe('/board')
  })

  it('goes to nobody for an address nobody signs in with', async () => {
    const world = await aWorld()
    await world.browser().post('/sign-in', { email: 'nobody@example.org' })
    await world.sweep()
    expect(world.post.arrived).toEqual([])
  })
})

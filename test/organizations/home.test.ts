import { describe, expect, it } from 'vitest'
import { anOrganization, asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

describe('the first page', () => {
  it('shows the three ways in, and only organisations that are open to join', async () => {
    const world = await aWorld()
    await anOrganization(world, { org: 'open', name: '开门社区' })
    await anOrganization(world, { org: 'shut', name: '不列出社区', openToJoin: false })
    await anOrganization(world, { org: 'stopped', name: '暂停社区', state: 'stopped' })
    await anOrganization(world, { org: 'hub' })
    const { text } = await world.browser().get('/')
    for (const way of ['/join/open', '/preferences', '/sign-in']) expect(text).toContain(`href="${way}"`)
    expect(text.match(/href="\/join\//g)).toHaveLength(1)
    expect(text).not.toMatch(/不列出社区|暂停社区/)
  })

  it('is in the reader’s language, and remembers the one they chose', async () => {
    const browser = (await aWorld()).browser()
    expect((await browser.get('/')).text).toContain('我想帮忙')
    expect((await browser.get('/?lang=en')).text).toContain('I would like to help')
    expect((await browser.get('/')).text).toContain('I would like to help')
  })

  it('sends members to their work, under the menu of their role', async () => {
    const world = await aWorld()
    const poster = await asMember(world, { role: 'poster' })
    const hub = await asMember(world, { org: 'hub', role: 'administrator' })
    expect((await poster.browser.get('/')).location).toBe('/board')
    const [theirs, hubs] = [await poster.browser.get('/board'), await hub.browser.get('/board')]
    for (const { text } of [theirs, hubs])
      for (const way of ['/needs/new', '/organization', '/sign-out']) expect(text).toContain(`"${way}"`)
    expect([theirs.text.includes('href="/hub"'), hubs.text.includes('href="/hub"')]).toEqual([false, true])
  })
})

import { describe, expect, test } from 'vitest'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { aWorld } from '../harness/world.ts'

const day = '2022-01-29'

async function asked(wanted: readonly number[]) {
  const world = await aWorld()
  const where = await aNeed(world, { wanted })
  const { volunteer } = await aVolunteer(world.fx, { name: '刘阿姨' })
  const { path } = await anInvitation(world, where, { volunteer, name: '刘**' })
  return { path, browser: world.browser() }
}

describe('Choosing what to bring', () => {
  test('is a tap where one is missing, and a number where there are more', async () => {
    const { path, browser } = await asked([1, 3])
    const { text } = await browser.get(path)
    expect(text).toContain('<input type="checkbox" id="a" name="a" value="1" aria-describedby="a-is a-hint">')
    expect(text).toContain('<label for="a">我带 1 件</label>')
    expect(text).toContain('>还差 1 件</p>')
    expect(text).toContain('<select id="b" name="b"')
    expect(
      (await browser.submit(`${path}/pledge`, { who: 'me', a: '1', b: '0', day, word: '' })).text,
    ).toContain('谢谢您，已经记下了')
  })

  test('is done already where only one thing is missing, and stays undone once it was taken back', async () => {
    const { path, browser } = await asked([1])
    expect((await browser.get(path)).text).toMatch(/name="a" value="1"[^>]* checked>/)
    const sent = await browser.post(`${path}/pledge`, { who: 'me', day, word: '下班后来' })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('下班后来')
    expect(sent.text).not.toMatch(/name="a" value="1"[^>]* checked>/)
  })

  test('cannot be undone by one wrong tap, once it was dropped off', async () => {
    const { path, browser } = await asked([1])
    const promised = await browser.submit(`${path}/pledge`, { who: 'me', a: '1', day, word: '' })
    expect(promised.text).not.toContain('按错了')
    const there = await browser.submit(`${path}/delivered`, {})
    expect(there.text).toMatch(
      /<details><summary>按错了，还没送到<\/summary><form method="post" action="[^"]+\/withdraw"/,
    )
  })
})

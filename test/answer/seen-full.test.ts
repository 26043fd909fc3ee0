import { expect, test } from 'vitest'
import { aNeed } from '../harness/a-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { writesOf } from '../harness/ask-many.ts'
import { aWorld } from '../harness/world.ts'

const form = { a: '1', day: '2022-01-28', who: 'me' }

test('a press for what a page has shown as taken writes nothing and is told so, until it is free again', async () => {
  const world = await aWorld()
  const where = await aNeed(world, { wanted: [1, 1] })
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => anInvitation(world, where)))
  const [one, two, three] = [world.browser(), world.browser(), world.browser()]
  await two.get(second!.path)
  expect((await one.post(`${first!.path}/pledge`, form)).status).toBe(303)

  // Seen free by this process, taken since: the ledger itself refuses.
  expect((await two.post(`${second!.path}/pledge`, form)).status).toBe(409)

  await three.get(third!.path)
  world.meter.reset()
  const late = await three.post(`${third!.path}/pledge`, form)
  expect([late.status, writesOf(world.meter)]).toEqual([409, 0])
  expect(late.text).toContain('刚刚有人先选了')

  expect((await one.post(`${first!.path}/withdraw`, {})).status).toBe(303)
  expect((await three.post(`${third!.path}/pledge`, form)).status).toBe(303)
})

test('whoever presses twice, and has taken the last one, is told yes twice', async () => {
  const world = await aWorld()
  const { path } = await anInvitation(world, await aNeed(world, { wanted: [1] }))
  const browser = world.browser()
  await browser.post(`${path}/pledge`, form)
  await browser.get(path)
  expect((await browser.post(`${path}/pledge`, form)).status).toBe(303)
})

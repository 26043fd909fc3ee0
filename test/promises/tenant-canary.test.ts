import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { everything, type Item } from '../harness/invariants.ts'
import { drawn, knock } from '../harness/route-lines.ts'
import { twoOrganizations } from '../harness/two-organizations.ts'
import type { World } from '../harness/world.ts'

/** Marks the words that may never leave an organisation, and the others of its records. */
const [inside, other] = ['ZQinside', 'ZQother']
/** What everybody may read who is asked: it may be seen by others, but not by another organisation's members. */
const shownOutside = /^(publicText|orgName|label|unit|fit|place|hours|greeting|groupGreeting|name)$/

/** Every word that people wrote in the records of this organisation, marked. Answers how many. */
async function plant(world: World, org: string): Promise<number> {
  const theirs = (await everything(world)).filter(
    (item) => item.org === org || new RegExp(`^OX?#${org}$`).test(item.pk),
  )
  for (const item of theirs) {
    const marked = mark(item, '') as Item
    await world.fx.table.client.send(new PutCommand({ TableName: world.fx.table.name, Item: marked }))
  }
  return theirs.length
}

/** What is written in Chinese was written by people: keys, ids and states are not. */
function mark(value: unknown, name: string): unknown {
  if (typeof value === 'string')
    return /\p{Script=Han}/u.test(value) ? `${value}${shownOutside.test(name) ? other : inside}` : value
  if (Array.isArray(value)) return value.map((one) => mark(one, name))
  if (typeof value !== 'object' || value === null || value instanceof Set) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mark(one, key)]))
}

test('tenant-canary: nothing that an organisation wrote down is in any page, export, message or log of another', async () => {
  const { world, as, own, foreign } = await twoOrganizations()
  expect(await plant(world, foreign.org)).toBeGreaterThan(20)
  // The mark is where it should be, and would be seen.
  const theirs = await as.stranger.browser().get('/board')
  expect(theirs.text).toContain(inside)
  const ids = (Object.values({ ...foreign }) as string[]).filter((id) => id !== '' && id !== foreign.org)
  const doors = drawn.filter(({ route, line }) => route.access !== 'hub' && line.may !== 'hub' && !line.ends)
  expect(doors.length).toBeGreaterThan(100)
  let read = 0
  for (const one of doors) {
    const { access } = one.route
    const ours = access === 'member' || access === 'api'
    const caller = access === 'api' ? as['every token'] : ours ? as.administrator : as.nobody
    const page = await knock(world, one, caller, own)
    const shown = `${page.text} ${JSON.stringify([...page.headers])}`
    if (page.status === 200) read++
    for (const mine of [inside, ...(ours ? [other, ...ids] : [])])
      expect([one.name, shown.includes(mine) && mine]).toEqual([one.name, false])
  }
  expect(read).toBeGreaterThan(40)
  await world.sweep()
  const letters = world.post.arrived.filter(({ to }) => to.includes(own.org))
  expect(letters.length).toBeGreaterThan(0)
  expect(JSON.stringify(letters)).not.toMatch(/ZQ/)
  expect(JSON.stringify(world.logs)).not.toMatch(/ZQ/)
})

import { expect, test } from 'vitest'
import { putFreshLink } from '../../shared/store/link.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { drawn } from '../harness/route-lines.ts'
import { aWorld, type World } from '../harness/world.ts'

/** Somebody with promises to two needs, and a link to the first of two kinds: by invitation, and fresh from their own channel. */
async function given() {
  const world = await aWorld()
  const { volunteer } = await aVolunteer(world.fx)
  const [one, other] = [await aNeed(world), await aNeed(world)]
  for (const where of [one, other]) await promised(world, where, volunteer)
  const { token: invited } = await anInvitation(world, one, { volunteer })
  await anInvitation(world, other, { volunteer })
  const fresh = world.fx.newId(20)
  await putFreshLink(world.fx.table, {
    ...{ id: 'fresh1', volunteer, purpose: 'pledge', need: one.need, org: one.scope.org, language: 'zh-CN' },
    ...{ tokenHash: world.fx.hash(fresh), linkKeyId: '1', at: world.clock.now() },
    expiresAtMs: world.clock.now() + 86_400_000,
  })
  return { world, volunteer, one, other, tokens: { invited, fresh } }
}

/** Everything of the other need and of the person, but nothing of the first need. */
async function elsewhere(world: World, need: string, volunteer: string): Promise<string[]> {
  const items = await everything(world)
  return items
    .filter(({ pk, sk }) => !sk.includes(need) && !pk.includes(need) && !/^(LIMIT|A|T)#/.test(pk))
    .filter(({ pk, sk }) => pk === `V#${volunteer}` || /^(LEDGER|TEXT|PLEDGE|INV|NOTICE|LINK)/.test(sk))
    .map((item) => JSON.stringify(item))
    .sort()
}

const said = { day: '2022-01-28', who: 'me', word: '', a: '1', seen: '' }

test('link-scope: a link to a need acts for that need only, whatever else the request names', async () => {
  const { world, volunteer, one, other, tokens } = await given()
  const before = await elsewhere(world, one.need, volunteer)
  // Stopping is of the person, by design: one press under any letter ends all asking.
  const routes = drawn.filter(
    ({ route }) => /^\/[rp]\/:token/.test(route.path) && !route.path.endsWith('/stop'),
  )
  expect(routes.length).toBeGreaterThan(30)
  for (const [kind, token] of Object.entries(tokens)) {
    const browser = world.browser()
    for (const { route, name } of routes) {
      const path = route.path.replace(':token', token).replace(':need', other.need).replace(':id', 'K1')
      // Everything by which a request could try to mean the other need.
      const named = {
        need: other.need,
        org: other.scope.org,
        volunteer,
        pledge: other.need,
        back: '谢谢',
        note: '祝好',
      }
      const page = await browser.ask(route.method, path, {
        ...(route.method === 'GET' ? {} : { form: { ...said, ...named } }),
      })
      // The way to the settings and to other promises is another link.
      if (route.path.startsWith('/p/')) expect([kind, name, page.status]).toEqual([kind, name, 404])
      else expect([kind, name, page.text.includes(other.need)]).toEqual([kind, name, false])
    }
  }
  expect(await elsewhere(world, one.need, volunteer)).toEqual(before)
  expect((await expectBalanced(world, other)).holds).toHaveProperty(volunteer)
})

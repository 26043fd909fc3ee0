import { beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../../functions/http/route.ts'
import { apiPermissions } from '../../shared/rules/api-permissions.ts'
import { atLeast, type Role, roles } from '../../shared/rules/roles.ts'
import type { Seen } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import {
  type Drawn,
  drawn,
  everyRoute,
  isUnsafe,
  knock,
  lines,
  nameOf,
  namesSomething,
} from '../harness/route-lines.ts'
import {
  type CallerName,
  callers,
  type TwoOrganizations,
  twoOrganizations,
} from '../harness/two-organizations.ts'

/** How a door treats somebody who comes with the ids of the first organisation. */
type Treatment =
  | 'lets in'
  | 'sends to sign-in'
  | 'shows nothing'
  | 'asks for a token'
  | 'lacks the permission'

/** The whole of access control, in the words of the product. */
function treatment({ line }: Drawn, caller: CallerName): Treatment {
  const { may } = line
  if (may === 'everyone' || may === 'link' || may === 'one-click') return 'lets in'
  // Whoever they are: only what is signed by the gateway comes in (see signed.test.ts).
  if (may === 'signed') return 'asks for a token'
  if (apiPermissions.some((one) => one === may)) {
    if (!caller.includes('token')) return 'asks for a token'
    const allowed = caller === 'every token' || caller === 'foreign token' || caller === `token ${may}`
    return allowed ? 'lets in' : 'lacks the permission'
  }
  const role = roleOf(caller)
  if (!role) return 'sends to sign-in'
  if (may === 'hub') return caller === 'hub administrator' ? 'lets in' : 'shows nothing'
  return atLeast(role, may as Role) ? 'lets in' : 'shows nothing'
}

function roleOf(caller: CallerName): Role | undefined {
  if (caller === 'hub administrator' || caller === 'stranger') return 'administrator'
  return roles.find((role) => role === caller)
}

/** The callers for whom the ids of the first organisation are their own. */
const isForeign = (caller: CallerName) => ['stranger', 'hub administrator', 'foreign token'].includes(caller)

const isPublic = ({ line }: Drawn) => ['everyone', 'link', 'one-click'].includes(line.may)
const closed = drawn.filter((one) => !isPublic(one))
const cells = (of: readonly Drawn[], which: (one: Drawn, caller: CallerName) => boolean) =>
  of.flatMap((one) => callers.filter((caller) => which(one, caller)).map((caller) => [one, caller] as const))

/** A page without what its own address puts into it. */
const essence = ({ status, text, location, headers }: Seen) => ({
  status,
  location,
  text: text.replaceAll(/href="[^"]*\?lang=/g, 'href="?lang='),
  cookies: headers.getSetCookie(),
})

describe('authz-matrix', () => {
  it('has a line for every route, with the same access, and no line too many', () => {
    expect(Object.keys(lines).sort()).toEqual(everyRoute.map(nameOf).sort())
    for (const { name, route, line } of drawn) expect([name, line.may]).toEqual([name, accessOf(route)])
  })

  describe('whoever may not', () => {
    let at: TwoOrganizations
    beforeAll(async () => {
      at = await twoOrganizations()
    })

    it('is refused in the same way everywhere, and nothing is written', async () => {
      const before = await everything(at.world)
      const refused = cells(closed, (one, caller) => treatment(one, caller) !== 'lets in')
      expect(refused.length).toBeGreaterThan(closed.length * 4)
      for (const [one, caller] of refused) {
        const seen = await knock(at.world, one, at.as[caller], at.own)
        expect([caller, one.name, seenAs(seen)]).toEqual([caller, one.name, treatment(one, caller)])
      }
      expect(await everything(at.world)).toEqual(before)
    })

    it('sees the same for what is another organisation’s as for what is not there, and writes nothing', async () => {
      const before = await everything(at.world)
      const let_in = cells(
        closed.filter(namesSomething),
        (one, caller) => treatment(one, caller) === 'lets in',
      )
      for (const [one, caller] of let_in) {
        if (one.line.may === 'hub') continue
        const others = isForeign(caller) ? at.own : at.foreign
        const foreign = await knock(at.world, one, at.as[caller], others)
        const absent = await knock(at.world, one, at.as[caller], at.absent)
        expect([caller, one.name, foreign.status]).toEqual([caller, one.name, 404])
        expect([caller, one.name, essence(foreign)]).toEqual([caller, one.name, essence(absent)])
      }
      expect(await everything(at.world)).toEqual(before)
    })
  })

  describe('whoever may', () => {
    it('reads their own', async () => {
      const at = await twoOrganizations()
      const reading = cells(
        drawn.filter((one) => !isUnsafe(one)),
        (one, caller) => treatment(one, caller) === 'lets in' && !isStranger(one, caller),
      )
      for (const [one, caller] of reading) {
        const seen = await knock(at.world, one, at.as[caller], at.own)
        expect([caller, one.name, isIn(one, seen) || seen.status]).toEqual([caller, one.name, true])
      }
    })

    const changers = callers.filter((caller) => changesOf(caller).length > 0)
    it.each(changers)('changes their own, as %s', async (caller) => {
      const at = await twoOrganizations()
      for (const one of changesOf(caller)) {
        const seen = await knock(at.world, one, at.as[caller], at.own)
        expect([one.name, isIn(one, seen) || [seen.status, seen.text.slice(-300)]]).toEqual([one.name, true])
      }
      expect(changers.length).toBeGreaterThan(5)
    })
  })
})

/** What somebody may change of their own, in an order in which they can. */
function changesOf(caller: CallerName): Drawn[] {
  return closed
    .filter((one) => isUnsafe(one) && treatment(one, caller) === 'lets in' && !isStranger(one, caller))
    .sort((a, b) => Number(a.line.ends ?? false) - Number(b.line.ends ?? false))
}

/** With an id in the path, members of other organisations are no owners; without one they see their own. */
function isStranger(one: Drawn, caller: CallerName): boolean {
  return one.line.may !== 'hub' && !isPublic(one) && namesSomething(one) && isForeign(caller)
}

function accessOf(route: Route) {
  if (route.access === 'member') return route.role
  return route.access === 'api' ? route.permission : route.access
}

function seenAs(seen: Seen): Treatment | string {
  if (seen.status === 303 && seen.location?.startsWith('/sign-in')) return 'sends to sign-in'
  if (seen.status === 403 && seen.text.includes('href="/sign-in"')) return 'sends to sign-in'
  if (seen.status === 404 && seen.text.includes('没有找到这个页面')) return 'shows nothing'
  if (seen.status === 401) return 'asks for a token'
  return seen.status === 403 ? 'lacks the permission' : `${seen.status} ${seen.location ?? ''}`
}

/** Inside: whatever the answer is, it is not one that keeps out. Public doors may send to sign-in, and links may be over. */
function isIn(one: Drawn, seen: Seen): boolean {
  if (seen.status >= 500) return false
  if (isPublic(one)) return seen.status !== 401 && seen.status !== 403
  return ![401, 403, 404].includes(seen.status) && !seen.location?.startsWith('/sign-in')
}

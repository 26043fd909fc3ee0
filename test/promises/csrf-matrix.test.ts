import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../harness/browser.ts'
import { everything, type Item } from '../harness/invariants.ts'
import { type Drawn, drawn, isUnsafe, pathWith, sentTo } from '../harness/route-lines.ts'
import { type TwoOrganizations, twoOrganizations } from '../harness/two-organizations.ts'
import { testOrigin } from '../harness/world.ts'

/** Requests that a page of somebody else's could make a browser send, with the person's own cookies. */
const forged: Readonly<Record<string, (valid: Asked) => Asked>> = {
  'from another site': (valid) => ({ ...valid, origin: 'https://evil.example' }),
  'from a site whose name begins like ours': (valid) => ({ ...valid, origin: `${testOrigin}.evil.example` }),
  'from our host without https': (valid) => ({ ...valid, origin: testOrigin.replace('https', 'http') }),
  'from our host at another port': (valid) => ({ ...valid, origin: `${testOrigin}:8443` }),
  'from a sandboxed frame': (valid) => ({ ...valid, origin: 'null' }),
  'without an origin': (valid) => ({ ...valid, origin: 'none' }),
  'with a referrer of ours but no origin': (valid) => ({
    ...valid,
    origin: 'none',
    headers: { referer: `${testOrigin}/board` },
  }),
  'as text': (valid) => ({ ...valid, headers: { 'content-type': 'text/plain' } }),
  'as JSON': ({ form }) => ({ json: form }),
  'without a content type': () => ({}),
}

const pressing = drawn.filter(
  (one) => isUnsafe(one) && !['api', 'one-click', 'signed'].includes(one.route.access),
)

describe('csrf-matrix', () => {
  let at: TwoOrganizations
  let before: Item[]
  beforeAll(async () => {
    at = await twoOrganizations()
    before = await everything(at.world)
  })

  const send = (one: Drawn, forge: (valid: Asked) => Asked) => {
    const valid = sentTo(one, at.own, at.world)
    const form = 'form' in valid ? { form: { ...valid.form, press: 'yes' } } : valid
    const asked = forge(form)
    const caller = one.line.may === 'hub' ? at.as['hub administrator'] : at.as.administrator
    const headers = { ...asked.headers }
    return caller.browser().ask(one.route.method, pathWith(one, at.own), { ...asked, headers })
  }

  it.each(Object.entries(forged))('refuses every press %s, and writes nothing', async (_, forge) => {
    expect(pressing.length).toBeGreaterThan(20)
    for (const one of pressing) {
      const seen = await send(one, forge)
      expect([one.name, seen.status]).toEqual([one.name, 403])
    }
    expect(await everything(at.world)).toEqual(before)
  })

  it('lets no session act through the API: only a token, in a header that no page can set', async () => {
    const api = drawn.filter((one) => isUnsafe(one) && one.route.access === 'api')
    for (const one of api) {
      const seen = await at.as.administrator
        .browser()
        .ask(one.route.method, pathWith(one, at.own), sentTo(one, at.own, at.world))
      expect([one.name, seen.status]).toEqual([one.name, 401])
    }
    expect(api.length).toBeGreaterThan(5)
    expect(await everything(at.world)).toEqual(before)
  })

  it('takes nothing but JSON from a token', async () => {
    const { browser, authorization = '' } = at.as['every token']
    for (const one of drawn.filter(
      (one) => isUnsafe(one) && one.route.access === 'api' && one.line.json !== undefined,
    )) {
      const asked = { form: { version: '1' }, headers: { authorization } }
      const seen = await browser().ask(one.route.method, pathWith(one, at.own), asked)
      expect([one.name, seen.status]).toEqual([one.name, 415])
    }
    expect(await everything(at.world)).toEqual(before)
  })
})

import { describe, expect, it } from 'vitest'
import { readJson } from '../../functions/http/api/read-json.ts'
import { everything } from '../harness/invariants.ts'
import { describedNeed, drawn, isUnsafe, pathWith } from '../harness/route-lines.ts'
import { twoOrganizations } from '../harness/two-organizations.ts'

const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const nothingKept = /^(LIMIT|SESSION)/

describe('body-shape', () => {
  it('reads what can be meant in one way only', () => {
    const asked = (text: string) => {
      const read = readJson(text)
      return typeof read === 'string' ? read : read.value
    }
    expect(asked('{"a":[{"b":1},{"b":2}],"c":{"a":"b\\n","b":"}{,\\"a\\":"},"d":[]}')).toEqual({
      a: [{ b: 1 }, { b: 2 }],
      c: { a: 'b\n', b: '}{,"a":' },
      d: [],
    })
    for (const twice of [
      '{"a":1,"a":1}',
      '{"x":[{"a":1,"b":{},"\\u0061":2}]}',
      '{"a":{"b":1},"c":"a","a":[]}',
    ])
      expect([twice, asked(twice)]).toEqual([twice, 'not-valid'])
    for (const strange of [
      '{"a":"b\\u0000"}',
      '{"a":"\\ud800"}',
      '{"\\udc00":1}',
      '{"__proto__":{}}',
      '["\\udfff"]',
    ])
      expect([strange, asked(strange)]).toEqual([strange, 'not-valid'])
    expect(asked('["👍","\\ud83d\\udc4d"]')).toEqual(['👍', '👍'])
    for (const broken of ['', '{', '{"a":1,}', 'NaN', `"${'\u0000'}"`, '[1'])
      expect(asked(broken)).toBe('not-readable')
  })

  it('every route of the API refuses 6 MB, depth 10,000, keys said twice, NUL and half characters, and writes nothing', async () => {
    const { world, as, own } = await twoOrganizations()
    const { authorization = '' } = as['every token']
    const routes = drawn.filter((one) => isUnsafe(one) && one.route.access === 'api')
    expect(routes.length).toBeGreaterThan(10)
    const need = JSON.stringify(describedNeed(world))
    const bodies: [string, number[]][] = [
      [`{"a":"${'x'.repeat(6 * 1024 * 1024)}"}`, [413]],
      [deep(10_000), [400, 422]],
      ['['.repeat(10_000), [400]],
      [need.replace('"lines"', '"urgency":"low","lines"'), [422]],
      [need.replace('小志', '小\\u0000志'), [422]],
      [need.replace('小志', '小\\ud83d志'), [422]],
      [need.replace('小志', '\u0000'), [400]],
    ]
    const browser = world.browser()
    const before = await everything(world)
    // The size is looked at before the route is: that three are is enough.
    for (const [i, one] of routes.entries())
      for (const [body, statuses] of i < 3 ? bodies : bodies.slice(1)) {
        const headers = { authorization, 'content-type': 'application/json' }
        const { status } = await browser.ask(one.route.method, pathWith(one, own), { headers, body })
        const begins = body.slice(0, 30)
        expect([one.name, begins, statuses.includes(status) || status]).toEqual([one.name, begins, true])
      }
    const kept = (items: Awaited<ReturnType<typeof everything>>) =>
      items.filter(({ sk, pk }) => !nothingKept.test(pk) && !nothingKept.test(sk))
    expect(kept(await everything(world))).toEqual(kept(before))
  })

  it('every form refuses 6 MB, NUL and what is no form at all, with a page, and writes nothing', async () => {
    const { world, as, own } = await twoOrganizations()
    const forms = drawn.filter((one) => isUnsafe(one) && one.line.form && one.route.access === 'member')
    expect(forms.length).toBeGreaterThan(20)
    const origin = world.settings.PUBLIC_ORIGIN
    const before = await everything(world)
    for (const [i, one] of forms.entries()) {
      const browser = as.administrator.browser()
      const ask = (body: string, type: string) =>
        browser.ask(one.route.method, pathWith(one, own), { headers: { 'content-type': type, origin }, body })
      const urlencoded = 'application/x-www-form-urlencoded'
      const answers = [
        await ask(`a=${'x'.repeat(i < 3 ? 6 * 1024 * 1024 : 257 * 1024)}`, urlencoded),
        await ask('a=1&name=%00&note=b%00c', urlencoded),
        await ask('a=1', 'multipart/form-data'),
        await ask('--x\r\nContent-Disp', 'multipart/form-data; boundary=x'),
      ]
      const statuses = answers.map(({ status }) => status)
      expect([one.name, statuses]).toEqual([one.name, [413, 400, 400, 400]])
      for (const { text } of answers) expect(text).toContain('<h1>')
    }
    expect(await everything(world)).toEqual(before)
  })
})

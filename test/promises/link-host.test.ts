import { expect, test } from 'vitest'
import { httpHandler } from '../../functions/http/door.ts'
import { drawn, isUnsafe, pathWith, sentTo } from '../harness/route-lines.ts'
import { twoOrganizations } from '../harness/two-organizations.ts'
import { testOrigin } from '../harness/world.ts'
import { httpEvent } from '../infra/events.ts'

const evil = 'evil.example'
/** Every header by which somebody may say that the site is another. */
const forged = {
  host: evil,
  'x-forwarded-host': evil,
  'x-forwarded-server': evil,
  'x-forwarded-proto': 'http',
  'x-forwarded-port': '81',
  'x-original-url': `https://${evil}/`,
  'x-rewrite-url': `https://${evil}/`,
  forwarded: `host=${evil};proto=http`,
}

test('link-host: whatever host a request names, pages, redirects, files and messages carry the configured origin', async () => {
  const { world, as, own } = await twoOrganizations()
  const handle = httpHandler(world.app)
  let absolute = 0
  // What members send is answered by a way to a page; whoever comes from outside gets pages and messages.
  const doors = drawn.filter(
    (one) => !isUnsafe(one) || ['everyone', 'link', 'one-click'].includes(one.route.access),
  )
  for (const one of doors) {
    const { access } = one.route
    const caller =
      access === 'api' ? as['every token'] : access === 'hub' ? as['hub administrator'] : as.administrator
    const { form } = sentTo(one, own, world)
    const headers: Record<string, string> = { ...forged, origin: testOrigin }
    if (caller.authorization) headers.authorization = caller.authorization
    const cookies = [...caller.browser().cookies].map(([name, value]) => `${name}=${value}`)
    const fields = Object.fromEntries(
      Object.entries(form ?? {}).map(([name, value]) => [name, [value].flat().at(-1) ?? '']),
    )
    const event = httpEvent(one.route.method, pathWith(one, own), {
      headers,
      cookies,
      ...(isUnsafe(one) ? { form: fields } : {}),
    })
    // API Gateway tells the host a second time.
    event.requestContext.domainName = evil
    event.headers = { ...event.headers, ...headers }
    const answer = await handle(event as never, {} as never)
    const body = answer.isBase64Encoded
      ? Buffer.from(answer.body ?? '', 'base64').toString()
      : (answer.body ?? '')
    const shown = `${body} ${JSON.stringify(answer.headers)}`
    expect([one.name, shown.includes(evil), answer.statusCode === 500]).toEqual([one.name, false, false])
    if (shown.includes(testOrigin)) absolute++
  }
  expect(absolute).toBeGreaterThan(5)
  await world.browser().ask('POST', '/sign-in', { form: { email: 'somebody@example.org' }, headers: forged })
  await world.sweep()
  const links = world.post.arrived.flatMap(({ text }) => text.match(/https?:\/\/[^/\s]+/g) ?? [])
  expect(links.length).toBeGreaterThan(3)
  expect(new Set(links)).toEqual(new Set([testOrigin]))
  expect(JSON.stringify(world.post.arrived)).not.toContain(evil)
})

import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { hashDigits } from '../../shared/actions/one-time-code.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Browser } from '../harness/browser.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const minute = 60_000
const digits = '271828'

/** Asks for a code in this browser and writes down the hash of the digits, as notify does before it sends them. */
async function askFor({ fx }: World, browser: Browser, email: string): Promise<string> {
  const { location } = await browser.post('/sign-in', { email })
  const id = location?.match(/^\/sign-in\/(\w+)$/)?.[1] ?? ''
  await fx.table.client.send(
    new UpdateCommand({
      TableName: fx.table.name,
      Key: keys.code(id),
      UpdateExpression: 'SET codeHash = :hash',
      ExpressionAttributeValues: { ':hash': hashDigits(fx, id, digits) },
    }),
  )
  return `/sign-in/${id}`
}

describe('code-bound', () => {
  it('lets in the browser that asked, with a new session', async () => {
    const world = await aWorld()
    const { email, cookie } = await asMember(world)
    const browser = world.browser()
    const page = await askFor(world, browser, ` ${email.toUpperCase()} `)
    expect((await browser.get(page)).text).toContain('autocomplete="one-time-code"')
    const answer = await browser.post(page, { code: '２７１ 828' })
    expect([answer.status, answer.location]).toEqual([303, '/board'])
    expect(answer.headers.getSetCookie().find((line) => line.startsWith('__Host-session='))).toMatch(
      /^__Host-session=[0-9A-Za-z]{32}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(`__Host-session=${browser.cookies.get('__Host-session')}`).not.toBe(cookie)
  })

  it('lets in no other browser, even with the right digits', async () => {
    const world = await aWorld()
    const { email } = await asMember(world)
    const [asked, other] = [world.browser(), world.browser()]
    const page = await askFor(world, asked, email)
    await other.post('/sign-in', { email: 'somebody@example.org' })
    expect((await other.get(page)).status).toBe(410)
    expect((await other.post(page, { code: digits })).status).toBe(410)
    expect((await asked.post(page, { code: digits })).status).toBe(303)
  })

  it('works for ten minutes and five tries', async () => {
    const world = await aWorld()
    const { email } = await asMember(world)
    const [late, guessing] = [world.browser(), world.browser()]
    const [latePage, guessedPage] = [await askFor(world, late, email), await askFor(world, guessing, email)]
    for (let left = 4; left >= 0; left--)
      expect((await guessing.post(guessedPage, { code: '000000' })).status).toBe(422)
    expect((await guessing.post(guessedPage, { code: digits })).status).toBe(410)
    world.clock.advance(10 * minute)
    expect((await late.post(latePage, { code: digits })).status).toBe(410)
  })

  it('makes one session, however many post it at once', async () => {
    const world = await aWorld()
    const { email } = await asMember(world)
    const browser = world.browser()
    const page = await askFor(world, browser, email)
    const answers = await Promise.all(Array.from({ length: 100 }, () => browser.post(page, { code: digits })))
    const sessions = answers.flatMap((answer) =>
      answer.headers.getSetCookie().filter((line) => line.startsWith('__Host-session=')),
    )
    expect(sessions).toHaveLength(1)
  })

  it('lets somebody with several organisations choose, and change', async () => {
    const world = await aWorld()
    const email = 'both@example.org'
    await asMember(world, { org: 'one', email })
    await asMember(world, { org: 'two', email, role: 'administrator' })
    const browser = world.browser()
    const page = await askFor(world, browser, email)
    expect((await browser.post(page, { code: digits })).location).toBe('/act-for')
    const before = browser.cookies.get('__Host-session')
    expect((await browser.post('/act-for', { org: 'three' })).status).toBe(404)
    expect((await browser.post('/act-for', { org: 'two' })).location).toBe('/board')
    expect(browser.cookies.get('__Host-session')).not.toBe(before)
    expect((await browser.post('/sign-out', {})).location).toBe('/?signed-out=1')
    expect(browser.cookies.has('__Host-session')).toBe(false)
  })

  it('goes on to where the person wanted to be, and nowhere else', async () => {
    const world = await aWorld()
    const { email } = await asMember(world)
    for (const [to, arrived] of [
      ['/needs/abc', '/needs/abc'],
      ['//evil.example', '/board'],
      ['https://evil.example', '/board'],
      ['/\\evil.example', '/board'],
    ] as const) {
      const browser = world.browser()
      world.clock.advance(10 * minute)
      const page = await askFor(world, browser, email)
      expect((await browser.post(page, { code: digits, to })).location).toBe(arrived)
    }
  })
})

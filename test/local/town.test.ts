import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { howToEnter } from '../../infra/local/how-to-enter.ts'
import { type Local, startLocal } from '../../infra/local/local.ts'

let folder: string
let local: Local
/** Three in the morning in Yichang: nobody is asked now. */
const night = Date.parse('2022-01-24T19:00:00Z')
const options = () => ({ port: 0, dataFolder: folder, quiet: true, clock: () => night })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mulin-'))
  local = await startLocal(options())
})
afterAll(async () => {
  await local.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Signs in as a person would: address, code from the outbox, cookie. */
async function signIn(email: string): Promise<string> {
  const { origin } = local
  let cookies = ''
  const post = async (path: string, form: Record<string, string>) => {
    const answer = await fetch(new URL(path, origin), {
      method: 'POST',
      headers: { origin, cookie: cookies },
      body: new URLSearchParams(form),
      redirect: 'manual',
    })
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    cookies = [...new Set([...cookies.split('; ').filter(Boolean), ...set])].join('; ')
    return answer.headers.get('location') ?? ''
  }
  const codePage = await post('/sign-in', { email })
  await local.sweep()
  const code = /\d{6}/.exec(local.outbox.messages().at(-1)?.text ?? '')?.[0] ?? ''
  await post(codePage, { code })
  return cookies
}

describe('the town of the local start', () => {
  it('has invitations on the outbox, those of the report’s case among them, with a link that opens', async () => {
    // Whose is the last depends on the lot: whoever one need has asked rests, and the other goes on without them.
    const newest = local.outbox
      .messages()
      .findLast(({ subject, text }) => text.includes('/r/') && subject.includes('冬季外套'))
    expect(newest).toBeDefined()
    const link = /http:\S+\/r\/\w+/.exec(newest?.text ?? '')?.[0] ?? ''
    const page = await fetch(link)
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('鞋子（比现在大4码）')
    expect(text).not.toContain('小志')
  })

  it('asked nobody at night, although it was started at night', () => {
    const hours = local.outbox.messages().map(({ at }) => (new Date(at).getUTCHours() + 8) % 24)
    expect(hours.length).toBeGreaterThan(20)
    expect(hours.filter((hour) => hour < 7 || hour >= 22)).toEqual([])
  })

  it('lets each kind of member in with the address it prints', async () => {
    expect(howToEnter(local)).toContain(`ready at ${local.origin}`)
    const [desk] = local.town?.desks ?? []
    const board = async (cookie: string) =>
      (await fetch(`${local.origin}/board`, { headers: { cookie } })).text()
    expect(await board(await signIn(desk?.emails.coordinator ?? ''))).toContain('小志')
    expect(await board(await signIn(desk?.emails.poster ?? ''))).toContain('小志')
    const hub = await fetch(`${local.origin}/hub`, { headers: { cookie: await signIn('hub@example.org') } })
    expect(await hub.text()).toContain('张家坡社区')
  })

  it('is not settled twice', async () => {
    const sent = local.outbox.messages().length
    await local.stop()
    local = await startLocal(options())
    await local.sweep()
    expect(local.outbox.messages()).toHaveLength(sent)
  })
})

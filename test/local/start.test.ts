import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Local, type LocalOptions, startLocal } from '../../infra/local/local.ts'
import { readLocalSettings } from '../../infra/local/local-settings.ts'

let folder: string
const running: Local[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mulin-'))
})
afterEach(async () => {
  for (const local of running.splice(0)) await local.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Tuesday morning in Yichang, long after quiet hours. */
const morning = Date.parse('2022-01-25T02:00:00Z')

async function start(options: LocalOptions = {}): Promise<Local> {
  const given = { port: 0, dataFolder: folder, withoutTown: true, quiet: true, clock: () => morning }
  const local = await startLocal({ ...given, ...options })
  running.push(local)
  return local
}

async function stop(local: Local): Promise<void> {
  running.splice(running.indexOf(local), 1)
  await local.stop()
}

async function askForCode({ origin }: Local, email: string): Promise<Response> {
  return fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email }),
    redirect: 'manual',
  })
}

describe('the local start', () => {
  it('serves the very handlers, and shows what was sent on the outbox', async () => {
    const local = await start()
    const health = await fetch(`${local.origin}/healthz`)
    expect(await health.json()).toMatchObject({ status: 'ok' })
    const asked = await askForCode(local, 'hub@example.org')
    expect(asked.status).toBe(303)
    await local.sweep()
    const outbox = await (await fetch(`${local.origin}/outbox?lang=en`)).text()
    expect(outbox).toContain('hub@example.org')
    expect(local.outbox.messages().at(-1)?.text).toMatch(/\d{6}/)
  })

  it('keeps its data, its keys and its outbox between starts, and --fresh empties them', async () => {
    const first = await start()
    await askForCode(first, 'hub@example.org')
    await first.sweep()
    const keys = await readFile(join(folder, 'keys.json'), 'utf8')
    await stop(first)
    const second = await start()
    expect(second.outbox.messages()).toHaveLength(1)
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(keys)
    await stop(second)
    const third = await start({ fresh: true })
    expect(third.outbox.messages()).toHaveLength(0)
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).not.toBe(keys)
  })

  it('shows its outbox to this machine only', async () => {
    const { origin } = await start()
    const through = await fetch(`${origin}/outbox`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(through.status).toBe(404)
  })
})

describe('what the local start says when it cannot start', () => {
  it('names a taken port and another one', async () => {
    const { origin } = await start()
    const port = Number(new URL(origin).port)
    await expect(start({ port, dataFolder: join(folder, 'other') })).rejects.toThrow(
      `Port ${port} is taken by another program`,
    )
  })

  it('names a folder that another Mulin has open, and is none the worse', async () => {
    const { origin } = await start()
    await expect(start()).rejects.toThrow(`The data folder ${folder} is in use by a Mulin`)
    expect((await fetch(`${origin}/healthz`)).status).toBe(200)
  })

  it('names a folder that cannot be used', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    await expect(start({ dataFolder: join(file, 'data') })).rejects.toThrow('cannot be used (ENOTDIR)')
  })

  it('names damaged keys rather than making new ones, which would void every link', async () => {
    await stop(await start())
    await writeFile(join(folder, 'keys.json'), '{"LINK_KEY":')
    await expect(start()).rejects.toThrow('keys.json is damaged')
  })

  it.each([
    ['PORT', 'http', 'PORT must be a number such as 3000.'],
    ['PORT', '70000', 'PORT must be from 1 to 65535.'],
    ['PUBLIC_ORIGIN', 'https://mulin.example/app', 'PUBLIC_ORIGIN must be an origin only, without a path.'],
    ['PUBLIC_ORIGIN', 'mulin.example', 'PUBLIC_ORIGIN must be an address such as https://mulin.example.'],
    ['SMTP_URL', 'http://mail', 'SMTP_URL must read smtp://user:password@host:port.'],
    ['DYNAMODB_ENDPOINT', 'localhost', 'DYNAMODB_ENDPOINT must be an address such as http://localhost:8000.'],
  ])('says what %s must be, not what it was: %s', (name, value, sentence) => {
    expect(() => readLocalSettings({ [name]: value })).toThrow(sentence)
  })

  it('takes everything by default, and an empty value as none', () => {
    expect(readLocalSettings({ PORT: '', SMTP_URL: '' })).toEqual({ PORT: 3000, MULIN_DATA: '.data' })
  })
})

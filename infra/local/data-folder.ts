import { createECDH, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { CannotStart } from './cannot-start.ts'

/** Where the local start keeps everything between starts. */
export interface DataFolder {
  readonly path: string
  /** The embedded engine's files. */
  readonly table: string
  /** Sent messages, one JSON record a line. */
  readonly outbox: string
  /** What Mulin logged since it was started last. */
  readonly log: string
  readonly keys: Keys
}

const linkKeys = z.object({ LINK_KEY: z.string().min(32), IDENTITY_KEY: z.string().min(32) })
/** By which push services know this server. In a file of their own: folders made before there were notifications have none yet. */
const pushKeys = z.object({
  VAPID_PUBLIC_KEY: z.string().length(87),
  VAPID_PRIVATE_KEY: z.string().length(43),
})
type Keys = z.infer<typeof linkKeys> & z.infer<typeof pushKeys>

/**
 * Makes or opens the folder; keys are made once and stay, since links and addresses depend on them.
 * `fresh` empties it first: only what Mulin itself put there.
 * @throws CannotStart when it cannot be read or written, or another Mulin has it open.
 */
export async function openDataFolder(given: string, fresh: boolean): Promise<DataFolder> {
  const path = resolve(given)
  const [table, outbox, log] = ['table', 'outbox.jsonl', 'log.jsonl'].map((name) => join(path, name)) as [
    string,
    string,
    string,
  ]
  const [keysFile, pushKeysFile] = [join(path, 'keys.json'), join(path, 'push-keys.json')]
  try {
    await makeFolder(path)
    await refuseIfOpen(table)
    if (fresh)
      for (const file of [table, outbox, log, keysFile, pushKeysFile])
        await rm(file, { recursive: true, force: true })
    await writeFile(log, '')
    const keys = {
      ...(await readOrMake(keysFile, linkKeys, { LINK_KEY: newKey(), IDENTITY_KEY: newKey() })),
      ...(await readOrMake(pushKeysFile, pushKeys, newPushKeys())),
    }
    return { path, table, outbox, log, keys }
  } catch (error) {
    if (error instanceof CannotStart) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new CannotStart(
      `The data folder ${path} cannot be used (${code ?? message}). ` +
        'Make it readable and writable for you, or name another: MULIN_DATA=/some/folder npm start',
    )
  }
}

/** With its parents. Node's own way of doing so never ends where the system refuses new folders with ENOENT, as under /proc. */
async function makeFolder(path: string): Promise<void> {
  const parent = resolve(path, '..')
  if (parent !== path && !existsSync(parent)) await makeFolder(parent)
  if (!existsSync(path)) await mkdir(path)
}

async function readOrMake<T>(file: string, schema: z.ZodType<T>, made: T): Promise<T> {
  try {
    await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const kept = schema.safeParse(parsed(await readFile(file, 'utf8')))
  if (kept.success) return kept.data
  throw new CannotStart(`${file} is damaged. Put it back from a copy, or begin anew: npm start -- --fresh`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const newKey = () => randomBytes(36).toString('base64url')

function newPushKeys(): z.infer<typeof pushKeys> {
  const pair = createECDH('prime256v1')
  const VAPID_PUBLIC_KEY = pair.generateKeys().toString('base64url')
  const secret = pair.getPrivateKey()
  // Seldom a byte shorter.
  const padded = Buffer.concat([Buffer.alloc(32 - secret.length), secret])
  return { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: padded.toString('base64url') }
}

interface Level {
  open(): Promise<void>
  close(): Promise<void>
}

/** Asks with the engine's own database, because the engine itself would wait for ever. */
async function refuseIfOpen(table: string): Promise<void> {
  const engine = createRequire(fileURLToPath(import.meta.resolve('dynalite')))
  const { Level } = engine('level') as { Level: new (path: string) => Level }
  const database = new Level(table)
  try {
    await database.open()
  } catch (error) {
    const { code, message } =
      (error as { cause?: NodeJS.ErrnoException }).cause ?? (error as Error & { code?: string })
    if (code === 'LEVEL_LOCKED')
      throw new CannotStart(
        `The data folder ${resolve(table, '..')} is in use by a Mulin that is already running. ` +
          'Stop that one, or name another folder: MULIN_DATA=/some/folder npm start',
      )
    throw new CannotStart(
      `The data in ${table} cannot be opened (${message}). Put it back from a copy, or begin anew: npm start -- --fresh`,
    )
  }
  await database.close()
}

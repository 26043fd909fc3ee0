import { createHash, createHmac } from 'node:crypto'
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Hono } from 'hono'
import { onTestFailed } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { buildApp } from '../../functions/http/app.ts'
import { notifyWorks } from '../../functions/notify/works.ts'
import { createTable } from '../../infra/local/create-table.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import type { Effects, LogCode } from '../../shared/effects.ts'
import { readSettings, type Settings } from '../../shared/settings.ts'
import { tableShape, type Worker } from '../../shared/store/table-shape.ts'
import { documents, textLimits } from '../../shared/wiring.ts'
import { notifyEffects } from '../../shared/wiring-notify.ts'
import { type Browser, openBrowser } from './browser.ts'
import { type Mortality, mortality } from './crash.ts'
import { engine, engineClient } from './engine.ts'
import { type FaultSwitch, type Faults, faultSwitch, faulty } from './faults.ts'
import { count, type Meter, newMeter } from './meter.ts'
import { type PostBox, postBox } from './post-box.ts'
import { type Randomness, randomness } from './randomness.ts'
import { retryAtOnce } from './retry.ts'
import { strict } from './strict.ts'
import { layer } from './wire.ts'

export const testOrigin = 'https://mulin.example'

/** One running copy of the program: what it can do ends with it, what it wrote stays in the world. */
export interface Process {
  readonly fx: NotifyEffects
  readonly app: Hono
  /** A new browser, without cookies, at its own address. */
  readonly browser: () => Browser
  /** Does everything that is due at the current virtual time, in both workers, until nothing is due. Answers how much was done. */
  readonly sweep: () => Promise<number>
}

export interface World extends Process {
  readonly seed: number
  readonly random: Randomness
  readonly settings: Settings
  readonly clock: Clock
  /** Where messages arrive. */
  readonly post: PostBox
  readonly faults: FaultSwitch
  readonly meter: Meter & { reset: () => void }
  readonly logs: LogLine[]
  /** Every browser opened here so far. */
  readonly browsers: Browser[]
  /** Another copy of the program on the same table, clock and messages; it may be made to die (see crash-walker.ts). */
  readonly newProcess: (life?: Mortality) => Process
}

export interface Clock {
  readonly now: () => number
  readonly advance: (ms: number) => void
  readonly set: (at: number) => void
}

export interface LogLine {
  readonly code: LogCode
  readonly facts: Readonly<Record<string, unknown>>
}

export interface WorldOptions {
  /** Epoch ms; 25 January 2022, ten in the morning in Yichang, unless told. */
  readonly startAt?: number
  readonly faults?: Faults
  readonly seed?: number
  /** How often a call to the store is tried; so often that none fails by chance unless told. */
  readonly tries?: number
  readonly settings?: Partial<Record<keyof Settings, string>>
}

/** A world of its own for one test: a fresh table, a clock that only the test moves, repeatable ids and troubles. */
export async function aWorld(options: WorldOptions = {}): Promise<World> {
  const seed = options.seed ?? 20220125
  if (options.faults) tellSeed(seed)
  const random = randomness(seed)
  const clock = virtualClock(options.startAt ?? Date.parse('2022-01-25T02:00:00Z'))
  const logs: LogLine[] = []
  const browsers: Browser[] = []
  const meter = newMeter()
  const faults = faultSwitch({})
  const post = postBox(clock.now)
  const settings = readSettings({ ...testSettings, ...options.settings })
  const table = `${engine().tables}-${process.pid}-${tableNumber++}`
  const setUp = engineClient()
  await createTable(setUp, table)
  const past = documents(setUp)

  const newProcess = (life = mortality()): Process => {
    const client = engineClient({ retryStrategy: retryAtOnce(options.tries ?? usualTries) })
    layer(client, strict, life.between, faulty(faults, randomness(random.next() * 2 ** 32)))
    count(client, meter)
    const common: Effects = {
      table: { client: documents(client), name: table },
      now: clock.now,
      zone: settings.TIME_ZONE,
      newId: random.newId,
      hash: (secret) => createHash('sha256').update(secret).digest('base64url'),
      identify: (address) =>
        createHmac('sha256', testSettings.IDENTITY_KEY).update(address).digest('base64url').slice(0, 32),
      texts: textLimits(settings),
      log: (code, facts = {}) => void logs.push({ code, facts }),
    }
    const channels = {
      push: post.channel('push', life),
      email: post.channel('email', life),
      mobile: post.channel('mobile', life),
    }
    const fx = notifyEffects(common, settings, channels, post.robot(life))
    const app = buildApp(common, settings)
    const browser = () => {
      const opened = openBrowser(app, settings)
      browsers.push(opened)
      return opened
    }
    return { fx, app, browser, sweep: () => sweepToQuiet(fx, past) }
  }

  const world = {
    ...newProcess(),
    seed,
    random,
    settings,
    clock,
    post,
    faults,
    meter,
    logs,
    browsers,
    newProcess,
  }
  if (options.faults) faults.set(options.faults)
  return world
}

/** Even where every second reply is lost, no call of a whole run is lost so often in a row. */
const usualTries = 60

let tableNumber = 0

const testSettings = {
  PUBLIC_ORIGIN: testOrigin,
  LINK_KEY: 'a link key for tests, of 40 characters..',
  SMS_RECEIPTS_KEY: 'a receipts key for tests, 40 characters.',
  IDENTITY_KEY: 'an identity key for tests, 40 characters',
}

/** `past` looks past all layers whether anything is due: a run that would find nothing takes many calls to find it. */
async function sweepToQuiet(fx: NotifyEffects, past: DynamoDBDocumentClient): Promise<number> {
  let all = 0
  for (let round = 0; round < 500; round++) {
    let done = 0
    if (await isDue(fx, past, 'broadcast')) done += await sweep(fx, 'broadcast', broadcastWorks)
    if (await isDue(fx, past, 'notify')) done += await sweep(fx, 'notify', notifyWorks)
    if (done === 0) return all
    all += done
  }
  throw new Error('Due work does not come to rest: something stays due after it was done.')
}

async function isDue(
  { table, now }: Effects,
  past: DynamoDBDocumentClient,
  worker: Worker,
): Promise<boolean> {
  const pages = paginateScan(
    { client: past },
    {
      TableName: table.name,
      IndexName: tableShape.indexes.due.name,
      FilterExpression: 'begins_with(dueShard, :worker) AND foundAt <= :now',
      ExpressionAttributeValues: { ':worker': `${worker}#`, ':now': now() },
    },
  )
  for await (const { Count = 0 } of pages) if (Count > 0) return true
  return false
}

function virtualClock(startAt: number): Clock {
  let at = startAt
  return {
    now: () => at,
    advance: (ms) => {
      at += ms
    },
    set: (next) => {
      at = next
    },
  }
}

/** A failure under faults can be played again only with its seed. */
function tellSeed(seed: number): void {
  try {
    onTestFailed(() => {
      process.stderr.write(`seed ${seed}\n`)
    })
  } catch {
    // Made outside a test, in a hook: nobody to tell.
  }
}

import { ensureHub } from '../../shared/actions/hub.ts'
import type { Effects } from '../../shared/effects.ts'
import { defaultQuietHours, isQuiet } from '../../shared/rules/quiet-hours.ts'
import { readSettings, type Settings } from '../../shared/settings.ts'
import { assemble } from './assemble.ts'
import { prepareTable } from './create-table.ts'
import { type DataFolder, openDataFolder } from './data-folder.ts'
import { startEngine } from './engine.ts'
import { openGateway } from './gateway.ts'
import type { Outbox } from './outbox.ts'
import { isLoopback } from './outbox-page.ts'
import { ensureAreas, settleTown, type Town } from './seed/town.ts'

export interface LocalOptions {
  /** 0 takes a free port; 3000 unless told. */
  readonly port?: number
  readonly dataFolder?: string
  /** Begins with empty data. */
  readonly fresh?: boolean
  /** The origin people see; http://localhost and the port unless told. */
  readonly publicOrigin?: string | undefined
  readonly smtpUrl?: string | undefined
  /** A DynamoDB endpoint instead of the embedded engine; with `fresh` its table is dropped. */
  readonly endpoint?: string | undefined
  /** Epoch ms; the machine's clock unless told. */
  readonly clock?: () => number
  /** How long a request may take, in ms; as long as at API Gateway unless told. */
  readonly longestWait?: number
  /** Says nothing on the console. */
  readonly quiet?: boolean
  /** Begins without organisations, neighbours and needs: only with Yichang's places and the hub. */
  readonly withoutTown?: boolean
  /** More settings of Mulin itself, such as HUB_ADMIN or TIME_ZONE. */
  readonly more?: Readonly<Record<string, string | undefined>>
}

/** A Mulin that runs on this machine. */
export interface Local {
  readonly origin: string
  readonly settings: Settings
  readonly outbox: Outbox
  /** Who works in the town that is there to try Mulin in. */
  readonly town: Town | undefined
  /** Does everything that is due now, in both workers, to rest. The schedule does so every few seconds by itself. */
  readonly sweep: () => Promise<void>
  /** Finishes what is under way and closes everything. */
  readonly stop: () => Promise<void>
}

/**
 * Starts Mulin on this machine: the very handlers of the Lambda functions, behind a gateway, a stream and a schedule of our own.
 * @throws CannotStart with a sentence for whoever starts it.
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  let settlingAt: number | undefined
  const clock = () => settlingAt ?? (options.clock ?? Date.now)()
  const undo: (() => Promise<unknown>)[] = []
  try {
    const gateway = await openGateway(options.port ?? 3000, {
      address: addressFor(options.publicOrigin),
      behindProxy: options.publicOrigin?.startsWith('https:') ?? false,
      now: clock,
      longestWait: options.longestWait,
    })
    undo.unshift(gateway.close)
    const folder = await openDataFolder(options.dataFolder ?? '.data', options.fresh ?? false)
    const engine = options.endpoint === undefined ? await startEngine(folder.table) : undefined
    if (engine) undo.unshift(engine.stop)
    const settings = settingsFor(options, folder, gateway.port, engine?.endpoint ?? options.endpoint ?? '')
    await prepareTable(settings, options.fresh ?? false)
    const { fx, outbox, schedule, door } = await assemble(settings, folder, clock, {
      quiet: options.quiet ?? false,
      embedded: engine !== undefined,
    })
    undo.unshift(schedule.stop)
    settlingAt = awakeBefore(clock(), settings.TIME_ZONE)
    const town = await settle(fx, settings, options.withoutTown ?? false, schedule.sweepToRest)
    settlingAt = undefined
    gateway.open(door)
    schedule.start()
    fx.log('started')
    return {
      origin: settings.PUBLIC_ORIGIN,
      settings,
      outbox,
      town,
      sweep: schedule.sweepToRest,
      stop: () => all(undo),
    }
  } catch (error) {
    await all(undo)
    throw error
  }
}

async function settle(
  fx: Effects,
  settings: Settings,
  withoutTown: boolean,
  rest: () => Promise<void>,
): Promise<Town | undefined> {
  if (!withoutTown) return settleTown(fx, settings.HUB_ADMIN, rest)
  await ensureAreas(fx)
  await ensureHub(fx, settings.HUB_ADMIN)
  return undefined
}

/** Nobody is asked at night: a town settled at night has its story begin in the evening before, so that there is something to see. */
function awakeBefore(now: number, zone: string): number {
  const hour = 3_600_000
  let at = now
  while (isQuiet(at, defaultQuietHours, zone)) at -= hour
  return at === now ? now : at - hour
}

function settingsFor(options: LocalOptions, folder: DataFolder, port: number, endpoint: string): Settings {
  return readSettings({
    ...options.more,
    ...folder.keys,
    DYNAMODB_ENDPOINT: endpoint,
    PUBLIC_ORIGIN: options.publicOrigin ?? `http://localhost:${port}`,
    SMTP_URL: options.smtpUrl,
    MAIL: options.smtpUrl === undefined ? 'outbox' : 'smtp',
    SMS: options.more?.SMS ?? 'outbox',
  })
}

/** Everybody may reach a Mulin that has a public origin; otherwise only this machine, because the outbox shows codes. */
function addressFor(publicOrigin: string | undefined): string | undefined {
  const isPublic = publicOrigin !== undefined && !isLoopback(new URL(publicOrigin).hostname)
  return isPublic ? undefined : '127.0.0.1'
}

async function all(undo: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of undo) await step()
}

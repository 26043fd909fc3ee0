import { appendFileSync } from 'node:fs'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { buildApp } from '../../functions/http/app.ts'
import { httpHandler } from '../../functions/http/door.ts'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { workerHandler } from '../../functions/worker.ts'
import type { Channel } from '../../shared/channels/channel.ts'
import { type Effects, type Log, logCodes } from '../../shared/effects.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Worker } from '../../shared/store/table-shape.ts'
import { effects, forWork, openTable, type Patience } from '../../shared/wiring.ts'
import { mailChannel, notifyEffects } from '../../shared/wiring-notify.ts'
import { pushChannelOf } from '../../shared/wiring-push.ts'
import { textChannel } from '../../shared/wiring-texts.ts'
import { CannotStart } from './cannot-start.ts'
import type { DataFolder } from './data-folder.ts'
import type { HttpDoor } from './gateway.ts'
import { localMail } from './local-mail.ts'
import { localPush } from './local-push.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { outboxRoute } from './outbox-page.ts'
import { removeExpired } from './remove-expired.ts'
import { repairIndexes } from './repair-index.ts'
import { newSchedule, type Schedule } from './schedule.ts'
import { streamOf, type WorkerDoor } from './stream.ts'

interface Assembled {
  readonly fx: Effects
  readonly outbox: Outbox
  readonly schedule: Schedule
  readonly door: HttpDoor
}

/** An engine in this very process is as busy as whoever asks it: it is never given up for being slow. */
const withOurselves: Patience = { tries: 3, connectMs: 120_000, answerMs: 120_000 }

/** The three functions, wired as their Lambda files wire them, with the channels, the stream and the schedule of this machine. */
export async function assemble(
  settings: Settings,
  folder: DataFolder,
  clock: () => number,
  { quiet, embedded }: { readonly quiet: boolean; readonly embedded: boolean },
): Promise<Assembled> {
  const table = openTable(settings, embedded ? withOurselves : forWork)
  await repairIndexes(table)
  await removeExpired(table, clock())
  const fx: Effects = { ...effects(settings, table, clock), log: logTo(folder.log, quiet) }
  const outbox = await openOutbox(folder.outbox, clock)
  const email = localMail(mailChannel(settings), outbox.channel('email'))
  const push = pushChannelOf(settings)
  const channels = {
    ...(push ? { push: localPush(push, outbox.channel('push'), settings.PUBLIC_ORIGIN) } : {}),
    email,
    mobile: textsOf(settings, clock) ?? outbox.channel('mobile'),
  }
  const notify = notifyEffects(fx, settings, channels, outbox.robot)
  const doors: Record<Worker, WorkerDoor> = {
    broadcast: asDoor(workerHandler(fx, 'broadcast', broadcastWorks)),
    notify: asDoor(notifyHandler(notify)),
  }
  const stream = streamOf(table.client, doors)
  const app = buildApp(fx, settings, [outboxRoute(outbox, settings.TIME_ZONE)])
  return {
    fx,
    outbox,
    schedule: newSchedule(doors, stream, async () => void (await removeExpired(table, clock()))),
    door: asDoor(httpHandler(app)),
  }
}

/** @throws CannotStart with a sentence when what the settings say of text messages cannot be used. */
function textsOf(settings: Settings, clock: () => number): Channel | undefined {
  try {
    return textChannel(settings, clock)
  } catch (error) {
    throw new CannotStart((error as Error).message)
  }
}

/** Lambda's second argument is for what no handler of ours asks. */
function asDoor<E, A>(handler: (event: E, context: never) => A | Promise<A>): (event: E) => Promise<A> {
  return async (event) => handler(event, {} as never)
}

/** Everything goes to a file, for whoever wants to know; the console hears only of trouble. */
function logTo(file: string, quiet: boolean): Log {
  return (code, facts = {}) => {
    const line = `${JSON.stringify({ code, meaning: logCodes[code], ...facts })}\n`
    appendFileSync(file, line)
    if (!quiet && /failed|unavailable|late|refused/.test(code)) process.stderr.write(line)
  }
}

import { CannotStart } from './cannot-start.ts'
import { howToEnter } from './how-to-enter.ts'
import { startLocal } from './local.ts'
import { passedOn, readLocalSettings } from './local-settings.ts'

/**
 * `npm start`: Mulin on this machine, with a town to try it in.
 * `-- --fresh` begins with empty data, `-- --empty` leaves the town out.
 */
async function start(): Promise<void> {
  const given = process.argv.slice(2)
  const unknown = given.filter((argument) => !['--fresh', '--empty'].includes(argument))
  if (unknown.length > 0)
    throw new CannotStart(
      `${unknown.join(' ')} is not understood. There is: npm start -- --fresh (begin anew), npm start -- --empty (without the town to try Mulin in).`,
    )
  const settings = readLocalSettings(process.env)
  const local = await startLocal({
    port: settings.PORT,
    dataFolder: settings.MULIN_DATA,
    publicOrigin: settings.PUBLIC_ORIGIN,
    smtpUrl: settings.SMTP_URL,
    endpoint: settings.DYNAMODB_ENDPOINT,
    fresh: given.includes('--fresh'),
    withoutTown: given.includes('--empty'),
    more: passedOn(process.env),
  })
  process.stdout.write(howToEnter(local))
  let stopping = false
  const stop = async () => {
    // A second Ctrl-C does not wait.
    if (stopping) process.exit(1)
    stopping = true
    await local.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

start().catch((error: Error) => {
  process.stderr.write(`\n${error instanceof CannotStart ? error.message : error.stack}\n`)
  process.exit(1)
})

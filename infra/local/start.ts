import { CannotStart } from './cannot-start.ts'
import { startLocal } from './local.ts'
import { readLocalSettings } from './local-settings.ts'

/** `npm start`: Mulin on this machine. `npm start -- --fresh` begins with empty data. */
async function start(): Promise<void> {
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--fresh')
  if (unknown.length > 0)
    throw new CannotStart(`${unknown.join(' ')} is not understood. There is one choice: npm start -- --fresh`)
  const settings = readLocalSettings(process.env)
  const local = await startLocal({
    port: settings.PORT,
    dataFolder: settings.MULIN_DATA,
    publicOrigin: settings.PUBLIC_ORIGIN,
    smtpUrl: settings.SMTP_URL,
    endpoint: settings.DYNAMODB_ENDPOINT,
    fresh: process.argv.includes('--fresh'),
  })
  say(`ready at ${local.origin}`)
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

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

start().catch((error: Error) => {
  process.stderr.write(`\n${error instanceof CannotStart ? error.message : error.stack}\n`)
  process.exit(1)
})

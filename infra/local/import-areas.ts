import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { areaImportReport } from '../../shared/messages/areas.ts'
import type { Language } from '../../shared/messages/catalogue.ts'
import { readSettings } from '../../shared/settings.ts'
import { newId, openTable } from '../../shared/wiring.ts'
import { importAreas } from './areas-file.ts'
import { createTable } from './create-table.ts'
import { clientFor, startEngine } from './engine.ts'

/**
 * `npm run areas:import -- areas.csv`: puts a list of areas in place of the one there is, or says what is wrong with
 * each row and changes nothing. Into the table of DYNAMODB_ENDPOINT, with `--aws` into the one in AWS, else into the
 * local data folder (MULIN_DATA), while Mulin is not running.
 */
const mostReported = 200

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { aws: { type: 'boolean' }, lang: { type: 'string' } },
})
const language: Language = (values.lang ?? process.env.LANG ?? '').startsWith('zh') ? 'zh-CN' : 'en'
const [path] = positionals
process.exitCode = path === undefined ? usage() : await run(path)

function usage(): number {
  process.stderr.write('npm run areas:import -- areas.csv [--aws] [--lang zh]\n')
  return 2
}

async function run(path: string): Promise<number> {
  const file = await readFile(path).catch(() => undefined)
  if (!file) {
    process.stderr.write(`${path}: cannot be read.\n`)
    return 2
  }
  const answer = await withTable((table) => importAreas(table, file, newId()))
  if (answer.ok) {
    process.stdout.write(`${path}: ${answer.value.size} areas are in place.\n`)
    return 0
  }
  const report = areaImportReport(language, answer.refusal)
  process.stderr.write(`${path}\n${report.slice(0, mostReported + 1).join('\n')}\n`)
  if (report.length > mostReported + 1) process.stderr.write(`… ${report.length - mostReported - 1}\n`)
  return 1
}

async function withTable<T>(work: (table: ReturnType<typeof openTable>) => Promise<T>): Promise<T> {
  const given = { PUBLIC_ORIGIN: 'http://localhost:3000', ...process.env }
  if (values.aws || process.env.DYNAMODB_ENDPOINT) return work(openTable(readSettings(given)))
  const engine = await startEngine(process.env.MULIN_DATA ?? '.data')
  try {
    const settings = readSettings({ ...given, DYNAMODB_ENDPOINT: engine.endpoint })
    const client = clientFor(engine.endpoint)
    await createTable(client, settings.TABLE_NAME)
    client.destroy()
    return await work(openTable(settings))
  } finally {
    await engine.stop()
  }
}

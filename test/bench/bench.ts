import { startEngine } from '../../infra/local/engine.ts'
import { standOn } from '../harness/engine.ts'
import { board } from './board.ts'
import { bundle } from './bundle.ts'
import { cold } from './cold.ts'
import { fanOut } from './fan-out.ts'
import { type Figure, isReached, type Measured } from './figure.ts'
import { hotNeed } from './hot-need.ts'
import { invite } from './invite.ts'
import { link } from './link.ts'
import { match } from './match.ts'
import { matchCpu } from './match-cpu.ts'
import { needLife } from './need-life.ts'
import { pledge } from './pledge.ts'

const figures: readonly Figure[] = [
  ...[pledge, link, match, matchCpu, invite, board, needLife],
  ...[bundle, cold, hotNeed, fanOut],
]

const howToCall = `npm run bench -- [options] [names]
  names    of ${figures.map(({ name }) => name).join(', ')} (all)
  --json   one object per line instead of a table
`

/** `npm run bench`: measures what Mulin costs. Counts are exact; times are ratios within one run, never DynamoDB's. */
async function bench(): Promise<void> {
  const given = process.argv.slice(2)
  const json = given.includes('--json')
  const names = given.filter((one) => one !== '--json')
  if (names.some((name) => !figures.some((one) => one.name === name))) {
    process.stderr.write(howToCall)
    process.exitCode = names.includes('--help') ? 0 : 1
    return
  }
  const engine = await startEngine()
  standOn({ endpoint: engine.endpoint, tables: 'bench' })
  for (const { name, measure } of figures)
    if (names.length === 0 || names.includes(name))
      for (const measured of await measure()) process.stdout.write(json ? asJson(measured) : asRow(measured))
  await engine.stop()
}

function asJson(it: Measured): string {
  const { name, value, unit, target = null, limit = null } = it
  return `${JSON.stringify({ name, value, unit, target, limit, ok: isReached(it) })}\n`
}

function asRow(it: Measured): string {
  const { name, value, unit, target, atLeast } = it
  const wanted = target === undefined ? '' : `${atLeast ? 'at least' : 'at most'} ${target}`
  return `${isReached(it) ? ' ' : '!'} ${name.padEnd(36)} ${String(value).padStart(10)} ${unit.padEnd(15)} ${wanted}`
    .trimEnd()
    .concat('\n')
}

await bench()

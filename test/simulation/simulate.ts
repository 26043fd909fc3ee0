import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { howToCall, NotUnderstood, readArguments, type Wish } from './arguments.ts'
import { entriesOf, tasksOf } from './compare.ts'
import { type Plot, plotsOf } from './plots.ts'
import { sensitivityOf } from './sensitivity.ts'
import { sensitivityLines, sensitivityPlots, sensitivityTables } from './sensitivity-shown.ts'
import { tables } from './table.ts'
import { runAll } from './workers.ts'

/** `npm run simulate`: plays thousands of needs over a synthetic part of Yichang under every way of asking, with the same draws. */
async function simulate(): Promise<void> {
  const given = process.argv.slice(2)
  if (given.includes('--help')) {
    process.stdout.write(howToCall)
    return
  }
  const wish = readArguments(given)
  await (wish.sensitivity ? swing(wish) : compare(wish))
}

async function compare(wish: Wish): Promise<void> {
  const entries = entriesOf(await runAll(tasksOf(wish), progress))
  const lines = entries.map(({ best: { outcome, calibration } }) =>
    JSON.stringify(calibration ? { ...outcome, forecast: calibration } : outcome),
  )
  process.stdout.write(wish.json ? `${lines.join('\n')}\n` : tables(entries))
  write(wish.out, plotsOf(entries))
}

async function swing(wish: Wish): Promise<void> {
  const found = await sensitivityOf(wish, (tasks) => runAll(tasks, progress))
  process.stdout.write(wish.json ? sensitivityLines(found) : sensitivityTables(found))
  write(wish.out, sensitivityPlots(found))
}

function write(folder: string | undefined, plots: readonly Plot[]): void {
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const { file, svg } of plots) writeFileSync(join(folder, file), svg)
}

/** Only for somebody who watches. */
function progress(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of}${done === of ? '\n' : ''}`)
}

simulate().catch((error: Error) => {
  process.stderr.write(
    error instanceof NotUnderstood ? `${error.message}\n\n${howToCall}` : `${error.stack}\n`,
  )
  process.exit(1)
})

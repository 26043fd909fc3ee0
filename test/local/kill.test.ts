import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientFor, startEngine } from '../../infra/local/engine.ts'
import { startLocal } from '../../infra/local/local.ts'
import { leaseMs } from '../../shared/store/due.ts'
import { readReach } from '../../shared/store/match-copies.ts'
import { documents } from '../../shared/wiring.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mulin-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Lets people join in another process, and kills it after so many answers; answers who was told that they have joined. */
async function joinUntilKilled(answers: number): Promise<string[]> {
  const script = fileURLToPath(new URL('busy.ts', import.meta.url))
  const busy = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const joined: string[] = []
  for await (const volunteer of createInterface({ input: busy.stdout })) {
    joined.push(volunteer)
    if (joined.length === answers) busy.kill('SIGKILL')
  }
  return joined
}

/** Everybody whom matching finds. */
async function whoIsFound(): Promise<Set<string>> {
  const engine = await startEngine(join(folder, 'table'))
  const client = clientFor(engine.endpoint)
  const table = { client: documents(client), name: 'mulin' }
  const copies = await readReach(table, { district: '420502', topic: 'clothing', reachArea: '420502003' })
  client.destroy()
  await engine.stop()
  return new Set(copies.map(({ volunteer }) => volunteer))
}

describe('killed under load', () => {
  it('starts again with everything that was answered, and finishes what was due', async () => {
    const joined: string[] = []
    for (const answers of [40, 65, 90]) joined.push(...(await joinUntilKilled(answers)))
    // Later than the claims of the dead last.
    const clock = () => Date.now() + 2 * leaseMs
    const local = await startLocal({ port: 0, dataFolder: folder, withoutTown: true, quiet: true, clock })
    await local.sweep()
    await local.stop()
    const found = await whoIsFound()
    expect(joined.length).toBeGreaterThanOrEqual(195)
    expect(joined.filter((volunteer) => !found.has(volunteer))).toEqual([])
  })
})

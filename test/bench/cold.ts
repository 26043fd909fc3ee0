import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { projectRoot } from '../../infra/aws/bundle/bundle.ts'
import { bundleAll } from '../infra/bundled.ts'
import { httpEvent } from '../infra/events.ts'
import { type Figure, median } from './figure.ts'

const pairs = 25

/**
 * Figure 10: how long the built `http` takes from the start of its process until it is ready, and until its first answer, as ratios to a process that
 * does nothing; and the most memory it holds. Beside it the table's client alone: nothing that reads the table can be ready sooner.
 */
export const cold: Figure = {
  name: 'cold',
  measure: async () => {
    const bundles = bundleAll()
    const folder = mkdtempSync(join(tmpdir(), 'mulin-cold-'))
    try {
      const bare = join(folder, 'bare.mjs')
      const ready = join(folder, 'ready.mjs')
      const built = join(folder, 'built.mjs')
      writeFileSync(bare, '')
      const index = join(bundles.http.folder, 'index.mjs')
      writeFileSync(ready, `await import(${JSON.stringify(index)})\nprocess.exit()\n`)
      writeFileSync(built, answerOnce(index))
      const client = clientAlone(folder)
      const toClient: number[] = []
      const toReady: number[] = []
      const toAnswer: number[] = []
      let memory = 0
      for (let pair = 0; pair < pairs; pair++) {
        const nothing = run(bare)
        const one = run(built)
        toClient.push(run(client).ms / nothing.ms)
        toReady.push(run(ready).ms / nothing.ms)
        toAnswer.push(one.ms / nothing.ms)
        memory = Math.max(memory, Number(one.said))
      }
      const ratio = (all: readonly number[]) => Math.round(median(all) * 100) / 100
      return [
        { name: 'cold http', value: ratio(toReady), unit: 'of bare node', target: 1.7, limit: 1.12 },
        { name: 'cold client alone', value: ratio(toClient), unit: 'of bare node' },
        { name: 'cold http first answer', value: ratio(toAnswer), unit: 'of bare node' },
        { name: 'cold http memory', value: Math.round(memory / 1024), unit: 'MB' },
      ]
    } finally {
      rmSync(folder, { recursive: true })
      bundles.remove()
    }
  },
}

/** Only the client of the table, bundled as small as it gets. */
function clientAlone(folder: string): string {
  const outfile = join(folder, 'client.mjs')
  const contents = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
process.exit(client.send && GetCommand ? 0 : 1)`
  const credentials = join(projectRoot, 'infra/aws/bundle/environment-credentials.ts')
  buildSync({
    stdin: { contents, resolveDir: projectRoot },
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node24', minify: true, outfile },
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': credentials },
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  })
  return outfile
}

/** Starts the function, lets it answer a page that asks nothing of the table, and says how much memory that took, in kB. */
function answerOnce(index: string): string {
  return `const { handler } = await import(${JSON.stringify(index)})
const answer = await handler(${JSON.stringify(httpEvent('GET', '/healthz'))}, {})
if (answer.statusCode !== 200) throw new Error(JSON.stringify(answer))
process.stdout.write(String(process.resourceUsage().maxRSS))
process.exit()
`
}

function run(script: string): { readonly ms: number; readonly said: string } {
  const begun = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    env: environment,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return { ms: performance.now() - begun, said: stdout }
}

const environment = {
  TABLE_NAME: 'mulin',
  PUBLIC_ORIGIN: 'https://mulin.example',
  IDENTITY_KEY: 'i'.repeat(40),
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIATEST',
  AWS_SECRET_ACCESS_KEY: 'secret',
}

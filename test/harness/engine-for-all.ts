import { randomBytes } from 'node:crypto'
import { DeleteTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import type { TestProject } from 'vitest/node'
import { clientFor, startEngine } from '../../infra/local/engine.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The DynamoDB endpoint that every test uses. */
    endpoint: string
    /** Prefix of every table this run makes. */
    tables: string
  }
}

/** One engine for the whole run: the embedded one in memory, or whatever DYNAMODB_ENDPOINT names. */
export default async function engineForAll(project: TestProject): Promise<() => Promise<void>> {
  const tables = `mulin-test-${randomBytes(4).toString('hex')}`
  project.provide('tables', tables)
  const given = process.env.DYNAMODB_ENDPOINT
  if (given) {
    project.provide('endpoint', given)
    return () => removeTables(given, tables)
  }
  const engine = await startEngine()
  project.provide('endpoint', engine.endpoint)
  return engine.stop
}

async function removeTables(endpoint: string, prefix: string): Promise<void> {
  const client = clientFor(endpoint)
  let from: string | undefined
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName: from }))
    for (const name of page.TableNames ?? [])
      if (name.startsWith(prefix)) await client.send(new DeleteTableCommand({ TableName: name }))
    from = page.LastEvaluatedTableName
  } while (from !== undefined)
  client.destroy()
}

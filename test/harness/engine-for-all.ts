import { randomBytes } from 'node:crypto'
import { DeleteTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import type { TestProject } from 'vitest/node'
import { clientFor, startEngine } from '../../infra/local/engine.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A DynamoDB endpoint behind a port, for what runs in a process of its own. */
    endpoint: string
    /** The same where DYNAMODB_ENDPOINT names one: then every world stands on it. */
    givenEndpoint: string | undefined
    /** Prefix of every table this run makes. */
    tables: string
  }
}

/**
 * One engine behind a port for the whole run: whatever DYNAMODB_ENDPOINT names, or the embedded one in memory. Without that name
 * worlds do not stand on it, but each on the embedded engine of its own process, which keeps every core busy.
 */
export default async function engineForAll(project: TestProject): Promise<() => Promise<void>> {
  const tables = `mulin-test-${randomBytes(4).toString('hex')}`
  project.provide('tables', tables)
  const given = process.env.DYNAMODB_ENDPOINT
  project.provide('givenEndpoint', given)
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

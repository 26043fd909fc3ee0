import * as z from 'zod/mini'
import { keys } from './keys.ts'
import { getItem, type Table } from './table.ts'

/** The address a robot is spoken to at; only notify reads it. */
export async function readRobotKey(table: Table, robot: string): Promise<string | undefined> {
  const found = await getItem(table, keys.robotKey(robot), z.object({ address: z.string() }), {
    strong: true,
  })
  return found?.address
}

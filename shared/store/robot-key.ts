import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { keys } from './keys.ts'
import type { Table } from './table.ts'

/** Keeps the address of a robot, which is its key: whoever has it can speak in the group. Pages only write and remove it. */
export async function putRobotKey(table: Table, robot: string, address: string): Promise<void> {
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...keys.robotKey(robot), address } }),
  )
}

export async function removeRobotKey(table: Table, robot: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.robotKey(robot) }))
}

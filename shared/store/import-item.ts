import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { importKinds, importStates, readLifeMs, rowsPerTurn, turnsFor } from '../rules/import-life.ts'
import { roles } from '../rules/roles.ts'
import { urgencies } from '../rules/topics.ts'
import { dueAt } from './due.ts'
import { type ImportRow, importRow } from './import-row.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { getItem, queryItems, type Table, written } from './table.ts'

/** What all needs of an import share; said once, when it is confirmed. */
export const needsShared = z.object({
  title: z.string().check(z.minLength(1), z.maxLength(60)),
  publicText: z.string().check(z.maxLength(600)),
  area: z.string(),
  /** For rows without one, epoch ms. */
  deadline: z.number(),
  urgency: z.enum(urgencies),
  dropOff: z.object({
    place: z.string().check(z.minLength(1), z.maxLength(120)),
    hours: z.string().check(z.maxLength(120)),
  }),
})
export type NeedsShared = z.infer<typeof needsShared>

/** A list that is being brought in: what it is and how far it has come. Its rows rest beside it, a turn's worth an item. */
export const importItem = z.object({
  import: z.string(),
  org: z.string(),
  kind: z.enum(importKinds),
  state: z.enum(importStates),
  /** The member who brought it, with the role they had. */
  by: z.string(),
  role: z.enum(roles),
  language: z.enum(['zh-CN', 'en']),
  at: z.number(),
  /** Headings that name no column, as far as they fit. */
  unknown: z.array(z.string().check(z.maxLength(40))),
  /** Numbers of the rows to be written, as people see them in the file. */
  rows: z.array(z.int()),
  /** Items that hold rows. */
  turns: z.int(),
  /** Turns done, forward and back. */
  done: z.int(),
  undone: z.int(),
  needs: z.optional(needsShared),
  /** Why it takes itself back: the row that could not be written, and a closed word. */
  failed: z.optional(z.object({ row: z.int(), why: z.string().check(z.maxLength(40)) })),
  /** Ids of what had gone out before it could be taken back. */
  kept: z.array(z.string()),
  /** Epoch ms; a file that was only read is not there any more after this. */
  expiresAtMs: z.number(),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type ImportItem = z.infer<typeof importItem>

/** One import of one organisation. */
export interface WhichImport {
  readonly scope: Scope
  readonly import: string
}

/** Rows are gone by themselves after this, in seconds, if an import never ends. */
const rowsKeptFor = 3 * 86_400
/** An import that is over stays on the list this long, in seconds: it names nobody. */
const keptFor = 180 * 86_400

export type NewImport = Pick<ImportItem, 'import' | 'kind' | 'by' | 'role' | 'language' | 'unknown'>

/** Writes down a list that was read, its rows first: without its head nobody finds them. */
export async function putImport(
  table: Table,
  scope: Scope,
  now: number,
  fresh: NewImport,
  rows: readonly ImportRow[],
): Promise<void> {
  const turns = turnsFor(rows.length)
  const put = (Item: Record<string, unknown>) =>
    table.client.send(new PutCommand({ TableName: table.name, Item }))
  const expiresAt = Math.ceil(now / 1000) + rowsKeptFor
  for (let from = 0; from < turns; from += 10)
    await Promise.all(
      Array.from({ length: Math.min(10, turns - from) }, (_, i) => from + i).map((turn) =>
        put({
          ...keys.importRows(scope, fresh.import, turn),
          rows: rows.slice(turn * rowsPerTurn, (turn + 1) * rowsPerTurn),
          expiresAt,
        }),
      ),
    )
  const head: ImportItem = {
    ...fresh,
    org: scope.org,
    state: 'read',
    at: now,
    rows: rows.map(({ row }) => row),
    turns,
    done: 0,
    undone: 0,
    kept: [],
    expiresAtMs: now + readLifeMs,
  }
  await put({ ...keys.importHead(scope, fresh.import), ...head, expiresAt })
}

/** An import, always as last written; one that was only read is gone after its time. */
export async function readImport(
  table: Table,
  now: number,
  { scope, import: id }: WhichImport,
): Promise<ImportItem | undefined> {
  const found = await getItem(table, keys.importHead(scope, id), importItem, { strong: true })
  return found?.state === 'read' && found.expiresAtMs <= now ? undefined : found
}

/** Every import of an organisation, newest first. */
export async function importsOf(table: Table, scope: Scope): Promise<ImportItem[]> {
  const { pk, sk } = keys.importHead(scope, '')
  const all = await queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':org': pk, ':prefix': sk },
    },
    importItem,
  )
  return all.sort((a, b) => b.at - a.at)
}

const rowsItem = z.object({ rows: z.array(importRow) })

/** The rows of one turn, from 0. */
export async function rowsOfTurn(
  table: Table,
  { scope, import: id }: WhichImport,
  turn: number,
): Promise<ImportRow[]> {
  const found = await getItem(table, keys.importRows(scope, id, turn), rowsItem, { strong: true })
  return found?.rows ?? []
}

/** Removes the rows of an import; harmless to repeat. */
export async function removeRows(
  table: Table,
  { scope, import: id }: WhichImport,
  turns: number,
): Promise<void> {
  for (let turn = 0; turn < turns; turn++)
    await table.client.send(
      new DeleteCommand({ TableName: table.name, Key: keys.importRows(scope, id, turn) }),
    )
}

/** Forgets a list that was only read; answers false when it has begun meanwhile. */
export function removeRead(table: Table, { scope, import: id }: WhichImport): Promise<boolean> {
  return written(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.importHead(scope, id),
        ConditionExpression: 'attribute_not_exists(pk) OR #state = :read',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':read': 'read' },
      }),
    ),
  )
}

/** What a move or a turn changes of an import. */
export type ImportChange = Partial<
  Pick<ImportItem, 'state' | 'rows' | 'done' | 'undone' | 'needs' | 'failed' | 'kept'>
>

/**
 * Moves an import on from a state, due at `due` (epoch ms) or never again. With `lease` it is due work's own turn, which does
 * nothing once its claim was lost. Answers whether it moved.
 */
export function moveImport(
  table: Table,
  { scope, import: id }: WhichImport,
  from: ImportItem['state'],
  move: {
    readonly change: ImportChange
    readonly due?: number
    readonly lease?: number
    readonly now: number
  },
): Promise<boolean> {
  const key = keys.importHead(scope, id)
  const due = move.due === undefined ? undefined : dueAt('broadcast', key, move.due)
  const set = { ...move.change, ...due, expiresAt: Math.ceil(move.now / 1000) + keptFor }
  const names = Object.keys(set)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}${due ? '' : ' REMOVE dueShard, dueAt, foundAt'}`,
        ConditionExpression: `#state = :from${move.lease === undefined ? '' : ' AND dueAt = :lease'}`,
        ExpressionAttributeNames: {
          '#state': 'state',
          ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: {
          ':from': from,
          ...(move.lease === undefined ? {} : { ':lease': move.lease }),
          ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
        },
      }),
    ),
  )
}

import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { packTelling, type Telling } from '../rules/telling.ts'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import type { Ledger, Where } from './ledger-item.ts'
import { type NeedText, needText, type WrittenText } from './need-text.ts'
import type { Scope } from './scope.ts'
import { getItem, type Table, written } from './table.ts'

/** A request lives 10 s at most: texts still without their ledger after this long (ms) were left behind by one that died. */
export const ledgerMissingMs = 60_000

/** The need's texts, always the last written. */
export function readTextNow(table: Table, { scope, need }: Where): Promise<NeedText | undefined> {
  return getItem(table, keys.needText(scope, need), needText, { strong: true })
}

/**
 * Writes the texts of a new need, due so that its ledger is written even if this process dies now.
 * Answers false when the need is there already.
 */
export function putText(table: Table, scope: Scope, now: number, text: NeedText): Promise<boolean> {
  const key = keys.needText(scope, text.need)
  return putOnce(table, { ...key, ...text, ...dueAt('broadcast', key, now + ledgerMissingMs) })
}

/** Writes the ledger of a new need from its texts; answers false when it is there already. */
export function putLedger(table: Table, scope: Scope, text: NeedText): Promise<boolean> {
  const key = keys.ledger(scope, text.need)
  const posted: Telling = { kind: 'posted', by: text.createdBy, at: text.createdAt, version: text.version }
  const ledger: Ledger = {
    need: text.need,
    org: scope.org,
    stage: 'draft',
    ...ledgerWords(text),
    responsible: text.responsible,
    open: countsOf(text.lines, (line) => line.wanted),
    received: countsOf(text.lines, () => 0),
    holds: {},
    got: {},
    standby: [],
    wave: 0,
    createdAt: text.createdAt,
    edition: text.version,
    telling: new Set([packTelling(posted)]),
    ...dueAt('broadcast', key, text.createdAt),
  }
  return putOnce(table, { ...key, ...ledger })
}

/** What the ledger repeats of the texts, so that a board is one Query. */
export function ledgerWords(
  text: Pick<
    NeedText,
    'title' | 'place' | 'urgency' | 'deadline' | 'lines' | 'topics' | 'area' | 'beneficiary'
  >,
) {
  const { title, place, urgency, deadline, topics, area } = text
  return {
    ...{ title, place, urgency, deadline, topics, area },
    alias: text.beneficiary.alias,
    lines: text.lines.map(({ id, label, wanted, unit }) => ({ id, label, wanted, unit })),
  }
}

export function countsOf(lines: NeedText['lines'], count: (line: NeedText['lines'][number]) => number) {
  return Object.fromEntries(lines.map((line) => [line.id, count(line)]))
}

/**
 * Changes the words of the texts that were seen as `version`, making them `next`; undefined removes. Answers false when
 * somebody else has changed them. Nothing else of the item is touched, so what is noted meanwhile stays. `next` belongs to
 * one writer alone (see editLedger): found there, it is this very write, whose first answer was lost.
 */
export async function rewriteText(
  table: Table,
  where: Where,
  version: number,
  next: number,
  change: Partial<WrittenText>,
): Promise<boolean> {
  const done = await updateText(
    table,
    where,
    { ...change, version: next },
    ['dueShard', 'dueAt', 'foundAt'],
    version,
  )
  return done || (await readTextNow(table, where))?.version === next
}

/** Says that the need has both its items: nothing is due any more. */
export async function textHasLedger(table: Table, where: Where): Promise<void> {
  await updateText(table, where, {}, ['dueShard', 'dueAt', 'foundAt'])
}

/** Notes facts beside the words, such as who approved: the words, and so the version, stay as they are. */
export async function noteOnText(
  table: Table,
  where: Where,
  facts: Partial<
    Pick<NeedText, 'approvedBy' | 'approvedAt' | 'consent' | 'responsible' | 'deadline' | 'outcome'>
  >,
): Promise<void> {
  await updateText(table, where, facts, [])
}

async function updateText(
  table: Table,
  { scope, need }: Where,
  change: Record<string, unknown>,
  gone: readonly string[],
  version?: number,
): Promise<boolean> {
  const entries = Object.entries(change)
  const set = entries.filter(([, value]) => value !== undefined).map(([name]) => `#${name} = :${name}`)
  const remove = [...gone, ...entries.filter(([, value]) => value === undefined).map(([name]) => name)]
  const names = [...entries.map(([name]) => name), ...gone, ...(version === undefined ? [] : ['version'])]
  const values = {
    ...Object.fromEntries(
      entries.filter(([, value]) => value !== undefined).map(([name, value]) => [`:${name}`, value]),
    ),
    ...(version === undefined ? {} : { ':seen': version }),
  }
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.needText(scope, need),
        UpdateExpression: [
          set.length > 0 ? `SET ${set.join(', ')}` : '',
          remove.length > 0 ? `REMOVE ${remove.map((name) => `#${name}`).join(', ')}` : '',
        ]
          .filter((part) => part !== '')
          .join(' '),
        ConditionExpression: version === undefined ? 'attribute_exists(pk)' : '#version = :seen',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
      }),
    ),
  )
}

function putOnce(table: Table, item: Record<string, unknown>): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

import { tableShape } from '../../shared/store/table-shape.ts'
import type { Between, WireCall } from './wire.ts'

const indexKeys: readonly string[] = Object.values(tableShape.indexes).flatMap((index) =>
  'sortKey' in index ? [index.partitionKey, index.sortKey] : [index.partitionKey],
)

/** Mulin needs none of these, and the embedded engine knows only some. */
const unwanted = new Set(['Scan', 'TransactWriteItems', 'TransactGetItems', 'ExecuteStatement'])

/** The layer that refuses what only real DynamoDB, or Mulin's own rules, refuse. */
export const strict: Between = async (call, go) => {
  const complaint = complaintAbout(call)
  if (complaint) throw Object.assign(new Error(complaint), { name: 'ValidationException' })
  return go()
}

/** What is wrong with a call, or undefined. */
export function complaintAbout(call: WireCall): string | undefined {
  const { command, input } = call
  if (unwanted.has(command)) return `${command} is not used in Mulin`
  const item = (input.Item ?? {}) as Record<string, { S?: string; N?: string }>
  for (const name of indexKeys)
    if (item[name]?.S === '' || isEmptyInUpdate(input, name)) return `The index key ${name} must not be empty`
  if (mentions(call, 'dueShard') && !mentions(call, 'foundAt'))
    return 'What makes an item due is written and removed together with the time by which it is found'
  const seconds = (item[tableShape.ttlAttribute] ?? inUpdate(input, tableShape.ttlAttribute))?.N
  if (seconds !== undefined && Number(seconds) > 100_000_000_000)
    return `${tableShape.ttlAttribute} is in seconds, and ${seconds} looks like milliseconds`
  if (input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD')
    return 'The embedded engine does not return the item of a failed condition: read it'
  return undefined
}

function isEmptyInUpdate(input: WireCall['input'], attribute: string): boolean {
  return inUpdate(input, attribute)?.S === ''
}

/** Whether a write puts, sets or removes this attribute. */
function mentions({ input }: WireCall, attribute: string): boolean {
  const names = Object.values((input.ExpressionAttributeNames ?? {}) as Record<string, string>)
  const words = typeof input.UpdateExpression === 'string' ? input.UpdateExpression : ''
  return attribute in ((input.Item ?? {}) as object) || names.includes(attribute) || words.includes(attribute)
}

/** The value an update expression sets this top-level attribute to, if it does so plainly. */
function inUpdate(input: WireCall['input'], attribute: string): { S?: string; N?: string } | undefined {
  const expression = typeof input.UpdateExpression === 'string' ? input.UpdateExpression : ''
  const names = Object.entries((input.ExpressionAttributeNames ?? {}) as Record<string, string>)
  const written = [attribute, ...names.flatMap(([alias, name]) => (name === attribute ? [alias] : []))]
  const values = (input.ExpressionAttributeValues ?? {}) as Record<string, { S?: string; N?: string }>
  for (const name of written) {
    const found = expression.match(new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(:\\w+)\\s*(?:,|$|[A-Z])`))
    if (found?.[1] && values[found[1]]) return values[found[1]]
  }
  return undefined
}

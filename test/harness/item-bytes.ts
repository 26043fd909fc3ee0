import type { AttributeValue } from '@aws-sdk/client-dynamodb'

export type RawItem = Readonly<Record<string, AttributeValue>>

/** Bytes of an item as DynamoDB counts them: names and values in UTF-8, a number about half its digits, three for a list or map. */
export function itemBytes(item: RawItem): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0)
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S)
  if (value.N !== undefined) return Math.ceil(value.N.replace(/^-|\.|0+$/g, '').length / 2) + 1
  if (value.L !== undefined) return value.L.reduce((sum, one) => sum + 1 + valueBytes(one), 3)
  if (value.M !== undefined) return itemBytes(value.M) + Object.keys(value.M).length + 3
  if (value.SS !== undefined) return value.SS.reduce((sum, one) => sum + utf8(one), 0)
  return 1
}

const utf8 = (text: string): number => Buffer.byteLength(text)

/** Write units of an item of so many bytes. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024))

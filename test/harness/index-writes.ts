import { isDeepStrictEqual } from 'node:util'
import { tableShape } from '../../shared/store/table-shape.ts'
import { itemBytes, type RawItem, writeUnits } from './item-bytes.ts'

type Index = (typeof tableShape.indexes)[keyof typeof tableShape.indexes]

/**
 * Write units that DynamoDB takes for the indexes when an item changes, by its published rules: one write where an item comes into an
 * index, leaves it or changes what the index holds; two where its index key changes; none where the index sees no difference.
 */
export function indexWrites(before: RawItem | undefined, after: RawItem | undefined): number {
  return Object.values(tableShape.indexes).reduce(
    (sum, index) => sum + unitsOf(index, projected(before, index), projected(after, index)),
    0,
  )
}

function unitsOf(index: Index, before: RawItem | undefined, after: RawItem | undefined): number {
  if (before === undefined || after === undefined)
    return [before, after].reduce((sum, one) => sum + (one ? writeUnits(itemBytes(one)) : 0), 0)
  if (isDeepStrictEqual(before, after)) return 0
  const moved = keyNames(index).some((name) => !isDeepStrictEqual(before[name], after[name]))
  const units = [before, after].map((one) => writeUnits(itemBytes(one)))
  return moved ? units[0]! + units[1]! : Math.max(...units)
}

/** What an index holds of an item; undefined when the item is not in it. */
function projected(item: RawItem | undefined, index: Index): RawItem | undefined {
  const names = keyNames(index)
  if (item === undefined || names.some((name) => item[name] === undefined)) return undefined
  const kept = [
    tableShape.partitionKey,
    tableShape.sortKey,
    ...names,
    ...('holds' in index ? index.holds : []),
  ]
  return Object.fromEntries(kept.flatMap((name) => (item[name] ? [[name, item[name]]] : [])))
}

function keyNames(index: Index): string[] {
  return [index.partitionKey, ...('sortKey' in index ? [index.sortKey] : [])]
}

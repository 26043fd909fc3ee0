import { type Area, type AreaScheme, levelOf } from '../rules/areas.ts'

/** One item of the stored tree: the outer levels, or one district with everything in it. */
export interface Chunk {
  readonly id: string
  readonly packed: string
}

/** DynamoDB takes 400 KB an item; the rest is room for keys and attribute names. */
export const largestChunk = 390_000
const outer = 'OUTER'

/**
 * Packs areas into few items: one line per area, its fields separated by tabs, its code without that of its district.
 * A district of 100 communities takes about 4 KB, so a page that names a place costs next to nothing.
 */
export function pack(areas: Iterable<Area>, scheme: AreaScheme): Chunk[] {
  const lines = new Map<string, string[]>([[outer, []]])
  for (const area of areas) {
    const inDistrict = area.code.length > scheme.district
    const id = inDistrict ? area.code.slice(0, scheme.district) : outer
    const line = lineOf(area, inDistrict ? scheme.district : 0)
    const chunk = lines.get(id)
    if (chunk) chunk.push(line)
    else lines.set(id, [line])
  }
  return [...lines].map(([id, all]) => ({ id, packed: all.join('\n') }))
}

export function unpack({ id, packed }: Chunk, scheme: AreaScheme): Area[] {
  if (packed === '') return []
  const prefix = id === outer ? '' : id
  return packed.split('\n').map((line) => {
    const [code = '', name = '', kind, lat, lng] = line.split('\t')
    const level = levelOf(prefix + code, scheme)
    if (!level) throw new Error(`The stored areas have a code of no level in chunk ${id}.`)
    return {
      code: prefix + code,
      name,
      level,
      ...(kind === 'u' && { kind: 'urban' as const }),
      ...(kind === 'r' && { kind: 'rural' as const }),
      ...(lat && lng && { lat: Number(lat), lng: Number(lng) }),
    }
  })
}

function lineOf({ code, name, kind, lat, lng }: Area, skip: number): string {
  const fields = [
    code.slice(skip),
    name.replace(/[\t\n\r]/g, ' '),
    kind?.slice(0, 1) ?? '',
    lat ?? '',
    lng ?? '',
  ]
  return fields.join('\t').replace(/\t+$/, '')
}

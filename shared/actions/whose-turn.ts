import * as z from 'zod/mini'
import type { Effects } from '../effects.ts'
import { inTurns } from '../rules/turns.ts'
import { getItems } from '../store/batch.ts'
import type { DueItem } from '../store/due.ts'

/** With no more than this waiting everybody comes soon, in whatever order: then nothing is read to find out whose it is. */
const few = 50

const ofOrganization = z.object({ pk: z.string(), org: z.string() })

/**
 * Due work in the order in which it is done: organisations take turns, so that one with thousands of messages waiting does not delay one with
 * ten. What is an organisation's own says so by its key, a wave by its item; anything else stands for itself.
 */
export async function whoseTurn({ table }: Effects, found: readonly DueItem[]): Promise<DueItem[]> {
  const oldest = new Map(found.filter(isWave).map(({ pk, sk }) => [pk, { pk, sk }]))
  const waves = found.length > few ? await getItems(table, [...oldest.values()], ofOrganization) : []
  const party = new Map(waves.map(({ pk, org }) => [pk, `O#${org}`]))
  return inTurns(found, ({ pk, sk }) => party.get(pk) ?? (pk.startsWith('O#') ? pk : `${pk} ${sk}`))
}

function isWave({ sk }: DueItem): boolean {
  return sk.startsWith('WAVE#')
}

import { copiesOf, costOfMatching } from '../harness/a-district.ts'
import { aWorld } from '../harness/world.ts'
import type { Figure, Measured } from './figure.ts'

/** Figure 4: what it costs to find 25 among the volunteers of a district. */
export const match: Figure = {
  name: 'match',
  measure: async () => [...(await among(500)), ...(await among(2000))],
}

async function among(volunteers: number): Promise<Measured[]> {
  const { queries, ringsAndTopics, readUnits, most } = await costOfMatching(
    await aWorld(),
    copiesOf(volunteers),
  )
  return [
    { name: `match ${volunteers} queries`, value: queries, unit: 'calls', target: ringsAndTopics },
    {
      name: `match ${volunteers} read units`,
      value: readUnits,
      unit: 'RCU',
      target: Math.floor(most * 2) / 2,
    },
  ]
}

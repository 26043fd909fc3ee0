import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { notifyWorks } from '../../functions/notify/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { mostInWave } from '../../shared/store/wave.ts'
import { askMany, writesOf } from '../harness/ask-many.ts'
import { aWorld, type World } from '../harness/world.ts'
import { atMost, type Figure, median, timeOf } from './figure.ts'

const rounds = 5
const people = 100

/** Figure 12: writes per second of a large round of asking, all counted, against as many bare writes in the same run. */
export const fanOut: Figure = {
  name: 'fan-out',
  measure: async () => {
    const world = await aWorld()
    const ratios: number[] = []
    for (let round = 0; round <= rounds; round++) {
      await askMany(world, people)
      world.meter.reset()
      const own = await timeOf(() => sweep(world.fx, 'notify', notifyWorks))
      const writes = writesOf(world.meter)
      const bare = await timeOf(() => bareWrites(world, writes))
      // The first round loads code.
      if (round > 0) ratios.push(bare / own)
    }
    const value = Math.round(median(ratios) * 100) / 100
    return [{ name: 'fan-out speed', value, unit: 'of bare writes', target: 0.5, limit: 1, atLeast: true }]
  },
}

/** Conditional writes of an invitation's size, as many at once as a batch has people. */
function bareWrites(world: World, count: number): Promise<void> {
  const { table } = world.fx
  const ids = Array.from({ length: count }, () => world.fx.newId())
  return atMost(mostInWave, ids, async (id) => {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { pk: `BARE#${id}`, sk: 'INV', text: 'x'.repeat(250) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
  })
}

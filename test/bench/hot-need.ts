import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { httpHandler } from '../../functions/http/door.ts'
import { packQuantities } from '../../shared/rules/ledger.ts'
import { aNeed } from '../harness/a-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { aWorld, type World } from '../harness/world.ts'
import { httpEvent } from '../infra/events.ts'
import { atMost, type Figure, median, timeOf } from './figure.ts'

const rounds = 9
/** In one round, of which so many are under way at once. */
const pledges = 60
const atOnce = 10

/** Figure 11: pledges per second on one need through the handler, against as many bare conditional updates of the same size. */
export const hotNeed: Figure = {
  name: 'hot-need',
  measure: async () => {
    const world = await aWorld()
    const handler = httpHandler(world.app)
    const ratios: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const where = await aNeed(world, { wanted: [pledges] })
      const links: string[] = []
      for (let i = 0; i < pledges; i++) links.push((await anInvitation(world, where)).path)
      const own = await timeOf(() =>
        atMost(atOnce, links, async (path) => {
          const form = { a: '1', day: '2022-01-28', who: 'me' }
          const { statusCode } = await handler(
            httpEvent('POST', `${path}/pledge`, { form }) as never,
            {} as never,
          )
          if (statusCode !== 303) throw new Error(`A pledge was answered with ${statusCode}.`)
        }),
      )
      const bare = await timeOf(await bareUpdates(world))
      // The first round loads code.
      if (round > 0) ratios.push(bare / own)
    }
    const value = Math.round(median(ratios) * 100) / 100
    return [
      { name: 'hot-need pledges', value, unit: 'of bare updates', target: 0.2, limit: 1, atLeast: true },
    ]
  },
}

/** As many holds taken by one conditional update each on an item of the same size, and nothing else. */
async function bareUpdates(world: World): Promise<() => Promise<void>> {
  const { table } = world.fx
  const Key = { pk: 'BARE', sk: world.fx.newId() }
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...Key, open: pledges, holds: {} } }),
  )
  const ids = Array.from({ length: pledges }, () => world.fx.newId())
  return () =>
    atMost(atOnce, ids, async (id) => {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key,
          UpdateExpression: 'SET #open = #open - :one, holds.#id = :hold',
          ConditionExpression: '#open >= :one AND attribute_not_exists(holds.#id)',
          ExpressionAttributeNames: { '#open': 'open', '#id': id },
          ExpressionAttributeValues: { ':one': 1, ':hold': `${packQuantities({ a: 1 })}@7dg4w` },
        }),
      )
    })
}

import { gzipSync } from 'node:zlib'
import { aNeed } from '../harness/a-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { watchTrips } from '../harness/trips.ts'
import { aWorld } from '../harness/world.ts'
import type { Figure } from './figure.ts'

/** Figure 3: what it takes to show an invitation, and after the pledge. */
export const link: Figure = {
  name: 'link',
  measure: async () => {
    const world = await aWorld()
    const { path } = await anInvitation(world, await aNeed(world))
    const wang = world.browser()
    await world.browser().get(path)
    world.meter.reset()
    const traffic = watchTrips(world)
    const { text } = await wang.get(path)
    const { total, readUnits } = world.meter
    const { trips } = traffic
    await wang.post(`${path}/pledge`, { a: '1', day: '2022-01-28', who: 'me' })
    world.meter.reset()
    await wang.get(path)
    return [
      { name: 'link calls', value: total, unit: 'calls', target: 3, limit: 1 },
      { name: 'link trips', value: trips, unit: 'trips', target: 2, limit: 1 },
      { name: 'link read units', value: readUnits, unit: 'RCU', target: 1.5, limit: 0.5 },
      { name: 'link read units after a pledge', value: world.meter.readUnits, unit: 'RCU', target: 2 },
      { name: 'link bytes', value: Buffer.byteLength(text), unit: 'B', target: 14_000 },
      { name: 'link bytes compressed', value: gzipSync(text).length, unit: 'B', target: 4_000 },
      {
        name: 'link further requests',
        value: text.match(/<(script|link rel="stylesheet"|img)/g)?.length ?? 0,
        unit: 'requests',
        target: 0,
      },
    ]
  },
}

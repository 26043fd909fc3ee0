import { aNeed } from '../harness/a-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { billFor } from '../harness/bill.ts'
import { watchTrips } from '../harness/trips.ts'
import { aWorld } from '../harness/world.ts'
import type { Figure, Measured } from './figure.ts'

const form = { a: '1', day: '2022-01-28', who: 'me' }
const dayMs = 86_400_000

/** Figure 1: what a press on 'I promise' takes, through its page: accepted, repeated, refused on a full line, and late. */
export const pledge: Figure = {
  name: 'pledge',
  measure: async () => {
    const accepted = await press('accepted', { calls: 3, writeUnits: 4, trips: 3 })
    const repeated = await press('repeated', { writeUnits: 4 })
    const refused = await press('refused', { writeUnits: 0 })
    const late = await press('late', { writeUnits: 0 })
    return [...accepted, ...repeated, ...refused, ...late]
  },
}

interface Target {
  readonly calls?: number
  readonly writeUnits: number
  readonly trips?: number
}

type Case = 'accepted' | 'repeated' | 'refused' | 'late'

async function press(which: Case, target: Target): Promise<Measured[]> {
  const world = await aWorld()
  const where = await aNeed(world, which === 'refused' ? { ledger: { open: { a: 0, b: 2, c: 1 } } } : {})
  const { path } = await anInvitation(world, where)
  // Another need first, so that the code is loaded.
  const other = await anInvitation(world, await aNeed(world))
  await world.browser().post(`${other.path}/pledge`, form)
  const browser = world.browser()
  if (which === 'repeated') await browser.post(`${path}/pledge`, form)
  // Whoever presses has opened the page, and in a rush others have since.
  if (which === 'refused') await world.browser().get(path)
  if (which === 'late') world.clock.advance(8 * dayMs)
  const late = which === 'late' ? { day: '2022-02-20' } : {}
  const traffic = watchTrips(world)
  const bill = billFor(world)
  await browser.post(`${path}/pledge`, { ...form, ...late })
  bill.stop()
  const { calls, writeUnits, indexWriteUnits } = bill.total()
  return [
    {
      name: `pledge ${which} calls`,
      value: calls,
      unit: 'calls',
      ...(target.calls ? { target: target.calls } : {}),
    },
    {
      name: `pledge ${which} write units`,
      value: writeUnits + indexWriteUnits,
      unit: 'WCU',
      target: target.writeUnits,
    },
    {
      name: `pledge ${which} trips`,
      value: traffic.trips,
      unit: 'trips',
      ...(target.trips ? { target: target.trips } : {}),
    },
  ]
}

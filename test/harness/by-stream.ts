import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { workerHandler } from '../../functions/worker.ts'
import { withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import type { Key } from '../../shared/store/table.ts'
import { startsWork } from '../../shared/store/table-shape.ts'
import { streamEvent } from '../infra/events.ts'
import { promise, timeline, told } from './a-pledge.ts'
import { anApprovedNeed, asked } from './an-approved-need.ts'
import { mortality } from './crash.ts'
import { expectBalanced } from './ledger-invariants.ts'

/** How the records of a batch arrive: lists that are handled at the same moment. `earlier` had arrived before. */
export type Arrival = (records: readonly Key[], earlier: readonly Key[]) => readonly (readonly Key[])[]

/** A need's life that nothing but the table's stream moves on: a wave, two promises, one taken back. Answers what came of it. */
export async function livedByStream(arrival: Arrival) {
  const at = await anApprovedNeed(5, { wanted: [2] })
  const { world, where } = at
  const written: Key[] = []
  const process = world.newProcess({
    ...mortality(),
    between: async (call, go) => {
      const answer = await go()
      const key = call.writes ? keyOf(call.input) : undefined
      if (key) written.push(key)
      return answer
    },
  })
  const workers = {
    broadcast: workerHandler(process.fx, 'broadcast', broadcastWorks),
    notify: notifyHandler(process.fx),
  }
  const earlier: Key[] = []
  const flow = async () => {
    for (let round = 0; round < 30 && written.length > 0; round++) {
      const records = written.splice(0)
      const arrived = arrival(records, earlier)
      earlier.push(...records)
      for (const [worker, handle] of Object.entries(workers)) {
        const prefixes: readonly string[] = startsWork[worker as keyof typeof startsWork]
        const theirs = arrived.map((list) =>
          list.filter(({ sk }) => prefixes.some((one) => sk.startsWith(one))),
        )
        await Promise.all(theirs.map((list) => handle(streamEvent(...list), {} as never)))
      }
    }
  }
  await wakeNeed(process.fx.table, world.clock.now(), where)
  await flow()
  for (const one of ['liu', 'chen']) await promise(process, where, one)
  await flow()
  await withdrawPledge(process.fx, { ...where, volunteer: 'chen' })
  await flow()
  const { open, holds } = await expectBalanced(world, where)
  const letters = world.post.arrived.filter(({ text }) => text.includes('/r/'))
  return {
    open,
    holds: Object.keys(holds),
    asked: (await asked(at)).length,
    letters: letters.length,
    addressed: new Set(letters.map(({ to }) => to)).size,
    told: await told(world),
    timeline: (await timeline(world, where)).sort(),
  }
}

function keyOf(input: Readonly<Record<string, unknown>>): Key | undefined {
  const { pk, sk } = (input.Key ?? input.Item ?? {}) as Readonly<Record<string, { readonly S?: string }>>
  return pk?.S === undefined || sk?.S === undefined ? undefined : { pk: pk.S, sk: sk.S }
}

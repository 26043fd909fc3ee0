import { expect, test } from 'vitest'
import { workerHandler } from '../../functions/worker.ts'
import { doorShapes } from '../../infra/aws/doors.ts'
import { type DueWorks, runMs, sweep } from '../../shared/actions/sweep.ts'
import { finish } from '../../shared/store/due.ts'
import { keys } from '../../shared/store/keys.ts'
import { aDueItem } from '../harness/a-due-item.ts'
import { aWorld, type World } from '../harness/world.ts'
import { streamEvent } from '../infra/events.ts'

/** Every piece of work takes eight seconds: a slow table, or a slow mail server. */
const seconds = 8

test('store-slow: a sweep starts nothing that could not end in time, takes the oldest first, and leaves the rest due', async () => {
  const world = await aWorld()
  const due = await tenNotices(world)
  const done: string[] = []
  expect(await sweep(world.fx, 'notify', slowly(world, done))).toBe(4)
  expect(done).toEqual(due.slice(0, 4).map(({ sk }) => sk))
  while ((await sweep(world.fx, 'notify', slowly(world, done))) > 0);
  expect(done).toEqual(due.map(({ sk }) => sk))
})

test('store-slow: a batch of the stream ends in time, too; the sweep does what it left', async () => {
  const world = await aWorld()
  const due = await tenNotices(world)
  const done: string[] = []
  const handle = workerHandler(world.fx, 'notify', slowly(world, done))
  expect(await handle(streamEvent(...due), {} as never)).toEqual({ batchItemFailures: [] })
  expect(done).toHaveLength(4)
  while ((await sweep(world.fx, 'notify', slowly(world, done))) > 0);
  expect(done.toSorted()).toEqual(due.map(({ sk }) => sk).toSorted())
})

test('store-slow: what a run has begun when it stops has as long again', () => {
  for (const worker of ['broadcast', 'notify'] as const)
    expect(doorShapes[worker].timeout.toMilliseconds()).toBeGreaterThanOrEqual(2 * runMs)
})

function slowly(world: World, done: string[]): DueWorks {
  return {
    NOTICE: async (fx, claimed) => {
      world.clock.advance(seconds * 1000)
      done.push(claimed.key.sk)
      await finish(fx.table, claimed)
    },
  }
}

/** Ten due items over all shards, oldest first. */
async function tenNotices({ fx }: World) {
  const found = Array.from({ length: 10 }, (_, index) => keys.notice('V#x', `n${index}`))
  for (const [index, key] of found.entries())
    await aDueItem(fx, 'notify', key, fx.now() - (10 - index) * 1000)
  return found
}

import { expect, test } from 'vitest'
import { workerHandler } from '../../functions/worker.ts'
import type { DueWorks } from '../../shared/actions/sweep.ts'
import { finish } from '../../shared/store/due.ts'
import { keys } from '../../shared/store/keys.ts'
import { aDueItem } from '../harness/a-due-item.ts'
import { aWorld } from '../harness/world.ts'

test('due-head-of-line: the oldest hundred always fail, and the newer ones still leave', async () => {
  const { fx, clock } = await aWorld()
  const bad = Array.from({ length: 100 }, (_, i) => keys.notice('V#x', `bad${i}`))
  const good = Array.from({ length: 20 }, (_, i) => keys.notice('V#y', `good${i}`))
  for (const [i, key] of [...bad, ...good].entries()) await aDueItem(fx, 'notify', key, fx.now() - 1000 + i)
  const tried = new Set<string>()
  const done: string[] = []
  const works: DueWorks = {
    NOTICE: async (_, claimed) => {
      // Half a second each: a run of half a minute comes through sixty.
      clock.advance(500)
      if (claimed.key.pk === 'T#V#x') {
        tried.add(claimed.key.sk)
        throw new Error('This one never works.')
      }
      done.push(claimed.key.sk)
      await finish(fx.table, claimed)
    },
  }
  const handle = workerHandler(fx, 'notify', works)
  for (let minutes = 0; minutes < 3; minutes++) {
    await handle({}, {} as never)
    clock.advance(30_000)
  }
  expect(tried.size).toBe(100)
  expect(done.toSorted()).toEqual(good.map(({ sk }) => sk).toSorted())
})

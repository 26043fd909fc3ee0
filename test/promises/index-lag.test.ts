import { expect, test } from 'vitest'
import { withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { standByFor } from '../../shared/actions/stand-by.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { pledgeNow, promise, promisedDay, timeline, told } from '../harness/a-pledge.ts'
import { linkIn } from '../harness/a-wave.ts'
import { anApprovedNeed, asked } from '../harness/an-approved-need.ts'
import { mortality } from '../harness/crash.ts'
import { dueAudit } from '../harness/invariants.ts'
import { lagging } from '../harness/lagging.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import type { Process } from '../harness/world.ts'

/** A need from its first wave to a promise that lapses and moves on, by processes that see the indexes late, or not. */
async function lived(late: boolean) {
  const at = await anApprovedNeed(5, { wanted: [1] })
  const { world, where } = at
  const between = lagging()
  const process: Process = late ? world.newProcess({ ...mortality(), between }) : world
  const pass = async (ms: number) => {
    world.clock.advance(ms)
    for (let time = 0; time < 3; time++) await process.sweep()
  }
  await pass(0)
  const letters = world.post.arrived.filter(({ text }) => text.includes('/r/'))
  const path = linkIn(letters[0])
  const browser = process.browser()
  const first = await browser.get(path)
  const again = first.status === 404 ? await browser.get(path) : first
  await promise(process, where, 'liu')
  await wakeNeed(process.fx.table, world.clock.now(), where)
  await pass(0)
  const { name, state } = await pledgeNow(world, where, 'liu')
  await standByFor(process.fx, {
    ...where,
    volunteer: 'chen',
    name: '陈阿姨',
    quantities: { a: 1 },
    bringBy: promisedDay,
    via: 'invitation',
    device: 'device of chen',
  })
  await pass(60_000)
  await withdrawPledge(process.fx, { ...where, volunteer: 'liu' })
  await pass(60_000)
  await promise(process, where, 'chen')
  await pass(60_000)
  const people = await asked(at)
  const got = people.map((one) => world.post.arrived.filter(({ to }) => to === one).length)
  const due = await dueAudit(world)
  const overdue = due.filter(({ dueAt }) => Number(dueAt) <= world.clock.now())
  const { open, holds } = await expectBalanced(world, where)
  return {
    first: first.status,
    opened: again.status,
    letters: letters.length,
    record: [name, state],
    got,
    holds: Object.keys(holds),
    open,
    overdue,
    told: await told(world),
    timeline: (await timeline(world, where)).filter((line) => !line.startsWith('wave')).sort(),
  }
}

test('index-lag: indexes that are late miss nothing for good, and nobody is told anything twice', async () => {
  const [prompt, late] = [await lived(false), await lived(true)]
  expect(prompt).toMatchObject({ opened: 200, holds: ['chen'], open: { a: 0 }, overdue: [] })
  expect(prompt.letters).toBeGreaterThan(2)
  expect([prompt.first, late.first]).toEqual([200, 404])
  expect({ ...late, first: prompt.first }).toEqual(prompt)
})

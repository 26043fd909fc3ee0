import { describe, expect, it } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { workerHandler } from '../../functions/worker.ts'
import { leaseMs } from '../../shared/store/due.ts'
import { aNeed } from '../harness/a-need.ts'
import { pledgeNow, promise, promised, timeline, told } from '../harness/a-pledge.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { faultSwitch, faulty } from '../harness/faults.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { randomness } from '../harness/randomness.ts'
import { realPages } from '../harness/real-client.ts'
import { asApiToken } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'
import { streamEvent } from '../infra/events.ts'

describe('store-throttle', () => {
  it('a third of all calls refused for lack of capacity changes nothing but the time it takes', async () => {
    // A call fails for good with probability 0.3^30: never.
    const [calm, throttled] = [await aWorld(), await aWorld({ faults: { throttle: 0.3 }, tries: 30 })]
    const [one, other] = await Promise.all(
      [calm, throttled].map(async (world) => {
        const where = await aNeed(world, { wanted: [2] })
        for (const volunteer of ['liu', 'li']) await promised(world, where, volunteer)
        const late = await promise(world, where, 'chen')
        world.clock.advance(6 * 86_400_000)
        await world.sweep()
        const { open, holds } = await expectBalanced(world, where)
        return { late, open, holds, told: await told(world), timeline: (await timeline(world, where)).sort() }
      }),
    )
    expect(one?.late).toEqual({ ok: false, refusal: { kind: 'line-full', open: { a: 0 } } })
    expect(one?.told.length).toBeGreaterThan(4)
    expect(other).toEqual(one)
  })

  it('a page that gets no capacity says so kindly after its tries, and the next one is served', async () => {
    const world = await aWorld()
    const { path } = await anInvitation(world, await aNeed(world))
    const faults = faultSwitch({ throttle: 1 })
    const pages = realPages(world, faulty(faults, randomness(1)))
    const browser = pages.browser()
    const page = await browser.get(path)
    expect(page.status).toBe(503)
    expect(page.text).toContain('请过一分钟再试')
    expect(pages.tries()).toBe(3)
    const { authorization } = await asApiToken(world)
    const api = await browser.ask('GET', '/api/v1/needs', { headers: { authorization } })
    expect([api.status, JSON.parse(api.text).type]).toEqual([503, expect.stringContaining('unavailable')])
    faults.stop()
    expect((await browser.get(path)).status).toBe(200)
  })

  it('due work that gets no capacity stays due, is said in the log, and is done afterwards, once', async () => {
    const world = await aWorld({ tries: 2 })
    const where = await aNeed(world, { wanted: [1] })
    await promise(world, where, 'liu')
    const handle = workerHandler(world.fx, 'broadcast', broadcastWorks)
    const record = streamEvent({ pk: 'V#liu', sk: `PLEDGE#${where.need}` })
    world.faults.set({ throttle: 1 })
    const answer = await handle(record, {} as never)
    expect(answer.batchItemFailures).toHaveLength(1)
    await expect(handle({}, {} as never)).rejects.toThrow('made by a test')
    world.faults.set({ throttle: 1, commands: ['PutItem'] })
    await handle({}, {} as never)
    world.faults.stop()
    expect(world.logs).toContainEqual({
      code: 'due-failed',
      facts: { prefix: 'PLEDGE', error: 'ProvisionedThroughputExceededException' },
    })
    expect(await told(world)).toEqual([])
    world.clock.advance(leaseMs)
    await world.sweep()
    expect((await pledgeNow(world, where, 'liu')).told).toBe('pledged')
    expect((await told(world)).filter((line) => line.startsWith('V#liu'))).toEqual(['V#liu pledge-noted'])
  })
})

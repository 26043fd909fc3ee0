import { describe, expect, it } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { buildApp } from '../../functions/http/app.ts'
import { notifyWorks } from '../../functions/notify/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aNeed } from '../harness/a-need.ts'
import { promise, promised, timeline, told } from '../harness/a-pledge.ts'
import { type Asking, anApprovedNeed, asked, waves } from '../harness/an-approved-need.ts'
import { openBrowser } from '../harness/browser.ts'
import type { Mortality } from '../harness/crash.ts'
import { dueAudit } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { pausedBefore } from '../harness/paused.ts'
import { asMember, codeIn } from '../harness/sign-in.ts'
import { aWorld, type Process, type World } from '../harness/world.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** A process whose clock goes wrong by so many ms. */
function skewed(world: World, by: number, life?: Mortality): Process {
  const process = world.newProcess(life)
  const fx = { ...process.fx, now: () => world.clock.now() + by }
  const app = buildApp(fx, world.settings)
  const work = async () =>
    (await sweep(fx, 'broadcast', broadcastWorks)) + (await sweep(fx, 'notify', notifyWorks))
  return { fx, app, browser: () => openBrowser(app, world.settings), sweep: work }
}

/** Both work through what they think is due, at the same time, minute by minute. */
async function work(world: World, minutes: number): Promise<void> {
  const [slow, fast] = [skewed(world, -5 * minute), skewed(world, 5 * minute)]
  for (let time = 0; time < minutes; time++) {
    await Promise.all([slow, fast, slow, fast].map((process) => process.sweep()))
    world.clock.advance(minute)
  }
}

async function addressesOf(at: Asking): Promise<string[]> {
  const people = await Promise.all((await asked(at)).map((one) => readVolunteer(at.world.fx.table, one)))
  return people.map((one) => one?.email?.address ?? '')
}

describe('clock-skew', () => {
  it('two workers ten minutes apart ask everybody once and start one wave', async () => {
    const at = await anApprovedNeed(12)
    await work(at.world, 7)
    expect(await waves(at)).toEqual([12])
    const people = await asked(at)
    expect(people).toHaveLength(12)
    const letters = at.world.post.arrived.filter(({ text }) => text.includes('/r/'))
    expect(letters).toHaveLength(12)
    expect(new Set(letters.map(({ to }) => to)).size).toBe(12)
  })

  it.each([30, 60])(
    'a worker whose lease is over by another’s clock sends nothing twice (paused before call %i)',
    async (call) => {
      const at = await anApprovedNeed(6)
      const fast = skewed(at.world, 5 * minute)
      let met = false
      const life = pausedBefore(call, async () => {
        met = true
        for (let time = 0; time < 3; time++) await fast.sweep()
      })
      const slow = skewed(at.world, -5 * minute, life)
      at.world.clock.advance(6 * minute)
      for (let time = 0; time < 3; time++) await slow.sweep()
      expect(met).toBe(true)
      await work(at.world, 3)
      const letters = at.world.post.arrived.filter(({ text }) => text.includes('/r/'))
      expect(letters.map(({ to }) => to).sort()).toEqual((await addressesOf(at)).sort())
    },
  )

  it('two servers ten minutes apart never promise a thing twice, and everybody hears the truth once', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [3] })
    const [slow, fast] = [skewed(world, -5 * minute), skewed(world, 5 * minute)]
    const people = Array.from({ length: 12 }, (_, i) => `v${i}`)
    const answers = await Promise.all(people.map((one, i) => promise(i % 2 ? slow : fast, where, one)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    await work(world, 6)
    const { holds } = await expectBalanced(world, where)
    const yes = people.filter((_, i) => answers[i]?.ok)
    expect(Object.keys(holds).sort()).toEqual(yes.toSorted())
    const noted = (await told(world)).filter((line) => line.endsWith('pledge-noted'))
    expect(noted).toEqual(yes.map((one) => `V#${one} pledge-noted`).sort())
    expect((await timeline(world, where)).filter((line) => line.startsWith('pledged'))).toHaveLength(3)
  })

  it('a code that one server asked for lets in at another five minutes off, and not for longer than a quarter of an hour', async () => {
    for (const by of [-5 * minute, 5 * minute])
      for (const [waits, lets] of [
        [4 * minute, true],
        [15 * minute + 1000, false],
      ] as const) {
        const world = await aWorld()
        const { email } = await asMember(world)
        const [here, there] = [world.browser(), skewed(world, by).browser()]
        const { location = '' } = await here.post('/sign-in', { email })
        await world.sweep()
        for (const [name, value] of here.cookies) there.cookies.set(name, value)
        world.clock.advance(waits)
        const answer = await there.post(location, { code: codeIn(world, email) })
        expect([by, waits, answer.status]).toEqual([by, waits, lets ? 303 : 410])
      }
  })

  it('a clock that goes back by an hour loses nothing and repeats nothing', async () => {
    const at = await anApprovedNeed(10, { wanted: [2] })
    const { world, where } = at
    const member = await asMember(world, { org: where.scope.org })
    await world.sweep()
    await promised(world, where, 'liu')
    const before = world.post.arrived.length
    world.clock.advance(-hour)
    for (let time = 0; time < 3; time++) {
      await world.sweep()
      world.clock.advance(10 * minute)
    }
    expect(world.post.arrived).toHaveLength(before)
    expect((await member.browser.get('/board')).status).toBe(200)
    expect((await promise(world, where, 'chen')).ok).toBe(true)
    expect(await promise(world, where, 'wu')).toMatchObject({ ok: false, refusal: { kind: 'line-full' } })
    for (let hours = 0; hours < 3; hours++) {
      await world.sweep()
      world.clock.advance(hour)
    }
    const letters = world.post.arrived.filter(({ text }) => text.includes('/r/'))
    expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length)
    expect((await told(world)).filter((line) => line.endsWith('pledge-noted'))).toEqual([
      'V#chen pledge-noted',
      'V#liu pledge-noted',
    ])
    await expectBalanced(world, where)
    world.clock.advance(8 * day)
    await world.sweep()
    for (const { dueAt } of await dueAudit(world)) expect(Number(dueAt)).toBeGreaterThan(world.clock.now())
  })
})

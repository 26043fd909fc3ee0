import { expect, test } from 'vitest'
import { entryOf, nextStep, toldOf } from '../../shared/rules/pledge-repair.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { pledgesOf, readPledge } from '../../shared/store/pledge.ts'
import { aNeed } from '../harness/a-need.ts'
import { linkIn } from '../harness/a-wave.ts'
import { anApprovedNeed } from '../harness/an-approved-need.ts'
import { dueAudit } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { randomness } from '../harness/randomness.ts'
import { formFor } from '../harness/read-form.ts'
import { asApiToken, asMember } from '../harness/sign-in.ts'

/** So many visits, so many at the same moment; `MULIN_LOAD=2000` for more. */
const visits = Number(process.env.MULIN_LOAD ?? 120)
const atOnce = 12
const said = { day: '2022-01-28', word: '', who: 'me', a: '1' }

test('load-hold: neighbours, members, another system and the workers at once, and all holds in the end', async () => {
  const at = await anApprovedNeed(14, { wanted: [3] })
  const { world, where } = at
  const other = await aNeed(world, { wanted: [2] })
  await wakeNeed(world.fx.table, world.clock.now(), other)
  await world.sweep()
  const links = world.post.arrived.filter(({ text }) => text.includes('/r/')).map((letter) => linkIn(letter))
  expect(links.length).toBeGreaterThan(8)
  const people = links.map((path) => ({ path, browser: world.browser() }))
  const { browser: member } = await asMember(world, { org: where.scope.org })
  const { authorization } = await asApiToken(world, { org: where.scope.org })
  const random = randomness(20220125)
  // A call fails for good with probability 0.08^10, about one in a hundred thousand million.
  world.faults.set({ throttle: 0.04, lostReply: 0.04 })

  const someone = () => random.pick(people)
  const answer = async () => {
    const { path, browser } = someone()
    const page = await browser.get(path)
    const press = random.pick([
      'pledge',
      'pledge',
      'pledge',
      'withdraw',
      'change',
      'delivered',
      'stand-by',
      'decline',
    ])
    const form = page.text.includes(`action="${path}/${press}"`) ? formFor(page.text, `${path}/${press}`) : {}
    return [page.status, (await browser.post(`${path}/${press}`, { ...form, ...said })).status]
  }
  const looks = async () => {
    const pages = [await member.get('/board'), await member.get(`/needs/${where.need}`)]
    const read = await world.browser().ask('GET', '/api/v1/needs', { headers: { authorization } })
    return [...pages, read].map(({ status }) => status)
  }
  const work = async () => {
    world.clock.advance(1000)
    await world.newProcess().sweep()
    return [200]
  }
  const statuses = new Set<number>()
  for (let done = 0; done < visits; done += atOnce) {
    const kinds = Array.from({ length: atOnce }, () => random.pick([answer, answer, answer, answer, looks]))
    for (const some of await Promise.all([...kinds, work].map((one) => one())))
      for (const one of some) statuses.add(one)
  }
  world.faults.stop()
  expect([...statuses].filter((status) => status >= 500)).toEqual([])
  expect(statuses).toContain(303)

  for (let time = 0; time < 3; time++) {
    world.clock.advance(120_000)
    await world.sweep()
  }
  for (const need of [where, other]) {
    const ledger = await expectBalanced(world, need)
    const records = await pledgesOf(world.fx.table, need.need)
    for (const { volunteer } of records) {
      const record = await readPledge(world.fx.table, volunteer, need.need, { strong: true })
      if (!record) continue
      const entry = entryOf(ledger, volunteer)
      const says = `${record.state} ${entry.packed}`
      expect([says, nextStep(record, entry, world.clock.now()).kind]).toEqual([says, 'rest'])
      // Of standing by itself nobody is told.
      if (record.state !== 'asked' && !(record.state === 'standby' && !entry.hold))
        expect(record.told).toBe(toldOf(record, entry.hold?.until))
    }
    for (const holder of Object.keys(ledger.holds))
      expect(records.map(({ volunteer }) => volunteer)).toContain(holder)
  }
  for (const { dueAt } of await dueAudit(world)) expect(Number(dueAt)).toBeGreaterThan(world.clock.now())
  const letters = world.post.arrived
    .filter(({ text }) => text.includes('/r/'))
    .map(({ to, text }) => `${to} ${linkIn({ text })}`)
  expect(new Set(letters).size).toBe(letters.length)
})

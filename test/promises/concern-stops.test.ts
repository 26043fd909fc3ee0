import { describe, expect, it } from 'vitest'
import { type LineId, readHold } from '../../shared/rules/ledger.ts'
import { pageOfConcerns } from '../../shared/store/concern.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { aCity, communities } from '../harness/a-city.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised, timeline } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { asked } from '../harness/an-approved-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import type { Browser } from '../harness/browser.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { anOrganization, asMember, type SignedInBrowser } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const org = 'yunyi'
const day = 86_400_000
const note = '正文里有一个私人账号，请先核对'

interface Given {
  readonly world: World
  readonly where: Where
  readonly hub: SignedInBrowser
  readonly coordinator: SignedInBrowser
  /** The one who has promised, and their address. */
  readonly giver: string
  readonly address: string
  /** Link of somebody who has been asked and has not answered. */
  readonly open: string
  readonly id: string
}

/** A need that somebody promised to help with and somebody else was asked for, and a concern about it. */
async function given(): Promise<Given> {
  const world = await aWorld()
  await anOrganization(world, { org })
  const hub = await asMember(world, { org: 'hub', role: 'administrator' })
  const coordinator = await asMember(world, { org, role: 'coordinator' })
  await asMember(world, { org, role: 'poster' })
  const where = await aNeed(world, { org, text: { approvedAt: world.clock.now() } })
  const { volunteer, email } = await aVolunteer(world.fx)
  await promised(world, where, volunteer)
  const { path: open } = await anInvitation(world, where)
  await world.browser().post(`${open}/concern`, { worry: 'money' })
  const { concerns } = await pageOfConcerns(world.fx.table, world.clock.now(), { list: 'open', limit: 9 })
  return {
    ...{ world, where, hub, coordinator, giver: volunteer, address: email?.address ?? '', open },
    id: concerns[0]?.concern ?? '',
  }
}

const decide = ({ hub, id }: Given, measure: string, browser: Browser = hub.browser) =>
  browser.post(`/hub/concerns/${id}`, { measure, note })

const appeals = ({ post }: World) =>
  post.arrived.filter(({ reference }) => reference?.startsWith('ask.')).map(({ to }) => to)
const ledgerOf = ({ world, where }: Given) => readLedger(world.fx.table, where, { strong: true })
const subjects = (world: World, to: string) => world.post.to(to).map(({ subject }) => subject)

describe('concern: a need is stopped', () => {
  it('whoever promised is told to bring nothing, the coordinators why, each once, and its page says so', async () => {
    const at = await given()
    const { world, hub, coordinator, address, open } = at
    expect((await hub.browser.get(`/hub/concerns/${at.id}`)).text).toContain('1 人')
    expect((await decide(at, 'stop-need')).status).toBe(303)
    await world.sweep()
    world.clock.advance(day)
    await world.sweep()
    expect(subjects(world, address).filter((one) => one.startsWith('请不要送了'))).toHaveLength(1)
    expect(subjects(world, address).at(-1)).toMatch(/^请不要送了/)
    expect(world.post.to(address).at(-1)?.text).not.toContain(note)
    const told = world.post
      .to(coordinator.email)
      .filter(({ subject }) => subject.startsWith('服务中心停止了'))
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain(note)
    expect(told[0]?.text).not.toContain('小志')
    const page = await world.browser().get(open)
    expect([page.status, page.text.includes('请不要再送东西来')]).toEqual([200, true])
    expect(page.text).not.toContain(note)
    const own = (await coordinator.browser.get(`/needs/${at.where.need}`)).text
    for (const said of ['服务中心停止了这个需求', note]) expect(own).toContain(said)
    expect(await timeline(world, at.where)).toContain('hub-stopped')
    expect((await ledgerOf(at))?.stage).toBe('cancelled')
    const still = (await dueAudit(world)).filter(({ sk }) => /^(LEDGER|CONCERN|NOTICE)#/.test(sk))
    expect(still).toEqual([])
    // What is over cannot be stopped again.
    expect((await hub.browser.get(`/hub/concerns/${at.id}`)).text).not.toContain('name="measure"')
  })

  it('wherever the process dies that stops it, everybody is told once, or nothing has happened', async () => {
    const points = await walkCrashes({
      given,
      when: async (process, at) => {
        const browser = process.browser()
        for (const [name, value] of at.hub.browser.cookies) browser.cookies.set(name, value)
        await decide(at, 'stop-need', browser)
      },
      holds: async (at) => {
        const { world } = at
        const stopped = (await ledgerOf(at))?.stage === 'cancelled'
        const notices = (await everything(world)).filter(({ sk }) => sk.startsWith('NOTICE#'))
        const count = (kind: string) => notices.filter((one) => one.kind === kind).length
        expect([count('need-stopped'), count('hub-stopped')]).toEqual(stopped ? [1, 1] : [0, 0])
        // A lost answer of the mail service may repeat a mail, under its own reference.
        const references = world.post.to(at.address).filter(({ subject }) => subject.startsWith('请不要送了'))
        expect(new Set(references.map(({ reference }) => reference)).size).toBe(stopped ? 1 : 0)
        expect((await dueAudit(world)).filter(({ sk }) => /^(LEDGER|CONCERN)#/.test(sk) && stopped)).toEqual(
          [],
        )
      },
    })
    expect(points).toBeGreaterThan(15)
  })
})

describe('concern: the asking for a need is paused', () => {
  it('what has been promised stands and says so; nothing new is promised, nobody new is told, until it goes on', async () => {
    const at = await given()
    const { world, hub, coordinator, address, open, where } = at
    await decide(at, 'stop-asking')
    await world.sweep()
    world.clock.advance(day)
    await world.sweep()
    expect(subjects(world, address).filter((one) => one.startsWith('您答应的不受影响'))).toHaveLength(1)
    expect(world.post.to(address).at(-1)?.text).toContain('请照约定送来')
    const told = world.post.to(coordinator.email).filter(({ subject }) => subject.includes('暂停了求助'))
    expect([told.length, told[0]?.text.includes(note)]).toEqual([1, true])

    const phone = world.browser()
    const page = await phone.get(open)
    expect(page.text).toContain('这件求助暂时不再请人')
    expect(page.text).not.toContain('/pledge"')
    const pressed = await phone.post(`${open}/pledge`, { a: '1', day: '2022-01-29', who: 'me' })
    expect([pressed.status, pressed.text.includes('暂时不再请人')]).toEqual([409, true])
    expect(Object.keys((await ledgerOf(at))?.holds ?? {})).toEqual([at.giver])
    expect((await coordinator.browser.get(`/needs/${where.need}`)).text).toContain(
      '服务中心暂停了这个需求的求助',
    )
    const mine = /\/r\/\w+/.exec(world.post.to(address).at(-1)?.text ?? '')?.[0] ?? ''
    expect((await world.browser().get(mine)).text).toContain('您答应的不受影响')

    const here = `/hub/concerns/${at.id}`
    const paused = (await hub.browser.get(here)).text
    expect(paused).toContain('>已暂停</span>')
    const seen = /name="seen" value="(\d+)"/.exec(paused)?.[1] ?? ''
    await hub.browser.post(here, { do: 'go-on', seen: '1' })
    expect((await ledgerOf(at))?.hubStop?.kind).toBe('asking')
    await hub.browser.post(here, { do: 'go-on', seen })
    await world.sweep()
    expect((await ledgerOf(at))?.hubStop).toBeUndefined()
    expect(subjects(world, coordinator.email).filter((one) => one.includes('恢复了求助'))).toHaveLength(1)
    expect(subjects(world, address).filter((one) => one.startsWith('照常进行'))).toHaveLength(1)
    expect((await world.browser().get(open)).text).toContain('/pledge"')
    const resumed = (await hub.browser.get(here)).text
    expect([resumed.includes('name="seen"'), resumed.includes('已经恢复')]).toEqual([false, true])
    expect((await timeline(world, where)).filter((one) => one.startsWith('hub-'))).toEqual([
      'hub-held',
      'hub-released',
    ])
    await expectBalanced(world, where)
  })

  it('no wave is made, and what stands in one waits; then it goes on by itself', async () => {
    const world = await aWorld()
    await aCity(world)
    await anOrganization(world, { org })
    const hub = await asMember(world, { org: 'hub', role: 'administrator' })
    for (let i = 0; i < 20; i++)
      await aVolunteer(world.fx, { area: communities[i % 3] as string, reach: 'street', perWeek: 7 })
    await world.sweep()
    const where = await aNeed(world, { org })
    const { path } = await anInvitation(world, where)
    await world.browser().post(`${path}/concern`, { worry: 'money' })
    const { concerns } = await pageOfConcerns(world.fx.table, world.clock.now(), { list: 'open', limit: 9 })
    const here = `/hub/concerns/${concerns[0]?.concern}`
    const waiting = await aVolunteer(world.fx)
    await aWave(world, where, [waiting])
    await hub.browser.post(here, { measure: 'stop-asking', note })
    await wakeNeed(world.fx.table, world.clock.now(), where)
    for (let i = 0; i < 4; i++) {
      await world.sweep()
      world.clock.advance(10 * 60_000)
    }
    expect(await asked({ world, where })).toHaveLength(2)
    expect(appeals(world)).toEqual([])
    const listed = (await everything(world)).filter(({ pk }) => pk.startsWith('A#'))
    expect(listed).toEqual([])
    const seen = /name="seen" value="(\d+)"/.exec((await hub.browser.get(here)).text)?.[1] ?? ''
    await hub.browser.post(here, { do: 'go-on', seen })
    await world.sweep()
    world.clock.advance(6 * 60_000)
    await world.sweep()
    expect((await asked({ world, where })).length).toBeGreaterThan(5)
    expect(appeals(world)).toContain(waiting.email?.address)
    expect((await everything(world)).filter(({ pk }) => pk.startsWith('A#'))).toHaveLength(1)
  })

  it('a promise can be moved or withdrawn meanwhile as always, and not made larger', async () => {
    const at = await given()
    const { world, address, where } = at
    await decide(at, 'stop-asking')
    await world.sweep()
    const mine = /\/r\/\w+/.exec(world.post.to(address).at(-1)?.text ?? '')?.[0] ?? ''
    const phone = world.browser()
    const own = await phone.get(mine)
    const hold = /name="seen" value="([^"]+)"/.exec(own.text)?.[1] ?? ''
    const larger = await phone.post(`${mine}/change`, { a: '2', day: '2022-01-29', seen: hold })
    expect([larger.status, larger.text.includes('您答应的不受影响')]).toEqual([409, true])
    const changed = await phone.post(`${mine}/change`, { a: '1', day: '2022-01-28', seen: hold })
    expect(changed.status).toBe(303)
    const packed = (await ledgerOf(at))?.holds[at.giver] ?? ''
    expect(packed).not.toBe(hold)
    expect(readHold(packed).quantities['a' as LineId]).toBe(1)
    expect((await phone.post(`${mine}/withdraw`, {})).status).toBe(303)
    expect((await ledgerOf(at))?.holds).toEqual({})
    await world.sweep()
    await expectBalanced(world, where)
  })
})

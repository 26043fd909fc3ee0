import { describe, expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { notifyWorks } from '../../functions/notify/works.ts'
import { changeAdmission } from '../../shared/actions/admit-organization.ts'
import { stopAllAsking } from '../../shared/actions/stop-all-asking.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { auditOf } from '../../shared/store/audit.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { putNotice, toVolunteer } from '../../shared/store/notice.ts'
import { readOrganization } from '../../shared/store/organization.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { anApprovedNeed, asked, notices } from '../harness/an-approved-need.ts'
import { dueAudit } from '../harness/invariants.ts'
import { manyVolunteers, wavesOf } from '../harness/many-volunteers.ts'
import { anOrganization, asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const minute = 60_000
const org = 'yunyi'

/** A need with so many people in waves that stand and have not been sent. */
async function aWaitingNeed(world: World, people: number): Promise<Where> {
  await anOrganization(world, { org })
  const need = await aNeed(world, { org })
  for (const [i, wave] of wavesOf(await manyVolunteers(world, people)).entries())
    await aWave(world, need, wave, i + 1)
  return need
}

const appeals = (world: World) => world.post.arrived.filter(({ reference }) => reference?.startsWith('ask.'))

describe('emergency-stop', () => {
  test('an administrator stops all asking with a reason, everybody sees it, and what was held goes on by itself', async () => {
    const world = await aWorld()
    await aWaitingNeed(world, 30)
    const { browser, member, scope } = await asMember(world, { org, role: 'administrator' })
    const colleague = await asMember(world, { org, role: 'poster' })

    expect((await browser.get('/organization')).text).toContain('href="/organization/stop-asking"')
    expect((await browser.get('/organization/stop-asking')).text).toContain('发完手上这一批（最多 25 条）')
    const without = await browser.post('/organization/stop-asking', { do: 'stop', reason: ' ' })
    expect([without.status, without.text.includes('请写一句原因')]).toEqual([422, true])
    const reason = '有一条需求写错了 <b>'
    expect((await browser.post('/organization/stop-asking', { do: 'stop', reason })).status).toBe(303)

    for (let times = 0; times < 3; times++) {
      await world.sweep()
      world.clock.advance(20 * minute)
    }
    expect(world.post.arrived).toEqual([])
    const board = await colleague.browser.get('/board')
    expect(board.text).toContain('求助消息已停止')
    expect(board.text).toContain('有一条需求写错了 &lt;b&gt;')
    expect(board.text).not.toContain('href="/organization/stop-asking"')
    // Whoever may undo it is led there.
    expect((await browser.get('/board')).text).toContain('href="/organization/stop-asking"')

    const seen = String((await readOrganization(world.fx.table, org))?.askingStop?.at)
    const page = await browser.get('/organization/stop-asking')
    expect(page.text).toContain(`name="seen" value="${seen}"`)
    await browser.post('/organization/stop-asking', { do: 'go-on', seen })
    world.clock.advance(5 * minute)
    await world.sweep()
    expect(new Set(appeals(world).map(({ to }) => to)).size).toBe(30)
    expect(appeals(world)).toHaveLength(30)
    expect((await browser.get('/board')).text).not.toContain('求助消息已停止')
    const record = (await auditOf(world.fx.table, scope)).filter(({ kind }) => kind.startsWith('asking-'))
    expect(record).toMatchObject([
      { kind: 'asking-resumed', by: member },
      { kind: 'asking-stopped', by: member, reason },
    ])
    expect((await browser.get('/organization/record')).text).toContain(
      '停止了所有求助消息 · 有一条需求写错了',
    )
  })

  test('no wave is made meanwhile, and nobody is told that nobody is left', async () => {
    const at = await anApprovedNeed(30)
    const { fx, clock } = at.world
    await anOrganization(at.world, { org })
    await stopAllAsking(fx, org, { member: 'anna', from: scopeOf(org) }, '核对')
    await at.world.sweep()
    clock.advance(4 * minute)
    await at.world.sweep()
    expect([await asked(at), await notices(at, 'nobody-left')]).toEqual([[], []])
    const held = await dueAudit(at.world)
    expect(held.filter(({ sk }) => sk === `LEDGER#${at.where.need}`)).toHaveLength(1)

    const { browser } = await asMember(at.world, { org, role: 'administrator' })
    const seen = String((await readOrganization(fx.table, org))?.askingStop?.at)
    await browser.post('/organization/stop-asking', { do: 'go-on', seen })
    clock.advance(5 * minute)
    await at.world.sweep()
    expect((await asked(at)).length).toBeGreaterThan(15)
  })

  test('whoever has promised something still hears from us', async () => {
    const world = await aWorld()
    const need = await aWaitingNeed(world, 5)
    const { volunteer, email } = await aVolunteer(world.fx)
    await stopAllAsking(world.fx, org, { member: 'anna', from: scopeOf(org) }, '核对')
    await promised(world, need, volunteer)
    const to = toVolunteer(volunteer)
    await putNotice(world.fx.table, world.clock.now(), {
      to,
      id: 'x',
      kind: 'reminder',
      org,
      need: need.need,
    })
    await world.sweep()
    expect(world.post.arrived.map((one) => one.to)).toContain(email?.address)
    expect(appeals(world)).toEqual([])
  })

  test('the hub stops everybody or one; what the hub has stopped, only the hub lets go on', async () => {
    const world = await aWorld()
    await aWaitingNeed(world, 5)
    const hub = await asMember(world, { org: 'hub', role: 'administrator' })
    const own = await asMember(world, { org, role: 'administrator' })
    for (const [page, of] of [
      ['/hub/stop-asking', 'hub'],
      [`/hub/organizations/${org}/stop-asking`, org],
    ] as const) {
      await hub.browser.post(page, { do: 'stop', reason: '台风' })
      await world.sweep()
      world.clock.advance(6 * minute)
      await world.sweep()
      expect(appeals(world)).toEqual([])
      expect((await own.browser.get('/board')).text).toContain('台风')
      expect((await hub.browser.get('/hub')).text).toContain(of === 'hub' ? '台风' : '求助已停')

      const seen = String((await readOrganization(world.fx.table, of))?.askingStop?.at)
      const tried = await own.browser.post('/organization/stop-asking', { do: 'go-on', seen })
      expect([tried.status, tried.text.includes('只能由服务中心恢复')]).toEqual(
        of === 'hub' ? [303, false] : [422, true],
      )
      expect((await readOrganization(world.fx.table, of))?.askingStop).toBeDefined()
      await hub.browser.post(page, { do: 'go-on', seen })
    }
    world.clock.advance(6 * minute)
    await world.sweep()
    expect(appeals(world)).toHaveLength(5)
    const [record] = await auditOf(world.fx.table, scopeOf(org))
    expect(record).toMatchObject({ kind: 'asking-resumed', by: `hub ${hub.member}` })
  })

  test('a stop lifted by a page that shows an older one stays', async () => {
    const world = await aWorld()
    const { browser } = await asMember(world, { org, role: 'administrator' })
    await browser.post('/organization/stop-asking', { do: 'stop', reason: '第一次' })
    const old = String(world.clock.now())
    await browser.post('/organization/stop-asking', { do: 'go-on', seen: old })
    world.clock.advance(minute)
    await browser.post('/organization/stop-asking', { do: 'stop', reason: '第二次' })
    const late = await browser.post('/organization/stop-asking', { do: 'go-on', seen: old })
    expect([late.status, late.text.includes('第二次')]).toEqual([422, true])
    expect((await readOrganization(world.fx.table, org))?.askingStop?.reason).toBe('第二次')
  })

  test('an organisation that may not work asks nobody either, until it is let in again', async () => {
    const at = await anApprovedNeed(10)
    const { world } = at
    await anOrganization(world, { org })
    await sweep(world.fx, 'broadcast', broadcastWorks)
    const admission = async (state: 'active' | 'stopped') => {
      const before = await readOrganization(world.fx.table, org, { strong: true })
      if (before) await changeAdmission(world.fx, 'hubmember', before, { state })
    }
    await admission('stopped')
    await world.sweep()
    world.clock.advance(10 * minute)
    await world.sweep()
    expect(world.post.arrived).toEqual([])
    await admission('active')
    world.clock.advance(6 * minute)
    await world.sweep()
    expect(appeals(world)).toHaveLength(10)
  })

  test('four workers send at most 25 more each, in the middle of 400', async () => {
    const world = await aWorld({ faults: { latencyMs: 2 } })
    await aWaitingNeed(world, 400)
    let stopped: Promise<unknown> | undefined
    let before = Number.POSITIVE_INFINITY
    world.post.meet(() => {
      stopped ??= stopAllAsking(world.fx, org, { member: 'anna', from: scopeOf(org) }, '核对').then(() => {
        before = world.post.arrived.length
      })
      return { kind: 'sent' }
    })
    await Promise.all(Array.from({ length: 4 }, () => sweep(world.newProcess().fx, 'notify', notifyWorks)))
    await stopped
    expect(before).toBeLessThan(400)
    expect(world.post.arrived.length - before).toBeLessThanOrEqual(4 * 25)
    expect(world.post.arrived.length).toBeLessThan(400)
  })
})

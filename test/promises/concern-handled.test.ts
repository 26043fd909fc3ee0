import { describe, expect, it } from 'vitest'
import { concernKeptDays } from '../../shared/rules/concerns.ts'
import { auditOf } from '../../shared/store/audit.ts'
import { pageOfConcerns, readConcern } from '../../shared/store/concern.ts'
import { openLedgers } from '../../shared/store/ledger-item.ts'
import { readOrganization } from '../../shared/store/organization.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import type { Form } from '../harness/browser.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import { anOrganization, asMember, type SignedInBrowser } from '../harness/sign-in.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

const org = 'yunyi'
const day = 86_400_000
const text = '这条求助让我把钱转给一个私人账号 <b>'
const reach = 'a.neighbour@example.org'

async function aHub(world: World): Promise<SignedInBrowser[]> {
  await anOrganization(world, { org })
  const hub = { org: 'hub', role: 'administrator' } as const
  return [await asMember(world, hub), await asMember(world, { ...hub, language: 'en' })]
}

/** Somebody raises a concern behind the link they got; answers its id. */
async function raised(world: World, more: Form = {}): Promise<string> {
  const { path } = await anInvitation(world, await aNeed(world, { org }))
  await world.browser().post(`${path}/concern`, { worry: 'money', text, ...more })
  const { concerns } = await pageOfConcerns(world.fx.table, world.clock.now(), { list: 'open', limit: 100 })
  return concerns.at(-1)?.concern ?? ''
}

const told = (world: World, email: string) => world.post.to(email)

describe('concern: the hub is told', () => {
  it('every administrator once, by a mail that says nothing but that there is one', async () => {
    const world = await aWorld()
    const [one, two] = await aHub(world)
    const poster = await asMember(world, { org: 'hub', role: 'poster' })
    const id = await raised(world, { reach })
    await world.sweep()
    world.clock.advance(day)
    await world.sweep()
    for (const { email } of [one!, two!]) {
      const [mail, ...more] = told(world, email)
      expect(more).toEqual([])
      expect(mail?.text).toContain(`${world.settings.PUBLIC_ORIGIN}/hub/concerns/${id}`)
      for (const said of ['转给', reach, '鞋', '云益家', 'money'])
        expect(JSON.stringify(mail)).not.toContain(said)
    }
    expect(told(world, two!.email)[0]?.subject).toBe('Somebody has raised a concern')
    expect(told(world, poster.email)).toEqual([])
    expect(told(world, reach)).toEqual([])
    expect(JSON.stringify(world.logs)).not.toMatch(/转给|neighbour@/)
    expect(await dueAudit(world)).toEqual([])
  })

  it('wherever the process dies that takes it, or the worker that tells', async () => {
    const points = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const [one] = await aHub(world)
        const { path } = await anInvitation(world, await aNeed(world, { org }))
        return { world, email: one!.email, path, status: 0 }
      },
      when: async (process, given) => {
        given.status = (
          await process.browser().post(`${given.path}/concern`, { worry: 'money', reach })
        ).status
        await process.sweep()
      },
      holds: async ({ world, email, status }) => {
        const { concerns } = await pageOfConcerns(world.fx.table, world.clock.now(), {
          list: 'open',
          limit: 9,
        })
        if (status === 303) expect(concerns).toHaveLength(1)
        expect(told(world, email).length).toBeLessThanOrEqual(2)
        const references = new Set(told(world, email).map((mail) => mail.reference))
        expect(references.size).toBe(concerns.length)
      },
    })
    expect(points).toBeGreaterThan(8)
  })
})

describe('concern: the hub decides', () => {
  it('reads what was written, the public words and the organisation’s name, and nothing of the internal record', async () => {
    const world = await aWorld()
    const [hub] = await aHub(world)
    const need = await aNeed(world, { org, text: { approvedAt: world.clock.now() } })
    const { path } = await anInvitation(world, need)
    await world.browser().post(`${path}/concern`, { worry: 'danger', text, reach })
    expect((await hub!.browser.get('/hub')).text).toContain('1 条等着处理')
    const list = await hub!.browser.get('/hub/concerns')
    expect(list.text).toContain('可能有人有危险')
    const to = /href="(\/hub\/concerns\/\w+)"/.exec(list.text)?.[1] ?? ''
    const page = await hub!.browser.get(to)
    for (const said of [text.replace('<b>', '&lt;b&gt;'), '一个孩子的冬衣短了', '云益家', `mailto:${reach}`])
      expect(page.text).toContain(said)
    for (const secret of ['小志', '走访时看到', '奶奶', '二马路社区居民服务大厅'])
      expect(page.text).not.toContain(secret)
  })

  it('words that nobody has approved are not shown', async () => {
    const world = await aWorld()
    const [hub] = await aHub(world)
    const id = await raised(world)
    const page = await hub!.browser.get(`/hub/concerns/${id}`)
    expect(page.text).not.toContain('一个孩子的冬衣短了')
  })

  it('that nothing has to stop: with who and when, once, and one answer to whoever left an address', async () => {
    const world = await aWorld()
    const [hub, other] = await aHub(world)
    const id = await raised(world, { reach })
    const page = `/hub/concerns/${id}`
    expect((await hub!.browser.post(page, { note: '电话问过了' })).text).toContain('电话问过了</textarea>')
    const decided = { measure: 'nothing', note: '电话问过了' }
    expect((await hub!.browser.post(page, decided)).status).toBe(303)
    expect((await hub!.browser.post(page, decided)).status).toBe(303)
    // Whoever has just decided reads it first, before what was written.
    const after = (await hub!.browser.get(page)).text
    expect(after.indexOf('电话问过了')).toBeLessThan(after.indexOf(text.slice(0, 8)))
    const late = await other!.browser.post(page, { measure: 'stop-organization', note: '停' })
    expect([late.status, late.text.includes('电话问过了')]).toEqual([409, true])
    await world.sweep()
    world.clock.advance(day)
    await world.sweep()
    expect((await readOrganization(world.fx.table, org))?.askingStop).toBeUndefined()
    expect(told(world, reach).map(({ subject }) => subject)).toEqual(['您反映的问题，我们看过了'])
    expect(JSON.stringify(told(world, reach))).not.toMatch(/电话问过|鞋|云益家/)
    expect(told(world, hub!.email)).toEqual([])
    const handled = await hub!.browser.get('/hub/concerns')
    expect(handled.text).toContain('没有等着处理的')
    expect(handled.text).toContain(page)
    const record = await auditOf(world.fx.table, scopeOf('hub'))
    expect(record.filter(({ kind }) => kind === 'concern-handled')).toMatchObject([
      { by: hub!.member, about: id, detail: 'nothing' },
    ])
    expect(await dueAudit(world)).toEqual([])
  })

  it('answers by a text message where a number was left, and not at night', async () => {
    const world = await aWorld()
    await someTexts(world)
    const [hub] = await aHub(world)
    const id = await raised(world, { reach: '138 1234 5678' })
    world.clock.set(Date.parse('2022-01-25T15:30:00Z'))
    await hub!.browser.post(`/hub/concerns/${id}`, { measure: 'nothing', note: '' })
    await world.sweep()
    expect(told(world, '+8613812345678')).toEqual([])
    world.clock.advance(12 * 3_600_000)
    await world.sweep()
    expect(told(world, '+8613812345678').map((one) => one.text)).toEqual([
      '【睦邻】您反映的问题，服务中心看过并处理了。谢谢您告诉我们。',
    ])
  })

  it('that an organisation stops asking, which its members read with the reason', async () => {
    const world = await aWorld()
    const [hub] = await aHub(world)
    const id = await raised(world)
    const page = `/hub/concerns/${id}`
    expect((await hub!.browser.post(page, { measure: 'stop-organization', note: '' })).status).toBe(422)
    await hub!.browser.post(page, { measure: 'stop-organization', note: '正在核对一条求助' })
    const own = await asMember(world, { org, role: 'administrator' })
    expect((await own.browser.get('/board')).text).toContain('正在核对一条求助')
    expect((await readOrganization(world.fx.table, org))?.askingStop?.by).toBe(`hub ${hub!.member}`)
    // What goes on again is not stopped a second time by what is still due.
    const seen = String((await readOrganization(world.fx.table, org))?.askingStop?.at)
    await hub!.browser.post(`/hub/organizations/${org}/stop-asking`, { do: 'go-on', seen })
    await world.sweep()
    expect((await readOrganization(world.fx.table, org))?.askingStop).toBeUndefined()
  })

  it('that a need asks again is said only while it does', async () => {
    const world = await aWorld()
    const [hub] = await aHub(world)
    const page = `/hub/concerns/${await raised(world)}`
    const shown = async () => (await hub!.browser.get(page)).text
    await hub!.browser.post(page, { measure: 'stop-asking', note: '核对' })
    const seen = /name="seen" value="(\d+)"/.exec(await shown())?.[1] ?? ''
    await hub!.browser.post(page, { do: 'go-on', seen })
    expect(await shown()).toContain('又在请人了')
    await hub!.browser.post(`/hub/organizations/${org}/stop-asking`, { do: 'stop', reason: '核对' })
    expect(await shown()).not.toContain('又在请人了')
  })

  it('nobody stops everybody through a page of the hub, or anything through a concern about nothing', async () => {
    const world = await aWorld()
    const [hub] = await aHub(world)
    await hub!.browser.post('/concern', { worry: 'other', text: '这里', about: '/join/hub', form: 'a' })
    await hub!.browser.post('/concern', { worry: 'other', text: '那里', form: 'b' })
    const { concerns } = await pageOfConcerns(world.fx.table, world.clock.now(), { list: 'open', limit: 9 })
    expect(concerns).toHaveLength(2)
    for (const { concern } of concerns) {
      const page = `/hub/concerns/${concern}`
      expect((await hub!.browser.get(page)).text).not.toContain('stop-organization')
      expect((await hub!.browser.post(page, { measure: 'stop-organization', note: '停' })).status).toBe(422)
    }
    expect((await readOrganization(world.fx.table, 'hub'))?.askingStop).toBeUndefined()
  })

  it('carries out what was decided wherever the process dies that takes it, once', async () => {
    const points = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const [hub] = await aHub(world)
        const id = await raised(world, { reach })
        const [need] = await openLedgers(world.fx.table, scopeOf(org))
        const { volunteer } = await aVolunteer(world.fx)
        await promised(world, { scope: scopeOf(org), need: need!.need }, volunteer)
        return { world, hub: hub!, id }
      },
      when: async (process, { hub, id }) => {
        const browser = process.browser()
        for (const [name, value] of hub.browser.cookies) browser.cookies.set(name, value)
        await browser.post(`/hub/concerns/${id}`, { measure: 'stop-organization', note: '核对' })
      },
      holds: async ({ world, id }) => {
        const concern = await readConcern(world.fx.table, world.clock.now(), id)
        const stop = (await readOrganization(world.fx.table, org))?.askingStop
        expect([stop?.reason, concern?.carriedOut]).toEqual(
          concern?.handled ? ['核对', true] : [undefined, undefined],
        )
        const answers = new Set(told(world, reach).map(({ reference }) => reference))
        expect(answers.size).toBe(concern?.handled ? 1 : 0)
        const [need] = await openLedgers(world.fx.table, scopeOf(org), { strong: true })
        expect(need?.orgStop?.kind).toBe(concern?.handled ? 'asking' : undefined)
        const notices = (await everything(world)).filter(({ kind }) => kind === 'asking-held')
        expect(notices.map(({ state }) => state)).toEqual(concern?.handled ? ['sent'] : [])
        // The need and the promise have their own dates.
        const still = (await dueAudit(world)).filter(({ sk }) => !/^(LEDGER|PLEDGE)#/.test(sk))
        expect(still).toEqual([])
      },
    })
    expect(points).toBeGreaterThan(7)
  })
})

describe('concern: the lists', () => {
  it('show twenty at a time, the oldest that waits first', async () => {
    const world = await aWorld()
    const [hub] = await aHub(world)
    for (let i = 0; i < 23; i++) {
      await world.browser().post('/concern', { worry: 'other', text: `第${i}件。`, form: `f${i}` })
      world.clock.advance(60_000)
    }
    const first = await hub!.browser.get('/hub/concerns')
    expect(first.text.match(/第\d+件。/g)).toEqual(Array.from({ length: 20 }, (_, i) => `第${i}件。`))
    const more = /href="(\/hub\/concerns\?open=[^"]+)"/.exec(first.text)?.[1] ?? ''
    expect((await hub!.browser.get(more)).text.match(/第\d+件。/g)).toEqual([
      '第20件。',
      '第21件。',
      '第22件。',
    ])
    expect((await hub!.browser.get('/hub/concerns?open=..%2F..')).status).toBe(200)
    expect((await hub!.browser.get('/hub')).text).toContain('20+ 条等着处理')
  })
})

describe('concern: retention', () => {
  it('what was handled is gone after its time, cleared away or not, and its trace with it', async () => {
    const world = await aWorld()
    const [hub] = await aHub(world)
    const id = await raised(world, { reach })
    await hub!.browser.post(`/hub/concerns/${id}`, { measure: 'nothing', note: '' })
    await world.sweep()
    world.clock.advance(concernKeptDays * day - 1)
    expect((await readConcern(world.fx.table, world.clock.now(), id))?.text).toBe(text)
    world.clock.advance(2000)
    const again = await asMember(world, { org: 'hub', role: 'administrator' })
    expect((await again.browser.get(`/hub/concerns/${id}`)).status).toBe(404)
    expect((await again.browser.get('/hub/concerns')).text).not.toContain(id)
    const kept = (await everything(world)).filter(({ sk }) => /^(CONCERN|WORRIED)#/.test(sk))
    expect(kept).toHaveLength(2)
    for (const item of kept) expect(Number(item.expiresAt) * 1000).toBeLessThanOrEqual(world.clock.now())
  })
})

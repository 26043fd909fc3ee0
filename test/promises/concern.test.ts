import { gzipSync } from 'node:zlib'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { raiseConcern } from '../../shared/actions/raise-concern.ts'
import { languages } from '../../shared/messages/catalogue.ts'
import { announcedEach, concernLimits } from '../../shared/rules/concerns.ts'
import { hubOrganization } from '../../shared/rules/roles.ts'
import { type Concern, pageOfConcerns } from '../../shared/store/concern.ts'
import { keys } from '../../shared/store/keys.ts'
import { aNeed } from '../harness/a-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import type { Form } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import { type Drawn, drawn, knock, nameOf, pathWith } from '../harness/route-lines.ts'
import { anOrganization, asMember } from '../harness/sign-in.ts'
import { type CallerName, type TwoOrganizations, twoOrganizations } from '../harness/two-organizations.ts'
import { aWorld, type World } from '../harness/world.ts'

const text = '这条求助让我把钱转给一个私人账号，我觉得不对。'
const said: Form = { worry: 'money', text, form: 'form1' }

async function open(world: World): Promise<readonly Concern[]> {
  return (await pageOfConcerns(world.fx.table, world.clock.now(), { list: 'open', limit: 100 })).concerns
}

/** A counter of this hour, as after so many concerns. */
async function used(world: World, what: string, source: string, count: number): Promise<void> {
  const Item = { ...keys.limit(what, source, Math.floor(world.clock.now() / 3_600_000)), used: count }
  await world.fx.table.client.send(new PutCommand({ TableName: world.fx.table.name, Item }))
}

/** Whoever may open a page and is not its owner in passing: the least who may. */
function whoOpens({ line: { may } }: Drawn): CallerName {
  if (may === 'hub') return 'hub administrator'
  return may === 'poster' || may === 'coordinator' || may === 'administrator' ? may : 'nobody'
}

describe('concern: every page', () => {
  let at: TwoOrganizations
  beforeAll(async () => {
    at = await twoOrganizations()
  })

  it('says where a concern is raised, in both languages, and no link’s token goes anywhere new', async () => {
    const pages: string[] = []
    const secrets = [at.own.link, at.own.invitedToken, at.own.campaignToken]
    for (const one of drawn.filter(({ route }) => route.method === 'GET' && route.access !== 'api')) {
      const seen = await knock(at.world, one, at.as[whoOpens(one)], at.own)
      if (!seen.headers.get('content-type')?.startsWith('text/html')) continue
      pages.push(nameOf(one.route))
      const footer = /<footer>.*<\/footer>/.exec(seen.text)?.[0] ?? ''
      const to = /href="([^"]*)"/.exec(footer)?.[1] ?? ''
      expect([one.name, footer.includes('反映问题')]).toEqual([one.name, true])
      expect([one.name, to]).toEqual([one.name, expect.stringMatching(/^\/(concern|[rgc]\/\w+\/concern)\b/)])
      const link = /^\/[rgc]\/\w+/.exec(pathWith(one, at.own))?.[0]
      if (link && seen.status === 200) expect([one.name, to]).toEqual([one.name, `${link}/concern`])
      // A token stands in the path it came by, or not at all.
      if (to.startsWith('/concern')) for (const secret of secrets) expect(to).not.toContain(secret)
      else expect(pathWith(one, at.own).startsWith(to.replace('/concern', ''))).toBe(true)
      const there = await at.as[whoOpens(one)].browser().get(to)
      expect([one.name, to, there.status]).toEqual([one.name, to, 200])
      expect(there.text).toContain('name="worry"')
    }
    expect(pages.length).toBeGreaterThan(55)
    expect((await at.world.browser().get('/?lang=en')).text).toContain('Report a concern')
  })

  it('names what it is about by its public words alone, and only to who may know it', async () => {
    const { own, world, as } = at
    const nobody = await world.browser().get(`/concern?about=/needs/${own.need}`)
    const member = await as.poster.browser().get(`/concern?about=/needs/${own.need}`)
    const stranger = await as.stranger.browser().get(`/concern?about=/needs/${own.need}`)
    const byLink = await world.browser().get(`/r/${own.link}/concern`)
    for (const seen of [member, byLink]) expect(seen.text).toContain('冬季外套')
    for (const seen of [nobody, stranger]) expect(seen.text).not.toContain('冬季外套')
    for (const seen of [nobody, stranger, member, byLink]) {
      expect(seen.status).toBe(200)
      expect(seen.text).not.toContain('小志')
    }
    expect((await world.browser().get(`/c/${own.campaignToken}/concern`)).text).toContain('几个心愿')
    // The language's link repeats the address that was asked for; the page itself says nothing of it.
    const main = (page: string) => page.slice(page.indexOf('<main'))
    const elsewhere = await world.browser().get('/concern?about=https://evil.example/<script>')
    expect(main(elsewhere.text)).not.toContain('evil')
    for (const secret of ['/p/', '/invited/', '/confirm/', '/unknown/'])
      expect(main((await world.browser().get(`/concern?about=${secret}${own.link}`)).text)).not.toContain(
        own.link,
      )
  })

  it('says first whom to call, and is light', async () => {
    const { world, own } = at
    for (const language of languages) {
      const { text: page } = await world.browser().get(`/r/${own.link}/concern?lang=${language}`)
      expect(page.indexOf('href="tel:110"')).toBeLessThan(page.indexOf('name="worry"'))
      expect(page.indexOf('href="tel:120"')).toBeGreaterThan(0)
      expect(gzipSync(page).length).toBeLessThanOrEqual(4_000)
    }
  })
})

describe('concern: raising one', () => {
  it('is kept without an account or a name, about the need its link leads to', async () => {
    const world = await aWorld()
    const where = await aNeed(world)
    const { path, token, volunteer } = await anInvitation(world, where)
    const sent = await world.browser().post(`${path}/concern`, said)
    expect([sent.status, sent.location]).toEqual([303, '/concern/sent'])
    expect((await world.browser().get('/concern/sent')).text).toContain('收到了')
    expect(await open(world)).toMatchObject([
      { worry: 'money', text, page: '/r', org: where.scope.org, need: where.need },
    ])
    const items = (await everything(world)).filter(({ sk }) => sk.startsWith('CONCERN#'))
    expect(items).toHaveLength(1)
    for (const trace of [token, volunteer]) expect(JSON.stringify(items)).not.toContain(trace)
    expect(JSON.stringify(world.logs)).not.toContain(text)
  })

  it('pressed nine times at once is one concern; other words are another', async () => {
    const world = await aWorld()
    const browser = world.browser()
    const all = await Promise.all(Array.from({ length: 9 }, () => browser.post('/concern', said)))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await open(world)).toHaveLength(1)
    await browser.post('/concern', { ...said, text: `${text}！` })
    expect(await open(world)).toHaveLength(2)
  })

  it('that is incomplete comes back with everything typed', async () => {
    const world = await aWorld()
    const browser = world.browser()
    const typed = {
      worry: 'pressure',
      text: '<script>x</script>',
      reach: 'nobody',
      about: '/give',
      form: 'f',
    }
    const back = await browser.post('/concern', typed)
    expect(back.status).toBe(422)
    expect(back.text).toContain('value="pressure" checked')
    expect(back.text).toContain('&lt;script&gt;x&lt;/script&gt;')
    expect(back.text).toContain('value="nobody"')
    expect(back.text).toContain('href="#reach"')
    expect((await browser.post('/concern', { text })).text).toContain('href="#worry"')
    expect((await browser.post('/concern', { worry: 'other', text: ' ' })).status).toBe(422)
    expect((await browser.post('/concern', { worry: 'money', text: '长'.repeat(1001) })).status).toBe(422)
    expect(await open(world)).toEqual([])
    const lines = `${'长'.repeat(499)}\r\n${'长'.repeat(500)}`
    expect((await browser.post('/concern', { worry: 'money', text: lines })).status).toBe(303)
    expect((await browser.post('/concern', { worry: 'danger' })).status).toBe(303)
    expect(await open(world)).toHaveLength(2)
  })

  it('is limited per address, loses nothing typed, and never refuses what it has said yes to', async () => {
    const world = await aWorld()
    const browser = world.browser()
    const raise = (i: number, by = browser) =>
      by.post('/concern', { ...said, text: `第${i}件`, form: `f${i}` })
    const first = await Promise.all(Array.from({ length: 30 }, (_, i) => raise(i)))
    const yes = first.flatMap(({ status }, i) => (status === 303 ? [i] : []))
    expect(yes).toHaveLength(20)
    const no = first.find(({ status }) => status !== 303)
    expect([no?.status, no?.text.includes('件</textarea>')]).toEqual([429, true])
    for (const i of yes.slice(0, 3)) expect((await raise(i)).status).toBe(303)
    expect(await open(world)).toHaveLength(20)
    // Somebody else's door stays open, and so does the one for what may be about a child's safety.
    expect((await raise(200, world.browser())).status).toBe(303)
    expect((await browser.post('/concern', { ...said, worry: 'danger' })).status).toBe(303)
    world.clock.advance(3_600_000)
    expect((await raise(1000)).status).toBe(303)
  })

  it('who floods one page from many addresses closes the door for no other page, and none for a child’s safety', async () => {
    const world = await aWorld()
    await anOrganization(world, { org: hubOrganization })
    const { email } = await asMember(world, { org: hubOrganization, role: 'administrator' })
    const one = { worry: 'other', text: '', language: 'zh-CN', page: '/join', org: 'yunyi' } as const
    const raise = (i: number, more: object = {}) =>
      raiseConcern(world.fx, { ...one, form: `f${i}`, source: `s${i}`, ...more })
    await used(world, 'concern', 'about yunyi', concernLimits.page - 1)
    await used(world, 'announced', 'all', announcedEach - 1)
    expect([(await raise(1)).ok, (await raise(2)).ok]).toEqual([true, false])
    const others = [{ org: 'hall' }, { org: 'hall' }, { worry: 'danger' }]
    for (const [i, more] of others.entries()) expect((await raise(100 + i, more)).ok).toBe(true)
    // Of a flood they hear once more, and of what may be about safety always.
    await world.sweep()
    expect(world.post.to(email)).toHaveLength(3)
    await used(world, 'concern', 'all', concernLimits.all)
    expect((await raise(200, { org: 'hall' })).ok).toBe(false)
    expect((await raise(201, { org: 'hall', worry: 'privacy' })).ok).toBe(true)
  })

  it('a counter that cannot be read stands in nobody’s way', async () => {
    const world = await aWorld()
    const { table } = world.fx
    const client = new Proxy(table.client, {
      get: (target, name) =>
        name === 'send'
          ? (command: { readonly input: { readonly Key?: { readonly pk?: string } } }) =>
              command.input.Key?.pk?.startsWith('LIMIT#')
                ? Promise.reject(new Error('throttled'))
                : target.send(command as never)
          : Reflect.get(target, name),
    })
    const fx = { ...world.fx, table: { ...table, client } }
    const one = { worry: 'money', text, language: 'zh-CN', page: '/join', form: 'f', source: 's' } as const
    expect((await raiseConcern(fx, one)).ok).toBe(true)
    expect(await open(world)).toHaveLength(1)
  })

  it('survives a store that throttles and loses replies: whoever reads yes is kept', async () => {
    const world = await aWorld({ faults: { throttle: 0.1, lostReply: 0.1 }, seed: 5 })
    await anOrganization(world, { org: hubOrganization })
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        world.browser().post('/concern', { ...said, text: `第${i}件`, reach: `a${i}@example.org` }),
      ),
    )
    const kept = (await open(world)).map((one) => one.text)
    for (const [i, { status }] of answers.entries()) if (status === 303) expect(kept).toContain(`第${i}件`)
    expect(kept.length).toBeGreaterThan(30)
  })
})

import { expect, test } from 'vitest'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { putAskingStop } from '../../shared/store/asking-stop.ts'
import { declineInvitation } from '../../shared/store/decline.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { readGroupLink } from '../../shared/store/link.ts'
import { type ListedNeed, putListed, readListed } from '../../shared/store/listed-need.ts'
import type { NeedText } from '../../shared/store/need-text.ts'
import { aCity } from '../harness/a-city.ts'
import { aNeed } from '../harness/a-need.ts'
import { promise } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { everything } from '../harness/invariants.ts'
import { anOrganization } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const home = '420502003002'

/** A city with several organisations, and a covered need somebody was asked for and comes too late to. */
async function given(person: Parameters<typeof aVolunteer>[1] = {}) {
  const world = await aWorld()
  await aCity(world)
  for (const org of ['yunyi', 'hall', 'far']) await anOrganization(world, { org, area: '420502' })
  const covered = await anOpenNeed(world, {}, { wanted: [1] })
  await promise(world, covered, 'somebody')
  const { volunteer } = await aVolunteer(world.fx, {
    area: home,
    reach: 'district',
    topics: ['clothing'],
    ...person,
  })
  const link = await anInvitation(world, covered, { volunteer })
  await world.sweep()
  return { world, covered, volunteer, link }
}

async function anOpenNeed(
  world: World,
  text: Partial<NeedText> = {},
  more: Omit<Parameters<typeof aNeed>[1] & object, 'text'> = {},
): Promise<Where> {
  const where = await aNeed(world, { ...more, text: { topics: ['clothing'], area: home, ...text } })
  await wakeNeed(world.fx.table, world.clock.now(), where)
  return where
}

/** Opens the page; answers the needs it leads to, in order. */
async function shown(world: World, path: string, needs: Readonly<Record<string, Where>>): Promise<string[]> {
  const page = await world.browser().get(path)
  expect(page.status).toBe(200)
  return leadsTo(world, page.text, needs)
}

async function leadsTo(
  world: World,
  text: string,
  needs: Readonly<Record<string, Where>>,
): Promise<string[]> {
  const tokens = [...text.matchAll(/href="\/g\/([0-9A-Za-z]{20})"/g)].map(([, token]) => token)
  const names = new Map<string | undefined, string>()
  for (const [name, { scope, need }] of Object.entries(needs))
    names.set((await readGroupLink(world.fx.table, scope, need))?.token, name)
  return tokens.map((token) => names.get(token) ?? 'unknown')
}

test('Who comes too late is shown at most three unmet needs of any organisation, the nearest and most urgent first', async () => {
  const { world, link } = await given()
  const street = await anOpenNeed(world, {}, { org: 'hall', ledger: { urgency: 'normal' } })
  const urgent = await anOpenNeed(world, { urgency: 'high' }, { org: 'hall' })
  const other = await anOpenNeed(world, { area: '420502004002' }, { org: 'far' })
  const fourth = await anOpenNeed(
    world,
    { area: '420502004003', deadline: world.clock.now() + 1e9 },
    { org: 'far' },
  )
  const needs = { street, urgent, other, fourth }
  await world.sweep()
  const before = await everything(world)
  const found = await shown(world, link.path, needs)
  expect(found).toHaveLength(3)
  expect(found.slice(0, 2).sort()).toEqual(['street', 'urgent'])
  // Looking changes nothing.
  expect(await everything(world)).toEqual(before)
  const page = await world.browser().get(link.path)
  expect(page.text).toContain('附近还有人需要帮忙')
  expect(page.text).not.toMatch(/小志|二马路/)
})

test('Needs that are covered, over, about something else, out of reach, declined or stopped are not shown', async () => {
  const { world, link, volunteer } = await given({ reach: 'street' })
  const full = await anOpenNeed(world, {}, { wanted: [1], org: 'hall' })
  const over = await anOpenNeed(world, {}, { org: 'hall', ledger: { deadline: world.clock.now() + 1000 } })
  const law = await anOpenNeed(world, { topics: ['law'] }, { org: 'hall' })
  const skilled = await anOpenNeed(world, { skill: '缝补' }, { org: 'hall' })
  const away = await anOpenNeed(world, { area: '420502004002' }, { org: 'hall' })
  const declined = await anOpenNeed(world, {}, { org: 'hall' })
  const stopped = await anOpenNeed(world, {}, { org: 'far' })
  const unmet = await anOpenNeed(world, {}, { org: 'hall' })
  await world.sweep()
  await promise(world, full, 'somebody')
  await anInvitation(world, declined, { volunteer })
  await declineInvitation(world.fx.table, world.clock.now(), { volunteer, need: declined.need, device: 'd' })
  const stop = { at: world.clock.now(), by: 'admin', reason: '核实中' }
  await putAskingStop(world.fx.table, world.clock.now(), 'far', stop)
  world.clock.advance(2000)
  const needs = { full, over, law, skilled, away, declined, stopped, unmet }
  expect(await shown(world, link.path, needs)).toEqual(['unmet'])
})

test('A need that stands on the list twice, because it is just moving to another street, is shown once', async () => {
  const { world, link } = await given()
  const moving = await anOpenNeed(world, { area: '420502004002' }, { org: 'hall' })
  await world.sweep()
  const [entry] = await readListed(world.fx.table, { district: '420502', street: '420502004' })
  await putListed(world.fx.table, { ...(entry as ListedNeed), street: '420502001' })
  expect(await shown(world, link.path, { moving })).toEqual(['moving'])
})

test('Who does not want to hear from an organisation is not sent its way', async () => {
  const { world, link, volunteer } = await given()
  const muted = await anOpenNeed(world, {}, { org: 'hall' })
  await world.sweep()
  expect(await shown(world, link.path, { muted })).toEqual(['muted'])
  await changeVolunteer(world.fx, volunteer, () => ({ muted: ['hall'] }))
  expect(await shown(world, link.path, { muted })).toEqual([])
})

test('A forwarded link says nothing of where its first reader lives; their own device does', async () => {
  const { world, link, covered } = await given({ area: '420502004003' })
  const near = await anOpenNeed(world, { area: '420502003003' }, { org: 'hall' })
  const home = await anOpenNeed(world, { area: '420502004003' }, { org: 'hall' })
  const needs = { near, home }
  await world.sweep()
  expect(await shown(world, link.path, needs)).toEqual(['near', 'home'])
  const wang = world.browser()
  await wang.post(`${link.path}/stand-by`, { who: 'me', a: '1' })
  await wang.post(`${link.path}/withdraw`, {})
  await promise(world, covered, 'another', { quantities: { a: 1 } })
  const page = await wang.get(link.path)
  expect(await leadsTo(world, page.text, needs)).toEqual(['home', 'near'])
})

test('The link of a group steers strangers by what they came for, and what they choose there is theirs', async () => {
  const { world, covered, volunteer, link } = await given({
    perWeek: 0,
    contact: { kind: 'email', address: 'wang@example.org' },
  })
  const unmet = await anOpenNeed(world, {}, { org: 'hall', wanted: [2] })
  await world.sweep()
  const group = await readGroupLink(world.fx.table, covered.scope, covered.need)
  expect(await shown(world, `/g/${group?.token}`, { unmet })).toEqual(['unmet'])

  // Somebody with a personal link goes there and promises, by a code to their own address: the same volunteer, no ask spent.
  const wang = world.browser()
  const page = await wang.get(link.path)
  const path = /\/g\/[0-9A-Za-z]{20}/.exec(page.text)?.[0] ?? ''
  expect((await wang.get(path)).text).toContain('冬季外套')
  const form = {
    a: '1',
    day: '2022-01-29',
    word: '',
    who: 'other',
    name: '王芳',
    contact: 'wang@example.org',
    adult: 'yes',
  }
  const coded = await wang.post(`${path}/pledge`, form)
  await world.sweep()
  const code = /\b\d{6}\b/.exec(world.post.to('wang@example.org').at(-1)?.text ?? '')?.[0] ?? ''
  await wang.submit(coded.location ?? '', { code })
  await world.sweep()
  const items = await everything(world)
  const ledger = items.find((item) => item.sk === `LEDGER#${unmet.need}`)
  expect(Object.keys(ledger?.holds as object)).toEqual([volunteer])
  const budget = items.find((item) => item.pk === `V#${volunteer}` && item.sk === 'BUDGET')
  expect(budget?.asks).toEqual({})
  expect(items.some((item) => item.sk === `INV#${unmet.need}`)).toBe(false)
})

test('Who wanted what was taken a moment before is shown where else it is missing, beside what is left', async () => {
  const { world } = await given()
  const half = await anOpenNeed(world, {}, { wanted: [1, 2] })
  const unmet = await anOpenNeed(world, {}, { org: 'hall' })
  await world.sweep()
  await promise(world, half, 'somebody')
  const { path } = await anInvitation(world, half, {})
  const form = { who: 'me', a: '1', day: '2022-01-29', word: '' }
  const refused = await world.browser().post(`${path}/pledge`, form)
  expect(refused.status).toBe(409)
  expect(await leadsTo(world, refused.text, { unmet })).toEqual(['unmet'])
  expect(refused.text).toContain('刚刚有人先选了')
  // The usual page stays as it is: three reads, and nothing of it.
  world.meter.reset()
  const page = await world.browser().get(path)
  expect(page.text).not.toContain('附近还有人需要帮忙')
  expect(world.meter.total).toBe(3)
})

test('Steering reads the list once or twice, and what it shows is checked with its ledgers', async () => {
  const { world, link } = await given()
  for (let i = 0; i < 5; i++) await anOpenNeed(world, {}, { org: 'hall' })
  await world.sweep()
  world.meter.reset()
  const page = await world.browser().get(link.path)
  expect(page.text.match(/href="\/g\//g)).toHaveLength(3)
  // The link, its text and ledger; the person; the list; ledgers, answers; whether asking is stopped.
  expect(world.meter.calls).toEqual({ Query: 2, GetItem: 3, BatchGetItem: 4 })
  expect(Buffer.byteLength(page.text)).toBeLessThanOrEqual(14_000)
})

import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { askForCode } from '../../shared/actions/one-time-code.ts'
import { readBudgets } from '../../shared/store/budget.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { putNotice, toVolunteer } from '../../shared/store/notice.ts'
import { readTextBudget, spendText } from '../../shared/store/text-budget.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { asMember } from '../harness/sign-in.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

const day = 24 * 3600_000
let numbers = 0

/** Somebody who has only a mobile number. */
function withNumber(world: World, country = '+86'): Promise<Volunteer> {
  const address = `${country}138${String(++numbers).padStart(8, '0')}`
  return aVolunteer(world.fx, { contact: { kind: 'mobile', address }, perWeek: 7 })
}

async function ask(world: World, need: Where, people: readonly Volunteer[]): Promise<void> {
  await aWave(world, need, people)
  await world.sweep()
}

const texts = (world: World) => world.post.arrived.filter(({ channel }) => channel === 'mobile').length
const invitationOf = (world: World, { volunteer }: Volunteer, { need }: Where) =>
  readInvitation(world.fx.table, volunteer, need, { strong: true })
const used = async (world: World, key: Parameters<typeof readTextBudget>[1]) =>
  (await readTextBudget(world.fx.table, key))?.used

describe('sms-budget', () => {
  it('sends five appeals for one need at most; the others keep their ask and are named to the coordinator', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    await someTexts(world, need.scope)
    const people = await Promise.all(Array.from({ length: 8 }, () => withNumber(world)))
    await ask(world, need, people)
    expect(texts(world)).toBe(5)
    const invitations = await Promise.all(people.map((one) => invitationOf(world, one, need)))
    const unpaid = invitations.filter((one) => one?.state === 'failed')
    expect(unpaid.map((one) => [one?.why, one?.unpaid])).toEqual(Array(3).fill(['unpaid', 'need']))
    const budgets = await readBudgets(
      world.fx.table,
      unpaid.map((one) => one!.volunteer),
    )
    for (const budget of budgets.values()) expect(budget.asks).toEqual({})
    expect(await used(world, keys.organizationTexts(need.scope))).toBe(5)
    expect(await used(world, keys.hubTexts('appeals'))).toBe(5)
  })

  it('stops an organisation at its number for the month, not the others, and begins anew with the month', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    await someTexts(world, need.scope, { organization: 2 })
    const four = () => Promise.all(Array.from({ length: 4 }, () => withNumber(world)))
    const spent = () => used(world, keys.organizationTexts(need.scope))
    await ask(world, need, await four())
    expect(texts(world)).toBe(2)
    const other = await aNeed(world, { org: 'other' })
    await someTexts(world, other.scope, { organization: 2 })
    await ask(world, other, await four())
    expect(texts(world)).toBe(4)
    world.clock.set(Date.parse('2022-01-31T12:00:00+08:00'))
    await ask(world, await aNeed(world), await four())
    expect([texts(world), await spent()]).toEqual([4, 2])
    world.clock.set(Date.parse('2022-02-01T09:00:00+08:00'))
    await ask(world, await aNeed(world), await four())
    expect((await readTextBudget(world.fx.table, keys.organizationTexts(need.scope)))?.period).toBe('2022-02')
    expect(await spent()).toBe(2)
  })

  it('keeps codes, appeals and news of promises apart: none uses up another', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    await someTexts(world, need.scope, { appeals: 1, codes: 1, notices: 1 })
    const people = await Promise.all(Array.from({ length: 3 }, () => withNumber(world)))
    await ask(world, need, people)
    expect(texts(world)).toBe(1)
    const [one] = people as [Volunteer, Volunteer, Volunteer]
    const code = () =>
      askForCode(world.fx, {
        purpose: 'confirm-contact',
        channel: 'mobile',
        address: one.mobile!.address,
        language: 'zh-CN',
        browserHash: 'b',
        source: world.fx.newId(),
      })
    expect((await code()).ok).toBe(true)
    await world.sweep()
    expect(texts(world)).toBe(2)
    expect(await code()).toMatchObject({ ok: false, refusal: { kind: 'texts-used-up' } })
    for (const id of ['a', 'b'])
      await putNotice(world.fx.table, world.clock.now(), {
        to: toVolunteer(one.volunteer),
        id: `preferences-link#${id}`,
        kind: 'preferences-link',
      })
    await world.sweep()
    expect(texts(world)).toBe(3)
    world.clock.advance(day)
    expect((await code()).ok).toBe(true)
    await world.sweep()
    expect(texts(world)).toBe(4)
  })

  it('goes by e-mail where a text may not go, and lets all that is not a text go on', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const [texted, mailed] = [await withNumber(world), await aVolunteer(world.fx)]
    await ask(world, need, [texted, mailed])
    expect(world.post.arrived.map(({ to }) => to)).toEqual([mailed.email!.address])
  })

  it('fails closed: no number set, no text', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    const person = await withNumber(world)
    await ask(world, need, [person])
    expect(await invitationOf(world, person, need)).toMatchObject({ why: 'unpaid', unpaid: 'organization' })
    await someTexts(world, need.scope)
    const { table } = world.fx
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.hubTexts('appeals') }))
    const next = await aNeed(world)
    await ask(world, next, [person])
    expect(await invitationOf(world, person, next)).toMatchObject({ why: 'unpaid', unpaid: 'hub' })
    expect(texts(world)).toBe(0)
  })

  it('fails closed: nothing is sent while the store cannot count it, and it is sent once when it can', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    await someTexts(world, need.scope)
    const person = await withNumber(world)
    await aWave(world, need, [person])
    world.faults.set({ errorBefore: 1, commands: ['UpdateItem'] })
    await world.sweep()
    expect(texts(world)).toBe(0)
    world.faults.stop()
    for (let time = 0; time < 3; time++) {
      world.clock.advance(120_000)
      await world.sweep()
    }
    expect(texts(world)).toBe(1)
  })

  it('writes only to countries that are listed', async () => {
    const world = await aWorld({ settings: { SMS_COUNTRIES: '+86 +852' } })
    const need = await aNeed(world)
    await someTexts(world, need.scope)
    const [far, near] = [await withNumber(world, '+1'), await withNumber(world, '+852')]
    await ask(world, need, [far, near])
    expect(world.post.arrived.map(({ to }) => to)).toEqual([near.mobile!.address])
    expect(await invitationOf(world, far, need)).toMatchObject({ unpaid: 'country' })
  })

  it('never spends more than there is, whoever spends at once and whatever the store loses', async () => {
    const world = await aWorld({ faults: { lostReply: 0.1, throttle: 0.1, latencyMs: 3 }, seed: 5 })
    const key = keys.hubTexts('codes')
    await someTexts(world, undefined, { codes: 90 })
    const spend = (period: string) => spendText(world.fx.table, key, period).catch(() => false)
    const yes = await Promise.all(Array.from({ length: 140 }, () => spend('2022-01-25')))
    const sent = yes.filter(Boolean).length
    expect(sent).toBeLessThanOrEqual(90)
    // A lost reply costs one more: to lose thirty of ninety is one chance in seventy million.
    expect(sent).toBeGreaterThan(60)
    // Clocks that disagree about the day: a new one begins once, and an old one never again.
    const mixed = await Promise.all(
      Array.from({ length: 140 }, (_, i) => spend(i % 3 === 0 ? '2022-01-25' : '2022-01-26')),
    )
    expect(mixed.filter(Boolean).length).toBeLessThanOrEqual(90)
    world.faults.stop()
    expect((await readTextBudget(world.fx.table, key))?.period).toBe('2022-01-26')
  })
})

describe('sms-budget: what people see', () => {
  it('the hub sets the numbers, an organisation sees its use, a coordinator what was not sent', async () => {
    const world = await aWorld({ settings: { SMS: 'outbox' } })
    const hub = await asMember(world, { org: 'hub', role: 'administrator' })
    const { browser } = await asMember(world, { org: 'yunyi', role: 'administrator' })
    expect((await browser.get('/organization')).text).toContain('还没有短信额度')
    await hub.browser.post('/hub/texts', { codes: '5', appeals: '5', notices: '5' })
    await hub.browser.post('/hub/organizations/yunyi/texts', { most: '1' })
    const need = await aNeed(world)
    await ask(world, need, await Promise.all([withNumber(world), withNumber(world)]))
    expect(texts(world)).toBe(1)
    expect((await browser.get('/organization')).text).toContain('本月的短信额度用完了')
    await hub.browser.post('/hub/organizations/yunyi/texts', { most: '20' })
    expect((await browser.get('/organization')).text).toContain('本月已用 1 条，最多 20 条')
    expect((await browser.get(`/needs/${need.need}`)).text).toContain(
      '1 条短信没有发：本机构本月的短信额度用完了',
    )
    expect((await hub.browser.get('/hub')).text).toContain('今天已用 1 条')
    expect((await browser.get('/organization/record')).text).toContain('修改了短信额度')
  })

  it('refuses what is no number, keeps what was typed, and lets nobody but the hub set it', async () => {
    const world = await aWorld({ settings: { SMS: 'outbox' } })
    const hub = await asMember(world, { org: 'hub', role: 'administrator' })
    const { browser } = await asMember(world, { org: 'yunyi', role: 'administrator' })
    for (const wrong of ['-1', '1.5', '1e9', '', 'viele', '999999'])
      expect((await hub.browser.post('/hub/organizations/yunyi/texts', { most: wrong })).status).toBe(422)
    const again = await hub.browser.post('/hub/texts', { codes: '7', appeals: 'x', notices: '9' })
    expect(again.status).toBe(422)
    expect(again.text).toMatch(/name="codes"[^>]* value="7"/)
    expect((await browser.post('/hub/organizations/yunyi/texts', { most: '5' })).status).toBe(404)
    expect(await used(world, keys.organizationTexts((await asMember(world, { org: 'yunyi' })).scope))).toBe(
      undefined,
    )
  })
})

describe('sms-budget: wherever sending dies', () => {
  it('asks each by text at most once, and counts at least what was sent', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        const need = await aNeed(world)
        await someTexts(world, need.scope)
        const people = await Promise.all([1, 2].map(() => withNumber(world)))
        await aWave(world, need, people)
        return { world, need, people }
      },
      when: (process) => process.sweep(),
      holds: async ({ world, need, people }) => {
        for (const person of people) {
          const arrived = world.post.to(person.mobile!.address).length
          expect(arrived).toBeLessThanOrEqual(1)
          const state = (await invitationOf(world, person, need))?.state
          expect(state).toBe(arrived === 1 && state === 'sent' ? 'sent' : 'unknown')
        }
        const counted = (await used(world, keys.organizationTexts(need.scope))) ?? 0
        expect(counted).toBeGreaterThanOrEqual(texts(world))
        expect(counted).toBeLessThanOrEqual(4)
      },
    })
    expect(walked).toBeGreaterThan(15)
  })

  it('sends a code by text at most once, and pays for it', async () => {
    const number = '+8613811112222'
    await walkCrashes({
      given: async () => {
        const world = await aWorld()
        await someTexts(world)
        await askForCode(world.fx, {
          purpose: 'confirm-contact',
          channel: 'mobile',
          address: number,
          language: 'zh-CN',
          browserHash: 'b',
          source: 's',
        })
        return { world }
      },
      when: (process) => process.sweep(),
      holds: async ({ world }) => {
        expect(world.post.to(number).length).toBeLessThanOrEqual(1)
        expect((await used(world, keys.hubTexts('codes'))) ?? 0).toBeGreaterThanOrEqual(
          world.post.to(number).length,
        )
      },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { readSuppression } from '../../shared/store/suppression.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { asSeen } from '../harness/as-seen.ts'
import { aNumber, bothWays } from '../harness/both-ways.ts'
import { asMember } from '../harness/sign-in.ts'
import { someTexts } from '../harness/some-texts.ts'
import { fate, hear, snsEvent } from '../harness/text-news.ts'
import { aWorld } from '../harness/world.ts'

const hour = 3600_000
const day = 24 * hour

/** Somebody who was asked by text alone, and what is known of it. */
async function texted() {
  const world = await aWorld()
  const need = await aNeed(world)
  await someTexts(world, need.scope)
  const number = aNumber()
  const person = await aVolunteer(world.fx, { contact: { kind: 'mobile', address: number } })
  await aWave(world, need, [person])
  await world.sweep()
  const reference = world.post.to(number)[0]!.reference
  const invitation = () => readInvitation(world.fx.table, person.volunteer, need.need, { strong: true })
  return { world, need, person, number, reference, invitation }
}

describe('cast-receipts: of text messages', () => {
  it('counts who was not reached, shows it to the coordinator, and asks somebody else', async () => {
    const { world, need, number, reference, invitation } = await texted()
    await hear(world, fate(world, number, 'TEXT_CARRIER_UNREACHABLE', reference))
    expect(await invitation()).toMatchObject({ state: 'failed', why: 'unreachable', text: 'failed' })
    expect((await readLedger(world.fx.table, need))?.dueAt).toBe(world.clock.now())
    const { browser } = await asMember(world, { org: need.scope.org })
    expect(asSeen((await browser.get(`/needs/${need.need}`)).text)).toContain('没有送到的：王**')
    // The phone was off: the number is as good as before.
    expect(await readSuppression(world.fx.table, world.fx.identify(number))).toBeUndefined()
  })

  it('believes the first final word: what was delivered stays delivered, late, repeated and foreign receipts change nothing', async () => {
    const { world, number, reference, invitation } = await texted()
    await hear(world, fate(world, number, 'TEXT_DELIVERED', reference))
    const delivered = await invitation()
    expect(delivered).toMatchObject({ state: 'sent', text: 'delivered' })
    world.clock.advance(day)
    await hear(
      world,
      fate(world, number, 'TEXT_DELIVERED', reference),
      fate(world, number, 'TEXT_TTL_EXPIRED', reference),
      fate(world, number, 'TEXT_UNREACHABLE'),
      fate(world, number, 'TEXT_SUCCESSFUL', reference),
      fate(world, number, 'TEXT_UNKNOWN', reference),
      fate(world, number, 'TEXT_SOMETHING_NEW', reference),
      fate(world, number, 'TEXT_UNREACHABLE', 'ask.other.person'),
      fate(world, number, 'TEXT_UNREACHABLE', 'code.abc'),
      fate(world, '+8613700000000', 'TEXT_INVALID', reference),
      fate(world, 'MULIN', 'TEXT_INVALID', reference),
    )
    expect(await invitation()).toEqual(delivered)
    expect(world.logs.filter(({ code }) => code === 'receipt-unread')).toEqual([])
  })

  it('tells a text that followed from the letter before it', async () => {
    const world = await aWorld()
    const need = await aNeed(world)
    await someTexts(world, need.scope)
    const person = await bothWays(world)
    await aWave(world, need, [person])
    await world.sweep()
    world.clock.advance(hour + 60_000)
    await world.sweep()
    const [text] = world.post.to(person.mobile.address)
    const now = () => readInvitation(world.fx.table, person.volunteer, need.need, { strong: true })
    expect(await now()).toMatchObject({ via: 'email', state: 'sent', text: 'sent' })
    await hear(world, fate(world, person.mobile.address, 'TEXT_BLOCKED', text?.reference))
    expect(await now()).toMatchObject({ via: 'email', state: 'sent', text: 'failed' })
    const { browser } = await asMember(world, { org: need.scope.org })
    expect(asSeen((await browser.get(`/needs/${need.need}`)).text)).toContain('短信没有送到的：王**')
    await hear(world, fate(world, person.mobile.address, 'TEXT_DELIVERED', text?.reference))
    expect((await now())?.text).toBe('failed')
  })

  it('takes a receipt without a reference for the last text that went there', async () => {
    const { world, number, invitation } = await texted()
    await hear(world, fate(world, number, 'TEXT_SPAM'))
    expect((await invitation())?.state).toBe('failed')
  })

  it('leaves alone what was answered before the receipt came', async () => {
    const { world, number, reference, person, need, invitation } = await texted()
    const link = /\/r\/[0-9A-Za-z]{20}/.exec(world.post.to(number)[0]!.text)![0]
    const browser = world.browser()
    await browser.get(link)
    await browser.post(`${link}/decline`, {})
    expect((await invitation())?.state).toBe('declined')
    await hear(world, fate(world, number, 'TEXT_UNREACHABLE', reference))
    expect((await readInvitation(world.fx.table, person.volunteer, need.need))?.state).toBe('declined')
  })
})

describe('bounce-stop: a number that is none', () => {
  it('gets nothing more, counts as unconfirmed, and codes do not go there either', async () => {
    const { world, number, reference, person, invitation } = await texted()
    await hear(world, fate(world, number, 'TEXT_INVALID', reference), fate(world, number, 'TEXT_INVALID'))
    expect((await invitation())?.state).toBe('failed')
    expect((await readVolunteer(world.fx.table, person.volunteer))?.mobile?.confirmedAt).toBeUndefined()
    await aWave(world, await aNeed(world), [person])
    await world.sweep()
    expect(world.post.to(number)).toHaveLength(1)
    expect(await readSuppression(world.fx.table, world.fx.identify(number))).toMatchObject({ why: 'bounced' })
  })

  it('is believed only for two weeks, and not against its owner who has shown since that it works', async () => {
    const { world, number, reference, person } = await texted()
    const before = world.clock.now()
    world.clock.advance(hour)
    await hear(world, { originationNumber: number, messageBody: 'START' })
    await hear(world, fate(world, number, 'TEXT_INVALID', reference, before))
    expect((await readVolunteer(world.fx.table, person.volunteer))?.mobile?.confirmedAt).toBeDefined()
    world.clock.advance(15 * day)
    await hear(world, fate(world, number, 'TEXT_INVALID', reference, before + hour + 1))
    expect(await readSuppression(world.fx.table, world.fx.identify(number))).toBeUndefined()
  })

  it('survives what is no receipt', async () => {
    const world = await aWorld()
    const odd = [{ eventType: 'TEXT_INVALID' }, { originationNumber: 5, messageBody: 'STOP' }, [], 'x', null]
    await notifyHandler(world.fx)(snsEvent(world.clock.now(), ...odd), {} as never)
    expect(world.logs.filter(({ code }) => code === 'receipt-unread')).toHaveLength(4)
  })
})

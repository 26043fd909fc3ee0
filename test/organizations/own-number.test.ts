import { describe, expect, it } from 'vitest'
import { memberLeaves } from '../../shared/actions/member-leaves.ts'
import { addOwnNumber } from '../../shared/actions/own-number.ts'
import { loginsOf } from '../../shared/store/login.ts'
import { readMember } from '../../shared/store/member.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { everything } from '../harness/invariants.ts'
import { asMember, type SignedInBrowser } from '../harness/sign-in.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

const number = '+8613912345678'

async function aDeskWithTexts(settings = {}) {
  const world = await aWorld({ settings: { SMS: 'outbox', ...settings } })
  await someTexts(world)
  return { world, desk: await asMember(world) }
}

/** The digits of the newest code texted to a number. */
const digitsTo = ({ post }: World, to: string) => /\d{6}/.exec(post.to(to).at(-1)?.text ?? '')?.[0] ?? ''

/** Adds a number on one's own page, with the code that comes to it. */
async function add(world: World, { browser }: SignedInBrowser, typed = '139 1234 5678') {
  const { location = '' } = await browser.post('/me/number', { mobile: typed })
  await world.sweep()
  const id = new URL(location, 'https://x').searchParams.get('code') ?? ''
  return { id, answer: await browser.post('/me/number', { to: id, code: digitsTo(world, number) }) }
}

async function signIn(world: World, typed: string) {
  const browser = world.browser()
  const asked = await browser.post('/sign-in', { email: typed })
  await world.sweep()
  return {
    browser,
    asked,
    entered: await browser.post(asked.location ?? '', { code: digitsTo(world, number) }),
  }
}

describe('a member’s mobile number', () => {
  it('is added by a code that comes to it, and lets them in from then on', async () => {
    const { world, desk } = await aDeskWithTexts()
    expect((await desk.browser.get('/me')).text).toContain('加上手机号')
    const { answer } = await add(world, desk)
    expect(answer.location).toBe('/me')
    expect((await desk.browser.get('/me')).text).toContain('已加上 139 1234 5678')
    world.clock.advance(600_000)
    const { asked, entered, browser } = await signIn(world, '13912345678')
    expect((await browser.get(asked.location ?? '')).text).not.toContain('noSuchPage')
    expect(entered.location).toBe('/board')
    expect(world.post.to(number).every(({ channel }) => channel === 'mobile')).toBe(true)
    expect((await desk.browser.get('/organization/record')).status).toBe(404)
  })

  it('says on the code page that a text is on its way', async () => {
    const { world, desk } = await aDeskWithTexts()
    await add(world, desk)
    world.clock.advance(600_000)
    const browser = world.browser()
    const { location = '' } = await browser.post('/sign-in', { email: number })
    expect((await browser.get(location)).text).toContain('请查看短信')
  })

  it('is not added by a wrong code, another’s browser, another member, or a code for something else', async () => {
    const { world, desk } = await aDeskWithTexts()
    const other = await asMember(world)
    const { location = '' } = await desk.browser.post('/me/number', { mobile: number })
    await world.sweep()
    const id = new URL(location, 'https://x').searchParams.get('code') ?? ''
    const code = digitsTo(world, number)
    expect((await desk.browser.post('/me/number', { to: id, code: '000000' })).status).toBe(422)
    expect((await other.browser.post('/me/number', { to: id, code })).status).toBe(422)
    expect((await desk.browser.post(`/sign-in/${id}`, { code })).status).not.toBe(200)
    expect(await loginsOf(world.fx.table, world.fx.identify(number))).toEqual([])
    const signing = await desk.browser.post('/sign-in', { email: desk.email })
    await world.sweep()
    const signInId = signing.location?.split('/').at(-1) ?? ''
    const mailed = /\d{6}/.exec(world.post.to(desk.email).at(-1)?.subject ?? '')?.[0] ?? ''
    expect((await desk.browser.post('/me/number', { to: signInId, code: mailed })).status).toBe(422)
    expect(await loginsOf(world.fx.table, world.fx.identify(number))).toEqual([])
  })

  it('is one member’s of an organisation, and gone when it is taken away, replaced or its owner leaves', async () => {
    const { world, desk } = await aDeskWithTexts()
    const other = await asMember(world)
    const { scope, member } = desk
    const { fx } = world
    expect((await addOwnNumber(fx, scope, { member, number })).ok).toBe(true)
    expect(await addOwnNumber(fx, scope, { member: other.member, number })).toMatchObject({
      refusal: { kind: 'taken' },
    })
    const next = '+8613912340000'
    expect((await addOwnNumber(fx, scope, { member, number: next })).ok).toBe(true)
    expect(await loginsOf(fx.table, fx.identify(number))).toEqual([])
    await desk.browser.post('/me/number', { do: 'remove' })
    expect(await loginsOf(fx.table, fx.identify(next))).toEqual([])
    expect((await desk.browser.get('/me')).text).toContain('加上手机号')

    expect((await addOwnNumber(fx, scope, { member: other.member, number })).ok).toBe(true)
    const by = { member, role: 'administrator' } as const
    const left = await memberLeaves(fx, scope, by, { member: other.member, successor: undefined })
    expect(left.ok).toBe(true)
    expect(await loginsOf(fx.table, fx.identify(number))).toEqual([])
    expect(JSON.stringify(await everything(world))).not.toContain(number)
    expect((await addOwnNumber(fx, scope, { member: other.member, number })).ok).toBe(false)
  })

  it('is added once, wherever adding dies', async () => {
    await walkCrashes({
      given: async () => {
        const at = await aDeskWithTexts()
        const { scope, member } = at.desk
        await addOwnNumber(at.world.fx, scope, { member, number: '+8613912340000' })
        return at
      },
      when: ({ fx }, { desk }) => addOwnNumber(fx, desk.scope, { member: desk.member, number }),
      heal: ({ world, desk }) => addOwnNumber(world.fx, desk.scope, { member: desk.member, number }),
      holds: async ({ world, desk }) => {
        const found = await readMember(world.fx.table, desk.scope, desk.member)
        expect(found?.member.mobile).toBe(number)
        expect(await loginsOf(world.fx.table, world.fx.identify(number))).toHaveLength(1)
      },
    })
  })

  it.each([
    ['nothing', ''],
    ['an e-mail address', 'anna@example.org'],
    ['a landline', '0717-6220000'],
    ['too few digits', '1391234567'],
    ['a country that is not written to', '+12065550100'],
  ])('is asked for again, with a sentence, for %s', async (_, mobile) => {
    const { desk } = await aDeskWithTexts()
    const seen = await desk.browser.post('/me/number', { mobile })
    expect([422, 429]).toContain(seen.status)
    expect(seen.text).toContain('class="error"')
  })

  it('is not offered, and not taken for signing in, where no text messages are sent', async () => {
    const { world, desk } = await aDeskWithTexts({ SMS: 'none' })
    expect((await desk.browser.get('/me')).text).not.toContain('加上手机号')
    expect((await world.browser().post('/sign-in', { email: number })).status).toBe(422)
  })
})

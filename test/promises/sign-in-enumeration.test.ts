import { describe, expect, it } from 'vitest'
import { addOwnNumber } from '../../shared/actions/own-number.ts'
import { changeMember } from '../../shared/store/member.ts'
import { asMember } from '../harness/sign-in.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld } from '../harness/world.ts'

/** What differs between any two requests, whoever asks. */
const withoutIds = (text: string) => text.replace(/\/sign-in\/\w+/g, '/sign-in/…')

describe('sign-in-enumeration', () => {
  it('answers a known, an unknown and a disabled address alike, after the same work', async () => {
    const world = await aWorld()
    const known = await asMember(world, { email: 'known.person@example.org' })
    const disabled = await asMember(world, { email: 'gone.person@example.org' })
    await changeMember(world.fx.table, disabled.scope, disabled.member, { state: 'left' })
    const seen = []
    for (const email of [known.email, 'nobody.knows@example.org', disabled.email]) {
      const browser = world.browser()
      world.meter.reset()
      const asked = await browser.post('/sign-in', { email })
      const page = await browser.get(asked.location ?? '')
      const work = { ...world.meter.calls }
      await world.sweep()
      const guessed = await browser.post(asked.location ?? '', { code: '123123' })
      seen.push({
        asked: [asked.status, withoutIds(asked.location ?? ''), [...asked.headers.keys()]],
        page: [page.status, withoutIds(page.text.replaceAll(email, '…'))],
        guessed: [guessed.status, withoutIds(guessed.text.replaceAll(email, '…'))],
        work,
      })
    }
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
    expect(seen[0]?.guessed[0]).toBe(422)
    expect(world.post.arrived.map(({ to }) => to)).toEqual([known.email])
  })

  it('limits the codes of one address, known or not, to three in ten minutes', async () => {
    const world = await aWorld()
    const { email } = await asMember(world)
    for (const address of [email, 'nobody@example.org']) {
      const asked = await Promise.all(
        Array.from({ length: 60 }, () => world.browser().post('/sign-in', { email: address })),
      )
      const statuses = asked.map(({ status }) => status)
      expect(statuses.filter((status) => status === 303)).toHaveLength(3)
      expect(statuses.filter((status) => status === 429)).toHaveLength(57)
    }
  })

  it('answers a known and an unknown number alike, after the same work', async () => {
    const world = await aWorld({ settings: { SMS: 'outbox' } })
    await someTexts(world)
    const { scope, member } = await asMember(world)
    const numbers = ['+8613912345678', '+8613912340000']
    await addOwnNumber(world.fx, scope, { member, number: numbers[0]! })
    const seen = []
    for (const number of numbers) {
      const browser = world.browser()
      world.meter.reset()
      const asked = await browser.post('/sign-in', { email: number })
      const page = await browser.get(asked.location ?? '')
      const work = { ...world.meter.calls }
      await world.sweep()
      const guessed = await browser.post(asked.location ?? '', { code: '123123' })
      seen.push({
        asked: [asked.status, withoutIds(asked.location ?? ''), [...asked.headers.keys()]],
        page: [page.status, withoutIds(page.text.replaceAll(number, '…'))],
        guessed: [guessed.status, withoutIds(guessed.text.replaceAll(number, '…'))],
        work,
      })
    }
    expect(seen[1]).toEqual(seen[0])
    expect(world.post.arrived.map(({ to }) => to)).toEqual([numbers[0]])
  })
})

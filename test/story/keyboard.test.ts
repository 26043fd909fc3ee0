import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import type { Phone } from './phone.ts'
import { aStoryTown, codeIn, linkIn, type StoryTown } from './town.ts'

/** The main journeys with the keys of a keyboard alone, without scripts: in English, so that the story has been told in both languages. */
describe('keyboard', () => {
  let town: StoryTown
  let poster: Phone
  let coordinator: Phone
  let neighbour: Phone
  const pressed: Record<string, number> = {}
  let need = ''

  beforeAll(async () => {
    town = await aStoryTown()
  })
  afterAll(() => town?.leave())

  const text = ({ page }: Phone) => page.locator('main').innerText()

  /** Does something by keys in somebody's window, and notes how many it took. */
  async function journey<T>(name: string, { page }: Phone, does: (keys: Keyboard) => Promise<T>): Promise<T> {
    const keys = keyboardOf(page)
    const done = await does(keys)
    pressed[name] = keys.presses()
    return done
  }

  async function signIn(email: string): Promise<Phone> {
    const phone = await town.phone('en')
    await phone.page.goto('/sign-in')
    await journey(`sign in as ${email}`, phone, async (keys) => {
      await keys.type('[name=email]', email)
      await keys.press('main button')
      await keys.type('[name=code]', codeIn(await town.letter(email, 'code')))
      await keys.press('main button')
    })
    await phone.page.waitForURL('**/board')
    return phone
  }

  it('skips what every page begins with', async () => {
    const phone = await town.phone('en')
    await phone.page.goto('/')
    await phone.page.keyboard.press('Tab')
    expect(await phone.page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await phone.page.keyboard.press('Enter')
    await phone.page.keyboard.press('Tab')
    expect(await phone.page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  it('joins as a neighbour', async () => {
    neighbour = await town.phone('en')
    await neighbour.page.goto('/join/yunyijia')
    await journey('join', neighbour, async (keys) => {
      await keys.type('[name=name]', 'Wang Fang')
      await keys.type('[name=contact]', 'wang@neighbours.test')
      await keys.type('[name=area]', '二马路社区')
      await keys.tick('[name=topics][value=shoes]')
      await keys.tick('[name=adult]')
      await keys.press('main form button:not([class])')
      await keys.type('[name=code]', codeIn(await town.letter('wang@neighbours.test', 'code')))
      await keys.press('main button')
    })
    expect(await text(neighbour)).toContain('Welcome')
    await town.local.sweep()
  })

  it('posts a need', async () => {
    poster = await signIn('poster@yunyijia.example')
    await journey('post', poster, async (keys) => {
      await keys.press('nav a[href="/needs/new"]')
      await keys.tick('[name=topics][value=shoes]')
      await keys.type('[name=label1]', '冬鞋')
      await keys.type('[name=unit1]', '双')
      await keys.tick('[name=ageBand][value=adult]')
      await keys.type('[name=internalText]', '冬天没有合脚的鞋。')
      await keys.type('[name=publicText]', '一位邻居冬天没有合脚的鞋，38 码，新旧都可以。')
      await keys.press('button[value=save]')
    })
    expect(poster.page.url()).toMatch(/check$/)
    need = /needs\/(\w+)\//.exec(poster.page.url())?.[1] ?? ''
    await journey('hand in', poster, (keys) => keys.press('button[value=review]'))
  })

  it('finds a need on the board and publishes it', async () => {
    coordinator = await signIn('coordinator@yunyijia.example')
    await journey('find', coordinator, async (keys) => {
      await keys.type('[name=q]', '冬鞋')
      await coordinator.page.keyboard.press('Enter')
      await coordinator.page.waitForURL(/board\?/)
      await keys.press(`main a[href^="/needs/${need}"]`)
    })
    await journey('publish', coordinator, async (keys) => {
      if (!coordinator.page.url().endsWith('/check')) await keys.press(`main a[href$="/check"]`)
      await keys.press('button[value=publish]')
    })
    expect(coordinator.page.url()).toContain(need)
    expect(await text(coordinator)).toContain('Share')
  })

  it('answers an invitation', async () => {
    // The town's other neighbours may be asked first, or another need may ask her.
    const asked = () =>
      town.letters('wang@neighbours.test').some((one) => `${one.subject}${one.text}`.includes('冬鞋'))
    for (let turns = 0; turns < 30 && !asked(); turns++) await town.later(4 * 3_600_000)
    const letter = await town.letter('wang@neighbours.test', '冬鞋')
    await neighbour.page.goto(linkIn(letter, '/r/'))
    await journey('answer', neighbour, async (keys) => {
      await keys.tick('[name=a]')
      await keys.tick('#who-me')
      await keys.press(neighbour.page.getByRole('button', { name: 'I will bring it' }))
    })
    expect(await text(neighbour)).toMatch(/Thank you/)
  })

  it('confirms what arrived', async () => {
    await town.later(61_000)
    await coordinator.page.goto(`/needs/${need}`)
    await journey('confirm', coordinator, (keys) =>
      keys.press(coordinator.page.getByRole('button', { name: /^Confirm receipt/ })),
    )
    expect(await coordinator.page.getByRole('status').first().innerText()).not.toBe('')
  })

  it('takes no more keys than somebody would put up with, and breaks nothing', () => {
    expect(Object.keys(pressed).length).toBeGreaterThanOrEqual(8)
    expect(Math.max(...Object.values(pressed)), JSON.stringify(pressed)).toBeLessThanOrEqual(80)
    for (const { troubles } of [poster, coordinator, neighbour])
      expect(troubles.filter((one) => !/40[39]/.test(one))).toEqual([])
  })
})

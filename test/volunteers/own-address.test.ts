import { describe, expect, it } from 'vitest'
import { addOwnAddress } from '../../shared/actions/own-address.ts'
import { sendPreferencesLink } from '../../shared/actions/send-preferences-link.ts'
import { readContact } from '../../shared/store/contact.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { linkIn } from '../harness/a-wave.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

const number = '+8613712345678'

async function given() {
  const world = await aWorld({ settings: { SMS: 'outbox' } })
  await someTexts(world)
  const person = await aVolunteer(world.fx)
  await world.sweep()
  return { world, person }
}

/** Opens their settings by a link sent to their own address. */
async function atOwnSettings(world: World, person: Volunteer) {
  await sendPreferencesLink(world.fx, { address: person.email!.address, source: 'source' })
  await world.sweep()
  const browser = world.browser()
  const path = linkIn(world.post.to(person.email!.address).at(-1))
  return { browser, path }
}

const deviceIn = (text: string) => /name="device" value="([^"]+)"/.exec(text)?.[1] ?? ''
const digitsTo = ({ post }: World, to: string) => /\d{6}/.exec(post.to(to).at(-1)?.text ?? '')?.[0] ?? ''
const now = (world: World, { volunteer }: Volunteer) =>
  readVolunteer(world.fx.table, volunteer, { strong: true })

describe('a second way to a volunteer', () => {
  it('is added by a code that comes to it, from their own settings', async () => {
    const { world, person } = await given()
    const { browser, path } = await atOwnSettings(world, person)
    expect((await browser.get(path)).text).toContain(`${path}/address`)
    const device = deviceIn((await browser.get(`${path}/address`)).text)
    const asked = await browser.post(`${path}/address`, { device, contact: '137 1234 5678' })
    expect(asked.location).toMatch(/address\?code=/)
    await world.sweep()
    const page = await browser.get(asked.location ?? '')
    expect(page.text).toContain('137****5678')
    const id = /name="id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect((await browser.post(`${path}/address`, { device, id, code: '000000' })).status).toBe(422)
    const right = await browser.post(`${path}/address`, { device, id, code: digitsTo(world, number) })
    expect(right.location).toBe(`${path}?saved=1`)
    expect((await now(world, person))?.mobile).toMatchObject({
      address: number,
      confirmedAt: world.clock.now(),
    })
    expect((await readContact(world.fx.table, world.fx.identify(number)))?.volunteer).toBe(person.volunteer)
    expect((await browser.get(path)).text).toContain('firstBy')
    expect((await browser.get(`${path}/address`)).text).toContain('您的手机号和邮箱都有了')
  })

  it('is not somebody else’s, not a second number, and not added from another device', async () => {
    const { world, person } = await given()
    const other = await aVolunteer(world.fx, { contact: { kind: 'mobile', address: number } })
    const add = (address: string) => addOwnAddress(world.fx, person.volunteer, { kind: 'mobile', address })
    expect(await add(number)).toMatchObject({ refusal: { kind: 'taken' } })
    expect((await now(world, other))?.mobile?.address).toBe(number)
    expect((await add('+8613712340000')).ok).toBe(true)
    expect((await add('+8613712340000')).ok).toBe(true)
    expect(await add('+8613712340001')).toMatchObject({ refusal: { kind: 'full' } })

    const { browser, path } = await atOwnSettings(world, person)
    const device = deviceIn((await browser.get(`${path}/address`)).text)
    await browser.post(`${path}/address`, { device, contact: 'x@example.org' })
    const elsewhere = await world.browser().post(`${path}/address`, { contact: 'x@example.org' })
    expect(elsewhere.status).toBe(403)
  })

  it('is theirs once, wherever adding dies', async () => {
    await walkCrashes({
      given: () => given(),
      when: ({ fx }, { person }) => addOwnAddress(fx, person.volunteer, { kind: 'mobile', address: number }),
      heal: ({ world, person }) =>
        addOwnAddress(world.fx, person.volunteer, { kind: 'mobile', address: number }),
      holds: async ({ world, person }) => {
        expect((await now(world, person))?.mobile?.address).toBe(number)
        expect((await readContact(world.fx.table, world.fx.identify(number)))?.volunteer).toBe(
          person.volunteer,
        )
      },
    })
  })
})

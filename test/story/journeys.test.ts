import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvOf, wishes } from '../harness/a-list.ts'
import type { Phone } from './phone.ts'
import { type Thumb, thumbOf } from './thumb.ts'
import { aStoryTown, codeIn, linkIn, type StoryTown } from './town.ts'

const hour = 3_600_000
/** How letters name the need of this story. */
const ours = '儿童冬季外套'

/** What people do most, with a thumb in a real browser, as newcomers do it; each within so many taps. The steps build on each other. */
describe('journeys with one thumb', () => {
  let town: StoryTown
  let poster: Phone
  let coordinator: Phone
  let wang: Phone
  let need = ''

  beforeAll(async () => {
    town = await aStoryTown()
  })
  afterAll(() => town?.leave())

  const text = ({ page }: Phone) => page.locator('main').innerText()

  /** How many taps something takes on somebody's phone. */
  async function taps({ page }: Phone, does: (thumb: Thumb) => Promise<void>): Promise<number> {
    const thumb = thumbOf(page)
    await does(thumb)
    return thumb.taps()
  }

  async function signIn(email: string): Promise<Phone> {
    const phone = await town.phone()
    await phone.page.goto('/sign-in')
    await phone.page.fill('[name=email]', email)
    await phone.page.locator('main button').tap()
    await phone.page.fill('[name=code]', codeIn(await town.letter(email, '验证码')))
    await phone.page.locator('main button').tap()
    await phone.page.waitForURL('**/board')
    return phone
  }

  it('posts a coat and shoes for a child from the board: ten taps, and two to mend what was pointed out and hand it in', async () => {
    poster = await signIn('poster@yunyijia.example')
    const { page } = poster
    const posting = await taps(poster, async (thumb) => {
      await thumb.press('nav a[href="/needs/new"]')
      await thumb.press('[value=child-coat]')
      await thumb.press('[value=child-shoes]')
      await thumb.type('[name=fit1]', '身高 135 cm')
      await thumb.type('[name=fit2]', '脚长 21.5 cm')
      await thumb.type('[name=consentBy]', '奶奶（监护人）')
      await thumb.type('[name=consentHow]', '在家中当面')
      await thumb.type('[name=internalText]', '走访时看到，他脚上的鞋比脚小4码，衣服单薄又短小。')
      await thumb.type('[name=publicText]', '清江小学的一个孩子，冬衣短了，鞋子也小了。')
      await thumb.press(page.locator('button[value=save]').last())
    })
    expect(posting).toBeLessThanOrEqual(10)
    expect(await page.locator('mark').allInnerTexts()).toEqual(['清江小学'])
    const mending = await taps(poster, async (thumb) => {
      await thumb.press('button[name=remove]')
      await thumb.press('button[value=review]')
    })
    expect(mending).toBeLessThanOrEqual(2)
    expect(await text(poster)).toContain('已交给同事审核')
    need = /needs\/(\w+)\//.exec(page.url())?.[1] ?? ''
  })

  it('approves it from the board: two taps', async () => {
    coordinator = await signIn('coordinator@yunyijia.example')
    const { page } = coordinator
    const approving = await taps(coordinator, async (thumb) => {
      await thumb.press('#to-do a')
      await thumb.press('button[value=publish]')
    })
    expect(approving).toBeLessThanOrEqual(2)
    expect(page.url()).toContain(need)
    expect(await text(coordinator)).toContain('已经发布')
  })

  it('answers by the link of a letter: three taps', async () => {
    const letter = () =>
      town
        .letters()
        .findLast(({ subject, text }) => text.includes('/r/') && `${subject}${text}`.includes(ours))
    for (let turns = 0; turns < 20 && !letter(); turns++) await town.later(hour)
    wang = await town.phone()
    await wang.page.goto(linkIn(letter() ?? { to: '', subject: '', text: '' }, '/r/'))
    const answering = await taps(wang, async (thumb) => {
      await thumb.tap('[name=a]')
      await thumb.tap('#who-me')
      await thumb.press('#lines > button')
    })
    expect(answering).toBeLessThanOrEqual(3)
    expect(await text(wang)).toContain('谢谢您，已经记下了')
  })

  it('confirms what was dropped off: two taps; closes and thanks: five', async () => {
    expect(await taps(wang, (thumb) => thumb.press('form[action$="/delivered"] button'))).toBe(1)
    await town.later(61_000)
    const { page } = coordinator
    await page.goto('/board')
    const confirming = await taps(coordinator, async (thumb) => {
      await thumb.press('#to-do a')
      await thumb.press('form[action$="/receipt"] button')
    })
    expect(confirming).toBeLessThanOrEqual(2)
    const closing = await taps(coordinator, async (thumb) => {
      await thumb.press('main a[href$="/close"]')
      await thumb.tap('#outcome-partly')
      await thumb.take('#reason', 'met-elsewhere')
      await thumb.type('#note', '外套很合身，孩子很高兴。谢谢大家。')
      await thumb.press(page.locator('main form button').last())
    })
    expect(closing).toBeLessThanOrEqual(5)
    expect(await text(coordinator)).toContain('已结案')
  })

  it('finds a late promise and lets it go: two taps', async () => {
    const { page } = coordinator
    const letter = town.letters().findLast(({ text }) => text.includes('/r/') && text.includes('书包 1 个'))
    const chen = await town.phone()
    await chen.page.goto(linkIn(letter ?? { to: '', subject: '', text: '' }, '/r/'))
    const soon = (await chen.page.locator('#day option').first().getAttribute('value')) ?? ''
    await taps(chen, async (thumb) => {
      await thumb.tap('[name=c]')
      await thumb.take('#day', soon)
      await thumb.tap('#who-me')
      await thumb.press('#lines > button')
    })
    expect(await text(chen)).toContain('谢谢您，已经记下了')
    await town.later(20 * hour)
    await page.goto('/board')
    expect(await page.locator('#to-do').innerText()).toContain('过了说好的日子')
    const letting = await taps(coordinator, async (thumb) => {
      await thumb.press('#to-do a')
      await thumb.press('form[action$="/let-go"] button')
    })
    expect(letting).toBeLessThanOrEqual(2)
  })

  it('imports a list of wishes: five taps to the drafts, one to ask a colleague, one to publish all, two to the poster', async () => {
    const { page } = poster
    const importing = await taps(poster, async (thumb) => {
      await page.goto('/imports')
      await thumb.press('main a[href="/imports/needs"]')
      await thumb.choose('input[type=file]', {
        name: '心愿.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(csvOf(wishes(12))),
      })
      await thumb.press(page.locator('main form button').last())
      await thumb.type('[name=title]', '12 个新学期心愿')
      await thumb.press(page.locator('form:has([name=title]) button').last())
    })
    expect(importing).toBeLessThanOrEqual(5)
    for (let turns = 0; turns < 10 && (await page.locator('progress').count()) > 0; turns++) {
      await town.local.sweep()
      await page.reload()
    }
    const campaign = (await page.locator('a[href^="/campaigns/"]').getAttribute('href')) ?? ''
    await page.goto(`${campaign}/check`)
    expect(await taps(poster, (thumb) => thumb.press('button[value=ask]'))).toBe(1)
    await coordinator.page.goto(`${campaign}/check`)
    expect(await taps(coordinator, (thumb) => thumb.press('button[value=approve]'))).toBe(1)
    const printing = await taps(coordinator, async (thumb) => {
      await thumb.press('main a.button[href$="/share"]')
      await thumb.press('main a[href$="/poster"]')
    })
    expect(printing).toBeLessThanOrEqual(2)
    expect(await text(coordinator)).toContain('一共 12 个心愿')
  })

  it('shows no broken page to anybody', () => {
    for (const { troubles } of [poster, coordinator, wang])
      expect(troubles.filter((one) => !/40[39]/.test(one))).toEqual([])
  })
})

import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Phone } from './phone.ts'
import { aStoryTown, codeIn, linkIn, type StoryTown } from './town.ts'

const hour = 3_600_000
const day = 24 * hour
/** How letters name this need: the town has another, older one for shoes. */
const ours = '鞋子、书包'

/**
 * The case the service was made for, from a social worker's phone to shoes on the boy's feet: in a real browser without
 * scripts, 360 points wide, against the program as it starts, with a real mail server. The steps build on each other.
 */
describe('the story of 小志', () => {
  let town: StoryTown
  let poster: Phone
  let coordinator: Phone
  let wang: Phone
  let li: Phone
  let zhao: Phone
  let need = ''

  beforeAll(async () => {
    town = await aStoryTown()
  })
  afterAll(() => town?.leave())

  async function signIn(email: string): Promise<Phone> {
    const phone = await town.phone()
    await phone.page.goto('/sign-in')
    await phone.page.getByLabel('邮箱').fill(email)
    await phone.page.locator('main button').click()
    await phone.page.getByLabel('验证码').fill(codeIn(await town.letter(email, '验证码')))
    await phone.page.locator('main button').click()
    await phone.page.waitForURL('**/board')
    return phone
  }

  /** A neighbour joins by the organisation's link, with a real mailbox. */
  async function join(name: string, email: string): Promise<Phone> {
    const phone = await town.phone()
    const { page } = phone
    await page.goto('/join/yunyijia')
    await page.getByLabel('怎么称呼您').fill(name)
    await page.locator('[name=contact]').fill(email)
    await page.locator('[name=area]').fill('二马路社区')
    for (const topic of ['clothing', 'shoes', 'school-things'])
      await page.locator(`[name=topics][value=${topic}]`).check()
    await page.locator('[name=adult]').check()
    await page.getByRole('button', { name: '验证码' }).click()
    await page.getByLabel('验证码').fill(codeIn(await town.letter(email, '验证码')))
    await page.locator('main button').first().click()
    await town.local.sweep()
    return phone
  }

  async function open(phone: Phone, email: string): Promise<void> {
    await phone.page.goto(linkIn(await town.letter(email, ours), '/r/'))
  }

  async function choose(phone: Phone, lines: Record<string, string>, dayOffset = 0): Promise<void> {
    const { page } = phone
    for (const [line, count] of Object.entries(lines)) {
      const [box, list] = [page.locator(`input[name=${line}]`), page.locator(`select[name=${line}]`)]
      await (count === '1' && (await box.count()) > 0 ? box.check() : list.selectOption(count))
    }
    await page.locator('select[name=day]').selectOption({ index: dayOffset })
    await page.locator('#who-me').check()
  }

  const press = (phone: Phone, name: string) => phone.page.getByRole('button', { name }).click()
  const text = (phone: Phone) => phone.page.locator('main').innerText()

  it('begins with neighbours who join by the organisation’s link', async () => {
    wang = await join('王阿姨', 'wang@neighbours.test')
    li = await join('李叔叔', 'li@neighbours.test')
    expect(await text(li)).toContain('欢迎您')
    await li.look('01-joined')
  })

  it('lets the social worker post the need from her phone', async () => {
    poster = await signIn('poster@yunyijia.example')
    await poster.page.goto('/needs/new')
    const { page } = poster
    for (const topic of ['clothing', 'shoes', 'school-things'])
      await page.locator(`[name=topics][value=${topic}]`).check()
    const lines = [
      ['冬季外套', '1', '件', '身高 135 cm'],
      ['鞋子', '2', '双', '脚长 21.5 cm'],
      ['书包', '1', '个', ''],
    ]
    for (const [i, [label = '', wanted = '', unit = '', fit = '']] of lines.entries()) {
      await page.fill(`[name=label${i + 1}]`, label)
      await page.fill(`[name=wanted${i + 1}]`, wanted)
      await page.fill(`[name=unit${i + 1}]`, unit)
      await page.fill(`[name=fit${i + 1}]`, fit)
    }
    await page.fill('[name=alias]', '小志')
    await page.locator('[name=ageBand][value=child]').check()
    await page.fill('[name=consentBy]', '奶奶（监护人）')
    await page.fill('[name=consentHow]', '在家中当面、书面')
    await page.fill('[name=internalText]', '走访时看到，他脚上的鞋比脚小4码，衣服单薄又短小。')
    await page.fill(
      '[name=publicText]',
      '小志的冬衣短了，鞋子也小了。他在清江小学读书。如果您有合适的新衣新鞋，请选一样告诉我们。',
    )
    await poster.look('02-new-need')
    await page.locator('button[value=save]').click()
    await page.waitForURL('**/check')
    need = /needs\/(\w+)\//.exec(page.url())?.[1] ?? ''
    expect(need).not.toBe('')
  })

  it('points out what gives him away, and lets nothing out until it is gone', async () => {
    const { page } = poster
    const shown = await text(poster)
    expect(shown).toContain('小志')
    expect(shown).toContain('清江小学')
    expect(await page.locator('mark').allInnerTexts()).toEqual(expect.arrayContaining(['小志', '清江小学']))
    expect(await page.locator('button[value=review]').count()).toBe(0)
    await poster.look('03-pointed-out')
    await page.goto(`/needs/${need}/edit`)
    await page.fill(
      '[name=publicText]',
      '一个孩子的冬衣短了，鞋子也小了。如果您有合适的新衣新鞋，请选一样告诉我们。',
    )
    await page.locator('button[value=save]').click()
    await page.waitForURL('**/check')
    await page.locator('button[value=review]').click()
    expect(town.letters('wang@neighbours.test').filter(({ text: said }) => said.includes('鞋子'))).toEqual([])
  })

  it('goes out once a second person has approved it', async () => {
    coordinator = await signIn('coordinator@yunyijia.example')
    await coordinator.look('04-board-to-review')
    await coordinator.page.goto(`/needs/${need}/check`)
    expect(await text(coordinator)).not.toContain('清江小学')
    await coordinator.look('05-review')
    await coordinator.page.locator('button[value=publish]').click()
    await town.local.sweep()
    const letter = await town.letter('wang@neighbours.test', ours)
    const said = `${letter.subject}\n${letter.text}`
    expect(said).toContain('云集街道')
    expect(said).not.toMatch(/小志|4码|清江|二马路|奶奶/)
    await town.letter('li@neighbours.test', ours)
  })

  it('opens on the phone as one small page', async () => {
    await open(wang, 'wang@neighbours.test')
    await wang.look('06-request')
    const raw = await wang.page.content()
    expect(Buffer.byteLength(raw)).toBeLessThanOrEqual(14_000)
    expect(gzipSync(raw).length).toBeLessThanOrEqual(4_000)
    expect(raw).not.toMatch(/小志|4码|清江|二马路/)
  })

  it('gives the last pair to one of two who press at the same moment, and tells the other kindly', async () => {
    await choose(wang, { b: '1', c: '1' })
    await press(wang, '我来带')
    expect(await text(wang)).toContain('谢谢您，已经记下了')
    expect(await text(wang)).toContain('二马路社区居民服务大厅')
    await wang.look('07-promised')
    // Another neighbour who was asked, one of the town’s.
    zhao = await town.phone()
    await open(li, 'li@neighbours.test')
    const rival = town
      .letters()
      .find(
        ({ to, subject, text: said }) =>
          to.endsWith('.example') && said.includes('/r/') && `${subject}${said}`.includes(ours),
      )
    expect(rival).toBeDefined()
    await zhao.page.goto(linkIn(rival ?? { to: '', subject: '', text: '' }, '/r/'))
    await choose(li, { b: '1' })
    await choose(zhao, { b: '1' })
    await Promise.all([press(li, '我来带'), press(zhao, '我来带')])
    const answers = [await text(li), await text(zhao)]
    expect(answers.filter((said) => said.includes('谢谢您，已经记下了'))).toHaveLength(1)
    expect(answers.filter((said) => said.includes('刚刚有人先选了'))).toHaveLength(1)
    const loser = answers[0]?.includes('刚刚有人先选了') ? li : zhao
    await loser.look('08-a-moment-late')
    if (loser === li) [li, zhao] = [zhao, li]
  })

  it('shows the coordinator at once who promised what', async () => {
    await town.later(61_000)
    await coordinator.page.goto('/board')
    expect(await text(coordinator)).toContain('认领 2')
    await coordinator.look('09-board')
    await coordinator.page.goto(`/needs/${need}`)
    const page = await text(coordinator)
    expect(page).toContain('王阿姨')
    expect(page).toContain('wang@neighbours.test')
    await coordinator.look('10-need')
    await town.letter('poster@yunyijia.example', ours)
  })

  it('lets a promise that is not kept lapse, and asks somebody else', async () => {
    await press(li, '我已经送到了')
    await town.later(10 * hour)
    await town.later(1.5 * day)
    await town.letter('wang@neighbours.test', '没')
    await coordinator.page.goto(`/needs/${need}`)
    await coordinator.look('11-lapsed')
    const sun = await join('孙奶奶', 'sun@neighbours.test')
    // The next are asked when those already asked have been silent for long enough, never at night; and another need of the town
    // may ask her first: then she rests.
    const wanted = ({ subject, text: said }: { subject: string; text: string }) =>
      `${subject} ${said}`.includes('鞋子、书包')
    for (let turns = 0; turns < 30 && !town.letters('sun@neighbours.test').some(wanted); turns++)
      await town.later(4 * hour)
    await open(sun, 'sun@neighbours.test')
    await choose(sun, { b: '1', c: '1' })
    await press(sun, '我来带')
    expect(await text(sun)).toContain('谢谢您，已经记下了')
    await sun.look('11-stepped-in')
    await press(sun, '我已经送到了')
    await town.later(61_000)
  })

  it('confirms what arrived, and thanks everyone who gave', async () => {
    const { page } = coordinator
    for (let receipts = 0; receipts < 2; receipts++) {
      await page.goto(`/needs/${need}`)
      await page.getByRole('button', { name: '确认收到：' }).first().click()
    }
    await coordinator.look('12-received')
    await page.goto(`/needs/${need}/close`)
    await page.locator('[name=outcome][value=partly], select[name=outcome]').first().click()
    if (await page.locator('select[name=outcome]').count())
      await page.locator('select[name=outcome]').selectOption('partly')
    await page.locator('select[name=reason]').selectOption('no-longer-needed')
    await page.fill('[name=note]', '新鞋很合脚，书包也背上了，孩子很高兴。谢谢大家。')
    await coordinator.look('13-close')
    await page.locator('main form button').last().click()
    const letter = await town.letter('sun@neighbours.test', '新鞋很合脚')
    const phone = await town.phone()
    await phone.page.goto(linkIn(letter, '/r/'))
    expect(await text(phone)).toContain('新鞋很合脚')
    await phone.look('14-outcome')
  })

  it('never shows a broken page or a failed request to anybody', () => {
    for (const phone of [poster, coordinator, wang, li, zhao])
      expect(phone.troubles.filter((one) => !/40[39]/.test(one))).toEqual([])
  })
})

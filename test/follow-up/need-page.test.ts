import { beforeEach, describe, expect, it } from 'vitest'
import { markDelivered } from '../../shared/actions/change-pledge.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { someAreas } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { pledgeNow, promised, promisedDay, timeline, told } from '../harness/a-pledge.ts'
import type { Browser } from '../harness/browser.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const org = 'yunyijia'
let world: World
let where: Where
let coordinator: Browser

beforeEach(async () => {
  world = await aWorld()
  await replaceAreas(world.fx.table, world.fx.newId(), someAreas)
  where = await aNeed(world, { org, wanted: [2, 1] })
  coordinator = (await asMember(world, { org, name: '李社工' })).browser
})

const page = () => `/needs/${where.need}`
const press = (volunteer: string, what: string) => `${page()}/pledges/${volunteer}/${what}`

/** The form of an action as the page shows it: its hidden fields. */
async function formOf(browser: Browser, action: string, from = page()): Promise<Record<string, string>> {
  const { text } = await browser.get(from)
  const form = text.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  ) as Record<string, string>
}

describe('a need’s page', () => {
  it('confirms what came in one press; a double click and a colleague count it once', async () => {
    await promised(world, where, 'liu', { quantities: { a: 2 } })
    const form = await formOf(coordinator, press('liu', 'receipt'))
    expect(form).toMatchObject({ a: '2', got: '', rest: 'reopen' })
    const colleague = (await asMember(world, { org })).browser
    const answers = await Promise.all([
      coordinator.post(press('liu', 'receipt'), form),
      coordinator.post(press('liu', 'receipt'), form),
      colleague.post(press('liu', 'receipt'), form),
    ])
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303])
    await world.sweep()
    expect((await expectBalanced(world, where)).received).toEqual({ a: 2, b: 0 })
    expect(await timeline(world, where)).toEqual(['pledged liu a2', 'received liu a2'])
    const { text } = await coordinator.get(page())
    expect(text).toContain('李社工 确认收到 liu阿姨 的 冬季外套 2 件')
  })

  it('folds away what is rarer than confirming, until a promise is late', async () => {
    await promised(world, where, 'liu', { quantities: { a: 2 } })
    const rarer = async () =>
      /<details( open)?><summary>只来了一部分，或没有来/.exec((await coordinator.get(page())).text)
    expect((await rarer())?.[1]).toBeUndefined()
    world.clock.set(promisedDay + 3_600_000)
    expect((await rarer())?.[1]).toBe(' open')
  })

  it('confirms part: the rest still comes, or goes back to the neighbours', async () => {
    await promised(world, where, 'liu', { quantities: { a: 2 } })
    const form = await formOf(coordinator, press('liu', 'receipt'))
    await coordinator.post(press('liu', 'receipt'), { ...form, a: '1', rest: 'still-comes' })
    await world.sweep()
    expect(await pledgeNow(world, where, 'liu')).toMatchObject({
      state: 'pledged',
      lines: 'a1',
      received: 'a1',
    })
    const stale = await coordinator.post(press('liu', 'receipt'), form)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('有了变化')
    const rest = await formOf(coordinator, press('liu', 'receipt'))
    await coordinator.post(press('liu', 'receipt'), rest)
    await world.sweep()
    expect(await pledgeNow(world, where, 'liu')).toMatchObject({ state: 'received', received: 'a2' })
    expect(await timeline(world, where)).toEqual(['pledged liu a2', 'received liu a1', 'received liu a1'])
  })

  it('records a no-show with its reason, once; what was promised is open again', async () => {
    await promised(world, where, 'liu')
    const form = { ...(await formOf(coordinator, press('liu', 'no-show'))), reason: '电话没人接' }
    expect((await coordinator.post(press('liu', 'no-show'), { ...form, reason: '' })).status).toBe(422)
    expect((await coordinator.submit(press('liu', 'no-show'), form)).text).toContain('记下了：没有来')
    expect((await coordinator.post(press('liu', 'no-show'), form)).status).toBe(303)
    await world.sweep()
    expect((await expectBalanced(world, where)).open).toEqual({ a: 2, b: 1 })
    expect(await pledgeNow(world, where, 'liu')).toMatchObject({ state: 'no-show', reason: '电话没人接' })
    expect((await coordinator.get(page())).text).toContain('没有来（电话没人接）')
  })

  it('lets a pledge go for somebody who phoned, and says who did it', async () => {
    await promised(world, where, 'liu')
    const form = await formOf(coordinator, press('liu', 'let-go'))
    expect((await coordinator.post(press('liu', 'let-go'), form)).status).toBe(303)
    expect((await coordinator.post(press('liu', 'let-go'), form)).status).toBe(303)
    await world.sweep()
    expect((await coordinator.get(page())).text).toContain('李社工 替 liu阿姨 取消了')
    expect((await expectBalanced(world, where)).holds).toEqual({})
  })

  it('writes down somebody who phoned, once for a double click; what they brought is received', async () => {
    const form = {
      ...(await formOf(coordinator, `${page()}/by-phone`, `${page()}/by-phone`)),
      name: '赵师傅',
      a: '1',
    }
    const answers = await Promise.all([1, 2, 3].map(() => coordinator.post(`${page()}/by-phone`, form)))
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303])
    await world.sweep()
    expect(Object.keys((await expectBalanced(world, where)).holds)).toHaveLength(1)
    const fresh = await formOf(coordinator, `${page()}/by-phone`, `${page()}/by-phone`)
    const brought = { ...fresh, name: '钱奶奶', contact: '13800138000', b: '1', arrived: 'yes' }
    await coordinator.post(`${page()}/by-phone`, brought)
    await coordinator.post(`${page()}/by-phone`, brought)
    await world.sweep()
    expect((await expectBalanced(world, where)).received).toEqual({ a: 0, b: 1 })
    const { text } = await coordinator.get(page())
    expect(text).toContain('赵师傅')
    expect(text).toContain('tel:+8613800138000')
    expect(await told(world)).toEqual(expect.not.arrayContaining([expect.stringContaining('V#')]))
  })

  it('shows contacts to coordinators and the responsible member only', async () => {
    const call = await formOf(coordinator, `${page()}/by-phone`, `${page()}/by-phone`)
    await coordinator.post(`${page()}/by-phone`, { ...call, name: '钱奶奶', contact: '13800138000', a: '1' })
    const poster = (await asMember(world, { org, role: 'poster' })).browser
    const seen = await poster.get(page())
    expect(seen.status).toBe(200)
    expect(seen.text).toContain('钱奶奶')
    expect(seen.text).not.toContain('13800138000')
    expect(seen.text).not.toContain('<form method="post" action="/needs/')
    const volunteer = Object.keys((await expectBalanced(world, where)).holds)[0] ?? ''
    expect((await poster.post(press(volunteer, 'let-go'), {})).status).toBe(403)
  })

  it('begins with where it stands and what comes next, and tells its days from the first to the outcome', async () => {
    await promised(world, where, 'liu', { quantities: { a: 2 } })
    const { text } = await coordinator.get(page())
    const stands = /<p class="inset">([^<]*)<\/p>/.exec(text)?.[1] ?? ''
    expect(stands).toContain('liu阿姨 1月29日 周六前带来 冬季外套 2 件；还差 鞋子 1 件。')
    expect(text.indexOf(stands)).toBeLessThan(text.indexOf('<dl'))
    await coordinator.post(press('liu', 'receipt'), await formOf(coordinator, press('liu', 'receipt')))
    world.clock.advance(86_400_000)
    const form = await formOf(coordinator, `${page()}/close`, `${page()}/close`)
    const closing = { outcome: 'partly', reason: 'not-enough-offers', note: '外套很合身。' }
    await coordinator.post(`${page()}/close`, { ...form, ...closing })
    await world.sweep()
    const after = (await coordinator.get(`${page()}?lang=en`)).text
    expect(after).toContain('It is closed, partly met; one neighbour gave something.')
    const story = after.slice(after.indexOf('What happened'))
    const order = [
      'Tue 25 January',
      'promised 冬季外套 2 件',
      'Wed 26 January',
      'closed it',
      'Outcome',
      '外套很合身',
    ]
    expect(order.map((said) => story.indexOf(said))).toEqual(
      order.map((said) => story.indexOf(said)).toSorted((a, b) => a - b),
    )
    for (const said of order) expect(story).toContain(said)
  })

  it('is absent for another organisation, and so is every press', async () => {
    await promised(world, where, 'liu')
    const other = (await asMember(world, { org: 'other' })).browser
    const absent = await other.get('/needs/abcdefghijkl')
    expect(absent.status).toBe(404)
    expect((await other.get(page())).text).toBe(absent.text.replaceAll('/needs/abcdefghijkl', page()))
    for (const what of ['receipt', 'no-show', 'let-go'])
      expect((await other.post(press('liu', what), { a: '1' })).status).toBe(404)
  })
})

describe('closing a need', () => {
  const closing = (note = '鞋子合脚，他很高兴。') => ({
    outcome: 'partly',
    reason: 'not-enough-offers',
    note,
  })
  const close = () => `${page()}/close`

  it('is refused while something dropped off is not confirmed, and while the note gives the child away', async () => {
    await promised(world, where, 'liu')
    await markDelivered(world.fx, { ...where, volunteer: 'liu' })
    const form = await formOf(coordinator, close(), close())
    const first = await coordinator.post(close(), { ...form, ...closing() })
    expect([first.status, first.text.includes('liu阿姨 说已经送到')]).toEqual([409, true])
    await coordinator.post(press('liu', 'receipt'), await formOf(coordinator, press('liu', 'receipt')))
    expect((await coordinator.post(close(), { ...form, ...closing() })).text).toContain('有了变化')
    const fresh = await formOf(coordinator, close(), close())
    const named = await coordinator.post(close(), { ...fresh, ...closing('小志穿上了新鞋。') })
    expect(named.status).toBe(422)
    expect(named.text).toContain('“小志”')
    expect((await coordinator.post(close(), { ...fresh, ...closing() })).status).toBe(303)
  })

  it('of two members pressing at once lets the first stand and tells the other what stands', async () => {
    const form = await formOf(coordinator, close(), close())
    const colleague = (await asMember(world, { org, name: '王主任' })).browser
    const answers = await Promise.all([
      coordinator.post(close(), { ...form, ...closing('谢谢。') }),
      colleague.post(close(), { ...form, ...closing('多谢。'), outcome: 'not' }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409])
    expect(answers.find((answer) => answer.status === 409)?.text).toContain('刚刚已经结案')
    const won = answers[0]?.status === 303 ? coordinator : colleague
    const again = answers[0]?.status === 303 ? closing('谢谢。') : { ...closing('多谢。'), outcome: 'not' }
    expect((await won.post(close(), { ...form, ...again })).status).toBe(303)
  })

  it('thanks everybody who gave, releases the others, and puts the need away', async () => {
    await promised(world, where, 'liu')
    await promised(world, where, 'chen', { quantities: { b: 1 } })
    await coordinator.post(press('liu', 'receipt'), await formOf(coordinator, press('liu', 'receipt')))
    await world.sweep()
    const form = await formOf(coordinator, close(), close())
    await coordinator.post(close(), { ...form, ...closing() })
    await world.sweep()
    expect((await told(world)).filter((line) => /outcome|no-longer/.test(line))).toEqual([
      'V#chen no-longer-needed',
      'V#liu outcome',
    ])
    expect((await pledgeNow(world, where, 'chen')).state).toBe('released')
    expect((await readNeedText(world.fx.table, where.scope, where.need))?.outcome?.outcome).toBe('partly')
    expect((await coordinator.get('/board')).text).not.toContain(where.need)
    expect((await coordinator.get('/board/closed')).text).toContain(where.need)
    const { text } = await coordinator.get(page())
    expect(text).toContain('鞋子合脚')
    expect(text).toContain('结案时还没送来')
    expect(text).not.toContain('/receipt"')
  })
})

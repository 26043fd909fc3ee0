import { describe, expect, it } from 'vitest'
import { takeHold } from '../../shared/store/holds.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDesk, aDraft, aPerson, type Desk, type Person } from '../harness/a-desk.ts'
import type { Form } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'

const filled: Form = {
  request: 'onerequest1234567890',
  rows: '3',
  topics: ['shoes', 'clothing'],
  label1: '鞋子',
  wanted1: '2',
  unit1: '双',
  fit1: '脚长 21.5 cm',
  label2: '冬季外套',
  alias: '小禾',
  ageBand: 'child',
  consentBy: '奶奶（监护人）',
  consentHow: '在家中当面',
  consentOn: '2022-01-24',
  internalText: '他脚上的鞋比脚小4码。',
  area: '西陵区 云集街道 二马路社区',
  deadline: '2022-02-01',
  urgency: 'high',
  dropPlace: '二马路社区居民服务大厅',
  dropHours: '工作日 9:00–17:00',
  do: 'save',
}

const needOf = (location: string | undefined): string => location?.split('/')[2] ?? ''

async function post(person: Person, form: Form = filled): Promise<string> {
  const answer = await person.browser.post('/needs/new', form)
  expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/needs\/\w{12}\/check$/)])
  return needOf(answer.location)
}

/** Posted by the poster, sent on and approved, all through the pages. */
async function publish({ poster, coordinator }: Desk): Promise<string> {
  const need = await post(poster)
  await poster.browser.post(`/needs/${need}/check`, { version: '1', do: 'review' })
  const out = await coordinator.browser.post(`/needs/${need}/check`, { version: '1', do: 'publish' })
  expect(out.location).toBe(`/needs/${need}/share?done=published`)
  return need
}

describe('the form of a new need', () => {
  it('comes with what Mulin can know: a made-up name, the area, a date, where things were last brought', async () => {
    const desk = await aDesk()
    await post(desk.poster)
    const page = await desk.poster.browser.get('/needs/new')
    expect(page.text).toMatch(/name="alias"[^>]*value="小\p{Script=Han}"/u)
    for (const known of [
      '西陵区 云集街道 二马路社区',
      '2022-02-01',
      '二马路社区居民服务大厅',
      '工作日 9:00–17:00',
    ])
      expect(page.text).toContain(`value="${known}"`)
  })

  it('keeps everything typed when one more item is wanted, and writes nothing', async () => {
    const desk = await aDesk()
    const page = await desk.poster.browser.post('/needs/new', { ...filled, do: 'more-lines' })
    expect(page.status).toBe(200)
    for (const value of ['鞋子', '脚长 21.5 cm', '小禾', '奶奶（监护人）', 'onerequest1234567890'])
      expect(page.text).toContain(`value="${value}"`)
    expect(page.text).toContain('他脚上的鞋比脚小4码。</textarea>')
    expect(page.text).toMatch(/value="shoes" checked/)
    expect(page.text).toContain('name="label4"')
    expect((await everything(desk.world)).filter((item) => item.sk.startsWith('TEXT#'))).toEqual([])
  })

  it.each([
    ['zh-CN', '请填 1 到 1000 的整数。', '请选一到四类'],
    ['en', 'Please enter a whole number from 1 to 1000.', 'Please choose one to four topics'],
  ])('says in %s what to put right, at its field, and keeps the rest', async (lang, number, kinds) => {
    const desk = await aDesk()
    const { topics: _, ...without } = filled
    const wrong = { ...without, wanted1: '1.5', ageBand: '', area: '火星', deadline: '2021-12-31' }
    const page = await desk.poster.browser.ask('POST', `/needs/new?lang=${lang}`, { form: wrong })
    expect(page.status).toBe(422)
    expect(page.text).toContain(number)
    expect(page.text).toContain(kinds)
    for (const name of ['topics', 'wanted1', 'ageBand', 'area', 'deadline'])
      expect(page.text).toContain(`<a href="#${name}">`)
    for (const value of ['1.5', '火星', '小禾', '在家中当面']) expect(page.text).toContain(`value="${value}"`)
  })

  it.each(['0', '-1', '1e3', '1.5', 'NaN', '9007199254740992', '１', '=1+1'])(
    'never stores the quantity %s',
    async (wanted1) => {
      const desk = await aDesk()
      const page = await desk.poster.browser.post('/needs/new', { ...filled, wanted1 })
      expect(page.status).toBe(422)
      expect((await everything(desk.world)).filter((item) => item.sk.startsWith('LEDGER#'))).toEqual([])
    },
  )

  it('sent twice, or again with other words after going back, is one need', async () => {
    const desk = await aDesk()
    const need = await post(desk.poster)
    expect(await post(desk.poster)).toBe(need)
    expect(await post(desk.poster, { ...filled, fit1: '脚长 22 cm' })).toBe(need)
    const text = await readNeedText(desk.world.fx.table, desk.scope, need)
    expect(text?.lines[0]?.fit).toBe('脚长 22 cm')
  })

  it('writes the public text where it was left empty, without a word about who it is for', async () => {
    const desk = await aDesk()
    const text = await readNeedText(desk.world.fx.table, desk.scope, await post(desk.poster))
    expect(text?.publicText).toBe(
      '一位邻居需要2双鞋子、1件冬季外套。如果您有合适的，请选一样告诉我们，谢谢您！',
    )
  })
})

describe('the check', () => {
  const slips = {
    ...filled,
    realName: '王小明',
    phone: '13812345678',
    publicText: '王小明要鞋，电话13812345678。<b>急</b>',
  }

  it('marks the words where they stand, and does not go on until they are gone', async () => {
    const desk = await aDesk()
    const need = await post(desk.poster, slips)
    const page = await desk.poster.browser.get(`/needs/${need}/check`)
    expect(page.text).toContain('<mark>王小明</mark>要鞋，电话<mark>13812345678</mark>。&lt;b&gt;')
    expect(page.text).not.toContain('value="review"')
    const pressed = await desk.poster.browser.post(`/needs/${need}/check`, { version: '1', do: 'review' })
    expect(pressed.status).toBe(422)
    await desk.poster.browser.post(`/needs/${need}/check`, { version: '1', do: 'remove-recorded' })
    const text = await readNeedText(desk.world.fx.table, desk.scope, need)
    expect(text?.publicText).toBe('要鞋，电话。<b>急</b>')
    expect((await desk.poster.browser.get(`/needs/${need}/check`)).text).toContain('value="review"')
  })

  it('lets what only looks like a detail pass once somebody has ticked it', async () => {
    const desk = await aDesk()
    const need = await post(desk.poster, { ...filled, publicText: '三年级2班的孩子需要鞋。' })
    const check = `/needs/${need}/check`
    const page = await desk.poster.browser.get(check)
    const key = /name="harmless" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect((await desk.poster.browser.post(check, { version: '1', do: 'review' })).status).toBe(422)
    expect(
      (await desk.poster.browser.post(check, { version: '1', do: 'review', harmless: key })).status,
    ).toBe(303)
    const text = await readNeedText(desk.world.fx.table, desk.scope, need)
    expect(text?.looksHarmless).toEqual([key])
    expect((await readLedger(desk.world.fx.table, { scope: desk.scope, need }))?.stage).toBe('review')
  })

  it('is left by the second person by approving, or by a word on what to change', async () => {
    const desk = await aDesk()
    const { poster, coordinator } = desk
    const need = await post(poster)
    const check = `/needs/${need}/check`
    await poster.browser.post(check, { version: '1', do: 'review' })
    const waits = (await poster.browser.get(check)).text
    expect(waits).toMatch(
      /<h1>交给同事了<\/h1>.*<p class="card" role="status">已交给同事审核.*href="\/board".*志愿者看到的/s,
    )
    expect((await coordinator.browser.get(check)).text).toContain('<h1>审核需求</h1>')
    expect((await coordinator.browser.post(check, { version: '1', do: 'send-back', note: '' })).status).toBe(
      422,
    )
    await coordinator.browser.post(check, { version: '1', do: 'send-back', note: '请写上鞋码' })
    expect((await poster.browser.get(check)).text).toContain('同事退回了：请写上鞋码')
    expect((await poster.browser.post(check, { version: '1', do: 'publish' })).text).toContain(
      '请另一位同事来做这一步',
    )
  })
})

describe('the letter to the second person', () => {
  it('leads straight to where it is approved', async () => {
    const desk = await aDesk()
    const need = await post(desk.poster)
    await desk.poster.browser.post(`/needs/${need}/check`, { version: '1', do: 'review' })
    await desk.world.sweep()
    expect(desk.world.post.arrived.map(({ text }) => text)).toEqual([
      expect.stringContaining(`https://mulin.example/needs/${need}/check\n`),
    ])
  })
})

describe('sharing', () => {
  it('gives a text and a QR code with one link, the same for everybody', async () => {
    const desk = await aDesk()
    const need = await publish(desk)
    const [one, other] = [
      await desk.poster.browser.get(`/needs/${need}/share`),
      await desk.coordinator.browser.get(`/needs/${need}/share?lang=en`),
    ]
    expect(one.text).not.toContain('role="status"')
    const out = await desk.coordinator.browser.get(`/needs/${need}/share?done=published`)
    expect(out.text).toMatch(/role="status">It is published.*<h1>Share with a group/s)
    const link = /https:\/\/mulin\.example\/g\/\w{20}/.exec(one.text)?.[0]
    expect(link).toBeDefined()
    expect(other.text).toContain(link)
    expect(one.text).toContain('<svg')
    expect((await desk.world.browser().get(link!.slice('https://mulin.example'.length))).text).toContain(
      '鞋子',
    )
  })

  it('calls nobody and opens nothing by what somebody wrote', async () => {
    const desk = await aDesk()
    const { poster, coordinator } = desk
    const need = await post(poster, { ...filled, publicText: '@all 看 http://evil.example 需要鞋' })
    const check = `/needs/${need}/check`
    const key = /name="harmless" value="([^"]+)"/.exec((await poster.browser.get(check)).text)?.[1]
    await poster.browser.post(check, { version: '1', do: 'review', ...(key ? { harmless: key } : {}) })
    const { version } = (await readNeedText(desk.world.fx.table, desk.scope, need))!
    await coordinator.browser.post(check, { version: `${version}`, do: 'publish' })
    const page = await poster.browser.get(`/needs/${need}/share`)
    const message = /<textarea id="message"[^>]*>([^<]*)/.exec(page.text)?.[1] ?? ''
    expect(message).toContain('＠all 看 http：//evil．example 需要鞋')
    expect(message.match(/:\/\//g)).toHaveLength(1)
  })

  it('is not possible before it is out', async () => {
    const desk = await aDesk()
    const need = await post(desk.poster)
    expect((await desk.poster.browser.get(`/needs/${need}/share`)).status).toBe(409)
    expect((await desk.poster.browser.post(`/needs/${need}/share`, {})).status).toBe(409)
  })
})

describe('caring for an open need', () => {
  it('says what cancelling does to those who promised, before it is done', async () => {
    const desk = await aDesk()
    const need = await publish(desk)
    const { fx } = desk.world
    await takeHold(fx.table, fx.now(), { scope: desk.scope, need, volunteer: 'v1', quantities: { a: 1 } })
    const page = await desk.poster.browser.get(`/needs/${need}/cancel`)
    expect(page.text).toContain('已有 1 个人答应了')
    expect((await readLedger(fx.table, { scope: desk.scope, need }))?.stage).toBe('open')
    await desk.poster.browser.post(`/needs/${need}/cancel`, { note: '' })
    expect((await readLedger(fx.table, { scope: desk.scope, need }))?.stage).toBe('cancelled')
  })

  it('names who promised where less is wanted than that', async () => {
    const desk = await aDesk()
    const need = await publish(desk)
    const { fx } = desk.world
    await takeHold(fx.table, fx.now(), { scope: desk.scope, need, volunteer: 'v1', quantities: { a: 2 } })
    const less = { ...filled, version: '1', line1: 'a', line2: 'b', wanted1: '1' }
    const page = await desk.coordinator.browser.post(`/needs/${need}/edit`, less)
    expect(page.status).toBe(409)
    expect(page.text).toContain('“鞋子”已认领 2、收到 0，请至少填 2')
    expect(page.text).toContain('value="1"')
  })

  it('extends to a later day only', async () => {
    const desk = await aDesk()
    const need = await publish(desk)
    const extend = `/needs/${need}/extend`
    expect((await desk.poster.browser.post(extend, { deadline: '2022-01-30' })).status).toBe(422)
    expect((await desk.poster.browser.post(extend, { deadline: '2022-02-09' })).status).toBe(303)
  })

  it('two editors at once: one is saved, the other keeps what was typed and is told', async () => {
    const desk = await aDesk({ faults: { latencyMs: 4 } })
    const need = await publish(desk)
    const edit = (person: Person, hours: string) =>
      person.browser.post(`/needs/${need}/edit`, {
        ...filled,
        version: '1',
        line1: 'a',
        line2: 'b',
        dropHours: hours,
      })
    const answers = await Promise.all([edit(desk.poster, '周六上午'), edit(desk.coordinator, '周日上午')])
    desk.world.faults.stop()
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const lost = answers.findIndex(({ status }) => status === 409)
    expect(answers[lost]?.text).toContain(`value="${['周六上午', '周日上午'][lost]}"`)
    const text = await readNeedText(desk.world.fx.table, desk.scope, need)
    expect(text?.dropOff.hours).toBe(['周日上午', '周六上午'][lost])
  })
})

describe('whose need it is', () => {
  it('a colleague who only posts may not change it; another organisation does not find it', async () => {
    const desk = await aDesk()
    const { need } = await aDraft(desk)
    const colleague = await aPerson(desk.world, 'poster')
    const stranger = await aPerson(desk.world, 'administrator', 'other')
    for (const page of ['check', 'edit', 'cancel', 'hand-over']) {
      expect((await colleague.browser.get(`/needs/${need}/${page}`)).status).toBe(403)
      const foreign = await stranger.browser.get(`/needs/${need}/${page}`)
      const absent = await stranger.browser.get(`/needs/000000000000/${page}`)
      expect(foreign.status).toBe(404)
      expect(foreign.text.replaceAll(need, '')).toBe(absent.text.replaceAll('000000000000', ''))
    }
  })
})

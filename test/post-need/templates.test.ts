import { describe, expect, it } from 'vitest'
import { languages } from '../../shared/messages/catalogue.ts'
import { needTemplates, suggestedText, type TemplateName } from '../../shared/messages/need-templates.ts'
import { checkIdentity } from '../../shared/rules/identity-check.ts'
import { thingsIn } from '../../shared/rules/things.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDesk } from '../harness/a-desk.ts'
import type { Browser, Form } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import { formFor } from '../harness/read-form.ts'

const names = Object.keys(needTemplates) as TemplateName[]

describe('the templates', () => {
  it.each(names)('%s names a thing that is matched, and says nothing of anybody', (name) => {
    for (const language of languages) {
      const { label, says } = needTemplates[name].words[language]
      const text = suggestedText(language, name, '')
      expect(text).toContain(says)
      expect(thingsIn(label)).not.toEqual([])
      expect(checkIdentity([{ field: 'publicText', text: `${text} ${label}` }], {})).toEqual([])
    }
  })

  it('add to what they suggested before, and leave alone what somebody wrote', () => {
    const shoes = suggestedText('zh-CN', 'child-shoes', '')
    const both = suggestedText('zh-CN', 'child-coat', shoes)
    expect(both).toBe(
      '一个孩子的鞋子小了，走路不舒服。一个孩子的冬衣短了，不够暖和。如果您有合适的，请选一样告诉我们，谢谢您！',
    )
    expect(suggestedText('zh-CN', 'child-coat', both)).toBe(both)
    expect(suggestedText('zh-CN', 'child-coat', '鞋子太小了。')).toBe('鞋子太小了。')
  })
})

describe('a new need from a template', () => {
  it.each(names)('%s lacks only an age, if anything, and is posted with one of the thing', async (name) => {
    const { poster, world, scope } = await aDesk()
    for (const language of languages) {
      const page = await poster.browser.get(`/needs/new?template=${name}&lang=${language}`)
      const form = formFor(page.text, '/needs/new')
      const age = { ageBand: form.ageBand ?? 'elder' }
      const place = { dropPlace: '服务大厅' }
      const answer = await poster.browser.post('/needs/new', { ...form, ...place, ...age, do: 'save' })
      expect([answer.status, answer.location]).toEqual([303, expect.stringContaining('/check')])
      const text = await readNeedText(world.fx.table, scope, answer.location?.split('/')[2] ?? '')
      const { topic, urgency, words } = needTemplates[name]
      expect(text).toMatchObject({
        topics: [topic],
        urgency,
        lines: [{ label: words[language].label, wanted: 1 }],
        publicText: suggestedText(language, name, ''),
      })
    }
  })

  it('shows the plain form for a template that there is not', async () => {
    const { poster } = await aDesk()
    for (const name of ['x', '__proto__', 'toString', '']) {
      const page = await poster.browser.get(`/needs/new?template=${name}`)
      expect([page.status, formFor(page.text, '/needs/new').label1]).toEqual([200, ''])
    }
  })

  it('keeps everything typed, adds its thing in the first free row, and writes nothing', async () => {
    const desk = await aDesk()
    const { browser } = desk.poster
    const typed = {
      label1: '雨衣',
      wanted1: '3',
      unit1: '件',
      internalText: '她说了很多。',
      alias: '',
      rows: '3',
    }
    const one = await press(browser, { ...typed, topics: ['clothing'], template: 'child-shoes' })
    expect(one).toMatchObject({ ...typed, rows: '2', label2: '儿童运动鞋', wanted2: '1', unit2: '双' })
    expect(one.topics).toEqual(['clothing', 'shoes'])
    const two = await press(browser, { ...one, publicText: '我自己写的。', template: 'wheelchair' })
    expect(two).toMatchObject({ ...typed, rows: '3', label3: '轮椅', publicText: '我自己写的。' })
    const many = { ...two, rows: '10', ...Object.fromEntries(tenLabels) }
    const full = await press(browser, { ...many, template: 'quilt' })
    expect(full).toMatchObject({ rows: '10', topics: two.topics, publicText: '我自己写的。' })
    expect(full).toMatchObject(Object.fromEntries(tenLabels))
    expect((await everything(desk.world)).filter((item) => item.sk.startsWith('TEXT#'))).toEqual([])
  })

  it('does not make urgent less urgent', async () => {
    const { poster } = await aDesk()
    expect(await press(poster.browser, { urgency: 'high', template: 'wheelchair' })).toMatchObject({
      urgency: 'high',
    })
  })
})

describe('the buttons beside a quantity', () => {
  it.each([
    ['', 'more:1', '2'],
    ['3', 'fewer:1', '2'],
    ['1', 'fewer:1', '1'],
    ['1000', 'more:1', '1000'],
    ['两', 'more:1', '两'],
    ['3', 'more:2', '3'],
  ])('turn %j after %s into %j, keep the rest, and write nothing', async (wanted1, pressed, then) => {
    const desk = await aDesk()
    const typed = { label1: '鞋子', wanted1, fit1: '棉的', alias: '' }
    const after = await press(desk.poster.browser, { ...typed, do: pressed })
    expect(after).toMatchObject({ ...typed, wanted1: then })
    expect((await everything(desk.world)).filter((item) => item.sk.startsWith('TEXT#'))).toEqual([])
  })
})

const tenLabels = Array.from({ length: 10 }, (_, i) => [`label${i + 1}`, `第${i + 1}样`] as const)

/** What the form of a new need says after a press in it. */
async function press(browser: Browser, form: Form): Promise<Form> {
  const page = await browser.post('/needs/new', form)
  expect(page.status).toBe(200)
  return formFor(page.text, '/needs/new')
}

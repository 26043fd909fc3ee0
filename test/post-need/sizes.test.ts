import { describe, expect, it } from 'vitest'
import { languages } from '../../shared/messages/catalogue.ts'
import { saySize, withSize } from '../../shared/messages/sizes.ts'
import { measuredCm, shownSizes, sizedKindOf, sizeFor } from '../../shared/rules/size-tables.ts'
import { type SizedKind, sizesIn } from '../../shared/rules/sizes.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDesk } from '../harness/a-desk.ts'
import type { Browser, Form } from '../harness/browser.ts'
import { formFor } from '../harness/read-form.ts'

const kinds = ['shoes', 'clothing'] as const

describe('the tables of sizes', () => {
  it('say of the feet and heights people know what shops say', () => {
    const shoe = (size: string) => shownSizes.shoes.find((one) => one.size === size)?.from
    expect([shoe('22'), shoe('33'), shoe('36'), shoe('40'), shoe('46')]).toEqual([16, 21.5, 23, 25, 28])
    const garment = (size: string) => shownSizes.clothing.find((one) => one.size === size)
    expect(garment('130')).toMatchObject({ from: 125, to: 134 })
    expect(garment('L')).toMatchObject({ from: 175, woman: 165 })
  })

  it('are written so that they are read back as the very size, in both languages', () => {
    for (const language of languages)
      for (const kind of kinds)
        for (const one of shownSizes[kind]) {
          const size = kind === 'shoes' ? `${one.size}码` : one.size.replace('XXL', '2XL')
          expect(sizesIn(saySize(language, kind, one), kind)).toEqual([size])
        }
  })

  it('give what was measured a size it fits into, and read it back as that size', () => {
    for (const [kind, cm, size] of [
      ['shoes', 21.5, '33'],
      ['shoes', 21.2, '33'],
      ['shoes', 21.1, '32'],
      ['shoes', 9, '8'],
      ['clothing', 128, '130'],
      ['clothing', 134.9, '130'],
      ['clothing', 135, '140'],
    ] as const) {
      expect(sizeFor(kind, cm)).toBe(size)
      if (cm < 16) continue
      const said = saySize('zh-CN', kind, { size, from: cm, to: cm })
      expect(sizesIn(said, kind)).toEqual([kind === 'shoes' ? `${size}码` : size])
    }
  })

  it.each<[string, SizedKind, number | undefined]>([
    ['21.5', 'shoes', 21.5],
    ['21,5', 'shoes', 21.5],
    ['２１.５ 厘米', 'shoes', 21.5],
    ['128cm', 'clothing', 128],
    ['128', 'shoes', undefined],
    ['8', 'shoes', undefined],
    ['72.9', 'clothing', undefined],
    ['-21', 'shoes', undefined],
    ['1e2', 'clothing', undefined],
    ['', 'shoes', undefined],
  ])('understand %j of %s as %s', (typed, kind, cm) => {
    expect(measuredCm(typed, kind)).toBe(cm)
  })

  it('know what comes in sizes by what it is called', () => {
    expect(['儿童运动鞋', '棉袄', '轮椅', "Child's winter coat", ''].map(sizedKindOf)).toEqual([
      ...['shoes', 'clothing', undefined, 'clothing', undefined],
    ])
  })

  it('take the place of the size chosen before, whichever that was, and leave other words', () => {
    const every = languages.flatMap((language) =>
      kinds.flatMap((kind) => shownSizes[kind].map((one) => saySize(language, kind, one))),
    )
    for (const before of every) {
      expect(withSize('zh-CN', 'X', before)).toBe('X')
      expect(withSize('en', 'X', withSize('en', before, 'warm'))).toBe('X; warm')
    }
    expect(withSize('zh-CN', '33 码（脚长 21.5 cm）', '棉的')).toBe('33 码（脚长 21.5 cm）；棉的')
    expect(withSize('zh-CN', 'X', '33 号的棉鞋')).toBe('X；33 号的棉鞋')
  })
})

describe('choosing a size', () => {
  const shoes = { label1: '鞋子', wanted1: '1', rows: '1', alias: '' }
  const picture = (page: string) => page.includes('id="size1-shoes-33"')

  it('shows the feet for shoes at once, children’s for a child, and nothing for what has no size', async () => {
    const { poster } = await aDesk()
    const child = await poster.browser.get('/needs/new?template=child-shoes')
    expect(picture(child.text)).toBe(true)
    expect(child.text).toContain('<details open><summary>照图选尺寸')
    expect(child.text).not.toContain('size1-shoes-44')
    expect(child.text).not.toContain('size1-clothing')
    const coat = await poster.browser.get('/needs/new?template=warm-clothes')
    expect(coat.text).toContain('id="size1-clothing-130"')
    expect(coat.text).toContain('id="size1-clothing-XXL"')
    const chair = await poster.browser.get('/needs/new?template=wheelchair')
    expect(chair.text).not.toContain('name="size1"')
  })

  it('shows them for a row that does not say yet what it asks for, by the kinds ticked', async () => {
    const { poster } = await aDesk()
    const both = await poster.browser.post('/needs/new', { do: 'sizes:1' })
    expect(both.text).toContain('size1-clothing-130')
    expect(picture(both.text)).toBe(true)
    const one = await poster.browser.post('/needs/new', { do: 'sizes:1', topics: ['shoes'] })
    expect(one.text).not.toContain('size1-clothing-130')
    expect(picture(one.text)).toBe(true)
  })

  it.each<[string, Form, string]>([
    ['a picture', { size1: 'shoes-33' }, '33 码（脚长 21.5 cm）'],
    ['a foot', { foot1: '21.2' }, '33 码（脚长 21.2 cm）'],
    [
      'a picture over an earlier one',
      { size1: 'shoes-34', fit1: '33 码（脚长 21.5 cm）' },
      '34 码（脚长 22 cm）',
    ],
    ['a foot beside other words', { foot1: '22', fit1: '棉的' }, '34 码（脚长 22 cm）；棉的'],
    ['a foot rather than a picture', { foot1: '22', size1: 'shoes-33' }, '34 码（脚长 22 cm）'],
    ['a size there is not', { size1: 'shoes-99', fit1: '棉的' }, '棉的'],
  ])('writes down %s', async (_, chosen, fit1) => {
    const { poster } = await aDesk()
    expect(await press(poster.browser, { ...shoes, ...chosen, do: 'more:1' })).toMatchObject({
      fit1,
      wanted1: '2',
    })
  })

  it('is saved with the need, from a new form and from an edit', async () => {
    const { poster, world, scope } = await aDesk()
    const page = await poster.browser.get('/needs/new?template=child-shoes')
    const form = { ...formFor(page.text, '/needs/new'), dropPlace: '服务大厅' }
    const saved = await poster.browser.post('/needs/new', { ...form, size1: 'shoes-31', do: 'save' })
    const need = saved.location?.split('/')[2] ?? ''
    const fit = async () => (await readNeedText(world.fx.table, scope, need))?.lines[0]?.fit
    expect(await fit()).toBe('31 码（脚长 20.5 cm）')
    const edit = formFor((await poster.browser.get(`/needs/${need}/edit`)).text, `/needs/${need}/edit`)
    await poster.browser.post(`/needs/${need}/edit`, { ...edit, foot1: '21', do: 'save' })
    expect(await fit()).toBe('32 码（脚长 21 cm）')
  })

  it('says at the field what no foot is, and keeps it', async () => {
    const { poster } = await aDesk()
    const form = formFor((await poster.browser.get('/needs/new?template=child-shoes')).text, '/needs/new')
    const page = await poster.browser.post('/needs/new', {
      ...form,
      dropPlace: '大厅',
      foot1: '215',
      do: 'save',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('<a href="#foot1">脚长请填 9 到 32 厘米')
    expect(formFor(page.text, '/needs/new')).toMatchObject({ foot1: '215' })
  })
})

async function press(browser: Browser, form: Form): Promise<Form> {
  const page = await browser.post('/needs/new', form)
  expect(page.status).toBe(200)
  return formFor(page.text, '/needs/new')
}

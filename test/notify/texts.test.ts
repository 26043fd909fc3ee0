import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../shared/messages/catalogue.ts'
import { pathOfText, textMessage, textsFit } from '../../shared/messages/texts.ts'
import { sayShortDate } from '../../shared/rules/date-words.ts'
import { type TextKind, textKinds } from '../../shared/rules/text-kinds.ts'
import { fitsOneText, inOwnAlphabet, longestVariable, textSize } from '../../shared/rules/text-segment.ts'

const token = 'abcdefghij0123456789'
const dayIn = (language: Language) =>
  sayShortDate(Date.parse('2022-12-28T04:00:00Z'), 'Asia/Shanghai', language)
const origin = 'https://mulin.example'
/** As long as a domain may be for all to fit: one letter more is refused when it is set up. */
const longestOrigin = 'https://mulin.xiling.org.cn'
const every = languages.flatMap((language) => textKinds.map((kind) => [kind, language] as const))
const long = ['儿童冬季加厚防水羽绒外套（男童）', '运动鞋', '书包', '棉被']

const say = (kind: TextKind, language: Language, what: readonly string[] = long, from = origin) =>
  textMessage({ kind, what, day: dayIn(language), code: '123456', token }, language, from)

describe('a text message', () => {
  it.each(every)('%s (%s) goes and is paid as one, however long the things are called', (kind, language) => {
    const { text } = say(kind, language)
    expect(textSize(text).units, text).toBeLessThanOrEqual(language === 'en' ? 160 : 70)
    expect(fitsOneText(text)).toBe(true)
    expect(inOwnAlphabet(text)).toBe(language === 'en')
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (what) =>
        fitsOneText(say(kind, language, what).text),
      ),
      { numRuns: 60 },
    )
  })

  it.each(every)('%s (%s) keeps its link whole, at the end or before a space', (kind, language) => {
    const { text } = say(kind, language)
    if (['code', 'ended', 'looked-at'].includes(kind)) return expect(text).not.toContain('http')
    expect(text).toMatch(/https:\/\/mulin\.example\/[rp]\/abcdefghij0123456789( |$)/)
    expect(text).toContain(origin + pathOfText(kind) + token)
  })

  it.each(every)('%s (%s) has no variable longer than providers in China take', (kind, language) => {
    for (const [name, value] of Object.entries(say(kind, language).variables)) {
      expect(value.length, name).toBeGreaterThan(0)
      expect(value.length, name).toBeLessThanOrEqual(longestVariable)
    }
  })

  it('says as much of what is needed as there is room for', () => {
    expect(say('appeal', 'zh-CN', ['外套', '鞋子']).text).toBe(
      `【睦邻】邻居需要外套、鞋子，能帮吗？https://mulin.example/r/${token} 回T退订`,
    )
    expect(say('appeal', 'zh-CN', ['外套', '鞋子', '书包', '棉被']).variables.what).toBe('外套、鞋子等')
    expect(say('appeal', 'zh-CN').variables.what).toBe('儿童冬季加厚防…')
    expect(say('appeal', 'en', ['winter coats', 'shoes', 'a schoolbag']).variables.what).toBe(
      'winter coats etc.',
    )
  })

  it('does not become two because an English reader is told of things with Chinese names', () => {
    expect(say('appeal', 'en').text).toContain('needs some help. Can you help?')
    expect(say('reminder', 'en').text).toContain('bring what you promised by')
  })

  it('lets nobody who names a thing add a line', () => {
    expect(say('noted', 'zh-CN', ['鞋\r\nhttps://evil.example']).text).not.toMatch(/[\r\n]/)
  })

  it('says beforehand whether an origin leaves room', () => {
    expect(textsFit(origin)).toBe(true)
    expect(textsFit(longestOrigin)).toBe(true)
    expect(textsFit(longestOrigin.replace('xiling', 'xilings'))).toBe(false)
    expect(textsFit('https://abcdefghij.execute-api.eu-central-1.amazonaws.com')).toBe(false)
  })

  it.each(every)(
    '%s (%s) fits with the longest origin there may be, whatever it is about',
    (kind, language) => {
      for (const what of [[], ['鞋'], ['shoes'], long, ['a'.repeat(60)], ['it’s “warm”', '棉被'], ['  ']]) {
        const { text } = say(kind, language, what, longestOrigin)
        expect(textSize(text).units, text).toBeLessThanOrEqual(language === 'en' ? 160 : 70)
        expect(textSize(text).most, text).toBe(language === 'en' ? 160 : 70)
      }
    },
  )

  it('names what it can, and what it cannot by a word that still makes a sentence', () => {
    expect(say('reminder', 'zh-CN', []).text).toContain('请12月28日前送东西：')
    expect(say('ended', 'zh-CN', []).text).toContain('】东西不用送了')
    expect(say('promoted', 'zh-CN', []).text).toContain('】这件事轮到您了')
    expect(say('ended', 'en', ['shoes']).text).toContain('no need to bring shoes any more')
  })
})

describe('the size of a text message', () => {
  it.each([
    ['Mulin: hello', 12, 160],
    ['a~b', 4, 160],
    ['€ [x]', 8, 160],
    ['睦邻', 2, 70],
    ['a睦', 2, 70],
    ['😀', 2, 70],
    ['it’s', 4, 70],
  ])('%s takes %i of %i', (text, units, most) => {
    expect(textSize(text)).toEqual({ units, most })
  })
})

it('the templates to have approved, as infra/README.md lists them, are the texts that are sent', () => {
  const readme = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8')
  const origin = 'https://mulin.cn'
  for (const kind of textKinds) {
    const [, listed = ''] = new RegExp(`\\| \`${kind}\` \\| (【.*) \\|`).exec(readme) ?? []
    const facts = { kind, what: ['童鞋'], day: '1月28日', code: '123456', token }
    const { text, variables } = textMessage(facts, 'zh-CN', origin)
    const filled = listed.replaceAll(/\{(\w+)\}/g, (_, name: string) => variables[name] ?? '?')
    expect(filled).toBe(text)
  }
})

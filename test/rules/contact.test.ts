import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactSentence } from '../../shared/messages/contact.ts'
import { parseContact } from '../../shared/rules/contact.ts'
import { maskContact, maskName, showContact } from '../../shared/rules/masking.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const mainland = fc.tuple(fc.integer({ min: 13, max: 19 }), digits(9)).map(([head, tail]) => `${head}${tail}`)
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const email = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9]{0,9}(\.[a-z0-9]{1,5})?$/),
    fc.stringMatching(/^[a-z]{1,8}\.(org|cn)$/),
  )
  .map((parts) => parts.join('@'))

describe('the same address in any spelling', () => {
  test('a mainland number with country, spaces, dashes, brackets, dots, full-width digits', () => {
    fc.assert(
      fc.property(
        mainland,
        fc.constantFrom('', '+86', '0086', '86', '+86 ', '（+86）', '00 86-', '+86 (0)', '0'),
        fc.constantFrom('', ' ', '-', '.', '·', '\u2011', '\u3000', '\u00a0'),
        fc.boolean(),
        (number, country, gap, wide) => {
          const spaced = `${country}${number.slice(0, 3)}${gap}${number.slice(3, 7)}${gap}${number.slice(7)}`
          expect(parseContact(wide ? fullWidth(spaced) : ` ${spaced}\n`)).toEqual({
            ok: true,
            value: { kind: 'mobile', address: `+86${number}` },
          })
        },
      ),
    )
  })

  test('an e-mail address in any case, full width, with a Chinese full stop', () => {
    fc.assert(
      fc.property(email, fc.boolean(), (address, wide) => {
        const typed = wide ? fullWidth(address.toUpperCase()) : address.replace(/\./g, '。').toUpperCase()
        expect(parseContact(` ${typed} `)).toEqual({ ok: true, value: { kind: 'email', address } })
      }),
    )
  })

  test('the normal form and what is shown of it are read as themselves', () => {
    fc.assert(
      fc.property(fc.oneof(mainland, email, fc.constantFrom('+85251234567', '+447700900123')), (typed) => {
        const first = parseContact(typed)
        if (!first.ok) throw new Error(typed)
        expect(parseContact(first.value.address)).toEqual(first)
        expect(parseContact(showContact(first.value))).toEqual(first)
      }),
    )
  })
})

test('whatever is typed: no exception, no control character, no space in what is kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '@a.org', '138'), (noise, tail) => {
      const read = parseContact(noise + tail)
      expect(read.ok ? read.value.address : 'refused').toMatch(/^[!-~]+$/)
    }),
  )
})

test.each([
  ['', 'empty'],
  ['\u200b', 'empty'],
  ['a@example.org\r\nBcc: b@example.org', 'control-characters'],
  ['138123\u000045678', 'control-characters'],
  ['13812345678、13912345678', 'several'],
  ['a@example.org@b.org', 'several'],
  ['王小明', 'neither'],
  ['微信同号', 'neither'],
  ['wang ming@', 'email-shape'],
  ['a..b@example.org', 'email-shape'],
  ['王@example.org', 'email-shape'],
  ['a@localhost', 'email-shape'],
  ['a@example.1', 'email-shape'],
  ['1381234567', 'mobile-digits'],
  ['138123456789', 'mobile-digits'],
  ['+86 1381234567', 'mobile-digits'],
  ['0717-6445678', 'landline'],
  ['6445678', 'landline'],
  ['+86 717 6445678', 'landline'],
  ['447700900123', 'country-missing'],
  [`${'a'.repeat(300)}@example.org`, 'too-long'],
  ['9'.repeat(50_000), 'too-long'],
])('%j is refused as %s, with a sentence in both languages', (typed, kind) => {
  const read = parseContact(typed)
  if (read.ok) throw new Error(read.value.address)
  expect(read.refusal.kind).toBe(kind)
  for (const language of ['zh-CN', 'en'] as const) {
    expect(contactSentence(language, read.refusal).length).toBeGreaterThan(8)
    expect(contactSentence(language, read.refusal, 'email')).not.toMatch(/手机|mobile|digits|\+852/)
    expect(contactSentence(language, read.refusal, 'mobile')).not.toMatch(/邮箱。|@|e-mail/)
  }
})

test('masks show enough to recognise and too little to use', () => {
  expect(maskContact({ kind: 'mobile', address: '+8613812345678' })).toBe('138****5678')
  expect(maskContact({ kind: 'mobile', address: '+447700900123' })).toBe('+447****23')
  expect(maskContact({ kind: 'email', address: 'wang.ming@example.org' })).toBe('w***@example.org')
  expect(['王小明', '欧阳娜娜', '欧阳', 'Mary Smith', ' 王明 ', ''].map(maskName)).toEqual([
    '王**',
    '欧阳**',
    '欧**',
    'M**',
    '王**',
    '**',
  ])
})

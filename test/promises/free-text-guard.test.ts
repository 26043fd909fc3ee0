import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingSentence } from '../../shared/messages/identity.ts'
import {
  checkIdentity,
  findingKey,
  type InternalRecord,
  unresolved,
} from '../../shared/rules/identity-check.ts'
import { maskPublicText } from '../../shared/rules/identity-mask.ts'
import { looksLikeIdentityCard } from '../../shared/rules/identity-numbers.ts'
import { cases, records } from '../rules/identity-cases.ts'
import { freshCases } from '../rules/identity-cases-fresh.ts'
import { moreCases } from '../rules/identity-cases-more.ts'
import { type Measure, measure } from '../rules/identity-measure.ts'

const surname = fc.constantFrom(...'王李张刘陈覃向谭欧阳'.split(''), '欧阳')
const given = fc.constantFrom('小明', '雨欣', '国栋', '桂芳', '子轩', '若曦', '俊熙', '思齐')
const separator = fc.constantFrom('', ' ', '\u3000', '·', '.', '-', '_', '*', '\u200b', ' · ')
const around = fc.constantFrom('孩子的鞋小了', '请大家帮帮忙', '他今年上三年级', '一件冬衣', '')
const mark = fc.constantFrom('，', '。', '、', '：', ' ', '\n')
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

const check = (text: string, record: InternalRecord = {}) => checkIdentity([{ field: 'text', text }], record)

describe('free-text-guard', () => {
  test('what the record tells of the family is pointed out where the public text tells it again', () => {
    const internalText = '他脚上的鞋比脚小四码。爸爸上个月从工地摔下来，家里全靠他。'
    const told = (text: string) => check(text, { internalText }).map((one) => [one.text, one.severity])
    expect(told('一个男孩的鞋比脚小四码，爸爸上个月从工地 摔下来，想要一双鞋。')).toContainEqual([
      '爸爸上个月从工地 摔下来',
      'looks-like',
    ])
    // The shoes themselves stand in both, and rightly so.
    expect(told('他脚上的鞋比脚小四码。')).toEqual([])
    expect(check('他还想继续上学读书。', { internalText: '他还想继续上学读书。' })).toEqual([])
    const english = { internalText: 'His father fell at work in May. The shoes are far too small for him.' }
    expect(
      check('A boy whose father fell at work in May; the shoes are far too small.', english),
    ).toMatchObject([{ text: 'father fell at work in May', kind: 'circumstances' }])
  })

  test('measured on labelled texts', () => {
    const known = measure([...cases, ...moreCases])
    const fresh = measure(freshCases)
    report('texts the rules were written with', known)
    report('texts they were not', fresh)
    expect(cases.length + moreCases.length + freshCases.length).toBeGreaterThan(600)
    // Floors: raise them when the check gets better, never lower them.
    expect(share(known.found, known.details)).toBeGreaterThanOrEqual(0.99)
    expect(share(known.calledSo, known.fromRecord)).toBe(1)
    expect(share(known.right, known.findings)).toBeGreaterThanOrEqual(0.99)
    expect(share(known.disturbed, known.harmless)).toBeLessThanOrEqual(0.01)
    expect(share(fresh.found, fresh.details)).toBeGreaterThanOrEqual(0.9)
    expect(share(fresh.calledSo, fresh.fromRecord)).toBe(1)
    expect(share(fresh.right, fresh.findings)).toBeGreaterThanOrEqual(0.95)
    expect(share(fresh.disturbed, fresh.harmless)).toBeLessThanOrEqual(0.05)
  })

  test('the name of the record is found in any spelling, anywhere', () => {
    fc.assert(
      fc.property(
        surname,
        given,
        separator,
        around,
        mark,
        around,
        (family, own, gap, before, sign, after) => {
          const written = [...(family + own)].join(gap)
          const text = before + sign + written + sign + after
          const found = check(text, { realName: family + own })
          expect(
            found.some(({ severity, text }) => severity === 'from-record' && text.includes(own.at(-1)!)),
          ).toBe(true)
        },
      ),
    )
  })

  test('the number of the record is found in any spacing, width and numerals', () => {
    const numerals = '〇一二三四五六七八九'
    const spellings: ((digits: string) => string)[] = [
      (digits) => digits,
      fullWidth,
      (digits) => [...digits].map((digit) => numerals[Number(digit)]).join(''),
      (digits) => `+86 ${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`,
      (digits) => `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
      (digits) => [...digits].join(' '),
      (digits) => [...digits].join('.'),
      (digits) => `${digits.slice(0, 3)}****${digits.slice(7)}`,
    ]
    fc.assert(
      fc.property(
        fc.stringMatching(/^1[3-9][0-9]{9}$/),
        fc.constantFrom(...spellings),
        around,
        (phone, spell, before) => {
          const found = check(`${before}，电话：${spell(phone)}。`, { phone })
          expect(found.map(({ severity, kind }) => [severity, kind])).toContainEqual(['from-record', 'phone'])
        },
      ),
    )
  })

  test('findings are where they say, in order, apart from each other, and have a sentence in both languages', () => {
    const piece = fc.oneof(
      fc.constantFrom('王小明', '李奶奶', '13812345678', '绿萝路小学', '𠮷', '（', '①', 'Li Hua '),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const finding of check(text, records.boy)) {
          expect(finding.start).toBeGreaterThanOrEqual(last)
          expect(text.slice(finding.start, finding.end)).toBe(finding.text)
          expect(finding.text).not.toBe('')
          for (const language of ['zh-CN', 'en'] as const)
            expect(findingSentence(language, finding)).toContain(finding.text)
          last = finding.end
        }
      }),
    )
  })

  test('the suggestion leaves nothing of the record', () => {
    for (const { record, text } of [...cases, ...moreCases]) {
      const plain = text.replace(/[⟦⟧!]/g, '')
      const masked = maskPublicText(plain, check(plain, records[record]))
      const left = check(masked, records[record]).filter(({ severity }) => severity === 'from-record')
      expect([masked, left.map(({ text }) => text)]).toEqual([masked, []])
    }
  })

  test('suggestions read like what a person would write', () => {
    const suggest = (text: string, ageBand?: 'elder') =>
      maskPublicText(text, check(text, ageBand ? records.elder : records.boy), 'zh-CN', ageBand)
    expect(suggest('王小明同学的鞋子小了，求一双棉鞋。')).toBe('孩子的鞋子小了，求一双棉鞋。')
    expect(suggest('刘国栋老人独居，想要一台收音机。', 'elder')).toBe('老人独居，想要一台收音机。')
    expect(suggest('孩子叫王小明，缺一个书包，电话13812345678。')).toBe('孩子，缺一个书包。')
  })

  test('what the poster calls harmless stays so, but never what stands in the record', () => {
    const text = '请交给唐老师，王小明的鞋小了。'
    const found = check(text, records.boy)
    expect(found.map(({ text, severity }) => [text, severity])).toEqual([
      ['唐老师', 'looks-like'],
      ['王小明', 'from-record'],
    ])
    const all = found.map(findingKey)
    expect(unresolved(found, all).map(({ text }) => text)).toEqual(['王小明'])
    expect(unresolved(check('转交 唐 老师', records.boy), all)).toEqual([])
  })

  test('who consented is written freely: only the name in it is searched for', () => {
    const text = '奶奶一个人带孩子，爸爸在外地。'
    for (const by of [
      '奶奶',
      '孩子的奶奶',
      '监护人',
      '父亲',
      '本人',
      '村委会',
      '奶奶（监护人）',
      '爸爸和妈妈',
    ])
      expect([by, check(text, { otherNames: [by] })]).toEqual([by, []])
    for (const by of ['奶奶李桂芳', '孩子的外婆 李桂芳', '李桂芳（奶奶）', '监护人：李桂芳', '李桂芳奶奶'])
      expect([by, check('桂芳一个人带孩子。', { otherNames: [by] })[0]?.severity]).toEqual([
        by,
        'from-record',
      ])
  })

  test('every public field is searched, and a place may have an address, but not the home', () => {
    const found = checkIdentity(
      [
        { field: 'publicText', text: '一个孩子的冬衣短了。' },
        { field: 'line-1', text: '给王小明的书包' },
        { field: 'dropOff', text: '云集路12号一楼', isPlace: true },
        { field: 'hours', text: '幸福里小区3栋，晚上', isPlace: true },
      ],
      records.boy,
    )
    expect(found.map(({ field, text }) => [field, text])).toEqual([
      ['line-1', '王小明'],
      ['hours', '幸福里小区3栋'],
    ])
  })

  test('what says little in the record forbids nothing in public', () => {
    const text = '孩子上幼儿园，家住二楼，没有电梯，想找人接送。'
    for (const record of [
      { school: '幼儿园' },
      { school: '小学三年级' },
      { school: '没上学' },
      { address: '二楼' },
      { address: '同上' },
      { realName: '不详' },
      { phone: '无' },
    ])
      expect([record, check(text, record)]).toEqual([record, []])
  })

  test('the drop-off point may stand in the internal text as well', () => {
    const record = { ...records.boy, internalText: '东西放云集路12号大厅，找社工陈慧，电话0717-6221234。' }
    const place = { field: 'dropOff', text: '云集路12号大厅，找陈慧，电话0717-6221234', isPlace: true }
    expect(checkIdentity([place], record).every(({ severity }) => severity === 'looks-like')).toBe(true)
    const own = { ...place, text: '绿萝路小学门卫室，找李桂芳' }
    expect(checkIdentity([own], record).map(({ severity }) => severity)).toEqual([
      'from-record',
      'from-record',
    ])
  })

  test('an identity card is known by its checksum or its birthday', () => {
    expect(looksLikeIdentityCard('11010519491231002x')).toBe(true)
    expect(looksLikeIdentityCard('110105194912310021')).toBe(true)
    expect(looksLikeIdentityCard('123456789012345678')).toBe(false)
  })
})

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

function report(what: string, { mistakes, ...sum }: Measure): void {
  const percent = (part: number, whole: number) =>
    `${(share(part, whole) * 100).toFixed(1)} % (${part} of ${whole})`
  process.stdout.write(
    `free-text-guard, ${what}: details found ${percent(sum.found, sum.details)}, ` +
      `of the record ${percent(sum.calledSo, sum.fromRecord)}, right ${percent(sum.right, sum.findings)}, ` +
      `harmless texts disturbed ${percent(sum.disturbed, sum.harmless)}\n${mistakes.map((line) => `  ${line}\n`).join('')}`,
  )
}

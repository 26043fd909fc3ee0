import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { searchAreas } from '../../shared/rules/area-search.ts'
import { buildTree } from '../../shared/rules/area-tree.ts'
import { shortName } from '../../shared/rules/areas.ts'
import { parseContact } from '../../shared/rules/contact.ts'
import { parseDay } from '../../shared/rules/dates.ts'
import { checkIdentity } from '../../shared/rules/identity-check.ts'
import { maskPublicText } from '../../shared/rules/identity-mask.ts'
import { problemsOfNote } from '../../shared/rules/note-check.ts'
import { isHostPattern, outgoingTarget } from '../../shared/rules/outgoing-address.ts'
import { parseTimeOfDay } from '../../shared/rules/quiet-hours.ts'
import { records } from '../rules/identity-cases.ts'

const long = (unit: string): string => unit.repeat(Math.ceil(50_000 / unit.length))

/** Texts on which careless patterns take minutes: long runs of what a pattern may begin with and never end in. */
const worst = [
  'a',
  '王',
  '王小',
  '王小明',
  '1',
  '13',
  '1 ',
  '1-',
  '一',
  '一号',
  '第一',
  '路',
  '路一',
  '号',
  '村',
  '小',
  '小明',
  '阿',
  '老王',
  '明明',
  'a@',
  'a.',
  '@',
  'a@a.',
  'wx',
  '微信',
  'qq',
  '鄂e',
  '年级',
  '三年',
  '3(',
  '(',
  '电话',
  '电话:',
  '2015年',
  '1月',
  '生日',
  'born ',
  'Ab ',
  'Li ',
  'Mr ',
  'No. 3 ',
  'aged 9 ',
  'Li Hua ',
  '小学',
  '中心小学',
  '医院',
  '社区',
  '花园',
  '孩子',
  ' ',
  '\t',
  '*',
  '王*',
  '王x',
  '[',
  '（',
  '<',
  'xiao',
  '\u200b',
  '😀',
  '\ud800',
  '见到你',
  '给我',
  'my ',
  'a-',
]

/** What a text may take, in seconds of computing, which do not grow with what else the machine does: many times what any takes. */
const mostSeconds = 60
let began: NodeJS.CpuUsage
beforeEach(() => {
  began = process.cpuUsage()
})
afterEach(() => {
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1_000_000).toBeLessThan(mostSeconds)
})

describe('regex-time', () => {
  test.each(worst)('50,000 characters of %j are read in reasonable time', (unit) => {
    {
      const text = `王${long(unit)}号`
      const findings = checkIdentity([{ field: 'text', text }], records.boy)
      expect(maskPublicText(text, findings).length).toBeLessThanOrEqual(text.length * 3 + 10)
    }
    expect(problemsOfNote(long(unit)).length).toBeLessThanOrEqual(3)
    expect(parseContact(long(unit)).ok).toBe(false)
    expect(outgoingTarget(`https://${long(unit)}\n`, ['*.example.org'])).toBeUndefined()
    expect(isHostPattern(`${long(unit)}.`)).toBe(false)
    expect(parseDay(long(unit)).ok).toBe(false)
    expect(parseTimeOfDay(long(unit))).toBeUndefined()
    expect(shortName(long(unit)).length).toBeGreaterThan(0)
    expect(searchAreas(buildTree([{ code: '4205', name: '宜昌市', level: 'city' }]), long(unit))).toEqual([])
  })

  test('a record of 50,000 characters is searched for in reasonable time', () => {
    for (const unit of ['王小明', '李红同学，', '13812345678 ', '绿萝路小学'])
      expect(
        checkIdentity([{ field: 'text', text: '王小明' }], { realName: '王小明', internalText: long(unit) }),
      ).toHaveLength(1)
  })
})

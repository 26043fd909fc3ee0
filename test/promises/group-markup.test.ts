import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupMessage } from '../../shared/messages/group-message.ts'
import { mostRobotBytes, robotMessage, robotTest } from '../../shared/messages/robot-message.ts'
import { bytesOf, cutToBytes } from '../../shared/rules/cut-to-bytes.ts'
import { withoutMarkup } from '../../shared/rules/group-markup.ts'

const link = 'https://mulin.example/g/0123456789abcdefghij'

/** What people might type to call a group or lead it elsewhere. */
const wicked = fc.constantFrom(
  ...['@all', '@所有人', '<@zhangsan>', '<@all>', '[点这里](https://evil.example)', 'https://evil.example/x'],
  ...[
    'http://1.2.3.4/',
    'evil.example',
    'www.evil.cn',
    '例子.中国',
    'weixin://dl/x',
    '\u202emoc.live',
    '@\u200ball',
  ],
  ...['\r\n@all', '\u2028https://evil.example', '21.5 cm', '身高 135.5', '😀👨‍👩‍👧', '<font color="red">'],
)
const text = fc
  .array(fc.oneof(wicked, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 6 })
  .map((parts) => parts.join(' '))

/** Nothing of it calls anybody, opens anything or is markup. */
function expectHarmless(said: string) {
  expect(said).not.toContain('@')
  expect(said).not.toContain('://')
  expect(said).not.toMatch(/[<[]/)
  expect(said).not.toMatch(/[\p{L}\p{N}]\.\p{L}/u)
  expect(said).not.toMatch(/\d+\.\d+\.\d+/)
  expect(said).not.toMatch(/\p{Cf}/u)
}

describe('group-markup', () => {
  test('@all, links and markup in people’s words are neutral; numbers stay as they are', () => {
    fc.assert(fc.property(text, (typed) => expectHarmless(withoutMarkup(typed))))
    expect(withoutMarkup('脚长 21.5 cm，2.5kg')).toBe('脚长 21.5 cm，2.5kg')
    expect(withoutMarkup('@all 看 https://evil.example')).toBe('＠all 看 https：//evil．example')
  })

  test('what a robot says holds one link, ours, and nothing else that does anything, in 2,048 bytes', () => {
    fc.assert(
      fc.property(
        fc.record({ organization: text, greeting: text, what: text, place: text, by: text }),
        fc.constantFrom('zh-CN' as const, 'en' as const),
        fc.constantFrom('asks' as const, 'asksAgain' as const, 'covered' as const),
        (facts, language, word) => {
          const said = robotMessage(language, word, { ...facts, link })
          expect(bytesOf(said)).toBe(Buffer.byteLength(said))
          expect(bytesOf(said)).toBeLessThanOrEqual(mostRobotBytes)
          const lines = said.split('\n')
          expect(lines.filter((line) => line === link)).toHaveLength(word === 'covered' ? 0 : 1)
          expectHarmless(lines.filter((line) => line !== link).join(' '))
          expectHarmless(robotTest(language, facts.organization))
        },
      ),
    )
  })

  test('too long a list is cut between characters, and the link stays', () => {
    const family = '👍🏽'
    const facts = {
      organization: '云'.repeat(60),
      greeting: family.repeat(60),
      place: '区'.repeat(200),
      by: '2月1日前',
      link,
    }
    const said = robotMessage('zh-CN', 'asks', { ...facts, what: `${family}、`.repeat(400) })
    expect(Buffer.byteLength(said)).toBeLessThanOrEqual(mostRobotBytes)
    expect(Buffer.byteLength(said)).toBeGreaterThan(mostRobotBytes - 40)
    expect(said.endsWith(link)).toBe(true)
    const [what = ''] = said.split('\n').filter((line) => line.startsWith('需要：'))
    expect(what.replaceAll(family, '').replace(/[需要：、…]/g, '')).toBe('')
  })

  test('cutting never goes over, never breaks a character, and leaves what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 60 }), (typed, most) => {
        const cut = cutToBytes(typed, most)
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most)
        expect(cut === typed || (cut.endsWith('…') && typed.startsWith(cut.slice(0, -1)))).toBe(true)
        expect(cut === typed).toBe(Buffer.byteLength(typed) <= most)
        expect(Buffer.from(cut).toString()).toBe(cut)
      }),
    )
  })

  test('the message to paste by hand is as harmless', () => {
    fc.assert(
      fc.property(text, text, text, (publicText, label, greeting) => {
        const said = groupMessage('zh-CN', {
          text: {
            orgName: label,
            publicText,
            place: label,
            lines: [{ id: 'a', label, unit: '件', fit: publicText }],
          },
          open: { a: 1 },
          deadline: 1_643_500_000_000,
          ...{ greeting, link, zone: 'Asia/Shanghai', now: 1_643_000_000_000 },
        })
        expectHarmless(said.replace(link, ''))
      }),
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { givesAway, proposeAlias } from '../../shared/rules/alias.ts'
import { checkIdentity } from '../../shared/rules/identity-check.ts'

const real = fc.constantFrom('王小明', '覃禾', '欧阳笛', '张 帆', 'Robin Lake', '阿依古丽·买买提', '')

test('a proposed name has nothing of the real one, and is the same for the same seed', () => {
  fc.assert(
    fc.property(
      fc.string(),
      real,
      fc.constantFrom('zh-CN' as const, 'en' as const),
      (seed, name, language) => {
        const alias = proposeAlias(seed, language, name)
        expect(givesAway(alias, name)).toBe(false)
        expect(proposeAlias(seed, language, name)).toBe(alias)
        expect(alias).toMatch(language === 'en' ? /^[A-Z][a-z]+$/ : /^小\p{Script=Han}$/u)
      },
    ),
  )
})

test('a character or a word of the real name gives it away, however it is written', () => {
  const pairs: [string, string][] = [
    ['小明', '王小明'],
    ['明明', '王 明'],
    ['小張', '张伟'],
    ['Tommy', 'tommy walker'],
    ['小王', '王小明'],
  ]
  for (const [alias, name] of pairs)
    expect([alias, name, givesAway(alias, name)]).toEqual([alias, name, true])
  for (const [alias, name] of [
    ['小禾', '王小明'],
    ['小志', ''],
    ['Fern', 'Tommy Walker'],
  ] as const)
    expect(givesAway(alias, name)).toBe(false)
})

test('no proposed name is pointed out in what people ask for', () => {
  const text = '小麦粉、小板凳、小书包、小棉被、小雨伞、小台灯、小学课本、小米、窗帘、鼓励、瓦片、竹篮、橘子'
  for (let seed = 0; seed < 200; seed++)
    expect(checkIdentity([{ field: 'text', text }], { alias: proposeAlias(`${seed}`, 'zh-CN') })).toEqual([])
})

import { expect, it, vi } from 'vitest'
import { everySentence } from './sentences.ts'

const made = vi.hoisted((): Parameters<typeof everySentence>[0] => [])
vi.mock(import('../../shared/messages/catalogue.ts'), async (original) => {
  const real = await original()
  const catalogue: typeof real.catalogue = (words) => {
    made.push(words)
    return real.catalogue(words)
  }
  return { ...real, catalogue }
})

const sentences = await everySentence(made)
const [chinese, english] = (['zh-CN', 'en'] as const).map((one) =>
  sentences.filter(({ language }) => language === one),
)

/** Where the words are against a rule, as 'answer.ts: withdrawHint: what it says'. */
function against(wrong: RegExp, all = sentences, but: RegExp = /^(?!)/): string[] {
  const found = all.flatMap(({ where, said }) =>
    said.filter((text) => wrong.test(text)).map((text) => `${where}: ${text}`),
  )
  return [...new Set(found)].filter((one) => !but.test(one))
}

/** What English sentences show of Chinese: the names of languages, and of places for who has to type them. */
const chineseInEnglish =
  /^(common\.ts: otherLanguage|hub\.ts: areaHint|import-people\.ts: (area|areaMissing|areaUnknown|language)):/

it('sees the sentences of every file', () => {
  expect(chinese?.length).toBeGreaterThan(1500)
  expect(english?.length).toBe(chinese?.length)
  expect(against(/undefined|null|NaN|\[object|\$\{/)).toEqual([])
})

it('says nothing in both languages in the same words, but what is typed as it stands', () => {
  const same = sentences.filter(
    ({ said, other }) =>
      said.length === other.length && said.some((text, i) => /\p{L}{2}/u.test(text) && text === other[i]),
  )
  expect([...new Set(same.map(({ where }) => where))]).toEqual([
    'import-people.ts: contact',
    'import-people.ts: area',
    'import-people.ts: email',
  ])
})

it('has Chinese punctuation in Chinese, and English in English', () => {
  expect(against(/\p{Script=Han}[,.:;!?()"]|[,:;!?()"]\p{Script=Han}|[「」『』]/u, chinese)).toEqual([])
  expect(against(/[，。；：！？（）、「」]|\p{Script=Han}/u, english, chineseInEnglish)).toEqual([])
  expect(against(/"|\p{L}'\p{L}|'.*'/u, english)).toEqual([])
})

it('sets Chinese apart from letters and numbers by a space, and from its own punctuation by none', () => {
  const fixed = chinese?.filter(({ said }) => said.length === 1)
  expect(against(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u, fixed)).toEqual([])
  expect(against(/ [，。；：！？）、”]|[，。；：！？（、“] | {2}/u, chinese)).toEqual([])
})

it('has one word for one thing, and one way to speak to everybody', () => {
  expect(against(/承诺|协调人|期限|延长|电子邮箱|取货|你|TA|贵机构|赠与/u, chinese)).toEqual([])
  expect(
    against(/\bpledge|(?<!public )appeals\b|\ball asking\b|\bgo on asking\b|\bmade-up name/i, english),
  ).toEqual([])
})

it('says one of one and two of two', () => {
  const many =
    'needs|people|rows|tries|messages|neighbours|organisations|promises|notes|wishes|volunteers|texts'
  // Only lists of thousands are too long.
  const long = /: (tooMany|tooMuch|too-many-rows): /
  expect(against(new RegExp(`(?<!of |all )\\b1 (${many})\\b`), english, long)).toEqual([])
  expect(
    against(/\b2 (need(?! a)|person|row|try|message|neighbour|promise|note|wish|volunteer)\b/, english),
  ).toEqual([])
})

it('says of what is missing, wrong or too long what to do', () => {
  const mistakes = /: \S*(Missing|Problem|Unknown|Long|Wrong|TooLarge|tooOften|tooMany|TooMany|wrong\w+)$/
  const all = sentences.filter(({ where }) => mistakes.test(where) && !/Title$/.test(where))
  expect(all.length).toBeGreaterThan(100)
  expect(against(/^(?!.*(请|[Pp]lease))/u, all)).toEqual([])
})

it('neither presses nor ranks, and rewards nobody for passing things on', () => {
  const pressing =
    /赶快|赶紧|抓紧|立刻|速来|最后机会|别错过|不要错过|积分|勋章|等级|打卡|连续 \d+ 天|(?<!不|不排)名次|(?<!不)排名|转发.*(奖|得|领)/u
  expect(against(pressing, chinese)).toEqual([])
  const urging =
    /(?<!no )hurry|last chance|don.t miss|only \d+ left|act now|leaderboard|streak|badge|(?<!No )points|reward(?! for sharing)|score/i
  expect(against(urging, english)).toEqual([])
})

import { expect, it } from 'vitest'
import { productSources } from '../architecture/imports.ts'

const sources = (await productSources()).filter(({ path }) => path.startsWith('functions/'))

/** Lines of code, without comments. */
const lines = sources.flatMap(({ path, text }) =>
  text.split('\n').flatMap((line, i) => {
    const code = line.replace(/^\s*(\/\*\*?|\*|\/\/).*$/, '').replace(/\s\/\/ .*$/, '')
    return code.trim() === '' ? [] : [{ path, at: `${path}:${i + 1}`, code }]
  }),
)

/** The names of languages, our own name, and what people may type or a picture has to measure. */
const noSentences = [
  'functions/http/api/openapi.ts',
  'functions/http/imports/kinds.ts',
  'functions/http/imports/read-needs.ts',
  'functions/http/imports/read-people.ts',
  'functions/http/pictures/area-map.ts',
  'functions/http/pictures/columns.ts',
  'functions/http/push/worker-script.ts',
  'functions/http/sign-in/me.ts',
  'functions/http/volunteer/preferences-form.ts',
]

it('Chinese words stand in the catalogues, not in the pages', () => {
  const found = lines.filter(({ code }) => /\p{Script=Han}/u.test(code))
  expect(new Set(found.map(({ path }) => path))).toEqual(new Set(noSentences))
  expect(found.length).toBeLessThan(16)
})

it('English sentences stand in the catalogues, not in the pages', () => {
  const pages = lines.filter(({ path }) => !path.startsWith('functions/http/api/'))
  expect(pages.length).toBeGreaterThan(5000)
  const spoken = pages.filter(({ code }) => />[^<>${}`]*[A-Za-z]{2,} [a-z]{2,}[^<>${}`=]*</.test(code))
  expect(spoken.map(({ at }) => at)).toEqual([])
})

it('what stands between the things of a list is said by their language', () => {
  expect(
    lines.filter(({ code }) => /join\('[、，；]'\)|: '[、，；]'/u.test(code)).map(({ at }) => at),
  ).toEqual([])
})

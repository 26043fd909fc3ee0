import { readdirSync } from 'node:fs'
import { type Language, languages } from '../../shared/messages/catalogue.ts'

/** What stands under one key of a catalogue, in one language. */
export interface Sentence {
  /** 'answer.ts: withdrawHint'. */
  readonly where: string
  readonly language: Language
  /** As it reads: where it takes a number, once with one and once with two. */
  readonly said: readonly string[]
  /** The same in the other language. */
  readonly other: readonly string[]
}

type Words = Readonly<Record<Language, Readonly<Record<string, unknown>>>>

const folder = new URL('../../shared/messages/', import.meta.url)

/** Every sentence of every catalogue. `made` is where catalogues come to lie as their files are read, so that those no file exports count too. */
export async function everySentence(made: Words[]): Promise<Sentence[]> {
  const sentences: Sentence[] = []
  for (const file of readdirSync(folder)) {
    made.length = 0
    const exported = Object.values(await import(new URL(file, folder).href)).filter(isWords)
    for (const words of new Set([...made, ...exported]))
      for (const key of Object.keys(words['zh-CN'])) {
        const [chinese, english] = [inWords(words['zh-CN'][key]), inWords(words.en[key])]
        const where = `${file}: ${key}`
        sentences.push({ where, language: 'zh-CN', said: chinese, other: english })
        sentences.push({ where, language: 'en', said: english, other: chinese })
      }
  }
  return sentences
}

function isWords(value: unknown): value is Words {
  return languages.every((language) => typeof (value as Partial<Words> | null)?.[language] === 'object')
}

function inWords(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [1, 2].flatMap((n) => inWords(answer(value as Says, n)))
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(inWords)
  return []
}

type Says = (...values: unknown[]) => unknown

/** A sentence takes numbers and names, or one object of them. Where it takes a name, a number will do. */
function answer(sentence: Says, n: number): unknown {
  if (!/^(\(\{|\(?[efv]\)? ?=>)/.test(String(sentence))) return sentence(n, n, n, n)
  return sentence(new Proxy({}, { get: (_, name) => (name === 'open' ? [n] : n) }))
}

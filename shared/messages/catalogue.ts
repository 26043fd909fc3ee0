/** The languages Mulin speaks; the first is the default. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

// biome-ignore lint/suspicious/noExplicitAny: parameters differ per sentence; each call site is checked by its own type.
type Sentence = string | ((...values: any[]) => string)
type Widen<T> = { [K in keyof T]: T[K] extends string ? string : T[K] }

/**
 * The sentences of one journey in every language. A key missing in a language, or one too many, does not compile.
 * Sentences with values are functions, so that plurals and word order belong to the language.
 */
export function catalogue<const T extends Record<string, Sentence>>(words: {
  'zh-CN': T
  en: Widen<NoInfer<T>>
}): Record<Language, Widen<T>> {
  return words as Record<Language, Widen<T>>
}

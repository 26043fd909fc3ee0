/** The language a text is written in, by its letters: one Chinese character in twenty makes it Chinese. */
export function languageOfText(text: string): 'zh-CN' | 'en' {
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return chinese * 20 >= text.length && chinese > 0 ? 'zh-CN' : 'en'
}

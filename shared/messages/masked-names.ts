import { catalogue } from './catalogue.ts'

/** A masked name as it is read aloud: '王**' would be 'king, star, star'. */
export const maskedWords = catalogue({
  'zh-CN': {
    spoken: (letters: string) => (/\p{Script=Han}/u.test(letters) ? `姓${letters}的邻居` : `邻居 ${letters}`),
  },
  en: { spoken: (letters: string) => `a neighbour, ${letters}` },
})

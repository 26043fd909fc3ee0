import { expect, test } from 'vitest'
import { type NoteProblem, problemsOfNote } from '../../shared/rules/note-check.ts'

const fine = [
  '天冷了，多穿点，祝你学习进步！',
  '这双鞋是新的，希望你喜欢。加油！',
  '小朋友，新年快乐，平平安安。王阿姨',
  '书包里放了几支铅笔，写字用得上。',
  '衣服洗过三遍，135 码，放心穿。',
  '奶奶保重身体，天气好的时候晒晒太阳。',
  'Happy New Year! I hope the coat keeps you warm.',
  'The shoes are new, size 37. Good luck at school!',
  'I see you like drawing, so I added 12 pencils.',
  '读到 3 年级的时候我也不喜欢数学，后来就好了。',
]

const wrong: readonly (readonly [string, readonly NoteProblem[]])[] = [
  ['有事打 13812345678', ['contact']],
  ['有 事 就 打 138 1234 5678 找我', ['contact']],
  ['一三八一二三四五六七八', ['contact']],
  ['加我微信 wang_ayi88', ['contact']],
  ['加·个·微·信吧', ['contact']],
  ['扫我的微信', ['contact']],
  ['邮箱 wang@example.org', ['contact']],
  ['记得联系我', ['contact']],
  ['我家住幸福路12号3栋', ['contact']],
  ['看看 www.example.com', ['contact']],
  ['给我写信吧', ['contact']],
  ['希望有一天能见到你', ['meeting']],
  ['我们见个面好吗', ['meeting']],
  ['周末来我家吃饭', ['meeting']],
  ['阿姨去看你', ['meeting']],
  ['我到你们学校门口等你', ['meeting']],
  ['带你去公园玩', ['meeting']],
  ['里面有个红包', ['money']],
  ['红包在里面，来我家拿，电话 13812345678', ['contact', 'meeting', 'money']],
  ['Call me any time', ['contact']],
  ['my WhatsApp is on the label', ['contact']],
  ['write to wang@example.org', ['contact']],
  ['I live at 12 Green Lane', ['contact']],
  ['I would love to meet you', ['meeting']],
  ['Come over to play', ['meeting']],
  ['See you soon!', ['meeting']],
  ['there is some pocket money in it', ['money']],
]

test.each(fine)('a kind word is left alone: %s', (words) => {
  expect(problemsOfNote(words)).toEqual([])
})

test.each(wrong)('what must not reach a child from a stranger is pointed out: %s', (words, problems) => {
  expect(problemsOfNote(words)).toEqual(problems)
})

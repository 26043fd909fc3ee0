import { expect, test } from 'vitest'
import { aloud, masked } from '../../functions/http/page/masked.ts'
import { asSeen } from '../harness/as-seen.ts'

test('a masked name is seen with stars and read aloud in words, wherever it stands and whatever its letters', async () => {
  const page = String(await masked('zh-CN', '没有送到的：王**、欧阳**、J**'))
  expect(asSeen(page)).toBe('没有送到的：王**、欧阳**、J**')
  expect(page.replace(/<span aria-hidden="true">[^<]*<\/span>/g, '').replace(/<[^>]*>/g, '')).toBe(
    '没有送到的：姓王的邻居、姓欧阳的邻居、邻居 J',
  )
  expect(String(await masked('zh-CN', '我是诸葛**'))).toContain('>姓诸葛的邻居<')
  expect(String(await masked('zh-CN', '我是王**'))).toBe(
    '我是<span aria-hidden="true">王**</span><span class="aloud">姓王的邻居</span>',
  )
  expect(String(await masked('en', 'I am <b>**'))).toContain('&lt;b<span aria-hidden="true">&gt;**')
  expect(aloud('en', 'Ask now: 王**')).toBe('Ask now: a neighbour, 王')
  expect(String(await masked('en', 'nothing hidden * here'))).toBe('nothing hidden * here')
})

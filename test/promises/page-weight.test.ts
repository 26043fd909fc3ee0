import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sheetNamed } from '../../functions/http/page/style.ts'
import { languages } from '../../shared/messages/catalogue.ts'
import { mostLines } from '../../shared/rules/ledger.ts'
import { aNeed } from '../harness/a-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { aWorld } from '../harness/world.ts'

const longText =
  '一个孩子的冬衣短了，鞋子也小了。如果您有合适的新衣新鞋，请选一样告诉我们。七八成新、洗干净的也很好，孩子马上就能穿上。'

describe('page-weight', () => {
  const few = Array.from({ length: mostLines }, () => 6)
  const many = Array.from({ length: mostLines }, () => 40)

  it.each([
    ['a few of', few],
    ['many of', many],
  ])('an invitation for %s as many things as a need may have stays within its bytes', async (_, wanted) => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted, text: { publicText: longText.repeat(4) } })
    const { path } = await anInvitation(world, where)
    for (const language of languages) {
      const { text } = await world.browser().get(`${path}?lang=${language}`)
      expect(text.match(/name="[a-j]"/g)).toHaveLength(mostLines)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(14_000)
      expect(gzipSync(text).length).toBeLessThanOrEqual(4_000)
    }
  })

  it('the style of a link is small, and that of the other pages leaves room for what they say', async () => {
    const weigh = async (name: 'link' | 'full') => gzipSync((await sheetNamed(name)).css).length
    expect(await weigh('link')).toBeLessThanOrEqual(2_000)
    expect(await weigh('full')).toBeLessThanOrEqual(5_000)
  })
})

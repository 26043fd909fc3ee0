import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { groupLinkOf } from '../../shared/store/link.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { everything } from '../harness/invariants.ts'
import { ownSettingsOf } from '../harness/own-settings.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

/** What a chat app reads of a page, as one without cookies does. */
async function cardOf(world: World, path: string): Promise<Record<string, string>> {
  const { text, status } = await world.browser().get(path, { 'user-agent': 'WhatsApp/2.23' })
  expect(status).toBe(200)
  expect(text).toContain('<meta name="robots" content="noindex">')
  const read = [...text.matchAll(/<meta property="og:([a-z:_]+)" content="([^"]*)">/g)]
  return Object.fromEntries(read.map(([, name, content]) => [name, content]))
}

const picture = { image: 'https://mulin.example/card.png' }

describe('Preview cards', () => {
  it('show of a personal link that a neighbour needs help, and nothing of the need', async () => {
    const world = await aWorld()
    const { path } = await anInvitation(world, await aNeed(world))
    const before = await everything(world)
    const card = await cardOf(world, path)
    expect(card).toEqual({
      type: 'website',
      site_name: '睦邻',
      locale: 'zh_CN',
      title: '一位邻居需要帮忙',
      description: '只收东西，不收钱。答应后会告诉您送到哪里，不用去家里。',
      ...picture,
    })
    const english = await cardOf(world, `${path}?lang=en`)
    expect(english).toMatchObject({ locale: 'en_US', site_name: 'Mulin', title: 'A neighbour needs help' })
    expect(await everything(world)).toEqual(before)
  })

  it('show of a link made to be shared what is needed and who asks, and nothing of the child', async () => {
    const world = await aWorld()
    const { need, scope } = await aNeed(world)
    const token = world.fx.newId(20)
    const fresh = { need, token, tokenHash: world.fx.hash(token), at: world.clock.now() }
    await groupLinkOf(world.fx.table, scope, fresh)
    expect(await cardOf(world, `/g/${token}`)).toMatchObject({
      title: '冬季外套、鞋子、书包',
      description: '云益家社会组织服务中心想请您帮个忙',
      ...picture,
    })
  })

  it('never name whose link it is', async () => {
    const world = await aWorld()
    const settings = await ownSettingsOf(world, await aVolunteer(world.fx, { name: '独一无二的赵大姐' }))
    for (const path of [settings, `${settings}/pledges`, `${settings}/offers`, `${settings}/leave`])
      expect(await cardOf(world, path)).toMatchObject({ title: '一位邻居需要帮忙', ...picture })
  })

  it('are on public pages by their own title, and on no page of a member', async () => {
    const world = await aWorld()
    expect(await cardOf(world, '/')).toMatchObject({ title: '身边有难处，邻居搭把手', ...picture })
    expect(await cardOf(world, '/open')).toMatchObject(picture)
    const { browser } = await asMember(world, { org: 'yunyijia' })
    expect((await browser.get('/board')).text).not.toContain('og:')
  })
})

describe('The picture on the card', () => {
  it('is one small PNG of ours that may be kept, the same every time', async () => {
    const world = await aWorld()
    const answer = await world.browser().get('/card.png')
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400')
    expect(answer.bytes.length).toBeLessThanOrEqual(15_000)
    expect((await world.browser().get('/card.png')).bytes).toEqual(answer.bytes)
    const { width, height, at } = readPng(answer.bytes)
    expect({ width, height }).toEqual({ width: 1200, height: 630 })
    expect(at(600, 10)).toBe('#1a5a4b')
    expect(at(600, 150)).toBe('#fbf6ec')
    expect(at(540, 300)).toBe('#1a5a4b')
    expect(at(720, 330)).toBe('#e8893a')
    expect(at(620, 450)).toBe('#7d2f12')
  })
})

/** Reads a PNG of true colour, every chunk by its checksum. */
function readPng(bytes: Uint8Array) {
  const file = Buffer.from(bytes)
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const chunks: Record<string, Buffer> = {}
  for (let from = 8; from < file.length; ) {
    const length = file.readUInt32BE(from)
    const named = file.subarray(from + 4, from + 8 + length)
    expect(file.readUInt32BE(from + 8 + length)).toBe(crc32(named))
    chunks[named.subarray(0, 4).toString('latin1')] = named.subarray(4)
    from += 12 + length
  }
  const head = chunks.IHDR as Buffer
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  expect([...head.subarray(8)]).toEqual([8, 2, 0, 0, 0])
  const rows = inflateSync(chunks.IDAT as Buffer)
  expect(rows.length).toBe((width * 3 + 1) * height)
  const at = (x: number, y: number) => {
    const from = y * (width * 3 + 1) + 1 + x * 3
    return `#${rows.subarray(from, from + 3).toString('hex')}`
  }
  return { width, height, at }
}

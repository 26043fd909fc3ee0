import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../shared/messages/catalogue.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { asMember, type SignedInBrowser } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'
import { openChromium } from '../story/phone.ts'

const org = 'yunyijia'
const longText =
  '一个孩子的冬衣短了，鞋子也小了。如果您有合适的新衣新鞋，请选一样告诉我们。七八成新、洗干净的也很好，孩子马上就能穿上。'

/** What is printed, by a real browser's own printing: each is one sheet of A4, with nothing of the page around it. */
describe('on paper', () => {
  let browser: Browser
  let page: Page
  let world: World
  let coordinator: SignedInBrowser

  beforeAll(async () => {
    browser = await openChromium()
    page = await browser.newPage()
    world = await aWorld()
    coordinator = await asMember(world, { org })
  })
  afterAll(() => browser?.close())

  /** How many sheets a page takes, and whether anything is printed that is only for the screen. */
  async function printed(path: string) {
    await page.setContent((await coordinator.browser.get(path)).text)
    await page.emulateMedia({ media: 'print' })
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const around = 'body>header,footer,form,.screen'
    const shown = await page
      .locator(around)
      .evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).length)
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf)
    return {
      sheets: pdf.match(/\/Type\s*\/Page\b/g)?.length,
      millimetres: [box?.[1], box?.[2]].map((points) => Math.round((Number(points) / 72) * 25.4)),
      shown,
    }
  }
  const oneSheet = { sheets: 1, millimetres: [210, 297], shown: 0 }

  it.each([
    ['short', { wanted: [2, 1] }],
    [
      'as long as it may be',
      { wanted: Array(10).fill(9), text: { publicText: longText.repeat(9).slice(0, 600) } },
    ],
  ])('a poster whose text is %s is one sheet, in one language and in both', async (_, given) => {
    const { need } = await aNeed(world, { org, ...given })
    await coordinator.browser.post(`/needs/${need}/share`, {})
    for (const language of languages)
      for (const both of ['', '&both=yes'])
        expect(await printed(`/needs/${need}/poster?lang=${language}${both}`)).toEqual(oneSheet)
  })

  it('a hand-over sheet of eight people is one sheet', async () => {
    const where: Where = await aNeed(world, { org, wanted: [8, 2, 1] })
    for (let i = 0; i < 8; i++) await promised(world, where, (await aVolunteer(world.fx)).volunteer)
    for (const language of languages)
      expect(await printed(`/needs/${where.need}/sheet?lang=${language}`)).toEqual(oneSheet)
  })
})

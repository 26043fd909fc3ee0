import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postNeed } from '../../shared/actions/post-need.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { aDescription, someAreas } from '../harness/a-desk.ts'
import { aServedWorld, type ServedWorld } from '../harness/a-served-world.ts'

let served: ServedWorld
beforeAll(async () => {
  served = await aServedWorld()
  await replaceAreas(served.world.fx.table, served.world.fx.newId(), someAreas)
})
afterAll(() => served.leave())

/** A thumb that is counted. */
function aThumb() {
  let taps = 0
  return {
    taps: () => taps,
    tap: async (what: Locator) => {
      taps++
      await what.click()
    },
    /** A suggestion under a field: one tap for the field and one for what it suggests. */
    choose: async (field: Locator, suggestion: string) => {
      taps += 2
      await field.fill(suggestion)
    },
  }
}

/** Somebody at work, where the organisation has posted before; begins on the board. */
async function aPoster(): Promise<Page> {
  const { page, as } = await served.windowOf({ org: 'yunyijia', role: 'poster' }, { width: 390, height: 780 })
  const { fx } = served.world
  await postNeed(fx, as.scope, { member: as.member, role: 'poster' }, aDescription(fx))
  await page.goto('/board')
  return page
}

async function isInReview(page: Page): Promise<void> {
  await page.getByText('已交给同事').first().waitFor()
  const need = new URL(page.url()).pathname.split('/')[2] ?? ''
  const scope = scopeOf('yunyijia')
  const ledger = await readLedger(served.world.fx.table, { scope, need })
  expect(ledger?.stage).toBe('review')
}

describe('a need from a template, on a phone of 390 px', () => {
  it('is with a colleague after five taps, nothing typed', async () => {
    const page = await aPoster()
    const { tap, taps } = aThumb()
    await tap(page.getByRole('link', { name: '发起需求' }).first())
    await tap(page.getByRole('button', { name: '轮椅' }))
    await tap(page.getByRole('radio', { name: '老人' }))
    await tap(page.getByRole('button', { name: '下一步' }).last())
    await tap(page.getByRole('button', { name: '交给同事' }))
    await isInReview(page)
    expect(taps()).toBeLessThanOrEqual(5)
    await page.context().close()
  })

  it('of a child, with two pairs in a size and the guardian’s consent, after ten', async () => {
    const page = await aPoster()
    const { tap, choose, taps } = aThumb()
    await tap(page.getByRole('link', { name: '发起需求' }).first())
    await tap(page.getByRole('button', { name: '孩子的鞋' }))
    await tap(page.getByRole('radio', { name: '33 21.5 cm' }))
    await tap(page.getByRole('button', { name: '第 1 样多一个' }))
    await choose(page.getByLabel('谁同意的'), '奶奶（监护人）')
    await choose(page.getByLabel('怎样同意的'), '在家中当面、书面')
    await tap(page.getByRole('button', { name: '下一步' }).last())
    await tap(page.getByRole('button', { name: '交给同事' }))
    await isInReview(page)
    expect(taps()).toBeLessThanOrEqual(10)
    await page.context().close()
  })
})

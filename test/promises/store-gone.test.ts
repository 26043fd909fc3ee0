import { describe, expect, it } from 'vitest'
import { doorShapes } from '../../infra/aws/doors.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { forPages, forWork, longestWaitMs } from '../../shared/wiring.ts'
import { aDesk } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { aNeedTyped as typed } from '../harness/a-need-typed.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { unreachable } from '../harness/faults.ts'
import { hiddenOf } from '../harness/read-form.ts'
import { realPages } from '../harness/real-client.ts'
import { aWorld } from '../harness/world.ts'

async function given() {
  const world = await aWorld()
  const where = await aNeed(world)
  const { path } = await anInvitation(world, where)
  let gone = false
  const pages = realPages(
    world,
    unreachable(() => gone),
  )
  return {
    world,
    pages,
    path,
    goes: () => {
      gone = true
    },
    comesBack: () => {
      gone = false
    },
  }
}

describe('store-gone', () => {
  it('waits less than 3 s for a table that does not answer, by its own time-outs and tries', () => {
    expect(longestWaitMs(forPages)).toBeLessThanOrEqual(3000)
    expect(forPages.connectMs).toBeLessThan(forPages.answerMs)
    for (const patience of [forPages, forWork])
      expect(longestWaitMs(patience)).toBeLessThan(doorShapes.http.timeout.toMilliseconds())
  })

  it('tries three times, then says so kindly in the reader’s language; the same process goes on when the table is back', async () => {
    const { world, pages, path, goes, comesBack } = await given()
    const [chinese, english] = [pages.browser(), pages.browser()]
    goes()
    const page = await chinese.get(path)
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '60'])
    expect(pages.tries()).toBe(forPages.tries)
    expect(page.text).toContain('请过一分钟再试')
    expect(page.text).toContain(`href="${path}"`)
    const other = await english.get(path, { 'accept-language': 'en' })
    expect(other.status).toBe(503)
    expect(other.text).toContain('Please try again in a minute')
    expect(world.logs.map(({ code }) => code)).toEqual(['store-unavailable', 'store-unavailable'])
    comesBack()
    expect((await chinese.get(path)).status).toBe(200)
    expect((await english.get(path, { 'accept-language': 'en' })).text).toContain('lang="en"')
  })

  it('keeps everything that was typed, to be sent again with one press', async () => {
    const desk = await aDesk()
    let gone = false
    const pages = realPages(
      desk.world,
      unreachable(() => gone),
    )
    const browser = pages.browser()
    for (const [name, value] of desk.poster.browser.cookies) browser.cookies.set(name, value)
    gone = true
    const page = await browser.post('/needs/new', typed)
    expect(page.status).toBe(503)
    expect(page.text).toContain('您填写的内容都留在这一页里')
    const kept = hiddenOf(page.text)
    expect(kept).toEqual(typed)
    expect((await browser.post('/needs/new', kept)).status).toBe(503)
    gone = false
    const done = await browser.post('/needs/new', kept)
    expect(done.location).toMatch(/^\/needs\/\w{12}\/check$/)
    const need = done.location?.split('/')[2] ?? ''
    expect((await readNeedText(desk.world.fx.table, desk.scope, need))?.internalText).toBe(typed.internalText)
  })

  it('says that a file has to be sent once more, where there was one', async () => {
    const desk = await aDesk()
    const browser = realPages(
      desk.world,
      unreachable(() => true),
    ).browser()
    for (const [name, value] of desk.poster.browser.cookies) browser.cookies.set(name, value)
    const page = await browser.ask('POST', '/imports/needs', { file: new TextEncoder().encode('a,b') })
    expect(page.status).toBe(503)
    expect(page.text).toContain('返回上一页，再发一次')
    expect(page.text).not.toContain('<form')
  })
})

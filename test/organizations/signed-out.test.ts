import { expect, test } from 'vitest'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDesk } from '../harness/a-desk.ts'
import { aNeedTyped as typed } from '../harness/a-need-typed.ts'
import { hiddenOf } from '../harness/read-form.ts'

test('Whoever presses after their session has ended keeps what they typed, signs in beside it and sends it again', async () => {
  const desk = await aDesk()
  const { browser } = desk.poster
  const session = [...browser.cookies]
  browser.cookies.clear()
  const page = await browser.post('/needs/new', typed)
  expect(page.status).toBe(403)
  expect(page.text).toContain('登录已经过期')
  expect(page.text).toMatch(/href="\/sign-in" target="_blank" rel="noopener"/)
  expect(page.headers.get('cache-control')).toContain('no-store')
  const kept = hiddenOf(page.text)
  expect(kept).toEqual(typed)
  const english = await browser.ask('POST', '/needs/new', {
    form: typed,
    headers: { 'accept-language': 'en' },
  })
  expect(english.text).toContain('Everything you typed is kept on this page')

  for (const [name, value] of session) browser.cookies.set(name, value)
  const done = await browser.post('/needs/new', kept)
  expect(done.location).toMatch(/^\/needs\/\w{12}\/check$/)
  const need = done.location?.split('/')[2] ?? ''
  expect((await readNeedText(desk.world.fx.table, desk.scope, need))?.internalText).toBe(typed.internalText)
})

test('A mere press leads to signing in, and so does whatever is no form', async () => {
  const { world } = await aDesk()
  expect((await world.browser().post('/me/sign-out-everywhere', {})).location).toBe('/sign-in')
  expect((await world.browser().post('/needs/new', { alias: '' })).location).toBe('/sign-in')
})

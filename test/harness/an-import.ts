import { expect } from 'vitest'
import type { Person } from './a-desk.ts'
import { csvOf, shared, upload } from './a-list.ts'
import type { Form } from './browser.ts'
import type { World } from './world.ts'

/** Brings a list of needs in through the pages: uploaded, said yes to, written. Answers its id, which is its campaign's too. */
export async function bringIn(
  world: World,
  { browser }: Pick<Person, 'browser'>,
  rows: readonly (readonly string[])[],
  form: Form = shared,
): Promise<string> {
  const read = await upload(browser, '/imports/needs', csvOf(rows))
  expect([read.status, read.location]).toEqual([303, expect.stringMatching(/^\/import\/\w{12}$/)])
  const page = read.location ?? ''
  const started = await browser.post(`${page}/start`, form)
  expect([started.status, started.location]).toEqual([303, page])
  await world.sweep()
  return page.split('/')[2] ?? ''
}

import type { BrowserContext, Page } from 'playwright-core'
import type { Language } from '../../shared/messages/catalogue.ts'
import type { Look } from './looks.ts'

/** Opens a page as its look says, in one browser window that is used again and again. */
export async function openLook(page: Page, origin: string, look: Look, language: Language): Promise<number> {
  await dress(page.context(), origin, look, language)
  const url = new URL(look.path, origin).href
  if (look.form) await pressInstead(page, url, origin, look.form)
  const answer = await page.goto(url, { waitUntil: 'load' })
  await page.unrouteAll()
  return answer?.status() ?? 0
}

/** The cookies of the look's own browser, and the language. */
async function dress(
  context: BrowserContext,
  url: string,
  { browser }: Look,
  language: Language,
): Promise<void> {
  await context.clearCookies()
  const kept = [...browser.cookies].filter(([name]) => name !== 'lang')
  await context.addCookies(
    [...kept, ['lang', language] as const].map(([name, value]) => ({ name, value, url })),
  )
}

/** The next opening of this address is a press of a form of ours. */
function pressInstead(
  page: Page,
  url: string,
  origin: string,
  form: NonNullable<Look['form']>,
): Promise<unknown> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one)
  return page.route(url, (route) =>
    route.continue({
      method: 'POST',
      postData: body.toString(),
      headers: {
        ...route.request().headers(),
        origin,
        'content-type': 'application/x-www-form-urlencoded',
      },
    }),
  )
}

import { expect, it } from 'vitest'
import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { languages } from '../../shared/messages/catalogue.ts'
import { aDesk, aDraft } from '../harness/a-desk.ts'
import { anInvitation } from '../harness/an-invitation.ts'

const between = (text: string, begins: string, ends: string): string => {
  const from = text.indexOf(begins)
  const to = text.indexOf(ends, from + begins.length)
  return from < 0 || to < 0 ? `no ${begins} … ${ends}` : text.slice(from + begins.length, to).trim()
}
const buttons = (text: string): string[] =>
  [...text.matchAll(/<button[^>]*>([^<]*)<\/button>/g)].map(([, said]) => said as string)

it('The preview is what a volunteer’s invitation shows, word for word and field for field', async () => {
  const desk = await aDesk()
  const { world, poster, coordinator, scope } = desk
  const { need, version } = await aDraft(desk)
  const previews: Record<string, string> = {}
  for (const language of languages) {
    const page = await poster.browser.get(`/needs/${need}/check?lang=${language}`)
    previews[language] = between(page.text, '<fieldset class="preview" disabled>', '</fieldset>')
  }
  await askReview(world.fx, scope, poster.by, { need, version })
  await approveNeed(world.fx, scope, coordinator.by, { need, version })
  const { path } = await anInvitation(world, { scope, need })
  for (const language of languages) {
    const { text } = await world.browser().get(`${path}?lang=${language}`)
    const shown = previews[language] ?? ''
    const read = between(text, '<main id="main">', '<form').replace('<h1>', '<h3>').replace('</h1>', '</h3>')
    expect(read).toContain(language === 'en' ? 'asks' : '请您帮个忙')
    const chosen = between(text, '<div class="card">', '<fieldset id="who">')
    expect(chosen).toContain('name="day"')
    expect(shown.startsWith(`${read}\n<div class="card">${chosen}<button`)).toBe(true)
    expect(buttons(shown)).toEqual(buttons(between(text, '<main id="main">', '</main>')))
    // Only the board's own words say where to bring it: that comes after a promise.
    expect(shown).not.toContain('二马路社区居民服务大厅')
  }
})

it('Nothing chosen in the preview is sent along', async () => {
  const desk = await aDesk()
  const { need } = await aDraft(desk)
  const page = await desk.poster.browser.get(`/needs/${need}/check`)
  const form = between(page.text, '<main id="main">', '</main>')
  expect(form.match(/name="(?:a|day|word)"/g)).toHaveLength(3)
  const outside = form.replace(/<fieldset class="preview" disabled>.*?<\/fieldset>/s, '')
  expect(outside).not.toMatch(/name="(?:[a-j]|day|word)"/)
})

import { html } from 'hono/html'
import { commonWords } from '../../../shared/messages/common.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** What a chat app shows of a link: for whoever is in that chat, and for the app itself. */
export interface Card {
  readonly title?: string
  readonly text?: string
}

/**
 * The card of a page (Open Graph), with our one picture. The page of a personal link has the general words: what is in a chat is read by more
 * people than the link was sent to.
 */
export function cardTags({ settings, language }: Visit, card?: Card) {
  const words = commonWords[language]
  const property = (name: string, content: string) => html`<meta property="og:${name}" content="${content}">`
  return html`${property('type', 'website')}${property('site_name', words.mulin)}${property('locale', language === 'en' ? 'en_US' : 'zh_CN')}${property('title', card?.title ?? words.cardTitle)}${property('description', card?.text ?? words.cardTitle)}${property('image', settings.PUBLIC_ORIGIN + urls.cardPicture())}`
}

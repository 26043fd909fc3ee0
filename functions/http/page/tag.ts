import { type Html, html } from './page.ts'

/** What a tag's colour says beside its words: nothing, all is well, something waits, something needs care. */
export type Tone = 'plain' | 'go' | 'wait' | 'warn'

/** A word or two about how something stands. */
export interface Tag {
  readonly label: string
  readonly tone: Tone
}

export const tag = (label: string, tone: Tone = 'plain'): Tag => ({ label, tone })

/** A tag within a sentence. */
export function inlineTag(label: string, tone: Tone = 'plain'): Html {
  return html`<span class="tag${tone === 'plain' ? '' : ` ${tone}`}">${label}</span>`
}

/** Tags in one line, as many as fit. Little markup: a board has hundreds. */
export function tags(all: readonly Tag[]): Html {
  return html`<p class="tags">${all.map(
    ({ label, tone }) => html`<span${tone === 'plain' ? '' : html` class="${tone}"`}>${label}</span>`,
  )}</p>`
}

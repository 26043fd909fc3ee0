import { type Html, html } from './page.ts'

/** What a tag's colour says beside its words: nothing, all is well, something waits, something needs care. */
export type Tone = 'plain' | 'go' | 'wait' | 'warn'

/** A word or two about how something stands. */
export function tag(label: string, tone: Tone = 'plain'): Html {
  return html`<span class="tag${tone === 'plain' ? '' : ` ${tone}`}">${label}</span>`
}

/** Tags in one line, as many as fit. */
export function tags(all: readonly Html[]): Html {
  return html`<p class="tags">${all}</p>`
}

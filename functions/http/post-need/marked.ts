import type { Finding } from '../../../shared/rules/identity-check.ts'
import { type Html, html } from '../page/page.ts'

/** A text with the words of its findings marked where they stand. */
export function marked(text: string, findings: readonly Finding[]): Html {
  const parts: (Html | string)[] = []
  let at = 0
  for (const { start, end } of findings) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`)
    at = end
  }
  return html`${[...parts, text.slice(at)]}`
}

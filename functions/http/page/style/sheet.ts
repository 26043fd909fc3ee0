import { createHash } from 'node:crypto'

/** A style sheet, sent inside its page so that a page is one request, and its hash for the page's policy. */
export interface Sheet {
  readonly css: string
  /** SHA-256 as base64. */
  readonly hash: string
}

export function sheetOf(...parts: readonly string[]): Sheet {
  const css = parts.join('\n')
  return { css, hash: createHash('sha256').update(css).digest('base64') }
}

import { html } from 'hono/html'
import type { Language } from './catalogue.ts'

/** What a message says, before it takes the shape of a text, a page or a short message. Values need no escaping. */
export interface MailWords {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** Things in a list, such as what is needed. */
  readonly items?: readonly string[]
  /** Facts with their names, such as where and by when. */
  readonly facts?: readonly (readonly [name: string, value: string])[]
  readonly button?: { readonly label: string; readonly href: string }
  /** After the button. */
  readonly after?: readonly string[]
  /** In small type at the end: why this came, and where to stop it. */
  readonly small?: readonly (string | { readonly label: string; readonly href: string })[]
  /** The same as one short line, where there is room for no more. */
  readonly short: string
}

export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Line breaks and other control characters become spaces: a value can neither add a header nor look like a line of ours. */
export function oneLine(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into a header.
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
}

/** The longest subject line; mailboxes show less. */
const longestSubject = 150

/** A message as e-mail: the same words as plain text and as a simple page with one button, nothing loaded from elsewhere. */
export function mail(words: MailWords, language: Language): Mail {
  const subject = oneLine(words.subject).slice(0, longestSubject)
  return { subject, text: plain(words), html: page(words, subject, language) }
}

function plain({ paragraphs, items = [], facts = [], button, after = [], small = [] }: MailWords): string {
  const blocks = [
    ...paragraphs.map(oneLine),
    items.map((item) => `· ${oneLine(item)}`).join('\n'),
    facts.map(([name, value]) => `${name}${oneLine(value)}`).join('\n'),
    button ? `${button.label}\n${button.href}` : '',
    ...after.map(oneLine),
    ...(small.length > 0 ? ['--'] : []),
    ...small.map((one) => (typeof one === 'string' ? oneLine(one) : `${one.label}\n${one.href}`)),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

const font =
  "font:16px/1.6 system-ui,-apple-system,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"
const buttonStyle =
  'display:inline-block;background:#0f5f4f;color:#ffffff;font-weight:600;text-decoration:none;padding:12px 24px;border-radius:8px'

function page(words: MailWords, subject: string, language: Language): string {
  const { paragraphs, items = [], facts = [], button, after = [], small = [] } = words
  return String(html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><title>${subject}</title></head>
<body style="margin:0;background:#fffdf9;color:#1c1917;${font}"><div style="max-width:34em;margin:0 auto;padding:16px">
${paragraphs.map((text) => html`<p>${oneLine(text)}</p>`)}
${items.length > 0 ? html`<ul>${items.map((item) => html`<li>${oneLine(item)}</li>`)}</ul>` : ''}
${facts.map(([name, value]) => html`<p style="margin:4px 0">${name}<strong>${oneLine(value)}</strong></p>`)}
${button ? html`<p style="margin:24px 0"><a href="${button.href}" style="${buttonStyle}">${button.label}</a></p>` : ''}
${after.map((text) => html`<p>${oneLine(text)}</p>`)}
${
  small.length > 0
    ? html`<div style="border-top:1px solid #a8a29e;margin-top:24px;color:#57534e;font-size:14px">${small.map(
        (one) =>
          typeof one === 'string'
            ? html`<p>${oneLine(one)}</p>`
            : html`<p><a href="${one.href}" style="color:#57534e">${one.label}</a></p>`,
      )}</div>`
    : ''
}
</div></body></html>`)
}

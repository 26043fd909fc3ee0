import type { Visit } from '../visit.ts'
import { type Html, html } from './page.ts'

/** The fields of a form as they were sent, in their order. */
export type Kept = readonly (readonly [name: string, value: string])[]

/** Reads every field of a request; undefined where a file was among them, which no page can send again, or where it is no form. */
export async function keptIn(request: Request): Promise<Kept | undefined> {
  try {
    const fields = [...(await request.formData())]
    return fields.every((field): field is [string, string] => typeof field[1] === 'string')
      ? fields
      : undefined
  } catch {
    return undefined
  }
}

/** One button that sends again what was kept, to where it was sent. */
export function sendAgain(visit: Visit, kept: Kept, label: string): Html {
  return html`<form method="post" action="${addressOf(visit)}">${kept.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button>${label}</button></form>`
}

/** The address that was asked for, with its query. */
export function addressOf({ c }: Visit): string {
  const { pathname, search } = new URL(c.req.url)
  return `${pathname}${search}`
}

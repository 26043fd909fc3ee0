import { type Html, html } from './page.ts'

/** What somebody typed, by field name: shown again when something has to be changed, so that nothing is lost. */
export type Typed = Readonly<Record<string, string>>
/** What has to be changed, by field name, as sentences in the reader's language. */
export type Problems = Readonly<Record<string, string>>

/** A body that no form of ours sends: it cannot be read, or holds text that is none. */
export class NoForm extends Error {
  override readonly name = 'NoForm'
}

/**
 * Reads the fields of a form, as they came.
 * @throws NoForm where they cannot be read, or one of them holds a NUL.
 */
export async function readForm(request: Request): Promise<FormData> {
  const body = await request.formData().catch(() => undefined)
  const readable = body && [...body].every(([, value]) => typeof value !== 'string' || !value.includes('\0'))
  if (!readable) throw new NoForm()
  return body
}

/**
 * Reads a form body; the last value wins where a name repeats, several values are kept under `all`.
 * Files and prototypes are ignored; each value is trimmed and bounded to 4,000 characters.
 * @throws NoForm as `readForm` does.
 */
export async function readTyped(
  request: Request,
): Promise<{ typed: Typed; all: (name: string) => string[] }> {
  const body = await readForm(request)
  const typed: Record<string, string> = Object.create(null)
  for (const [name, value] of body) if (typeof value === 'string') typed[name] = value.trim().slice(0, 4000)
  return {
    typed,
    all: (name) => body.getAll(name).flatMap((value) => (typeof value === 'string' ? [value.trim()] : [])),
  }
}

/** The list at the top of a page that names every problem and links to its field. It has the focus, so that it is heard and seen first. */
export function problemSummary(heading: string, problems: Problems): Html {
  const entries = Object.entries(problems)
  if (entries.length === 0) return html``
  return html`<div class="problems" role="alert" tabindex="-1" autofocus><h2>${heading}</h2><ul>${entries.map(
    ([name, sentence]) => html`<li><a href="#${name}">${sentence}</a></li>`,
  )}</ul></div>`
}

export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'time'
  readonly autocomplete?: string
  /** Id of a list of suggestions. */
  readonly list?: string
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'text'
  readonly required?: boolean
  readonly rows?: number
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** In characters. */
  readonly max?: number
  /** The smallest and the largest number, of a number. */
  readonly least?: number
  readonly most?: number
}

/** A labelled field with its hint, what was typed, and its problem if it has one. With `rows` a text area, with `options` a choice. */
export function field(spec: Field, typed: Typed, problems: Problems = {}): Html {
  const problem = problems[spec.name]
  const described = [spec.hint && `${spec.name}-hint`, problem && `${spec.name}-error`]
    .filter(Boolean)
    .join(' ')
  const aria = html`${described ? html` aria-describedby="${described}"` : ''}${problem ? html` aria-invalid="true"` : ''}${spec.required ? html` required` : ''}`
  const value = typed[spec.name] ?? ''
  return html`<label for="${spec.name}">${spec.label}</label>${
    spec.hint ? html`<p class="hint" id="${spec.name}-hint">${spec.hint}</p>` : ''
  }${problem ? html`<p class="error" id="${spec.name}-error">${problem}</p>` : ''}${control(spec, value, aria)}`
}

function control(spec: Field, value: string, aria: Html): Html {
  if (spec.options)
    return html`<select id="${spec.name}" name="${spec.name}"${aria}>${spec.options.map(
      (option) =>
        html`<option value="${option.value}"${option.value === value ? html` selected` : ''}>${option.label}</option>`,
    )}</select>`
  if (spec.rows)
    return html`<textarea id="${spec.name}" name="${spec.name}" rows="${spec.rows}" maxlength="${spec.max ?? 2000}"${aria}>${value}</textarea>`
  return html`<input id="${spec.name}" name="${spec.name}" type="${spec.type ?? 'text'}" value="${value}"${limits(spec)}${
    spec.autocomplete ? html` autocomplete="${spec.autocomplete}"` : ''
  }${spec.list ? html` list="${spec.list}"` : ''}${spec.inputmode ? html` inputmode="${spec.inputmode}"` : ''}${aria}>`
}

/** A length for text, bounds for a number. */
function limits({ type, max = 200, least, most }: Field): Html {
  if (type !== 'number') return html` maxlength="${max}"`
  return html`${least === undefined ? '' : html` min="${least}"`}${most === undefined ? '' : html` max="${most}"`}`
}

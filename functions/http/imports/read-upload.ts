import { readForm, type Typed } from '../page/form.ts'

/** A form that carries a file: its bytes, undefined where none was chosen, and what was typed beside it. */
export async function readUpload(
  request: Request,
): Promise<{ readonly file: Uint8Array | undefined; readonly typed: Typed }> {
  const body = await readForm(request)
  const typed: Record<string, string> = Object.create(null)
  for (const [name, value] of body) if (typeof value === 'string') typed[name] = value.trim().slice(0, 4000)
  const found = body.get('file')
  const file = found instanceof File && found.size > 0 ? new Uint8Array(await found.arrayBuffer()) : undefined
  return { file, typed }
}

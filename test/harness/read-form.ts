const field = /<(input|textarea|select)\b([^>]*)>(?:([^<]*)<\/textarea>)?/g

/** What a form of a page would send as it stands, without its buttons; names that say several things are lists. */
export function formFor(page: string, action: string): Record<string, string | string[]> {
  const form = page.split('<form').find((part) => part.includes(`action="${action}"`))
  if (form === undefined) throw new Error(`No form for ${action}.`)
  const sent: Record<string, string | string[]> = {}
  for (const [, kind, attributes = '', inside = ''] of form.split('</form>')[0]?.matchAll(field) ?? []) {
    const is = (name: string) => new RegExp(`(?:^| )${name}(?: |=|$)`).test(attributes)
    const of = (name: string) => plain(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
    const [name, type] = [of('name'), of('type')]
    if (name === '' || is('disabled')) continue
    if ((type === 'checkbox' || type === 'radio') && !is('checked')) continue
    const value = kind === 'textarea' ? plain(inside) : of('value')
    if (type === 'checkbox') sent[name] = [sent[name] ?? []].flat().concat(value)
    else sent[name] = value
  }
  return sent
}

/** The text of an attribute or an element, as its reader sees it. */
export const plain = (text: string): string =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The hidden fields of a page, as its form sends them. */
export function hiddenOf(page: string): Record<string, string | string[]> {
  const sent: Record<string, string | string[]> = {}
  for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g))
    sent[name] = name in sent ? [sent[name] ?? []].flat().concat(plain(value)) : plain(value)
  return sent
}

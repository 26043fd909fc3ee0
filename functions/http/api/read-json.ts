/** What a body says, or why it is not taken: it is no JSON, or nothing that can be meant. */
export type ReadJson = { readonly value: unknown } | 'not-readable' | 'not-valid'

/**
 * Reads JSON from outside. Beside what is no JSON it refuses what could be understood in two ways or reaches where it should not: a key that is said
 * twice, the key that reaches past an object, and text that is none (a NUL, half of a character).
 */
export function readJson(text: string): ReadJson {
  let strange = false
  let value: unknown
  try {
    value = JSON.parse(text, (key, one) => {
      // A record's schema would leave that key out without a word.
      strange ||= key === '__proto__' || !isText(key) || (typeof one === 'string' && !isText(one))
      return one
    })
  } catch {
    return 'not-readable'
  }
  return strange || repeatsAKey(text) ? 'not-valid' : { value }
}

/** Whole characters, and none that ends a text elsewhere. */
export const isText = (text: string): boolean => !/\p{Surrogate}/u.test(text) && !text.includes('\0')

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs

/** True where an object of this JSON, which is known to be well formed, names a key twice. */
function repeatsAKey(json: string): boolean {
  const open: (Set<string> | undefined)[] = []
  let awaitsKey = false
  for (const [part] of json.matchAll(token)) {
    const known = open.at(-1)
    if (part === '{' || part === '[') {
      open.push(part === '{' ? new Set() : undefined)
      awaitsKey = part === '{'
    } else if (part === '}' || part === ']') {
      open.pop()
      awaitsKey = false
    } else if (part === ',') awaitsKey = known !== undefined
    else if (known && awaitsKey) {
      const key = JSON.parse(part) as string
      if (known.has(key)) return true
      known.add(key)
      awaitsKey = false
    }
  }
  return false
}

declare const scoped: unique symbol

/**
 * Proof that this organisation may be read and written now. Every store function on an organisation's things takes one
 * and builds the key from it, so a handler cannot reach another organisation by an id from a request.
 * Made in few places only: from a signed-in member or API token, from an item a link or due work led to, and by the hub
 * for the organisations it admits.
 */
export interface Scope {
  readonly org: string
  readonly [scoped]: true
}

/** Only for sign-in, API tokens, links, due work and the hub: everything else receives its scope. */
export function scopeOf(org: string): Scope {
  return { org } as Scope
}

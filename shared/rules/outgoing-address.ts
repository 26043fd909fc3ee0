/**
 * Hosts that requests may go to, each 'host', '*.suffix' (below it, not itself) or either with ':port'. Without one the port is 443.
 * In lower case.
 */
export type AllowedHosts = readonly string[]

export interface Target {
  /** In lower case. */
  readonly host: string
  readonly port: number
}

/** Labels and dots, an optional port, a path of printable ASCII without '#' and '\'; nobody's name or password. */
const shape =
  /^https:\/\/(?<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9})(?::(?<port>[1-9]\d{0,4}))?(?:[/?][\x21\x22\x24-\x5b\x5d-\x7e]*)?$/i

/** Where an address leads, when requests may go there: https, a name that is allowed, its usual port unless another is. Undefined otherwise. */
export function outgoingTarget(address: string, allowed: AllowedHosts): Target | undefined {
  const { host, port } = shape.exec(address)?.groups ?? {}
  if (host === undefined) return undefined
  const target = { host: host.toLowerCase(), port: Number(port ?? 443) }
  return isAllowedTarget(target, allowed) ? target : undefined
}

export function isAllowedTarget({ host, port }: Target, allowed: AllowedHosts): boolean {
  if (!isName(host)) return false
  const named = port === 443 ? host : `${host}:${port}`
  return allowed.some((known) => (known.startsWith('*.') ? named.endsWith(known.slice(1)) : named === known))
}

/** Whether one entry of a list of hosts is written as it should be; for settings. */
export function isHostPattern(entry: string): boolean {
  const { host, port } = /^(?:\*\.)?(?<host>[^:]+)(?::(?<port>[1-9]\d{0,4}))?$/.exec(entry)?.groups ?? {}
  return host !== undefined && isName(host) && Number(port ?? 443) < 65_536 && entry === entry.toLowerCase()
}

/** A name, and not an address written as numbers: those end in a number, decimal, octal or hex. */
function isName(host: string): boolean {
  return /^(?:[a-z0-9-]{1,63}\.){0,9}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(host)
}

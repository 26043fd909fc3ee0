/**
 * Which addresses of the internet protocol belong to the public internet, by IANA's registries of special-purpose addresses
 * (RFC 6890 and its updates). What is not certainly public is not: an unusual spelling, a translated or tunnelled form.
 */

/** A range as its first address and the number of leading bits that count. */
type Range = readonly [first: string, bits: number]

const notPublic4: readonly Range[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carriers' own (CGNAT); some clouds' metadata
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // one cloud's metadata, in a public range
  ['169.254.0.0', 16], // link-local; most clouds' metadata
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments; one cloud's metadata
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // relays of 6to4
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 3], // multicast, reserved, broadcast
]

/** Global unicast; everything outside is loopback, local, mapped (::ffff:), translated (64:ff9b:) or unassigned. */
const public6: Range = ['2000::', 3]
const notPublic6: readonly Range[] = [
  ['2001::', 23], // protocol assignments: Teredo, ORCHID, benchmarks
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: carries an IPv4 address
  ['3fff::', 20], // documentation
]

/** Whether an address, as a resolver gives it, is one of the public internet. Anything but the plain notation is not. */
export function isPublicAddress(address: string): boolean {
  const four = bitsOf4(address)
  if (four) return !notPublic4.some(([first, bits]) => startsAlike(four, bitsOf4(first), bits))
  const six = bitsOf6(address)
  if (!six || !startsAlike(six, bitsOf6(public6[0]), public6[1])) return false
  return !notPublic6.some(([first, bits]) => startsAlike(six, bitsOf6(first), bits))
}

function startsAlike(bits: string, others: string | undefined, count: number): boolean {
  return others !== undefined && bits.slice(0, count) === others.slice(0, count)
}

/** 32 bits of four plain decimal numbers; no octal, no hex, nothing left out. */
function bitsOf4(address: string): string | undefined {
  const parts = address.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('')
}

/** 128 bits of up to eight groups, at most one '::', and no zone or IPv4 tail. */
function bitsOf6(address: string): string | undefined {
  const halves = address.split('::')
  if (halves.length > 2) return undefined
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const left = 8 - head.length - tail.length
  if (halves.length === 1 ? left !== 0 : left < 1) return undefined
  const groups = [...head, ...Array.from({ length: left }, () => '0'), ...tail]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('')
}

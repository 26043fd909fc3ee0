import type { Contact } from './contact.ts'
import { doubleSurnames } from './surnames.ts'

/** A name as others may see it: '王**'. The stars are always two, so that they don't give its length away. */
export function maskName(name: string): string {
  const letters = [...name.trim().normalize('NFKC')]
  const surname = doubleSurnames.find(
    (double) => letters.slice(0, 2).join('') === double && letters.length > 2,
  )
  return `${surname ?? letters[0] ?? ''}**`
}

/** An address that its owner recognises and nobody else can use: '138****5678', 'w***@example.org'. */
export function maskContact({ kind, address }: Contact): string {
  if (kind === 'email') return `${address.slice(0, 1)}***${address.slice(address.lastIndexOf('@'))}`
  if (address.startsWith('+86')) return `${address.slice(3, 6)}****${address.slice(-4)}`
  return `${address.slice(0, 4)}****${address.slice(-2)}`
}

/** An address for those who may use it, as people write it: '138 1234 5678'. */
export function showContact({ kind, address }: Contact): string {
  if (kind === 'email' || !address.startsWith('+86')) return address
  return `${address.slice(3, 6)} ${address.slice(6, 10)} ${address.slice(10)}`
}

import { ok, type Result, refuse } from './result.ts'

/**
 * An address in its one normal form: an e-mail address in lower case, or a mobile number with its country (E.164).
 * Two spellings of one address are equal here, so that one person is asked once.
 */
export interface Contact {
  readonly kind: 'email' | 'mobile'
  readonly address: string
}

/** Why what was typed is no address. Nothing of it is carried, so that a refusal may be logged. */
export type ContactRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly most: number }
  /** A line break or another control character: it could smuggle a header into a message. */
  | { readonly kind: 'control-characters' }
  | { readonly kind: 'several' }
  | { readonly kind: 'neither' }
  | { readonly kind: 'email-shape'; readonly part: 'before-at' | 'after-at' }
  | { readonly kind: 'mobile-digits'; readonly digits: number; readonly wanted: number }
  | { readonly kind: 'landline' }
  | { readonly kind: 'country-missing' }

/** Longest address that mail servers must take (RFC 5321: 256 with its brackets). */
const longest = 254
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must never reach a message header.
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** Reads an e-mail address or mobile number as people type, paste or speak it into a phone. */
export function parseContact(typed: string): Result<Contact, ContactRefusal> {
  const bare = typed.trim()
  if (bare.length > longest * 2) return refuse({ kind: 'too-long', most: longest })
  if (control.test(bare)) return refuse({ kind: 'control-characters' })
  const text = bare.normalize('NFKC').replace(invisible, '').trim()
  if (text === '') return refuse({ kind: 'empty' })
  if (/[,;、|]/.test(text)) return refuse({ kind: 'several' })
  return text.includes('@') ? parseEmail(text) : parseMobile(text)
}

/** A mobile number as networks and gateways write it, in its normal form; undefined for anything else. */
export function numberIn(text: string): string | undefined {
  const contact = parseContact(text)
  return contact.ok && contact.value.kind === 'mobile' ? contact.value.address : undefined
}

function parseEmail(text: string): Result<Contact, ContactRefusal> {
  const address = text
    .replace(/^mailto:/i, '')
    .replace(/。/g, '.')
    .replace(/ /g, '')
    .toLowerCase()
  if (address.length > longest) return refuse({ kind: 'too-long', most: longest })
  const [local = '', domain = '', ...more] = address.split('@')
  if (more.length > 0) return refuse({ kind: 'several' })
  if (local.length > 64 || !local.split('.').every((atom) => /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom)))
    return refuse({ kind: 'email-shape', part: 'before-at' })
  const labels = domain.split('.')
  const fits = labels.every((label) => label.length < 64 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))
  if (!fits || labels.length < 2 || !/^[a-z]{2,}$|^xn--/.test(labels.at(-1)!))
    return refuse({ kind: 'email-shape', part: 'after-at' })
  return ok({ kind: 'email', address })
}

const mainland = /^1[3-9]\d{9}$/
const mainlandDigits = 11

function parseMobile(text: string): Result<Contact, ContactRefusal> {
  const number = text
    .replace(/^(tel|sms):/i, '')
    .replace(/[\s.·\-‐-―_/。]/g, '')
    // '+44 (0)7700 …': the zero is dialled only inside the country.
    .replace(/^((?:\+|00)\d{1,3})\(0\)/, '$1')
    .replace(/[()[\]]/g, '')
  if (!/^\+?\d+$/.test(number)) return refuse({ kind: 'neither' })
  const international = number.replace(/^00(?=[1-9])/, '+')
  return international.startsWith('+') ? parseInternational(international) : parseMainland(number)
}

function parseMainland(number: string): Result<Contact, ContactRefusal> {
  // '86' without '+', and the '0' once dialled before a mobile number from elsewhere, are what people add by habit.
  const own = number.replace(/^(86|0)(?=1[3-9]\d{9}$)/, '')
  if (mainland.test(own)) return ok({ kind: 'mobile', address: `+86${own}` })
  if (own.startsWith('0') || /^([2-8]\d{6,7}|400\d{7}|800\d{7})$/.test(own))
    return refuse({ kind: 'landline' })
  if (own.startsWith('1') && own.length !== mainlandDigits)
    return refuse({ kind: 'mobile-digits', digits: own.length, wanted: mainlandDigits })
  if (own.length < 10) return refuse({ kind: 'mobile-digits', digits: own.length, wanted: mainlandDigits })
  return refuse({ kind: 'country-missing' })
}

function parseInternational(number: string): Result<Contact, ContactRefusal> {
  if (number.startsWith('+86')) {
    const own = number.slice(3).replace(/^0(?=1[3-9])/, '')
    if (mainland.test(own)) return ok({ kind: 'mobile', address: `+86${own}` })
    if (!own.startsWith('1')) return refuse({ kind: 'landline' })
    return refuse({ kind: 'mobile-digits', digits: own.length, wanted: mainlandDigits })
  }
  if (/^\+[1-9]\d{7,14}$/.test(number)) return ok({ kind: 'mobile', address: number })
  return refuse({ kind: 'mobile-digits', digits: number.length - 1, wanted: mainlandDigits })
}

import { ok, type Result, refuse } from './result.ts'
import { type TextKind, textKinds } from './text-kinds.ts'

/** How a text message is put to a gateway, and how its answer is read. The fields of `names` are what the JSON calls them; '' leaves one out. */
export interface GatewayFormat {
  readonly names: Readonly<Record<(typeof fieldNames)[number], string>>
  /** '+8613812345678', or '13812345678' as a country's own networks write it. */
  readonly numbers: 'e164' | 'national'
  /** The variables as an object by name, as the same in a string of JSON, or as a list in the order what, day, code, token. */
  readonly as: 'object' | 'text' | 'list'
  /** The field of an answer that decides, beside its status; absent: the status alone. */
  readonly answer?: string
  /** What it says when the message was taken, and when the number is none. */
  readonly ok: readonly string[]
  readonly badNumber: readonly string[]
}

const fieldNames = ['to', 'template', 'variables', 'reference', 'ttl'] as const

/** As our own gateway would have it. */
const plain: GatewayFormat = {
  names: { to: 'to', template: 'template', variables: 'variables', reference: 'reference', ttl: 'ttl' },
  numbers: 'e164',
  as: 'object',
  ok: [],
  badNumber: [],
}

/** Why a setting cannot be used, as a sentence. */
export type FormatRefusal = string

/** Reads 'to=phone template=code variables=params ttl=- numbers=national as=text answer=code ok=0,OK badNumber=4004'; all of it may be left out. */
export function parseGatewayFormat(text: string): Result<GatewayFormat, FormatRefusal> {
  const names = { ...plain.names }
  const rest: { -readonly [K in keyof Omit<GatewayFormat, 'names'>]?: GatewayFormat[K] } = {}
  for (const [name, value] of pairs(text)) {
    const field = fieldNames.find((one) => one === name)
    if (field) names[field] = value === '-' ? '' : value
    else if (name === 'numbers' && (value === 'e164' || value === 'national')) rest.numbers = value
    else if (name === 'as' && (value === 'object' || value === 'text' || value === 'list')) rest.as = value
    else if (name === 'answer' && value !== '') rest.answer = value
    else if (name === 'ok' || name === 'badNumber') rest[name] = value.split(',').filter(Boolean)
    else return refuse(`'${name}' is no part of the format, or has no such value`)
  }
  if (names.to === '' || names.template === '' || names.variables === '')
    return refuse('to, template and variables cannot be left out')
  if (rest.answer !== undefined && (rest.ok ?? []).length === 0)
    return refuse('answer needs ok: what it says when a message was taken')
  return ok({ ...plain, ...rest, names })
}

/** A provider's template by kind and language. */
export type GatewayTemplates = (kind: TextKind, language: 'zh-CN' | 'en') => string

/**
 * Reads 'code=SMS_1 appeal=SMS_2 … code.en=SMS_9': one for every kind in Chinese, and in English where there is one; without, English readers get the Chinese.
 */
export function parseGatewayTemplates(text: string): Result<GatewayTemplates, FormatRefusal> {
  const known = new Map<string, string>()
  for (const [name, id] of pairs(text)) {
    const [kind, language = 'zh-CN', ...more] = name.split('.')
    const isKind = textKinds.some((one) => one === kind)
    const isLanguage = language === 'zh-CN' || language === 'en'
    if (!isKind || !isLanguage || more.length > 0 || id === '')
      return refuse(`'${name}' names no kind of text message and language`)
    known.set(`${kind}.${language}`, id)
  }
  const missing = textKinds.filter((kind) => !known.has(`${kind}.zh-CN`))
  if (missing.length > 0) return refuse(`there is no template for ${missing.join(', ')}`)
  return ok((kind, language) => known.get(`${kind}.${language}`) ?? known.get(`${kind}.zh-CN`) ?? '')
}

function pairs(text: string): [name: string, value: string][] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    })
}

import type { GatewayFormat, GatewayTemplates } from '../rules/gateway-format.ts'
import type { Channel, Message, SendAnswer } from './channel.ts'
import type { Outgoing, OutgoingAnswer } from './outgoing.ts'
import { signatureHeaders, signatureOf } from './signature.ts'

export interface Gateway {
  readonly url: string
  /** Signs every body. */
  readonly key: string
  readonly templates: GatewayTemplates
  readonly format: GatewayFormat
}

/**
 * Text messages through any HTTPS gateway that takes a template's id and its variables, as in China, where every text is approved beforehand. One attempt: a text
 * message is never sent again by itself.
 */
export function gatewayTextChannel(
  { url, key, templates, format }: Gateway,
  outgoing: Pick<Outgoing, 'post'>,
  now: () => number,
): Channel {
  return {
    send: async (message) => {
      if (!message.template) return { kind: 'refused', permanent: false }
      const { kind, language } = message.template
      const body = JSON.stringify(bodyOf(message, templates(kind, language), format))
      const seconds = Math.floor(now() / 1000)
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        [signatureHeaders.at]: String(seconds),
        [signatureHeaders.signature]: signatureOf(key, seconds, body),
      }
      return answerTo(await outgoing.post(url, headers, body), format)
    },
  }
}

function bodyOf(
  { to, reference, template }: Message,
  id: string,
  { names, numbers, as }: GatewayFormat,
): Record<string, unknown> {
  const variables = template?.variables ?? {}
  const said = {
    to: numbers === 'national' ? to.replace(/^\+86/, '') : to,
    template: id,
    variables:
      as === 'list' ? Object.values(variables) : as === 'text' ? JSON.stringify(variables) : variables,
    reference,
    ttl: template?.ttl,
  }
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, value]) => {
      const name = names[field as keyof typeof names]
      return name === '' ? [] : [[name, value]]
    }),
  )
}

/** A gateway that answers says yes or no by its status and, where the format names a field, by that. What it cannot have taken is refused; the rest is unknown. */
function answerTo(answer: OutgoingAnswer, format: GatewayFormat): SendAnswer {
  switch (answer.kind) {
    case 'unknown':
      return { kind: 'unknown' }
    case 'refused':
      return { kind: 'refused', permanent: false }
    case 'sent': {
      const said = wordOf(answer.body, format)
      if (said !== undefined && format.badNumber.includes(said)) return { kind: 'refused', permanent: true }
      if (answer.status >= 200 && answer.status < 300) return taken(said, format)
      // Busy or turned away: not taken. Any other failure of theirs may have come after taking it.
      const mayBeTaken = (answer.status >= 500 && answer.status !== 503) || answer.status === 408
      return mayBeTaken ? { kind: 'unknown' } : { kind: 'refused', permanent: false }
    }
  }
}

function taken(said: string | undefined, { answer, ok }: GatewayFormat): SendAnswer {
  if (answer === undefined || (said !== undefined && ok.includes(said))) return { kind: 'sent' }
  return said === undefined ? { kind: 'unknown' } : { kind: 'refused', permanent: false }
}

/** The word of the answer's deciding field, or undefined where there is none to read. */
function wordOf(body: string, { answer }: GatewayFormat): string | undefined {
  if (answer === undefined) return undefined
  try {
    const read: unknown = JSON.parse(body)
    if (typeof read !== 'object' || read === null || !Object.hasOwn(read, answer)) return undefined
    const word: unknown = (read as Record<string, unknown>)[answer]
    return typeof word === 'string' || typeof word === 'number' ? String(word) : undefined
  } catch {
    return undefined
  }
}

import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import { linkToken } from '../../shared/rules/link-token.ts'

/** A link's token with what the table keeps of it. */
export interface Secret {
  readonly token: string
  readonly tokenHash: string
  readonly linkKeyId: string
}

/** The token for what is signed: under the current key, or under the one it was first made with. Undefined when that key is gone. */
export function secretFor(
  fx: NotifyEffects,
  signed: string,
  linkKeyId = fx.linkKeys.current,
): Secret | undefined {
  const digest = fx.linkKeys.sign(linkKeyId, signed)
  if (!digest) return undefined
  const token = linkToken(digest)
  return { token, tokenHash: fx.hash(token), linkKeyId }
}

/** The same under the current key, which is always there. */
export function newSecret(fx: NotifyEffects, signed: string): Secret {
  const secret = secretFor(fx, signed)
  if (!secret) throw new Error('The current link key is not known.')
  return secret
}

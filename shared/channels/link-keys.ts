import { createHmac } from 'node:crypto'
import type { Settings } from '../settings.ts'
import type { LinkKeys } from './notify-effects.ts'

/**
 * The link keys of the settings: one for new links, and the retired ones, kept until the last need whose links were made with them is over.
 * @throws Error when there is none: then this function must not send.
 */
export function linkKeys(settings: Settings): LinkKeys {
  const current = settings.LINK_KEY_ID
  if (settings.LINK_KEY === undefined) throw new Error('LINK_KEY is not set for this function.')
  const known = new Map([...settings.LINK_KEYS_RETIRED, [current, settings.LINK_KEY] as const])
  return {
    current,
    sign: (keyId, text) => {
      const key = known.get(keyId)
      return key === undefined ? undefined : createHmac('sha256', key).update(text).digest()
    },
  }
}

import type { Channel } from '../../shared/channels/channel.ts'
import { isInvented } from './local-mail.ts'

/**
 * Notifications of the local start: really sent to the push service that a browser has named, and shown on the outbox with their link. Those
 * to invented devices are shown there alone.
 */
export function localPush(service: Channel, outbox: Channel, origin: string): Channel {
  return {
    send: async (message) => {
      // The address is a secret, and on the outbox it is enough to say where it leads.
      const to = new URL(message.to).hostname
      const answer = isInvented(to) ? undefined : await service.send(message)
      if (answer && answer.kind !== 'sent') return answer
      const text = `${message.text}\n${origin}${message.push?.path ?? ''}`
      const shown = await outbox.send({ ...message, to, text })
      return answer ?? shown
    },
  }
}

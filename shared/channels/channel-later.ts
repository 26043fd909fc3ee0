import type { Channel } from './channel.ts'

/** A channel whose adapter is read when the first message leaves: most sweeps send nothing, and adapters are heavy. */
export function channelLater(open: () => Promise<Channel>): Channel {
  let channel: Promise<Channel> | undefined
  return {
    send: async (message) => {
      channel ??= open()
      return (await channel).send(message)
    },
  }
}

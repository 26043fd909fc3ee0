import type { Channel } from './channels/channel.ts'
import { channelLater } from './channels/channel-later.ts'
import type { Outgoing } from './channels/outgoing.ts'
import { pushHosts } from './rules/push-address.ts'
import type { Settings } from './settings.ts'

/**
 * Notifications on people's own devices, by the keys of the settings; undefined without them. `out` is what requests go through: the tests
 * bring one that reaches their own push service.
 */
export function pushChannelOf(settings: Settings, out?: Outgoing): Channel | undefined {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings
  if (publicKey === undefined || privateKey === undefined) return undefined
  const subject = settings.VAPID_SUBJECT ?? `mailto:${/([^<\s]+@[^>\s]+)/.exec(settings.MAIL_FROM)?.[1]}`
  return channelLater(async () => {
    const [{ pushChannel }, { outgoing }] = await Promise.all([
      import('./channels/push.ts'),
      import('./channels/outgoing.ts'),
    ])
    const hosts = [...pushHosts, ...settings.PUSH_HOSTS]
    return pushChannel({ publicKey, privateKey, subject }, out ?? outgoing({ hosts }))
  })
}

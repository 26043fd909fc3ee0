import type { Effects } from '../effects.ts'
import { type PushDevice, withDevice, withoutDevices } from '../rules/push-devices.ts'
import type { Volunteer } from '../store/volunteer.ts'
import { changeVolunteer } from './change-volunteer.ts'

/**
 * Tells a volunteer on one more device from now on. Whoever turns this on wants it: a 'never' for such messages ends with it. Harmless to
 * repeat. Answers undefined when the volunteer has gone.
 */
export function addDevice(
  fx: Effects,
  volunteer: string,
  given: Pick<PushDevice, 'endpoint' | 'p256dh' | 'auth'>,
): Promise<Volunteer | undefined> {
  const device = { ...given, identity: fx.identify(given.endpoint), addedAt: fx.now() }
  return changeVolunteer(fx, volunteer, ({ state, push = [], channels }) => {
    if (state === 'left') return undefined
    const wish = channels && !channels.includes('push') ? { channels: ['push' as const, ...channels] } : {}
    return { push: withDevice(push, device), ...wish }
  })
}

/** Tells a volunteer on these devices no more: they turned it off there, or the device has ceased to exist. Harmless to repeat. */
export async function forgetDevices(
  fx: Effects,
  volunteer: string,
  identities: readonly string[],
): Promise<void> {
  await changeVolunteer(fx, volunteer, ({ push = [] }) => {
    const kept = withoutDevices(push, identities)
    return kept.length === push.length ? undefined : { push: kept.length > 0 ? kept : undefined }
  })
}

import { createECDH, randomBytes } from 'node:crypto'
import { addDevice } from '../../shared/actions/push-devices.ts'
import type { Effects } from '../../shared/effects.ts'
import type { PushDevice } from '../../shared/rules/push-devices.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'

/** A browser that allows notifications: what it hands out, and what opens what is sealed for it. */
export interface Device extends Pick<PushDevice, 'endpoint' | 'p256dh' | 'auth'> {
  readonly privateKey: ReturnType<typeof createECDH>
}

let devices = 0

/** A device at the endpoint of a known push service, unless another is told. */
export function aDevice(origin = 'https://fcm.googleapis.com'): Device {
  const privateKey = createECDH('prime256v1')
  return {
    endpoint: `${origin}/fcm/send/device-${++devices}`,
    p256dh: privateKey.generateKeys().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
    privateKey,
  }
}

/** A volunteer who has turned notifications on, on these devices. */
export async function onDevices(
  fx: Effects,
  { volunteer }: Pick<Volunteer, 'volunteer'>,
  ...given: readonly Device[]
): Promise<Volunteer> {
  let saved: Volunteer | undefined
  for (const { endpoint, p256dh, auth } of given)
    saved = await addDevice(fx, volunteer, { endpoint, p256dh, auth })
  if (!saved) throw new Error('The volunteer is not there.')
  return saved
}

import { sendPreferencesLink } from '../../shared/actions/send-preferences-link.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { linkIn } from './a-wave.ts'
import type { World } from './world.ts'

/** The path of the link to their own settings, as somebody gets it who asks for it. */
export async function ownSettingsOf(world: World, { email }: Volunteer): Promise<string> {
  const { address } = email ?? { address: '' }
  await sendPreferencesLink(world.fx, { address, source: 'here' })
  await world.sweep()
  return linkIn(world.post.to(address).at(-1))
}

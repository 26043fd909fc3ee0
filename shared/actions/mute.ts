import type { Effects } from '../effects.ts'
import type { Topic } from '../rules/topics.ts'
import { changeVolunteer } from './change-volunteer.ts'

/** So many organisations may be muted by one person; whoever wants more of that wants to stop. */
export const mostMuted = 50

/** What somebody does not want to hear of any more: anything of this organisation, or these topics of anybody. */
export type Muting = { readonly org: string } | { readonly topics: readonly Topic[] }

/** Mutes it. Takes them out of matching for it as due work; harmless to repeat. The last topic stays: leaving is another wish. */
export async function mute(fx: Effects, volunteer: string, what: Muting): Promise<void> {
  await changeVolunteer(fx, volunteer, ({ muted = [], topics }) => {
    if ('org' in what)
      return muted.includes(what.org) || muted.length >= mostMuted
        ? undefined
        : { muted: [...muted, what.org] }
    const left = topics.filter((topic) => !what.topics.includes(topic))
    return left.length === 0 || left.length === topics.length ? undefined : { topics: left }
  })
}

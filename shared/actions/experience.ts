import type { Effects } from '../effects.ts'
import { type Experience, experienceOf, learnsFrom, readExperience } from '../rules/experience.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import { lastStories } from '../store/need-story.ts'
import { type NeedText, readNeedText } from '../store/need-text.ts'

/**
 * How people answer this organisation for such needs. Learned before a need's first wave and kept with the need, so that
 * later waves read nothing more.
 */
export async function experienceFor(fx: Effects, where: Where, ledger: Ledger): Promise<Experience> {
  if (ledger.wave > 0) return readExperience(ledger.experience, ledger.urgency)
  const text = await readNeedText(fx.table, where.scope, where.need)
  return text ? learn(fx, where, text) : readExperience(undefined, ledger.urgency)
}

/** The same from the organisation's last needs: one Query. */
export async function learn(
  fx: Effects,
  { scope }: Where,
  of: Pick<NeedText, 'topics' | 'urgency'>,
): Promise<Experience> {
  return experienceOf(await lastStories(fx.table, scope, learnsFrom), of, fx.zone)
}

import type { Effects } from '../effects.ts'
import { type Budget, restMs } from '../rules/budget.ts'
import { answerClass } from '../rules/chance.ts'
import { countYes, restAfterNo } from '../store/budget.ts'
import { readVolunteer, type Volunteer } from '../store/volunteer.ts'
import { changeVolunteer } from './change-volunteer.ts'

/**
 * Brings what matching knows of somebody's answers in line with their budget, where their class has changed: at the first yes,
 * and then ever more seldom. The match copies follow as due work.
 */
export async function noteAnswers(
  fx: Effects,
  volunteer: Pick<Volunteer, 'volunteer' | 'answers'>,
  { asked = 0, yes = 0 }: Pick<Budget, 'asked' | 'yes'>,
): Promise<void> {
  const answers = answerClass({ asked, yes })
  if (answers === (volunteer.answers ?? 0)) return
  await changeVolunteer(fx, volunteer.volunteer, (now) =>
    (now.answers ?? 0) === answers ? undefined : { answers },
  )
}

/** Somebody has promised something: counted once a need, and they are left alone for a good while. */
export async function noteYes(fx: Effects, of: { volunteer: string; need: string }): Promise<void> {
  const volunteer = await readVolunteer(fx.table, of.volunteer)
  // A reservation of somebody unconfirmed is nobody's yes yet.
  if (!volunteer) return
  const now = fx.now()
  await noteAnswers(fx, volunteer, await countYes(fx.table, now, of, now + restMs.pledged))
}

/** Somebody has said 'not this time': they did answer, so they rest only a short while. */
export function noteNo(fx: Effects, of: { volunteer: string; need: string }): Promise<void> {
  return restAfterNo(fx.table, of, fx.now() + restMs.declined)
}

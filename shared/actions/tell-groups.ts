import type { Effects } from '../effects.ts'
import { markGroupNews } from '../store/group-news.ts'
import type { Where } from '../store/ledger-item.ts'
import { robotsOf, wakeRobot } from '../store/robot.ts'

/** Which of an organisation's groups: those that hear of every need, all of them, or those that have heard of this one. */
export type Groups = 'that-hear-of-all' | 'all' | 'that-know'

/**
 * A need has changed in a way that groups may have to hear of: their robots' turns come. What is said, and whether anything is, follows from
 * the need as it is then, so this may be repeated. It is outside people's budgets. Answers how many robots it concerns.
 */
export async function tellGroups(fx: Effects, { scope, need }: Where, groups: Groups): Promise<number> {
  const robots = await robotsOf(fx.table, scope)
  const concerned = groups === 'that-hear-of-all' ? robots.filter(({ tells }) => tells) : robots
  const told = await Promise.all(
    concerned.map(async ({ robot }) => {
      const of = { robot, org: scope.org, need }
      if (!(await markGroupNews(fx.table, fx.now(), of, groups === 'that-know'))) return false
      await wakeRobot(fx.table, fx.now(), scope, robot)
      return true
    }),
  )
  return told.filter(Boolean).length
}

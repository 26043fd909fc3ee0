import { askingHeldUntil } from '../../../shared/actions/asking-stopped.ts'
import type { DueWork } from '../../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { type Claim, finish } from '../../../shared/store/due.ts'
import { waitingNews } from '../../../shared/store/group-news.ts'
import { readRobotKey } from '../../../shared/store/read-robot-key.ts'
import { endSpeaking, type Robot, readRobotAt } from '../../../shared/store/robot.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { sayNews } from './say-news.ts'

/** A turn says nothing new after this, in ms: a word may take 5 s, and nobody else's work shall wait for long. */
const longestTurnMs = 15_000

/** One turn of a robot, and what it has come to so far. */
export interface Turn {
  readonly claimed: Claim
  readonly address: string
  /** Nothing new is said after it, epoch ms. */
  readonly until: number
  robot: Robot
}

/**
 * One turn of a robot: says what waits in its group, one after another, never more than its minute allows, however many workers there
 * are: each word is first written down on the robot, bound to the claim. What it comes to too late waits for a later turn.
 */
export const speak: DueWork<NotifyEffects> = async (fx, claimed) => {
  const robot = await readRobotAt(fx.table, claimed.key)
  if (!robot) return
  if (robot.state === 'broken') return finish(fx.table, claimed)
  const held = await askingHeldUntil(fx, scopeOf(robot.org))
  if (held !== undefined) return finish(fx.table, claimed, held)
  const address = await readRobotKey(fx.table, robot.robot)
  if (address === undefined) return finish(fx.table, claimed)
  const turn: Turn = { claimed, address, until: fx.now() + longestTurnMs, robot }
  const times: number[] = []
  for (const news of await waitingNews(fx.table, robot.robot)) {
    const next = await sayNews(fx, turn, news)
    if (next === 'lost') return
    if (next.at !== undefined) times.push(next.at)
    if (next.ends) break
  }
  const { state, tries, last } = turn.robot
  const at = state === 'broken' || times.length === 0 ? undefined : Math.min(...times)
  await endSpeaking(fx.table, claimed, { state, tries, last, at })
}

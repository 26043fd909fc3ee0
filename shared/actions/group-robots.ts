import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { writeAudit } from '../store/audit.ts'
import { markGroupNews } from '../store/group-news.ts'
import {
  putRobot,
  type Robot,
  readRobot,
  removeRobot,
  robotsOf,
  setRobotTells,
  wakeRobot,
} from '../store/robot.ts'
import { putRobotKey, removeRobotKey } from '../store/robot-key.ts'
import type { Scope } from '../store/scope.ts'

/** An organisation has this many groups at most: every one is written to for every need. */
export const mostRobots = 10

export type NewRobot = Pick<Robot, 'name' | 'language' | 'tells'> & {
  /** The robot's own address with its key, as checked by rules/robot-address.ts. */
  readonly address: string
}

export type RobotRefusal = { readonly kind: 'too-many' } | { readonly kind: 'there-already' }

/** Adds a robot under an id made of its address, so that adding it twice is adding it once. The key first: a robot always has one. */
export async function addRobot(
  fx: Effects,
  scope: Scope,
  by: string,
  { address, ...facts }: NewRobot,
): Promise<Result<{ readonly robot: string }, RobotRefusal>> {
  const robot = fx
    .hash(`robot ${scope.org} ${address}`)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 12)
  const known = await robotsOf(fx.table, scope)
  if (known.some((one) => one.robot === robot)) return refuse({ kind: 'there-already' })
  if (known.length >= mostRobots) return refuse({ kind: 'too-many' })
  const at = fx.now()
  await putRobotKey(fx.table, robot, address)
  const fresh: Robot = {
    ...facts,
    ...{ robot, org: scope.org, state: 'works', spoke: [], tries: 0, addedAt: at, addedBy: by },
  }
  await putRobot(fx.table, scope, fresh)
  await writeAudit(fx.table, scope, robot, { kind: 'robot-added', at, by, about: robot })
  return ok({ robot })
}

/** Takes a robot away; its key first. Answers false when there is none of that id. */
export async function takeRobotAway(fx: Effects, scope: Scope, by: string, robot: string): Promise<boolean> {
  if (!(await readRobot(fx.table, scope, robot))) return false
  await removeRobotKey(fx.table, robot)
  await removeRobot(fx.table, scope, robot)
  await writeAudit(fx.table, scope, robot, { kind: 'robot-removed', at: fx.now(), by, about: robot })
  return true
}

/** Says a word of test in its group; a broken robot is thereby tried again. Answers false when there is none of that id. */
export async function testRobot(fx: Effects, scope: Scope, robot: string): Promise<boolean> {
  if (!(await readRobot(fx.table, scope, robot))) return false
  await markGroupNews(fx.table, fx.now(), { robot, org: scope.org, need: '' })
  return wakeRobot(fx.table, fx.now(), scope, robot, true)
}

/** Whether it hears of every new need by itself. */
export function letRobotHear(fx: Effects, scope: Scope, robot: string, tells: boolean): Promise<boolean> {
  return setRobotTells(fx.table, scope, robot, tells)
}

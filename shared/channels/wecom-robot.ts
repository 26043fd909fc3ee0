import * as z from 'zod/mini'
import type { AllowedHosts } from '../rules/outgoing-address.ts'
import { robotHosts } from '../rules/robot-address.ts'
import type { GroupRobot, RobotAnswer } from './group-robot.ts'
import { type Outgoing, type OutgoingAnswer, outgoing } from './outgoing.ts'

const answered = z.object({ errcode: z.number() })

/** Called too often: https://developer.work.weixin.qq.com/document/path/90313 */
const tooFast = 45_009

/** Robots of WeCom groups and of whatever speaks the same: one POST of a text without markup, never repeated by itself. */
export function weComRobot(
  /** Hosts beyond WeCom's own. */
  more: AllowedHosts,
  { post }: Pick<Outgoing, 'post'> = outgoing({ hosts: [...robotHosts, ...more], withinMs: 5000 }),
): GroupRobot {
  return {
    say: async (address, content) => {
      const body = JSON.stringify({ msgtype: 'text', text: { content } })
      return robotAnswer(await post(address, { 'content-type': 'application/json' }, body))
    },
  }
}

/** What its answer means: 200 with a code of its own, of which the 93000s are about the robot. */
function robotAnswer(answer: OutgoingAnswer): RobotAnswer {
  if (answer.kind === 'unknown') return answer
  if (answer.kind === 'refused')
    return { kind: 'refused', why: answer.why === 'not-allowed' ? 'invalid' : 'for-now' }
  const { status, body } = answer
  if (status === 429) return { kind: 'refused', why: 'too-fast' }
  if (status >= 500) return { kind: 'unknown' }
  if (status >= 300) return { kind: 'refused', why: status === 404 || status === 410 ? 'invalid' : 'for-now' }
  const read = answered.safeParse(parseJson(body))
  if (!read.success) return { kind: 'unknown' }
  const { errcode } = read.data
  if (errcode === 0) return { kind: 'sent' }
  if (errcode === tooFast) return { kind: 'refused', why: 'too-fast' }
  return { kind: 'refused', why: errcode >= 93_000 && errcode < 94_000 ? 'invalid' : 'for-now' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

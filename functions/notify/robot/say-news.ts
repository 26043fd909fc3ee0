import type { RobotAnswer } from '../../../shared/channels/group-robot.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { maySpeakAt, minuteAndMoreMs, spokenTimes } from '../../../shared/rules/robot-pace.ts'
import { mostRefusals, sendAgainMs, tryAgainAt } from '../../../shared/rules/sending.ts'
import {
  countSaying,
  type GroupNews,
  markGroupNews,
  putOffNews,
  type Saying,
  settleNews,
  takeBackSaying,
} from '../../../shared/store/group-news.ts'
import { noteSpeaking } from '../../../shared/store/robot.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { Turn } from './speak.ts'

/** A word whose answer was lost is said once more at most: a group cannot know it by an id. */
const mostHandOvers = 2

/** After so many refusals in a row a word is left, so that it does not keep the others. */
const mostRefusalsOfOne = 5

/** When it has to be looked at again, if ever, and whether the turn ends here. 'lost': somebody else speaks for this robot now. */
export type Next = { readonly at?: number; readonly ends?: true } | 'lost'

/** Says one thing that waits, if it is still to be said and the robot may speak. */
export async function sayNews(fx: NotifyEffects, turn: Turn, news: GroupNews): Promise<Next> {
  if (news.notBefore !== undefined && news.notBefore > fx.now()) return { at: news.notBefore }
  const prepared = await prepare(fx, turn.robot, news)
  if (inDoubt(news, prepared)) return leaveInDoubt(fx, news)
  if (prepared.kind === 'nothing') {
    await settleNews(fx.table, news)
    return {}
  }
  if (prepared.kind === 'wait') {
    await putOffNews(fx.table, news, prepared.until)
    return { at: prepared.until }
  }
  const free = maySpeakAt(turn.robot.spoke, fx.now())
  if (free > fx.now()) return { at: free, ends: true }
  if (fx.now() >= turn.until) return { at: fx.now(), ends: true }
  const spoke = spokenTimes(turn.robot.spoke, fx.now())
  if (!(await noteSpeaking(fx.table, turn.claimed, { seen: turn.robot, spoke }))) return 'lost'
  turn.robot = { ...turn.robot, spoke, words: (turn.robot.words ?? 0) + 1 }
  const { saying, text } = prepared
  if (!(await countSaying(fx.table, news, saying))) return {}
  const answer = await fx.robot.say(turn.address, text)
  fx.log(`message-${answer.kind}`, { kind: saying, channel: 'robot' })
  return answer.kind === 'refused'
    ? refused(fx, turn, news, answer.why)
    : handedOver(fx, turn, news, saying, answer.kind)
}

/** Handed over before without a clear end, and now it is not to be said (again). */
function inDoubt({ saying, sends = 0 }: GroupNews, prepared: Prepared): boolean {
  if (saying === undefined || sends === 0) return false
  return sends >= mostHandOvers || prepared.kind !== 'say' || prepared.saying !== saying
}

/** What may have been said counts as heard; whether something else follows is seen in the next turn, so it waits on, in this order. */
async function leaveInDoubt(fx: NotifyEffects, news: GroupNews): Promise<Next> {
  if (news.saying !== 'test') await markGroupNews(fx.table, fx.now(), news)
  await settleNews(fx.table, news, heardOf(news.saying, fx.now()))
  return { at: fx.now() }
}

async function handedOver(
  fx: NotifyEffects,
  turn: Turn,
  news: GroupNews,
  saying: Saying,
  came: 'sent' | 'unknown',
): Promise<Next> {
  const now = fx.now()
  turn.robot = { ...turn.robot, tries: 0, last: { came, at: now } }
  if (came === 'sent') {
    await settleNews(fx.table, news, heardOf(saying, now))
    return {}
  }
  await putOffNews(fx.table, news, now + sendAgainMs)
  return { at: now + sendAgainMs }
}

/** Certainly not said. Too fast: in a minute. An address that is none: until an administrator tries again. Else later, each time longer. */
async function refused(
  fx: NotifyEffects,
  turn: Turn,
  news: GroupNews,
  why: Extract<RobotAnswer, { kind: 'refused' }>['why'],
): Promise<Next> {
  const now = fx.now()
  const { robot } = turn
  const ofThis = (news.tries ?? 0) + (why === 'for-now' ? 1 : 0)
  await takeBackSaying(fx.table, news, ofThis)
  if (why === 'too-fast') {
    turn.robot = { ...robot, last: { came: 'too-fast', at: now } }
    return { at: now + minuteAndMoreMs, ends: true }
  }
  const tries = robot.tries + 1
  const came = why === 'invalid' ? 'invalid' : tries >= mostRefusals ? 'unreachable' : 'refused'
  turn.robot = {
    ...robot,
    tries,
    state: came === 'refused' ? robot.state : 'broken',
    last: { came, at: now },
  }
  if (ofThis >= mostRefusalsOfOne) await settleNews(fx.table, news)
  return { at: tryAgainAt(now, tries, robot.robot), ends: true }
}

function heardOf(saying: GroupNews['saying'], now: number): Pick<GroupNews, 'said' | 'askedAt'> {
  if (saying === undefined || saying === 'test') return {}
  return { said: saying, ...(saying === 'asks' ? { askedAt: now } : {}) }
}

import type { Effects } from '../effects.ts'
import { atLeast, hubOrganization } from '../rules/roles.ts'
import { type Concern, concernOf, endTrace, readConcern } from '../store/concern.ts'
import { finish } from '../store/due.ts'
import { membersOf } from '../store/member.ts'
import { answerOfConcern, putNotice, toAddress, toMember } from '../store/notice.ts'
import { scopeOf } from '../store/scope.ts'
import { carryOut } from './handle-concern.ts'
import type { DueWork } from './sweep.ts'

const hour = 3_600_000

/**
 * What happens to a concern when it is due: the hub's administrators are told that it is there; once they have handled it, what they decided is
 * done and whoever left an address gets one answer. Every message has an id of its own, so that twice is once.
 */
export const concernWork: DueWork = async (fx, claimed) => {
  const concern = await readConcern(fx.table, fx.now(), concernOf(claimed))
  if (!concern) return finish(fx.table, claimed)
  if (concern.handled) {
    await carryOut(fx, concern)
    await answer(fx, concern)
    await endTrace(fx.table, concern)
  } else await tellHub(fx, concern)
  return finish(fx.table, claimed)
}

/** Each is told on its own; those of a flood once an hour, by the first of them. */
async function tellHub(fx: Effects, { concern, oneOfMany, at }: Concern): Promise<void> {
  const members = await membersOf(fx.table, scopeOf(hubOrganization))
  const administrators = members.filter(
    ({ state, role }) => state === 'active' && atLeast(role, 'administrator'),
  )
  for (const { member } of administrators)
    await putNotice(fx.table, fx.now(), {
      to: toMember(hubOrganization, member),
      id: oneOfMany ? `concern-raised#many#${Math.floor(at / hour)}` : `concern-raised#${concern}`,
      kind: 'concern-raised',
      org: hubOrganization,
      about: concern,
    })
}

async function answer(fx: Effects, { concern, reach }: Concern): Promise<void> {
  if (!reach) return
  await putNotice(fx.table, fx.now(), {
    to: toAddress(reach.identity),
    id: answerOfConcern(concern),
    kind: 'concern-answered',
    about: concern,
  })
}

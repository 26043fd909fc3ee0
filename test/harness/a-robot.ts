import { addRobot, type NewRobot } from '../../shared/actions/group-robots.ts'
import type { Scope } from '../../shared/store/scope.ts'
import type { World } from './world.ts'

/** How the addresses of WeCom's group robots begin. */
export const weComAddress = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key='

/** A robot in a group of an organisation, with an address of its own; it hears of every new need unless told. */
export async function aRobot(
  { fx }: Pick<World, 'fx'>,
  scope: Scope,
  given: Partial<NewRobot> = {},
): Promise<{ readonly robot: string; readonly address: string }> {
  const address = given.address ?? `${weComAddress}${fx.newId(20)}`
  const fresh = { name: '二马路邻里群', language: 'zh-CN', tells: true, ...given, address } as const
  const added = await addRobot(fx, scope, 'anna', fresh)
  if (!added.ok) throw new Error(`The robot was refused: ${added.refusal.kind}`)
  return { robot: added.value.robot, address }
}
